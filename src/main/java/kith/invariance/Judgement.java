package kith.invariance;

/**
 * What one rule says of a step.
 *
 * @param rule its name and source
 * @param caveat where the rule was studied for something else; empty otherwise
 */
public record Judgement(String rule, Verdict verdict, String caveat) {}
