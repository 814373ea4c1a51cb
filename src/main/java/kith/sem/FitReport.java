package kith.sem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.moments.ObservedVariable;
import kith.moments.OrdinalMoments;
import kith.moments.PairwiseMoments;
import kith.sem.discrepancy.NormalWeight;
import kith.sem.discrepancy.PatternDiscrepancy;
import kith.sem.discrepancy.Weight;
import kith.sem.implied.HalfVector;
import kith.sem.inference.FitIndices;
import kith.sem.inference.ResidualMoments;
import kith.sem.model.ParameterTable;
import org.ejml.data.DMatrixRMaj;

/** Gathers the measures of fit of a model, by lavaan's names and in lavaan's order. */
final class FitReport {

    private static final double CLOSE = 0.05;
    private static final double NOT_CLOSE = 0.08;
    private static final List<String> OF_DEGREES_OF_FREEDOM = List.of(
            "pvalue", "cfi", "tli", "nnfi", "rfi", "nfi", "pnfi", "ifi", "rni", "rmsea", "cn_", "mfi", "agfi", "pgfi");

    private final ParameterTable table;
    private final List<GroupTerm> terms;
    private final Estimator estimator;
    private final FitOptions options;
    private final double fmin;
    private final int parameters;
    private final ModelTest test;
    private final Optional<ModelTest> baseline;
    private final Optional<RobustFit> robust;
    private final Map<String, Double> values = new LinkedHashMap<>();

    /**
     * @param parameters free ones, less the constraints
     * @param baseline test of the baseline model, where it was fitted
     * @param robust what the robust versions of the indices rest on
     */
    FitReport(
            ParameterTable table,
            List<GroupTerm> terms,
            Estimator estimator,
            FitOptions options,
            double fmin,
            int parameters,
            ModelTest test,
            Optional<ModelTest> baseline,
            Optional<RobustFit> robust) {
        this.table = table;
        this.terms = terms;
        this.estimator = estimator;
        this.options = options;
        this.fmin = fmin;
        this.parameters = parameters;
        this.test = test;
        this.baseline = baseline;
        this.robust = robust;
    }

    FitMeasures measures() {
        values.put("npar", (double) parameters);
        values.put("fmin", fmin);
        addTest("", test);
        baseline.ifPresent(this::addComparisons);
        if (estimator.minimised().isLikelihood()) {
            addLikelihood();
        }
        addRmsea();
        addResiduals();
        addOthers();
        if (test.df() < 0) {
            values.replaceAll((name, value) -> isOfDegreesOfFreedom(name) ? Double.valueOf(Double.NaN) : value);
        }
        return new FitMeasures(values);
    }

    /** Whether a measure judges by degrees of freedom, of which fewer than none say nothing. */
    private static boolean isOfDegreesOfFreedom(String name) {
        return OF_DEGREES_OF_FREEDOM.stream().anyMatch(name::startsWith);
    }

    private void addTest(String prefix, ModelTest of) {
        values.put(prefix + "chisq", of.chisq());
        values.put(prefix + "df", of.df());
        values.put(prefix + "pvalue", of.pValue());
        of.scaled().ifPresent(scaled -> {
            values.put(prefix + "chisq_scaled", scaled.chisq());
            values.put(prefix + "df_scaled", scaled.df());
            values.put(prefix + "pvalue_scaled", scaled.pValue());
            values.put(prefix + "chisq_scaling_factor", scaled.factor());
        });
    }

    private void addComparisons(ModelTest ofBaseline) {
        addTest("baseline_", ofBaseline);
        FitIndices.Test model = new FitIndices.Test(test.chisq(), test.df());
        FitIndices.Test base = new FitIndices.Test(ofBaseline.chisq(), ofBaseline.df());
        values.put("cfi", FitIndices.cfi(model, base));
        values.put("tli", FitIndices.tli(model, base));
        Optional<FitIndices.Test> scaled = test.scaled().map(s -> new FitIndices.Test(s.chisq(), s.df()));
        Optional<FitIndices.Test> scaledBase = ofBaseline.scaled().map(s -> new FitIndices.Test(s.chisq(), s.df()));
        scaled.ifPresent(s -> {
            values.put("cfi_scaled", FitIndices.cfi(s, scaledBase.orElseThrow()));
            values.put("tli_scaled", FitIndices.tli(s, scaledBase.orElseThrow()));
        });
        robust.ifPresent(r -> {
            values.put("cfi_robust", FitIndices.cfi(r.compared(), r.baseline()));
            values.put("tli_robust", FitIndices.tli(r.compared(), r.baseline()));
        });
        addOtherComparisons("", model, base);
        scaled.ifPresent(s -> addOtherComparisons("_scaled", s, scaledBase.orElseThrow()));
        robust.ifPresent(r -> {
            values.put("nnfi_robust", FitIndices.tli(r.compared(), r.baseline()));
            values.put("rni_robust", FitIndices.rni(r.compared(), r.baseline()));
        });
    }

    private void addOtherComparisons(String suffix, FitIndices.Test model, FitIndices.Test base) {
        values.put("nnfi" + suffix, FitIndices.tli(model, base));
        values.put("rfi" + suffix, FitIndices.rfi(model, base));
        values.put("nfi" + suffix, FitIndices.nfi(model, base));
        values.put("pnfi" + suffix, FitIndices.pnfi(model, base));
        values.put("ifi" + suffix, FitIndices.ifi(model, base));
        values.put("rni" + suffix, FitIndices.rni(model, base));
    }

    private void addLikelihood() {
        LogLikelihood likelihood = LogLikelihood.of(table, terms);
        double n = total();
        values.put("logl", likelihood.model());
        values.put("unrestricted_logl", likelihood.unrestricted());
        values.put("aic", -2 * likelihood.model() + 2.0 * parameters);
        values.put("bic", -2 * likelihood.model() + parameters * Math.log(n));
        values.put("ntotal", n);
        values.put("bic2", -2 * likelihood.model() + parameters * Math.log((n + 2) / 24));
        test.scaled().filter(s -> !Double.isNaN(s.factorModel())).ifPresent(s -> {
            values.put("scaling_factor_h1", s.factorUnrestricted());
            values.put("scaling_factor_h0", s.factorModel());
            values.put("scaling_factor_h0_lavaan", s.factorModelByAll());
        });
    }

    private void addRmsea() {
        FitIndices.Test plain = new FitIndices.Test(test.chisq(), test.df());
        addRmsea("", plain, plain);
        values.put("rmsea_ci_level", 0.90);
        values.put("rmsea_close_h0", CLOSE);
        values.put("rmsea_notclose_h0", NOT_CLOSE);
        test.scaled().ifPresent(s -> {
            boolean shifted = Uncertainty.inference(terms, estimator, options).correction()
                    == Estimator.Correction.SCALED_SHIFTED;
            FitIndices.Test scaled = shifted
                    ? new FitIndices.Test(s.chisq(), test.df())
                    : new FitIndices.Test(test.chisq(), s.trace() == 0 ? Double.NaN : s.trace());
            addRmsea("_scaled", scaled, scaled);
        });
        robust.ifPresent(r -> addRmsea("_robust", r.model(), r.interval()));
    }

    private void addRmsea(String suffix, FitIndices.Test point, FitIndices.Test interval) {
        double n = Uncertainty.divisor(terms, estimator, options);
        int groups = terms.size();
        values.put("rmsea" + suffix, FitIndices.rmsea(point, n, groups));
        values.put("rmsea_ci_lower" + suffix, FitIndices.rmseaLower(interval, n, groups));
        values.put("rmsea_ci_upper" + suffix, FitIndices.rmseaUpper(interval, n, groups));
        values.put("rmsea_pvalue" + suffix, FitIndices.rmseaClose(interval, n, groups, CLOSE));
        values.put("rmsea_notclose_pvalue" + suffix, FitIndices.rmseaNotClose(interval, n, groups, NOT_CLOSE));
    }

    private void addResiduals() {
        ResidualMoments sum = null;
        for (GroupTerm term : terms) {
            ResidualMoments own = residuals(term).weighted(term.share());
            sum = sum == null ? own : sum.plus(own);
        }
        if (sum == null) {
            return;
        }
        values.put("rmr", sum.rmr());
        values.put("rmr_nomean", sum.rmrWithoutMeans());
        values.put("srmr", ordered() ? sum.srmrWithoutMeans() : sum.srmr());
        values.put("srmr_bentler", sum.srmr());
        values.put("srmr_bentler_nomean", sum.srmrWithoutMeans());
        values.put("crmr", sum.crmr());
        values.put("crmr_nomean", sum.crmrWithoutMeans());
        values.put("srmr_mplus", sum.srmrMplus());
        values.put("srmr_mplus_nomean", sum.srmrMplusWithoutMeans());
    }

    private boolean ordered() {
        return terms.stream().anyMatch(GroupTerm::isOrdered);
    }

    private static ResidualMoments residuals(GroupTerm term) {
        if (term.isOrdered()) {
            return ordered(term);
        }
        boolean means = term.hasMeans();
        DMatrixRMaj observed = term.sampleCovariance().copy();
        for (int[] pair : term.sample().neverTogether()) {
            double implied = term.covariance().sigma().get(pair[0], pair[1]);
            observed.set(pair[0], pair[1], implied);
            observed.set(pair[1], pair[0], implied);
        }
        return ResidualMoments.of(
                observed,
                means ? term.sampleMean() : new double[0],
                term.covariance().sigma(),
                means ? term.centre() : new double[0]);
    }

    private static ResidualMoments ordered(GroupTerm term) {
        OrdinalMoments ordinal = term.sample().ordinal().orElseThrow();
        double[] observed = term.moments();
        double[] implied = term.structure().moments();
        int p = term.variables();
        DMatrixRMaj covariance = term.impliedCovariance();
        List<Double> thresholds = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < p; i++) {
            ObservedVariable variable = ordinal.variables().get(i);
            int places =
                    variable.isOrdered() ? ordinal.thresholdsOf(variable.name()).size() : 1;
            for (int k = at; k < at + places && variable.isOrdered(); k++) {
                thresholds.add(observed[k] - implied[k]);
            }
            at += places;
            if (variable.isOrdered()) {
                covariance.set(i, i, 1);
            }
        }
        double[] residuals =
                thresholds.stream().mapToDouble(Double::doubleValue).toArray();
        int variables = term.covariance().model().observed().size();
        return ResidualMoments.ofOrdered(residuals, term.sampleCovariance(), covariance, variables);
    }

    private void addOthers() {
        double n = Uncertainty.divisor(terms, estimator, options);
        FitIndices.Test plain = new FitIndices.Test(test.chisq(), test.df());
        values.put("cn_05", FitIndices.criticalN(plain, n, 0.05));
        values.put("cn_01", FitIndices.criticalN(plain, n, 0.01));
        double gfi = 0;
        double moments = 0;
        for (GroupTerm term : terms) {
            gfi += term.share() * gfi(term);
            moments += term.moments().length;
        }
        values.put("gfi", gfi);
        values.put("agfi", FitIndices.agfi(gfi, moments, test.df()));
        values.put("pgfi", FitIndices.pgfi(gfi, moments, test.df()));
        values.put("mfi", FitIndices.mfi(plain, n));
        test.scaled()
                .ifPresent(s -> values.put("mfi_scaled", FitIndices.mfi(new FitIndices.Test(s.chisq(), s.df()), n)));
        robust.ifPresent(r -> values.put("mfi_robust", FitIndices.mfi(r.compared(), n)));
        if (ordered()) {
            values.put("wrmr", Math.sqrt(test.chisq() / terms.get(0).moments().length));
        } else {
            values.put("ecvi", FitIndices.ecvi(test.chisq(), parameters, n));
        }
    }

    /** 1 less the weighted squared residuals by the weighted squared moments (Jöreskog & Sörbom 1986). */
    private double gfi(GroupTerm term) {
        Weight weight = gfiWeight(term);
        double[] observed = term.sample().isIncomplete() ? pairwise(term) : term.moments();
        double[] implied = term.structure().moments();
        double[] difference = new double[observed.length];
        for (int k = 0; k < observed.length; k++) {
            difference[k] = observed[k] - implied[k];
        }
        double[] counted = observed.clone();
        leaveOutGiven(term, counted);
        return 1 - quadratic(weight, difference) / quadratic(weight, counted);
    }

    /**
     * Where answers are missing, lavaan's GFI compares with the moments of the answers there are, pair by pair; with the unrestricted
     * estimates where rows are weighted.
     */
    private static double[] pairwise(GroupTerm term) {
        if (term.sample().isWeighted()) {
            return term.moments();
        }
        PairwiseMoments moments = term.sample().pairwiseMoments();
        double n = term.sample().size();
        DMatrixRMaj covariance = new DMatrixRMaj(
                moments.covariance().map(value -> value * (n - 1) / n).toArray());
        return GroupTerm.moments(covariance, moments.mean(), true);
    }

    private Weight gfiWeight(GroupTerm term) {
        if (!estimator.minimised().isLikelihood() || term.discrepancy() instanceof PatternDiscrepancy) {
            return term.discrepancy().expectedInformation(term.structure().moments());
        }
        return new NormalWeight(Terms.inverse(term.covariance().sigma()), term.hasMeans());
    }

    /** Moments among predictors taken as given do not count as explained. */
    private void leaveOutGiven(GroupTerm term, double[] moments) {
        if (term.isOrdered()) {
            return;
        }
        int[] given =
                table.exogenous().stream().mapToInt(table.observed()::indexOf).toArray();
        int p = term.variables();
        int offset = term.hasMeans() ? p : 0;
        for (int i : given) {
            if (offset > 0) {
                moments[i] = 0;
            }
            for (int j : given) {
                moments[offset + HalfVector.index(i, j, p)] = 0;
            }
        }
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

    private double total() {
        return terms.stream().mapToDouble(term -> term.sample().size()).sum();
    }
}
