/**
 * Hypotheses about scores that a study states beforehand, as the testing of construct validity asks for them: how
 * strongly a score should correlate with another variable, and which of two groups should score higher and by how much.
 * {@link kith.hypothesis.Hypothesis} is one of them, {@link kith.hypothesis.HypothesisResult} what the responses say of
 * it; start with {@link kith.hypothesis.HypothesesAnalysis}. {@link kith.hypothesis.MultitraitAnalysis} asks whether
 * several traits converge over several contexts, and differ from one another, on the same respondents.
 */
package kith.hypothesis;
