package kith.report.section;

import java.util.ArrayList;
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

    /** What is compared: groups of people, or contexts about which the same people answered. */
    private record Compared(String one, String many) {

        static Compared of(InvarianceAnswer answer) {
            return answer.layout().repeated().isPresent()
                    ? new Compared("context", "contexts")
                    : new Compared("group", "groups");
        }
    }

    /** What may be compared when a level is reached. */
    private static String allowed(Level level, Compared compared) {
        return switch (level) {
            case CONFIGURAL ->
                "The same items belong together in every " + compared.one()
                        + ", but neither relations nor means of scores may be compared across the " + compared.many();
            case THRESHOLDS ->
                "Answers are on a common scale in every " + compared.one()
                        + ", but neither relations nor means of scores may be compared across the " + compared.many();
            case METRIC ->
                "Relations with other variables may be compared across the " + compared.many() + "; means may not";
            case SCALAR ->
                "Means of the factors may be compared across the " + compared.many()
                        + "; observed scores are not equally precise in all of them";
            case STRICT, VARIANCES, COVARIANCES, MEANS ->
                "Means of the factors and of observed scores may be compared across the " + compared.many();
        };
    }

    /** What a step of measurement claims. */
    private static String claim(LadderStep step, Compared compared) {
        String claim = switch (step.level()) {
            case CONFIGURAL -> "the same items belong together in every " + compared.one();
            case THRESHOLDS -> "answer categories lie equally far apart in every " + compared.one();
            case METRIC -> "each item tells as much of its factor in every " + compared.one();
            case SCALAR -> "people who are alike in what is measured give the same answers in every " + compared.one();
            default -> "answers are equally precise in every " + compared.one();
        };
        return claim + " (the " + step.level().id() + " step" + numbers(step) + ")";
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

    /** The highest step that holds, what it allows, what is in doubt, and where and by how much the next one fails. */
    static String conclusion(InvarianceAnswer answer) {
        List<String> said = new ArrayList<>();
        Optional<Level> reached = answer.reached();
        List<LadderStep> doubtful = upTo(answer, Verdict.DOUBTFUL);
        Compared compared = Compared.of(answer);
        if (reached.isEmpty()) {
            boolean unknown = answer.steps().get(0).verdict() == Verdict.UNKNOWN;
            said.add(
                    unknown
                            ? "Nothing may be compared across the " + compared.many() + " as it stands."
                            : "Not even the same structure holds in every " + compared.one()
                                    + ", so that nothing may be compared across them.");
        } else {
            said.add(allowed(reached.get(), compared) + ": the ladder holds up to the "
                    + reached.get().id() + " step" + (doubtful.isEmpty() ? "." : ", with doubt."));
        }
        doubtful.forEach(step ->
                said.add("In doubt is, since the measures of fit disagree, whether " + claim(step, compared) + "."));
        answer.steps().stream()
                .filter(step -> !step.level().isOfFactors())
                .filter(step -> step.verdict() == Verdict.REJECTED || step.verdict() == Verdict.UNKNOWN)
                .findFirst()
                .ifPresent(step -> said.add((step.verdict() == Verdict.REJECTED
                                ? "It does not hold that "
                                : "It could not be judged whether ")
                        + claim(step, compared) + "."));
        List<String> inexact = upTo(answer, Verdict.HELD).stream()
                .filter(step -> step.comparison()
                        .filter(against -> against.test().pValue() < SIGNIFICANT)
                        .isPresent())
                .map(step -> step.level().id())
                .toList();
        if (!inexact.isEmpty()) {
            said.add("The test of the difference in χ² rejects exact equality (p < .05) at the step"
                    + (inexact.size() == 1 ? " " : "s ") + String.join(" and ", inexact)
                    + ", although fit worsens by less than the guides allow: single parameters may differ between the "
                    + compared.many() + ".");
        }
        answer.steps().stream()
                .filter(step -> step.level().isOfFactors())
                .forEach(step -> said.add(ofFactors(step, compared)));
        if (answer.steps().stream().anyMatch(step -> step.level().isOfFactors()) && !measuresAlike(answer)) {
            said.add("Since what these tests rest on does not hold, they mix differences in what is measured with"
                    + " differences in how items are answered.");
        }
        return String.join(" ", said);
    }

    /** Whether every step of measurement holds. */
    private static boolean measuresAlike(InvarianceAnswer answer) {
        return answer.steps().stream()
                .filter(step -> !step.level().isOfFactors())
                .noneMatch(step -> step.verdict() == Verdict.REJECTED || step.verdict() == Verdict.UNKNOWN);
    }

    /** What a step on the distribution of factors says. */
    private static String ofFactors(LadderStep step, Compared compared) {
        String what = switch (step.level()) {
            case VARIANCES -> "Variances of the factors";
            case COVARIANCES -> "Covariances of the factors";
            default -> "Means of the factors";
        };
        String says = switch (step.verdict()) {
            case HELD -> " do not differ detectably between the " + compared.many();
            case REJECTED -> " differ between the " + compared.many();
            default -> " could not be compared between the " + compared.many();
        };
        return what + says + " (the " + step.level().id() + " step" + numbers(step) + ").";
    }

    /** How far off what each step holds equal may be, with 95 % confidence. */
    static Optional<String> equivalence(InvarianceAnswer answer) {
        List<String> said = new ArrayList<>();
        for (LadderStep step : answer.steps()) {
            step.comparison()
                    .flatMap(against -> against.rmsea().equivalence())
                    .filter(test -> !Double.isNaN(test.rmsea().value()))
                    .ifPresent(test -> said.add(FitWords.index(test.rmsea().value()) + " at the "
                            + step.level().id() + " step"
                            + test.rmsea()
                                    .size()
                                    .map(size -> " (" + size.name().toLowerCase(Locale.ROOT) + ")")
                                    .orElse("")));
        }
        return said.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "How large may the differences be that a step passes over? With 95 % confidence their RMSEA is"
                                + " at most " + String.join(", ", said) + ".");
    }

    private static String difference(Comparison test) {
        return Double.isNaN(test.chisqDifference())
                ? ""
                : String.format(
                        Locale.ROOT,
                        "Δχ²(%.0f) = %.2f, p %s, ",
                        test.dfDifference(),
                        test.chisqDifference(),
                        FitWords.p(test.pValue()));
    }

    /** The steps up to the highest that holds that have this verdict. */
    private static List<LadderStep> upTo(InvarianceAnswer answer, Verdict verdict) {
        return answer.steps().stream()
                .filter(step -> answer.reached()
                        .filter(level -> step.level().compareTo(level) <= 0)
                        .isPresent())
                .filter(step -> step.verdict() == verdict)
                .toList();
    }

    private static String numbers(LadderStep step) {
        if (!step.fit().converged()) {
            return ": no estimates were found";
        }
        if (!step.fit().isIdentified()) {
            return ": the sample does not determine every parameter";
        }
        if (step.comparison().filter(one -> Double.isNaN(one.deltaSrmr())).isPresent()) {
            return ": the step before it could not be judged";
        }
        return step.comparison()
                .map(against -> String.format(
                        Locale.ROOT,
                        ": %sΔCFI = %s, ΔTLI = %s, ΔRMSEA = %s, ΔSRMR = %s; %s",
                        difference(against.test()),
                        FitWords.index(against.deltaCfi()),
                        FitWords.index(against.deltaTli()),
                        FitWords.index(against.deltaRmsea()),
                        FitWords.index(against.deltaSrmr()),
                        step.rule()))
                .orElseGet(() -> ": " + FitWords.numbers(step.fit()) + "; " + step.rule());
    }
}
