package kith.sem.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kith.finding.Finding;
import kith.fit.FitIndex;
import kith.math.ChiSquare;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.Inference;
import kith.sem.fit.FittedModel;
import kith.sem.fit.SemFit;
import kith.sem.fit.Uncertainty;
import kith.sem.implied.GroupJacobian;
import kith.sem.inference.RestrictionTraces;
import org.ejml.data.DMatrixRMaj;

/**
 * A test of a model against one that restricts it further, on the same data.
 *
 * @param chisqDifference the statistic
 * @param dfDifference how many restrictions are tested
 * @param pValue NaN where the statistic does not exist
 * @param method how the difference was scaled
 * @param findings why the test is not to be relied on, if so
 */
public record Comparison(
        double chisqDifference, double dfDifference, double pValue, Method method, List<Finding> findings) {

    public Comparison {
        findings = List.copyOf(findings);
    }

    /**
     * How a difference of two test statistics is scaled; the statistics that are subtracted are always the plain ones.
     */
    public enum Method {
        /** Not at all. */
        PLAIN("plain"),
        /** Satorra and Bentler 2001, doi 10.1007/BF02296192, equation 17. */
        SATORRA_BENTLER_2001("satorra.bentler.2001"),
        /**
         * Satorra and Bentler 2010, doi 10.1007/s11336-009-9135-y, at the cost of one more evaluation: the freer model
         * at the estimates of the restricted one. Parameters are taken over by name, as in lavaan, and stay where the
         * freer model fixes them (at a scalar step the means of the factors, so that the point is not quite that of the
         * restricted model); where the restricted model has parameters of other names, the freer model is fitted to
         * what the other implies. With the expected information never negative; the observed one of MLR need not be
         * positive definite there, and the test may not exist.
         */
        SATORRA_BENTLER_2010("satorra.bentler.2010"),
        /**
         * Satorra 2000, scaled and shifted (Asparouhov and Muthén 2006, DIFFTEST): for ordered variables. By the
         * information of the estimator, observed for MLR, as in lavaan; where responses are missing the scores are
         * those of the rows as they are.
         */
        SATORRA_2000("satorra.2000");

        private final String id;

        Method(String id) {
            this.id = id;
        }

        /** The name that lavaan gives it. */
        public String id() {
            return id;
        }
    }

    /** The method that suits an estimator, as in lavaan: plain where its test is not corrected. */
    public static Method suiting(Estimator estimator) {
        return suiting(estimator.correction());
    }

    /** The method that suits what the test of fit rests on. */
    public static Method suiting(Inference inference) {
        return suiting(inference.correction());
    }

    private static Method suiting(Estimator.Correction correction) {
        return switch (correction) {
            case NONE -> Method.PLAIN;
            case SATORRA_BENTLER, YUAN_BENTLER_MPLUS -> Method.SATORRA_BENTLER_2001;
            case SCALED_SHIFTED, MEAN_VAR_ADJUSTED -> Method.SATORRA_2000;
        };
    }

    /**
     * Tests {@code restricted} against {@code free}.
     *
     * @throws IllegalArgumentException when the two were not fitted by the same estimator to the same variables of as
     *     many rows
     */
    public static Comparison of(FittedModel free, FittedModel restricted, Method method) {
        SemFit a = free.answer();
        SemFit b = restricted.answer();
        if (!a.estimator().equals(b.estimator())
                || !a.observations().equals(b.observations())
                || !a.table().observed().equals(b.table().observed())
                || !a.givenPredictors().equals(b.givenPredictors())) {
            throw new IllegalArgumentException("the models were not fitted to the same data in the same way");
        }
        double df = b.fit().value(FitIndex.DF) - a.fit().value(FitIndex.DF);
        double chisq = b.fit().value(FitIndex.CHISQ) - a.fit().value(FitIndex.CHISQ);
        List<Finding> findings = new ArrayList<>();
        if (!(df > 0)) {
            findings.add(
                    Finding.of("not_nested", Map.of("difference", Math.round(df), "problem", "degrees_of_freedom")));
            return new Comparison(Double.NaN, df, Double.NaN, method, findings);
        }
        if (!a.converged() || !b.converged()) {
            findings.add(Finding.of(
                    "difference_not_tested",
                    Map.of(
                            "model",
                            a.converged() ? "restricted" : b.converged() ? "freer" : "either",
                            "problem",
                            "not_converged")));
            return new Comparison(Double.NaN, df, Double.NaN, method, findings);
        }
        if (!a.identified() || !b.identified()) {
            findings.add(Finding.of(
                    "difference_not_tested",
                    Map.of(
                            "model",
                            a.identified() ? "restricted" : b.identified() ? "freer" : "either",
                            "problem",
                            "not_identified")));
            return new Comparison(Double.NaN, df, Double.NaN, method, findings);
        }
        if (chisq < -1e-6 * Math.max(1, b.fit().value(FitIndex.CHISQ))) {
            findings.add(Finding.of("negative_difference"));
        }
        double scaled = switch (method) {
            case PLAIN -> chisq;
            case SATORRA_BENTLER_2001 ->
                chisq / factor(a, b, a.fit().value(FitIndex.CHISQ_SCALING_FACTOR), df, findings);
            case SATORRA_BENTLER_2010 -> chisq / factorAtRestricted(free, restricted, df, findings);
            case SATORRA_2000 -> shifted(free, restricted, df, chisq);
        };
        return new Comparison(scaled, df, ChiSquare.upperTail(Math.max(0, scaled), df), method, findings);
    }

    private static double factorAtRestricted(
            FittedModel free, FittedModel restricted, double df, List<Finding> findings) {
        ScalingAtRestricted there = ScalingAtRestricted.of(free, restricted);
        if (!there.definite()) {
            findings.add(Finding.of("indefinite_information"));
        }
        return factor(free.answer(), restricted.answer(), there.factor(), df, findings);
    }

    private static double factor(
            SemFit free, SemFit restricted, double factorOfFree, double df, List<Finding> findings) {
        double dfFree = free.fit().value(FitIndex.DF);
        double scaledFree = dfFree == 0 ? 0 : factorOfFree * dfFree;
        double scaledRestricted = restricted.fit().value(FitIndex.CHISQ_SCALING_FACTOR)
                * restricted.fit().value(FitIndex.DF);
        double factor = (scaledRestricted - scaledFree) / df;
        if (!(factor > 0)) {
            findings.add(Finding.of("negative_scaling"));
            return Double.NaN;
        }
        return factor;
    }

    private static double shifted(FittedModel free, FittedModel restricted, double df, double chisq) {
        if (!free.uncertainty().identified()) {
            return Double.NaN;
        }
        DMatrixRMaj information = free.uncertainty().information(free.evaluation());
        RestrictionTraces traces = RestrictionTraces.of(
                reducedJacobians(free), reducedJacobians(restricted), information, reducedMeat(free));
        double a = Math.sqrt(df / traces.traceOfSquare());
        return chisq * a + df - a * traces.trace();
    }

    /** The Jacobians of all groups, by the parameters that remain under the constraints. */
    private static List<GroupJacobian> reducedJacobians(FittedModel fitted) {
        return IntStream.range(0, fitted.terms().size())
                .mapToObj(g ->
                        fitted.reduction().reduceColumns(fitted.evaluation().jacobian(g)))
                .toList();
    }

    /** Σ share × Δ′ W Γ W Δ by the parameters that remain under the constraints. */
    private static DMatrixRMaj reducedMeat(FittedModel fitted) {
        Uncertainty ofTest = fitted.uncertainty().ofTest(fitted.evaluation());
        return fitted.reduction().reduce(Uncertainty.weighted(fitted.evaluation(), ofTest.meats()));
    }
}
