package kith.sem.fit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.fit.ComparativeFit;
import kith.fit.FitIndex;
import kith.fit.FitIndices;
import kith.fit.FitVariant;
import kith.fit.TestStatistic;
import kith.fit.TestedModel;
import kith.math.CholeskyFactor;
import kith.moments.PairwiseMoments;
import kith.sem.discrepancy.NormalWeight;
import kith.sem.discrepancy.PatternDiscrepancy;
import kith.sem.discrepancy.Weight;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.Evaluation;
import kith.sem.estimation.GroupTerm;
import kith.sem.implied.MeansAndCovariances;
import kith.sem.inference.ResidualMoments;
import kith.sem.model.ParameterTable;
import org.ejml.data.DMatrixRMaj;

/** Gathers the measures of fit of a model, by lavaan's names and in lavaan's order. */
final class FitReport {

    private final ParameterTable table;
    private final Evaluation at;
    private final List<GroupTerm> terms;
    private final Estimator estimator;
    private final double fmin;
    private final int parameters;
    private final TestOfFit test;
    private final Optional<TestOfFit> baseline;
    private final Optional<RobustFit> robust;
    private final FitIndices.Builder values = FitIndices.builder();

    /**
     * @param baseline test of the baseline model, where it was fitted
     * @param robust what the robust versions of the indices rest on
     */
    FitReport(
            ParameterTable table,
            Evaluation at,
            double fmin,
            TestOfFit test,
            Optional<TestOfFit> baseline,
            Optional<RobustFit> robust) {
        this.table = table;
        this.at = at;
        this.terms = at.terms();
        this.estimator = at.estimator();
        this.fmin = fmin;
        this.parameters = at.reduction().counted();
        this.test = test;
        this.baseline = baseline;
        this.robust = robust;
    }

    FitIndices indices() {
        values.put(FitIndex.NPAR, parameters);
        values.put(FitIndex.FMIN, fmin);
        addTest(TestedModel.MODEL, test);
        baseline.ifPresent(this::addComparisons);
        if (estimator.minimised().isLikelihood()) {
            addLikelihood();
        }
        addRmsea();
        addResiduals();
        addOthers();
        if (test.df() < 0) {
            values.withoutDegreesOfFreedom();
        }
        return values.build();
    }

    private void addTest(TestedModel of, TestOfFit test) {
        values.test(of, FitVariant.PLAIN, test.chisq(), test.df(), test.pValue());
        test.scaled()
                .ifPresent(scaled -> values.test(of, FitVariant.SCALED, scaled.chisq(), scaled.df(), scaled.pValue())
                        .scalingFactor(of, scaled.factor()));
    }

    private void addComparisons(TestOfFit ofBaseline) {
        addTest(TestedModel.BASELINE, ofBaseline);
        Map<FitVariant, FitIndices.Compared> compared = new EnumMap<>(FitVariant.class);
        compared.put(FitVariant.PLAIN, new FitIndices.Compared(plain(test), plain(ofBaseline)));
        test.scaled()
                .ifPresent(own -> compared.put(
                        FitVariant.SCALED,
                        new FitIndices.Compared(
                                scaled(own), scaled(ofBaseline.scaled().orElseThrow()))));
        robust.ifPresent(r -> compared.put(FitVariant.ROBUST, new FitIndices.Compared(r.compared(), r.baseline())));
        values.comparisons(compared);
    }

    private static TestStatistic plain(TestOfFit of) {
        return new TestStatistic(of.chisq(), of.df());
    }

    private static TestStatistic scaled(TestOfFit.Scaled of) {
        return new TestStatistic(of.chisq(), of.df());
    }

    private void addLikelihood() {
        LogLikelihood likelihood = LogLikelihood.of(table, terms);
        double n = at.size();
        values.put(FitIndex.LOGL, likelihood.model());
        values.put(FitIndex.UNRESTRICTED_LOGL, likelihood.unrestricted());
        values.put(FitIndex.AIC, -2 * likelihood.model() + 2.0 * parameters);
        values.put(FitIndex.BIC, -2 * likelihood.model() + parameters * Math.log(n));
        values.put(FitIndex.NTOTAL, n);
        values.put(FitIndex.BIC2, -2 * likelihood.model() + parameters * Math.log((n + 2) / 24));
        test.scaled().filter(s -> !Double.isNaN(s.factorModel())).ifPresent(s -> {
            values.put(FitIndex.SCALING_FACTOR_H1, s.factorUnrestricted());
            values.put(FitIndex.SCALING_FACTOR_H0, s.factorModel());
            values.put(FitIndex.SCALING_FACTOR_H0_LAVAAN, s.factorModelByAll());
        });
    }

    private void addRmsea() {
        addRmsea(FitVariant.PLAIN, plain(test), plain(test));
        test.scaled().ifPresent(s -> {
            boolean shifted = at.inference().correction() == Estimator.Correction.SCALED_SHIFTED;
            TestStatistic scaled = shifted
                    ? new TestStatistic(s.chisq(), test.df())
                    : new TestStatistic(test.chisq(), s.trace() == 0 ? Double.NaN : s.trace());
            addRmsea(FitVariant.SCALED, scaled, scaled);
        });
        robust.ifPresent(r -> addRmsea(FitVariant.ROBUST, r.model(), r.interval()));
    }

    private void addRmsea(FitVariant variant, TestStatistic point, TestStatistic interval) {
        values.rmsea(variant, point, interval, at.divisor(), terms.size());
    }

    private void addResiduals() {
        ResidualMoments sum = null;
        for (GroupTerm term : terms) {
            ResidualMoments own = term.residualMoments().weighted(term.share());
            sum = sum == null ? own : sum.plus(own);
        }
        if (sum == null) {
            return;
        }
        values.put(FitIndex.RMR, sum.rmr());
        values.put(FitIndex.RMR_NOMEAN, sum.rmrWithoutMeans());
        values.put(FitIndex.SRMR, ordered() ? sum.srmrWithoutMeans() : sum.srmr());
        values.put(FitIndex.SRMR_BENTLER, sum.srmr());
        values.put(FitIndex.SRMR_BENTLER_NOMEAN, sum.srmrWithoutMeans());
        values.put(FitIndex.CRMR, sum.crmr());
        values.put(FitIndex.CRMR_NOMEAN, sum.crmrWithoutMeans());
        values.put(FitIndex.SRMR_MPLUS, sum.srmrMplus());
        values.put(FitIndex.SRMR_MPLUS_NOMEAN, sum.srmrMplusWithoutMeans());
    }

    private boolean ordered() {
        return !table.ordered().isEmpty();
    }

    private void addOthers() {
        double n = at.divisor();
        TestStatistic plain = plain(test);
        values.put(FitIndex.CN_05, ComparativeFit.criticalN(plain, n, 0.05));
        values.put(FitIndex.CN_01, ComparativeFit.criticalN(plain, n, 0.01));
        double gfi = 0;
        double moments = 0;
        for (GroupTerm term : terms) {
            gfi += term.share() * gfi(term);
            moments += term.moments().length;
        }
        values.put(FitIndex.GFI, gfi);
        values.put(FitIndex.AGFI, ComparativeFit.agfi(gfi, moments, test.df()));
        values.put(FitIndex.PGFI, ComparativeFit.pgfi(gfi, moments, test.df()));
        values.put(FitIndex.MFI, ComparativeFit.mfi(plain, n));
        test.scaled().ifPresent(s -> values.put(FitIndex.MFI, FitVariant.SCALED, ComparativeFit.mfi(scaled(s), n)));
        robust.ifPresent(r -> values.put(FitIndex.MFI, FitVariant.ROBUST, ComparativeFit.mfi(r.compared(), n)));
        if (ordered()) {
            values.put(FitIndex.WRMR, Math.sqrt(test.chisq() / terms.get(0).moments().length));
        } else {
            values.put(FitIndex.ECVI, ComparativeFit.ecvi(test.chisq(), parameters, n));
        }
    }

    /** 1 less the weighted squared residuals by the weighted squared moments (Jöreskog and Sörbom 1986). */
    private double gfi(GroupTerm term) {
        Weight weight = gfiWeight(term);
        double[] observed = term.sample().isIncomplete() ? pairwise(term) : term.moments();
        double[] implied = term.implied();
        double[] difference = new double[observed.length];
        for (int k = 0; k < observed.length; k++) {
            difference[k] = observed[k] - implied[k];
        }
        double[] counted = observed.clone();
        for (int given : term.givenPlaces()) {
            counted[given] = 0;
        }
        return 1 - quadratic(weight, difference) / quadratic(weight, counted);
    }

    /**
     * Where responses are missing, lavaan's GFI compares with the moments of the answers there are, pair by pair; with
     * the unrestricted estimates where rows are weighted.
     */
    private static double[] pairwise(GroupTerm term) {
        if (term.sample().isWeighted()) {
            return term.moments();
        }
        PairwiseMoments moments = term.sample().pairwiseMoments();
        double n = term.sample().size();
        DMatrixRMaj covariance = new DMatrixRMaj(
                moments.covariance().map(value -> value * (n - 1) / n).toArray());
        return MeansAndCovariances.vector(covariance, moments.mean(), true);
    }

    private Weight gfiWeight(GroupTerm term) {
        if (!estimator.minimised().isLikelihood() || term.discrepancy() instanceof PatternDiscrepancy) {
            return term.information();
        }
        return new NormalWeight(CholeskyFactor.inverseOf(term.covariance().sigma()), term.hasMeans());
    }

    private static double quadratic(Weight weight, double[] vector) {
        double[] image = new double[vector.length];
        weight.multiply(vector, image);
        double sum = 0;
        for (int k = 0; k < image.length; k++) {
            sum += image[k] * vector[k];
        }
        return sum;
    }
}
