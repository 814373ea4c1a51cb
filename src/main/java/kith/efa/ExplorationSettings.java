package kith.efa;

import java.util.Locale;
import java.util.OptionalInt;
import kith.efa.ExplorationPlan.Errors;
import kith.efa.correlation.CorrelationKind;
import kith.efa.correlation.CorrelationQuestion;
import kith.efa.extraction.ExtractionMethod;
import kith.efa.retention.RetentionOptions;
import kith.finding.Problems;
import kith.finding.Setting;
import kith.math.Parallel;
import kith.moments.Missing;
import kith.rotation.RotationChoice;
import kith.rotation.StartingPoints;

/**
 * How an exploratory factor analysis is made, as a user chose it on the command line or in a study file.
 *
 * @param correlation of the items
 * @param missing which rows the correlations are taken from
 * @param extraction of the factors
 * @param factors how many; empty for the number that the criteria recommend, or that the target has
 * @param rotation of the factors
 * @param starts random starts of the rotation besides the unrotated axes
 * @param retention how the number of factors is looked for
 * @param precision of the loadings
 */
public record ExplorationSettings(
        CorrelationKind correlation,
        Missing missing,
        ExtractionMethod extraction,
        OptionalInt factors,
        RotationChoice rotation,
        int starts,
        Retention retention,
        Precision precision) {

    /** Random starts of the rotation without a choice. */
    public static final int STARTS = 30;

    /**
     * How the number of factors is looked for.
     *
     * @param mostFactors the largest number that MAP, VSS and comparison data look at
     * @param samples simulated ones of the parallel analysis
     * @param comparison whether comparison data are simulated
     */
    public record Retention(int mostFactors, int samples, RetentionOptions.Comparison comparison) {

        /** Up to 8 factors as psych's {@code vss}, 200 samples. */
        public static final Retention USUAL = new Retention(8, 200, RetentionOptions.Comparison.WITH);

        /** In words, for a list of settings. */
        public String words() {
            return "up to " + mostFactors + " factors, " + samples + " simulated samples, "
                    + (comparison == RetentionOptions.Comparison.WITH ? "with" : "without") + " comparison data";
        }
    }

    /**
     * Standard errors of the loadings.
     *
     * @param samples of the bootstrap, where that is chosen
     */
    public record Precision(Errors errors, int samples) {

        /** Those that suit the correlations. */
        public static final Precision USUAL = new Precision(Errors.AUTO, 500);

        /** In words, for a list of settings. */
        public String words() {
            return errors.name().toLowerCase(Locale.ROOT)
                    + (errors == Errors.BOOTSTRAP ? ", " + samples + " samples" : "");
        }
    }

    /** Tells which settings do not go together. */
    public void check(Problems problems) {
        if (correlation != CorrelationKind.POLYCHORIC) {
            refuseWeights(problems);
        }
        if (correlation != CorrelationKind.PEARSON) {
            refuseMissing(Setting.to("correlation", word(correlation)), problems);
        }
        OptionalInt ofTarget = rotation.targetFactors();
        if (ofTarget.isPresent() && factors.isPresent() && !ofTarget.equals(factors)) {
            problems.add(
                    Setting.named("factors"),
                    factors.getAsInt() + " with a target of " + ofTarget.getAsInt(),
                    "as many as the target has",
                    "leave " + Setting.named("factors") + " out");
        }
    }

    /** Tells which settings need responses. */
    public void requireMatrix(Problems problems) {
        if (correlation == CorrelationKind.POLYCHORIC) {
            refuseWeights(problems);
        }
        if (correlation == CorrelationKind.PEARSON) {
            refuseMissing(Setting.named("matrix"), problems);
        }
    }

    /** Tells which settings need more than moments. */
    public void requireMoments(Problems problems) {
        if (correlation == CorrelationKind.POLYCHORIC) {
            refuseWeights(problems);
        }
        if (correlation == CorrelationKind.SPEARMAN) {
            problems.add(
                    Setting.named("correlation"),
                    "“spearman” with moments in place of responses",
                    "pearson or polychoric: moments do not hold ranks",
                    "choose one of these, or give the responses");
        }
    }

    private void refuseWeights(Problems problems) {
        if (extraction == ExtractionMethod.DWLS) {
            problems.add(
                    Setting.named("extraction"),
                    "“dwls”",
                    Setting.to("correlation", "polychoric") + ", and answers",
                    "its weights are the precisions of polychoric correlations; otherwise take minres, ml, pa, uls, ols or"
                            + " minrank");
        }
    }

    private void refuseMissing(String with, Problems problems) {
        if (missing != Missing.LISTWISE) {
            problems.add(
                    Setting.named("efa_missing"),
                    word(missing) + " with " + with,
                    Setting.to("correlation", "pearson") + ", and answers",
                    "leave " + Setting.named("efa_missing") + " out");
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** The number of factors asked for, which is that of the target where there is one. */
    public OptionalInt kept() {
        OptionalInt ofTarget = rotation.targetFactors();
        return ofTarget.isPresent() ? ofTarget : factors;
    }

    /**
     * The analysis.
     *
     * @throws kith.finding.InputException where the rotation cannot be
     */
    public ExplorationPlan plan(long seed, Parallel parallel) {
        return new ExplorationPlan(
                extraction,
                rotation.rotation(),
                kept(),
                RetentionOptions.withSeed(seed)
                        .with(correlation)
                        .with(retention.comparison())
                        .with(parallel)
                        .withMostFactors(retention.mostFactors())
                        .withReplications(retention.samples()),
                new StartingPoints(starts, seed, parallel),
                precision.errors(),
                precision.samples());
    }

    /** Which correlations are taken. */
    public CorrelationQuestion question(Parallel parallel) {
        return CorrelationQuestion.of(correlation, parallel).with(missing);
    }

    /** The same with another treatment of missing responses. */
    public ExplorationSettings with(Missing another) {
        return new ExplorationSettings(
                correlation, another, extraction, factors, rotation, starts, retention, precision);
    }
}
