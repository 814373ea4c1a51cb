package kith.sem.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kith.fit.FitIndex;
import kith.fit.FitIndices;
import kith.math.ChiSquare;
import kith.math.CholeskyFactor;
import kith.sem.discrepancy.DiagonalWeight;
import kith.sem.discrepancy.Weight;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.Evaluation;
import kith.sem.estimation.FitOptions;
import kith.sem.estimation.GroupTerm;
import kith.sem.estimation.Inference;
import kith.sem.implied.GroupJacobian;
import kith.sem.inference.NormalTraces;
import kith.sem.inference.UGamma;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The test of a model against the unrestricted one.
 *
 * @param chisq the statistic, not corrected
 * @param pValue NaN for unweighted least squares, whose statistic has no known distribution, and without degrees of
 *     freedom
 * @param scaled the corrected statistic; absent without a correction
 */
public record TestOfFit(double chisq, double df, double pValue, Optional<Scaled> scaled) {

    /**
     * A corrected statistic.
     *
     * @param factor by which the plain statistic is divided
     * @param shift that is then added
     * @param trace of U Γ
     * @param factorUnrestricted scaling factor of the unrestricted model's log-likelihood; NaN where there is none
     * @param factorModel the same of the model, by the parameters that remain under its equalities, as Mplus has it
     * @param factorModelByAll the same by all free parameters, those held equal counted apart, as lavaan 0.6-14 has it
     */
    public record Scaled(
            double chisq,
            double df,
            double factor,
            double shift,
            double trace,
            double factorUnrestricted,
            double factorModel,
            double factorModelByAll) {

        /** There is no statistic where the correction divides by 0, as for items that are copies of each other. */
        public Scaled {
            chisq = Double.isInfinite(chisq) ? Double.NaN : chisq;
        }

        private static Scaled of(double chisq, double df, double factor, double shift, double trace) {
            return new Scaled(chisq, df, factor, shift, trace, Double.NaN, Double.NaN, Double.NaN);
        }

        double pValue() {
            return ChiSquare.upperTail(chisq, df);
        }
    }

    /** @param uncertainty of the estimates, at which the model is evaluated */
    public static TestOfFit of(Evaluation at, Uncertainty uncertainty, double df) {
        TestOfFit plain = plain(at, df);
        Inference inference = at.inference().ofTest();
        if (inference.correction() == Estimator.Correction.NONE) {
            return plain;
        }
        Scaled scaled = df > 0
                ? scaled(at, inference, uncertainty.ofTest(at), plain)
                : new Scaled(plain.chisq, df, Double.NaN, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        return new TestOfFit(plain.chisq, df, plain.pValue, Optional.of(scaled));
    }

    /** The same without a correction. */
    static TestOfFit plain(Evaluation at, double df) {
        double chisq = chisq(at.terms(), at.options(), at.estimator());
        boolean unknown = at.estimator().minimised() == Estimator.Minimised.UNWEIGHTED_LEAST_SQUARES;
        double pValue = unknown || !(df > 0) ? Double.NaN : ChiSquare.upperTail(chisq, df);
        return new TestOfFit(chisq, df, pValue, Optional.empty());
    }

    /** What is a measure of fit in it, where no others are asked for. */
    FitIndices indices(int parameters) {
        return FitIndices.builder()
                .put(FitIndex.NPAR, parameters)
                .put(FitIndex.CHISQ, chisq)
                .put(FitIndex.DF, df)
                .put(FitIndex.PVALUE, pValue)
                .build();
    }

    /** Σ 2 n F at the last evaluation. */
    public static double chisq(List<GroupTerm> terms, FitOptions options, Estimator estimator) {
        boolean wishart = estimator.minimised().isLikelihood() && options.likelihood() == FitOptions.Likelihood.WISHART;
        double sum = 0;
        for (GroupTerm term : terms) {
            double n = term.sample().size() - (wishart ? 1 : 0);
            sum += Math.max(0, 2 * n * term.discrepancy().value(term.implied()));
        }
        return sum;
    }

    private static Scaled scaled(Evaluation at, Inference inference, Uncertainty uncertainty, TestOfFit plain) {
        double df = plain.df;
        double chisq = plain.chisq;
        return switch (inference.correction()) {
            case YUAN_BENTLER_MPLUS -> yuanBentler(at, inference.information(), uncertainty, plain);
            case SATORRA_BENTLER -> {
                boolean given = at.terms().stream().anyMatch(term -> term.givenPlaces().length > 0);
                double trace = at.estimator().minimised().isLikelihood() && !given
                        ? normalTrace(at.terms(), uncertainty)
                        : traces(at, uncertainty).trace();
                yield Scaled.of(chisq * df / trace, df, trace / df, 0, trace);
            }
            case SCALED_SHIFTED -> shifted(traces(at, uncertainty), df, chisq);
            case MEAN_VAR_ADJUSTED -> adjusted(traces(at, uncertainty), chisq);
            case NONE -> throw new IllegalArgumentException("no correction");
        };
    }

    /**
     * The statistic is divided by what gives it the mean and the variance of a χ² with {@code trace² ∕ traceOfSquare}
     * df.
     */
    private static Scaled adjusted(UGamma traces, double chisq) {
        double factor = traces.traceOfSquare() / traces.trace();
        double df = traces.trace() / factor;
        return Scaled.of(chisq / factor, df, factor, 0, traces.trace());
    }

    private static Scaled shifted(UGamma traces, double df, double chisq) {
        double a = Math.sqrt(df / traces.traceOfSquare());
        double shift = df - a * traces.trace();
        return Scaled.of(chisq * a + shift, df, 1 / a, shift, traces.trace());
    }

    /** tr(U Γ) for the normal likelihood, from rows alone. */
    private static double normalTrace(List<GroupTerm> terms, Uncertainty uncertainty) {
        double trace = 0;
        for (GroupTerm term : terms) {
            trace += NormalTraces.weightGamma(
                    term.sample().patterns().get(0).rows(),
                    term.sampleMean(),
                    CholeskyFactor.inverseOf(term.covariance().sigma()),
                    new DMatrixRMaj(term.sample().moments().covariance().toArray()),
                    term.hasMeans());
        }
        return trace - CommonOps_DDRM.trace(uncertainty.breadAndMeat());
    }

    private static UGamma traces(Evaluation at, Uncertainty uncertainty) {
        int[] own = at.ownMoments();
        List<UGamma.Group> groups = new ArrayList<>();
        for (int g = 0; g < own.length; g++) {
            GroupTerm term = at.terms().get(g);
            GroupJacobian jacobian = at.jacobian(g);
            Weight weight = term.weight();
            groups.add(
                    own[g] == 0
                            ? new UGamma.Group(term.share(), jacobian, weight, term.gamma())
                            : new UGamma.Group(
                                    term.share(),
                                    jacobian.from(own[g]),
                                    ((DiagonalWeight) weight).trailing(own[g]),
                                    term.sample()
                                            .ordinal()
                                            .orElseThrow()
                                            .asymptotic()
                                            .trailing(own[g])));
        }
        boolean all = Arrays.stream(own).allMatch(count -> count == 0);
        UGamma.Remaining remaining = new UGamma.Remaining(
                uncertainty.reducedInverse(),
                all ? Optional.of(uncertainty.breadAndMeat()) : Optional.empty(),
                at.reduction()::reduce);
        return UGamma.of(groups, remaining);
    }

    /**
     * Yuan and Bentler 2000, doi 10.1111/0081-1750.00078, in the form of Mplus: the unrestricted model at its own
     * estimates.
     */
    private static Scaled yuanBentler(
            Evaluation at, Estimator.Information information, Uncertainty uncertainty, TestOfFit plain) {
        double df = plain.df;
        double chisq = plain.chisq;
        double unrestricted = 0;
        double model = CommonOps_DDRM.trace(uncertainty.breadAndMeat());
        double moments = 0;
        for (GroupTerm term : at.terms()) {
            unrestricted += SaturatedTrace.of(term, information);
            moments += term.moments().length
                    - term.givenPlaces().length
                    - term.unknownCovariances().size();
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
                model / at.reduction().counted(),
                model / at.reduction().full());
    }
}
