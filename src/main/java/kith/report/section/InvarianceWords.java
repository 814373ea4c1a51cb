package kith.report.section;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kith.invariance.InvarianceAnswer;
import kith.invariance.LadderStep;
import kith.invariance.Level;
import kith.invariance.Verdict;
import kith.report.document.Block.Tone;
import kith.sem.Comparison;

/** What a ladder of invariance says, in words. */
final class InvarianceWords {

    private static final double SIGNIFICANT = 0.05;

    private InvarianceWords() {}

    static String name(Level level) {
        return level.id().substring(0, 1).toUpperCase(Locale.ROOT) + level.id().substring(1);
    }

    static String verdict(Verdict verdict) {
        return switch (verdict) {
            case HELD -> "holds";
            case DOUBTFUL -> "in doubt";
            case REJECTED -> "does not hold";
            case UNKNOWN -> "could not be judged";
        };
    }

    static String method(Comparison.Method method) {
        return switch (method) {
            case PLAIN -> "difference of the two χ²";
            case SATORRA_BENTLER_2001 -> "scaled difference of Satorra and Bentler (2001)";
            case SATORRA_BENTLER_2010 -> "scaled difference of Satorra and Bentler (2010)";
            case SATORRA_2000 -> "scaled and shifted difference (Satorra, 2000; Asparouhov & Muthén, 2006)";
        };
    }

    /** What may be compared when a level is reached. */
    static String allowed(Level level) {
        return switch (level) {
            case CONFIGURAL ->
                "The same items belong together in every group, but neither relations nor means of scores may be"
                        + " compared across them";
            case THRESHOLDS ->
                "Latent responses have a common unit in every group, but neither relations nor means of scores"
                        + " may be compared across them";
            case METRIC -> "Relations with other variables may be compared across the groups; means may not";
            case SCALAR ->
                "Means of the factors may be compared across the groups; observed scores are not equally precise in"
                        + " all of them";
            case STRICT -> "Means of the factors and of observed scores may be compared across the groups";
        };
    }

    static boolean meansComparable(InvarianceAnswer answer) {
        return answer.reached()
                .filter(level -> level.compareTo(Level.SCALAR) >= 0)
                .isPresent();
    }

    static Tone tone(InvarianceAnswer answer) {
        if (answer.reached().isEmpty()) {
            return Tone.ERROR;
        }
        boolean doubtful = answer.steps().stream()
                .anyMatch(step -> step.verdict() == Verdict.DOUBTFUL
                        && step.level().compareTo(answer.reached().get()) <= 0);
        return meansComparable(answer) && !doubtful ? Tone.GOOD : Tone.WARNING;
    }

    /** The highest step that holds, what it allows, and where and by how much the next one fails. */
    static String conclusion(InvarianceAnswer answer) {
        StringBuilder text = new StringBuilder();
        Optional<Level> reached = answer.reached();
        if (reached.isEmpty()) {
            text.append(
                    "Not even the same structure holds in every group, so that nothing may be compared across them. ");
        } else {
            text.append("The ladder holds up to the ")
                    .append(reached.get().id())
                    .append(" step. ")
                    .append(allowed(reached.get()))
                    .append(". ");
        }
        List<LadderStep> doubtful = answer.steps().stream()
                .filter(step -> step.verdict() == Verdict.DOUBTFUL)
                .toList();
        doubtful.forEach(step -> text.append("The ")
                .append(step.level().id())
                .append(" step is in doubt, because the measures of fit disagree")
                .append(numbers(step))
                .append(". "));
        answer.steps().stream()
                .filter(step -> step.verdict() == Verdict.REJECTED || step.verdict() == Verdict.UNKNOWN)
                .findFirst()
                .ifPresent(step -> text.append("The ")
                        .append(step.level().id())
                        .append(" step ")
                        .append(verdict(step.verdict()))
                        .append(numbers(step))
                        .append(". "));
        List<String> rejected = answer.steps().stream()
                .filter(step -> step.verdict() == Verdict.HELD)
                .filter(step -> step.comparison()
                        .filter(against -> against.test().pValue() < SIGNIFICANT)
                        .isPresent())
                .map(step -> step.level().id())
                .toList();
        if (!rejected.isEmpty()) {
            text.append("The test of the difference in χ² rejects exact equality (p < .05) at the step")
                    .append(rejected.size() == 1 ? " " : "s ")
                    .append(String.join(" and ", rejected))
                    .append(", although fit worsens by less than the guides allow: single parameters may differ between"
                            + " the groups.");
        }
        return text.toString().strip();
    }

    private static String numbers(LadderStep step) {
        return step.comparison()
                .map(against -> String.format(
                        Locale.ROOT,
                        " (Δχ²(%.0f) = %.2f, p %s, ΔCFI = %s, ΔRMSEA = %s, ΔSRMR = %s; %s)",
                        against.test().dfDifference(),
                        against.test().chisqDifference(),
                        FitWords.p(against.test().pValue()),
                        FitWords.index(against.deltaCfi()),
                        FitWords.index(against.deltaRmsea()),
                        FitWords.index(against.deltaSrmr()),
                        step.rule()))
                .orElseGet(() -> " (" + FitWords.numbers(step.fit()) + "; " + step.rule() + ")");
    }
}
