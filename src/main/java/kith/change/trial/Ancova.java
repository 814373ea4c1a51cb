package kith.change.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import kith.math.Descriptives;

/**
 * Analysis of covariance: the score at one visit on the score at baseline and the arm, by least squares.
 *
 * <p>Standard errors: usual; consistent under unequal variances (HC0, HC3); and robust to clusters where there are
 * some: CR0; CR1 as Stata computes it, CR0 × √(m/(m − 1) · (N − 1)/(N − p)) for m clusters; CR2 of Bell and McCaffrey
 * with Satterthwaite degrees of freedom (Pustejovsky and Tipton 2018, doi 10.1080/07350015.2016.1247004), which is the
 * one to take with fewer than 40 clusters or so. A random intercept of clusters by restricted maximum likelihood stands
 * beside it.
 *
 * @param visit at which the outcome is taken
 * @param n respondents with baseline, outcome and arm
 * @param clusters how many; 0 where there are none
 * @param ols least squares with usual standard errors, in the order of the terms
 * @param sigma residual standard deviation
 * @param rSquared share of explained variance
 * @param hc0 standard errors
 * @param hc3 standard errors
 * @param cr0 standard errors; none without clusters
 * @param cr1 standard errors; none without clusters
 * @param cr2 with Satterthwaite degrees of freedom; none without clusters
 * @param cr1s standard errors CR1 with Satterthwaite degrees of freedom; none without clusters
 * @param adjustedMeans of the arms at the mean baseline
 * @param standardised differences from the reference arm over the SD of the baseline, in the order of the other arms
 * @param mixed random intercepts of clusters; none without clusters
 */
public record Ancova(
        String visit,
        int n,
        int clusters,
        List<FixedEffect> ols,
        double sigma,
        double rSquared,
        double[] hc0,
        double[] hc3,
        double[] cr0,
        double[] cr1,
        List<FixedEffect> cr2,
        List<FixedEffect> cr1s,
        List<AdjustedMean> adjustedMeans,
        double[] standardised,
        Optional<MixedModel> mixed) {

    private static final int ENOUGH_CLUSTERS = 40;

    /** Mean of an arm at the mean baseline of all. */
    public record AdjustedMean(String arm, double mean, double standardError) {}

    public Ancova {
        ols = List.copyOf(ols);
        cr2 = List.copyOf(cr2);
        cr1s = List.copyOf(cr1s);
        adjustedMeans = List.copyOf(adjustedMeans);
    }

    /** Whether there are clusters, and fewer than an asymptotic correction needs. */
    public boolean hasFewClusters() {
        return clusters > 0 && clusters < ENOUGH_CLUSTERS;
    }

    Ancova renamed(UnaryOperator<String> names) {
        return new Ancova(
                names.apply(visit),
                n,
                clusters,
                ols,
                sigma,
                rSquared,
                hc0,
                hc3,
                cr0,
                cr1,
                cr2,
                cr1s,
                adjustedMeans.stream()
                        .map(mean -> new AdjustedMean(names.apply(mean.arm()), mean.mean(), mean.standardError()))
                        .toList(),
                standardised,
                mixed);
    }

    /** @param data with one visit; respondents with a baseline score and the outcome */
    static Ancova of(TrialData data, int visit, double level) {
        TrialData.Rows rows = data.rows(visit);
        List<String> terms = new ArrayList<>(List.of("(Intercept)", "base"));
        List<String> others = data.arms().subList(1, data.arms().size());
        others.forEach(arm -> terms.add("arm" + arm));
        int n = rows.y().length;
        double[][] x = new double[n][terms.size()];
        for (int i = 0; i < n; i++) {
            x[i][0] = 1;
            x[i][1] = rows.base()[i];
            for (int k = 0; k < others.size(); k++) {
                x[i][2 + k] = rows.arm()[i] == k + 1 ? 1 : 0;
            }
        }
        LeastSquares fit = new LeastSquares(terms, x, rows.y());
        boolean clustered = rows.cluster().length > 0
                && Arrays.stream(rows.cluster()).distinct().count() > 1;
        int[] cluster = clustered ? rows.cluster() : new int[0];
        double mean = Descriptives.of(rows.base()).mean();
        double sd = Descriptives.of(rows.base()).sd();
        List<AdjustedMean> means = new ArrayList<>();
        for (int k = 0; k < data.arms().size(); k++) {
            double[] at = new double[terms.size()];
            at[0] = 1;
            at[1] = mean;
            if (k > 0) {
                at[1 + k] = 1;
            }
            means.add(new AdjustedMean(data.arms().get(k), fit.fitted(at), fit.errorOf(at)));
        }
        double[] standardised = new double[others.size()];
        Arrays.setAll(standardised, k -> fit.estimates()[2 + k] / sd);
        ClusterRobust robust = new ClusterRobust(fit, cluster);
        return new Ancova(
                data.waves().get(visit),
                n,
                (int) Arrays.stream(cluster).distinct().count(),
                fit.effects(level),
                fit.sigma(),
                fit.rSquared(),
                fit.heteroscedastic(0),
                fit.heteroscedastic(3),
                clustered ? robust.cr0() : new double[0],
                clustered ? robust.cr1() : new double[0],
                clustered ? robust.cr2(level) : List.of(),
                clustered ? robust.cr1s(level) : List.of(),
                means,
                standardised,
                clustered ? Optional.of(mixed(terms, x, rows, cluster)) : Optional.empty());
    }

    private static MixedModel mixed(List<String> terms, double[][] x, TrialData.Rows rows, int[] cluster) {
        int n = x.length;
        int[] person = new int[n];
        Arrays.setAll(person, i -> i);
        return MixedModel.of(
                new RepeatedDesign(terms, x, rows.y(), person, new int[n], cluster, 1),
                Structure.UNSTRUCTURED,
                Likelihood.REML);
    }
}
