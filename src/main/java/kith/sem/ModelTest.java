package kith.sem;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.math.ChiSquare;
import kith.sem.discrepancy.DiagonalWeight;
import kith.sem.discrepancy.Weight;
import kith.sem.estimation.Reduction;
import kith.sem.inference.NormalTraces;
import kith.sem.inference.UGamma;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The test of a model against the unrestricted one.
 *
 * @param chisq the statistic, not corrected
 * @param pValue NaN for unweighted least squares, whose statistic has no known distribution, and without degrees of freedom
 * @param scaled the corrected statistic; absent without a correction
 */
record ModelTest(double chisq, double df, double pValue, Optional<Scaled> scaled) {

    /**
     * A corrected statistic.
     *
     * @param factor by which the plain statistic is divided
     * @param shift that is then added
     * @param trace of U Γ
     * @param factorUnrestricted scaling factor of the unrestricted model's log-likelihood; NaN where there is none
     * @param factorModel the same of the model
     */
    record Scaled(
            double chisq,
            double df,
            double factor,
            double shift,
            double trace,
            double factorUnrestricted,
            double factorModel) {

        double pValue() {
            return ChiSquare.upperTail(chisq, df);
        }
    }

    static ModelTest of(
            List<GroupTerm> terms,
            Estimator estimator,
            FitOptions options,
            Uncertainty uncertainty,
            Reduction reduction,
            double df) {
        ModelTest plain = plain(terms, estimator, options, df);
        return new ModelTest(
                plain.chisq, df, plain.pValue, scaled(terms, estimator, uncertainty, reduction, df, plain.chisq));
    }

    /** The same without a correction. */
    static ModelTest plain(List<GroupTerm> terms, Estimator estimator, FitOptions options, double df) {
        double chisq = chisq(terms, options, estimator);
        boolean unknown = estimator.minimised() == Estimator.Minimised.UNWEIGHTED_LEAST_SQUARES;
        double pValue = unknown || !(df > 0) ? Double.NaN : ChiSquare.upperTail(chisq, df);
        return new ModelTest(chisq, df, pValue, Optional.empty());
    }

    /** What is a measure of fit in it, where no others are asked for. */
    FitMeasures measures(int parameters) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("npar", (double) parameters);
        values.put("chisq", chisq);
        values.put("df", df);
        values.put("pvalue", pValue);
        return new FitMeasures(values);
    }

    /** Σ 2 n F at the last evaluation. */
    static double chisq(List<GroupTerm> terms, FitOptions options, Estimator estimator) {
        boolean wishart = estimator.minimised().isLikelihood() && options.likelihood() == FitOptions.Likelihood.WISHART;
        double sum = 0;
        for (GroupTerm term : terms) {
            double n = term.sample().size() - (wishart ? 1 : 0);
            sum += Math.max(0, 2 * n * term.discrepancy().value(term.structure().moments()));
        }
        return sum;
    }

    private static Optional<Scaled> scaled(
            List<GroupTerm> terms,
            Estimator estimator,
            Uncertainty uncertainty,
            Reduction reduction,
            double df,
            double chisq) {
        if (estimator.correction() == Estimator.Correction.NONE) {
            return Optional.empty();
        }
        if (!(df > 0)) {
            return Optional.of(new Scaled(chisq, df, Double.NaN, 0, Double.NaN, Double.NaN, Double.NaN));
        }
        return Optional.of(
                switch (estimator.correction()) {
                    case YUAN_BENTLER_MPLUS -> yuanBentler(terms, uncertainty, df, chisq);
                    case SATORRA_BENTLER -> {
                        boolean given = terms.stream().anyMatch(term -> term.givenMoments() > 0);
                        double trace = estimator.minimised().isLikelihood() && !given
                                ? normalTrace(terms, uncertainty)
                                : traces(terms, uncertainty, reduction).trace();
                        yield new Scaled(chisq * df / trace, df, trace / df, 0, trace, Double.NaN, Double.NaN);
                    }
                    case SCALED_SHIFTED -> shifted(traces(terms, uncertainty, reduction), df, chisq);
                    case NONE -> throw new IllegalStateException("answered above");
                });
    }

    private static Scaled shifted(UGamma traces, double df, double chisq) {
        double a = Math.sqrt(df / traces.traceOfSquare());
        double shift = df - a * traces.trace();
        return new Scaled(chisq * a + shift, df, 1 / a, shift, traces.trace(), Double.NaN, Double.NaN);
    }

    /** tr(U Γ) for the normal likelihood, from rows alone. */
    private static double normalTrace(List<GroupTerm> terms, Uncertainty uncertainty) {
        double trace = 0;
        for (int g = 0; g < terms.size(); g++) {
            GroupTerm term = terms.get(g);
            trace += NormalTraces.weightGamma(
                    term.sample().patterns().get(0).rows(),
                    term.sampleMean(),
                    Terms.inverse(term.covariance().sigma()),
                    new DMatrixRMaj(term.sample().moments().covariance().toArray()),
                    term.hasMeans());
            trace -= term.share()
                    * NormalTraces.traceOfProduct(uncertainty.meats().get(g), uncertainty.inverse());
        }
        return trace;
    }

    private static UGamma traces(List<GroupTerm> terms, Uncertainty uncertainty, Reduction reduction) {
        int[] own = Terms.ownMoments(terms, reduction);
        List<UGamma.Group> groups = new ArrayList<>();
        for (int g = 0; g < terms.size(); g++) {
            GroupTerm term = terms.get(g);
            DMatrixRMaj jacobian = new DMatrixRMaj(1, 1);
            term.structure().jacobian(jacobian);
            Weight weight = term.discrepancy().curvature(term.structure().moments());
            groups.add(
                    own[g] == 0
                            ? new UGamma.Group(term.share(), jacobian, weight, term.gamma())
                            : new UGamma.Group(
                                    term.share(),
                                    CommonOps_DDRM.extract(jacobian, own[g], jacobian.numRows, 0, jacobian.numCols),
                                    ((DiagonalWeight) weight).trailing(own[g]),
                                    term.ordinal().asymptotic().trailing(own[g])));
        }
        boolean all = Arrays.stream(own).allMatch(count -> count == 0);
        UGamma.Remaining remaining = new UGamma.Remaining(
                uncertainty.reducedInverse(),
                all ? Optional.of(uncertainty.breadAndMeat()) : Optional.empty(),
                reduction::reduce);
        return UGamma.of(groups, remaining, reduction.full());
    }

    /** Yuan & Bentler 2000, doi 10.1111/0081-1750.00078, in the form of Mplus: the unrestricted model at its own estimates. */
    private static Scaled yuanBentler(List<GroupTerm> terms, Uncertainty uncertainty, double df, double chisq) {
        double unrestricted = 0;
        double model = 0;
        double moments = 0;
        for (int g = 0; g < terms.size(); g++) {
            GroupTerm term = terms.get(g);
            unrestricted += SaturatedTrace.of(term);
            model += term.share()
                    * NormalTraces.traceOfProduct(uncertainty.meats().get(g), uncertainty.inverse());
            moments += term.moments().length - term.givenMoments();
        }
        double trace = unrestricted - model;
        double factor = trace / df;
        return new Scaled(
                chisq / factor,
                df,
                factor < 0 ? Double.NaN : factor,
                0,
                trace,
                unrestricted / moments,
                model / terms.get(0).structure().parameterCount());
    }
}
