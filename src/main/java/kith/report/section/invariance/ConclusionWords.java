package kith.report.section.invariance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.conclusion.Conclusion;
import kith.invariance.conclusion.Conclusion.Answer;
import kith.invariance.conclusion.ConclusionRule;
import kith.invariance.ladder.InvarianceAnswer;
import kith.invariance.ladder.LadderStep;
import kith.invariance.level.DecisionRule;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.invariance.level.LevelVerdict;
import kith.invariance.search.PartialAnswer;
import kith.report.document.Block.Tone;
import kith.report.section.fit.FitWords;
import kith.report.section.word.Labels;

/** What a {@link Conclusion} on comparability says, in words. Nothing here decides anything. */
record ConclusionWords(ComparabilityAnswer answer, Labels labels) {

    /** Parameters that are named in a sentence; further ones are counted. */
    private static final int MOST_NAMED = 6;

    private Conclusion conclusion() {
        return answer.conclusion();
    }

    private String groups() {
        return LevelWords.compared(answer.ladder());
    }

    private Level question() {
        return conclusion().question().orElse(Level.CONFIGURAL);
    }

    /** The verdict in a few words, for a tile. */
    String tile() {
        return switch (conclusion().answer()) {
            case AS_THEY_STAND -> "As they stand";
            case WITH_RELEASED -> question() == Level.SCALAR ? "Latent means only" : "Relations only";
            case NOT -> "No";
            case NO_CONCLUSION -> "No conclusion";
        };
    }

    /** What stands under the tile. */
    String comment() {
        String level = question().id() + " invariance ";
        return switch (conclusion().answer()) {
            case AS_THEY_STAND -> level + "supported";
            case WITH_RELEASED -> level + "partially supported";
            case NOT -> level + "not supported";
            case NO_CONCLUSION -> "evidence neither for nor against";
        };
    }

    Tone tone() {
        return switch (conclusion().answer()) {
            case AS_THEY_STAND -> conclusion().cautions().isEmpty() ? Tone.GOOD : Tone.NOTE;
            case WITH_RELEASED -> Tone.WARNING;
            case NOT, NO_CONCLUSION -> Tone.ERROR;
        };
    }

    /** The verdict first, then what it rests on, how much it matters, and what to bear in mind. */
    List<String> paragraphs() {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(verdict());
        List<String> size = new ReleasedWords(answer, labels).sentences();
        if (!size.isEmpty()) {
            paragraphs.add(String.join(" ", size));
        }
        List<String> limits = limits();
        if (!limits.isEmpty()) {
            paragraphs.add(String.join(" ", limits));
        }
        List<String> factors = answer.ladder().steps().stream()
                .filter(step -> step.level().isOfFactors())
                .map(this::ofFactors)
                .toList();
        if (!factors.isEmpty()) {
            paragraphs.add(String.join(" ", factors) + (conclusion().isComparable() ? "" : " " + rests()));
        }
        return paragraphs;
    }

    /** The verdict, the numbers that decided and what may be compared. */
    String verdict() {
        return switch (conclusion().answer()) {
            case AS_THEY_STAND -> asTheyStand();
            case WITH_RELEASED -> withReleased();
            case NOT -> not();
            case NO_CONCLUSION -> noConclusion();
        };
    }

    /** The verdict in one or two sentences, for a summary. */
    String brief() {
        String level = question().id() + " invariance";
        return switch (conclusion().answer()) {
            case AS_THEY_STAND ->
                "Scores of the " + groups() + " may be compared as they stand: " + level + " was supported. "
                        + allowed();
            case WITH_RELEASED -> {
                int released = conclusion().released().size();
                yield (question() == Level.SCALAR
                                ? "Latent means of the " + groups() + " may be compared, raw scores may not: partial "
                                : "Unstandardised relations of the factors may be compared across the " + groups()
                                        + " in this model: partial ")
                        + level + " was supported after " + released
                        + (released == 1 ? " parameter was" : " parameters were") + " released ("
                        + named(conclusion().released()) + ").";
            }
            case NOT ->
                "The " + groups() + " should not be compared on "
                        + (question() == Level.SCALAR ? "means" : "relations") + ". " + LevelWords.name(question())
                        + " invariance was not supported: "
                        + whyNot() + ".";
            case NO_CONCLUSION -> noConclusion();
        };
    }

    private String asTheyStand() {
        return LevelWords.name(question()) + " invariance was supported across the " + groups() + ": " + grounds()
                + ". " + allowed() + strict();
    }

    private String grounds() {
        return conclusion().decidedBy() == DecisionRule.SEARCH
                ? "the search released no parameter, and no χ² difference test had p < " + RuleWords.supported() + " ("
                        + tests(answer.ladder()) + ")"
                : "the rule chosen, " + rule() + ", was met at every level (" + tests(answer.ladder()) + ")";
    }

    private String rule() {
        return answer.ladder().steps().stream()
                .flatMap(step -> step.comparison().stream())
                .flatMap(against -> against.judgements().stream())
                .filter(one ->
                        one.criterion().id().startsWith(conclusion().decidedBy().id()))
                .map(kith.invariance.ladder.Judgement::rule)
                .findFirst()
                .orElse(conclusion().decidedBy().id().replace('_', ' '));
    }

    private static String tests(InvarianceAnswer ladder) {
        return ConclusionRule.tested(ladder).stream()
                .map(step -> step.level().id() + ": " + LevelWords.test(step))
                .collect(Collectors.joining("; "));
    }

    private String allowed() {
        return switch (question()) {
            case SCALAR ->
                isOrdered()
                        ? "Latent means may be compared."
                        : "Latent means and expected observed means may be compared.";
            case METRIC -> "Unstandardised relations of the factors may be compared; means were not tested.";
            default -> "Neither relations nor means were tested.";
        };
    }

    private boolean isOrdered() {
        return !answer.ladder().steps().get(0).fit().table().ordered().isEmpty();
    }

    private String strict() {
        Optional<LadderStep> strict = answer.ladder().step(Level.STRICT);
        if (strict.isEmpty()) {
            return "";
        }
        String test = LevelWords.test(strict.get());
        String numbers = test.isEmpty() ? "" : ", " + test;
        return switch (conclusion().on(Level.STRICT)) {
            case SUPPORTED ->
                " Strict invariance was supported as well" + numbers
                        + ", so that observed variances and correlations may be compared too.";
            case PARTIALLY_SUPPORTED -> " Strict invariance was partially supported.";
            case NOT_SUPPORTED ->
                " Strict invariance was not supported" + numbers
                        + ": do not compare observed variances, correlations"
                        + (isOrdered()
                                ? ", standardised differences or raw score means."
                                : " or standardised differences.");
            case NOT_JUDGED -> "";
        };
    }

    private String withReleased() {
        List<FreedParameter> released = conclusion().released();
        String tests = answer.partial()
                .map(PartialAnswer::ladder)
                .map(ConclusionWords::tests)
                .map(text -> " (" + text + ")")
                .orElse("");
        String means = question() == Level.SCALAR
                ? " Compare the latent means given under partial invariance; raw scores carry the bias of these items."
                : " Compare unstandardised relations of the factors in this model, not relations of raw scores.";
        return "Partial " + question().id() + " invariance was supported across the " + groups() + ". "
                + atStart(released.size()) + (released.size() == 1 ? " parameter was" : " parameters were")
                + " non-invariant and released: " + named(released) + ". With "
                + (released.size() == 1 ? "it" : "these") + " free, equality of the others was not rejected" + tests
                + "."
                + means;
    }

    /** A number at the beginning of a sentence, which does not begin with a digit. */
    private static String atStart(int count) {
        List<String> words =
                List.of("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten");
        return count < words.size() ? words.get(count) : "In all, " + count;
    }

    private String named(List<FreedParameter> released) {
        String first = released.stream()
                .limit(MOST_NAMED)
                .map(one -> LevelWords.parameter(one, labels))
                .collect(Collectors.joining("; "));
        return released.size() > MOST_NAMED ? first + "; and " + (released.size() - MOST_NAMED) + " more" : first;
    }

    private String not() {
        Level failed = answer.ladder().steps().stream()
                .map(LadderStep::level)
                .filter(level -> conclusion().on(level) == LevelVerdict.NOT_SUPPORTED)
                .findFirst()
                .orElse(question());
        return LevelWords.name(failed) + " invariance was not supported (" + tests(answer.ladder()) + "), and the "
                + groups() + " should not be compared on " + (question() == Level.SCALAR ? "means" : "relations")
                + ": " + whyNot() + "."
                + (conclusion().halves().isEmpty()
                        ? ""
                        : " Either half could be the deviating one, so no partial means are given.")
                + (conclusion().released().isEmpty() ? "" : " " + searchReleased());
    }

    private String whyNot() {
        return conclusion().reasons().stream().map(this::whyNot).collect(Collectors.joining("; "));
    }

    private String searchReleased() {
        boolean one = conclusion().released().size() == 1;
        return (one ? "This parameter was" : "These parameters were") + " non-invariant: "
                + named(conclusion().released()) + ".";
    }

    private String whyNot(Conclusion.Reason reason) {
        return switch (reason) {
            case HALF_RELEASED -> halves();
            case PARTIAL_REJECTED ->
                conclusion().released().isEmpty()
                        ? "equality was rejected, and no single parameter explained why"
                        : "equality was rejected even with the non-invariant parameters released";
            case REJECTED_WITHOUT_SEARCH ->
                "equality was rejected, and no search was run that would show which parameters differ";
            case RULE_FAILED -> "the rule chosen, " + rule() + ", was not met";
            case CONFIGURAL_DIFFERS -> "the permutation test rejected the same factor structure in all " + groups();
            default -> because(reason);
        };
    }

    /** Such as: 3 of 5 items of Neuroticism were non-invariant in women. */
    private String halves() {
        return conclusion().halves().isEmpty()
                ? "further parameters were non-invariant, but releasing them would have left too few equal items of their factor"
                : conclusion().halves().stream()
                        .map(half ->
                                half.released() + " of " + half.items() + " items of " + labels.title(half.factor())
                                        + " were non-invariant in " + labels.title(half.context()))
                        .collect(Collectors.joining(", "));
    }

    private String noConclusion() {
        return "These data do not allow a conclusion on comparability: "
                + conclusion().reasons().stream().map(this::because).collect(Collectors.joining("; "))
                + ". This is evidence neither for nor against comparability."
                + conclusion().reasons().stream()
                        .map(ConclusionWords::advice)
                        .distinct()
                        .collect(Collectors.joining());
    }

    /** What to do about a reason; empty where the reason says it. */
    private static String advice(Conclusion.Reason reason) {
        return switch (reason) {
            case CONFIGURAL_MISFIT -> " Improve the model first.";
            case UNDECLARED_CLUSTERS -> " Declare the cluster.";
            default -> "";
        };
    }

    private String because(Conclusion.Reason reason) {
        return switch (reason) {
            case NOTHING_TESTED -> "no level beyond configural was tested";
            case NOT_ESTIMATED -> "a model did not converge or is not identified";
            case IMPROPER_SOLUTION -> "a solution is improper (see the findings)";
            case NO_TEST -> "a χ² difference test could not be computed";
            case SMALL_GROUP ->
                "too few rows for the number of parameters"
                        + answer.ladder().smallContexts().stream()
                                .filter(name -> !name.isEmpty())
                                .map(labels::title)
                                .collect(Collectors.collectingAndThen(
                                        Collectors.joining(", "), names -> names.isEmpty() ? "" : " in " + names));
            case CONFIGURAL_MISFIT ->
                "the configural model does not fit ("
                        + FitWords.numbers(answer.ladder().steps().get(0).fit())
                        + "), perhaps in the same way in all " + groups();
            case NO_SEARCH -> "no search for non-invariant parameters was run, and the default rule needs one";
            case SEARCH_INCOMPLETE -> "a model of the search for non-invariant parameters did not converge";
            case UNEXPLAINED ->
                "equality was rejected (" + tests(answer.ladder())
                        + "), but no single parameter was found that explains it";
            case UNDECLARED_CLUSTERS ->
                "equality was rejected, but respondents seem to come in clusters that were not declared (design effect"
                        + " of at least 2), in which case such tests reject too often";
            case OUTSIDE_SCOPE ->
                "the rule chosen, " + rule()
                        + ", was not derived for this comparison (see the table of published rules)";
            case RULE_SILENT -> "the rule chosen, " + rule() + ", says nothing on these data";
            default -> whyNot(reason);
        };
    }

    /** What the verdict assumes, what could have gone unnoticed, and the cautions. */
    private List<String> limits() {
        List<String> limits = new ArrayList<>();
        if (conclusion().answer() == Answer.WITH_RELEASED) {
            limits.add(
                    "The released parameters were selected on the same data, and the comparison assumes that the other"
                            + " items are invariant.");
        }
        boolean low = conclusion().cautions().contains(Conclusion.Caution.LOW_POWER);
        String sizes = answer.partial().stream()
                .flatMap(one -> one.detectable().stream())
                .map(one -> String.format(Locale.ROOT, what(one.level()), one.change()))
                .collect(Collectors.joining(" or "));
        if (!sizes.isEmpty()) {
            limits.add((low ? "Power was limited: with" : "With")
                    + " these sample sizes the search detects, with a probability of 80%, " + sizes
                    + "; smaller differences can go unnoticed.");
        }
        for (Conclusion.Caution caution : conclusion().cautions()) {
            switch (caution) {
                case CONFIGURAL_FIT ->
                    limits.add("One fit index of the configural model is beyond its limit ("
                            + FitWords.numbers(answer.ladder().steps().get(0).fit())
                            + "), so that misfit common to all " + groups() + " may hide or mimic differences.");
                case UNDECLARED_CLUSTERS -> {
                    if (!conclusion().reasons().contains(Conclusion.Reason.UNDECLARED_CLUSTERS)) {
                        limits.add(
                                "Respondents seem to come in clusters that were not declared; tests then reject too often.");
                    }
                }
                case LOW_POWER -> {
                    // Said above, with the numbers.
                }
            }
        }
        return limits;
    }

    private static String what(Level level) {
        return switch (level) {
            case THRESHOLDS -> "a single threshold difference of %.2f SD";
            case METRIC -> "a single difference of %.2f in a standardised loading";
            default -> "a single intercept difference of %.2f SD";
        };
    }

    private String ofFactors(LadderStep step) {
        String what = switch (step.level()) {
            case VARIANCES -> "Factor variances";
            case COVARIANCES -> "Factor covariances";
            default -> "Latent means";
        };
        String test = LevelWords.test(step);
        return what
                + switch (conclusion().on(step.level())) {
                    case SUPPORTED -> " did not differ significantly across the " + groups() + ", " + test + ".";
                    case PARTIALLY_SUPPORTED, NOT_SUPPORTED -> " differed across the " + groups() + ", " + test + ".";
                    case NOT_JUDGED -> " could not be compared across the " + groups() + ".";
                };
    }

    private String rests() {
        return "Since invariance of the items was not established, these tests mix differences in the construct with"
                + " differences in the items.";
    }
}
