package kith.irt;

import java.util.Optional;
import kith.fit.ComparativeFit;
import kith.fit.Rmsea;
import kith.fit.TestStatistic;
import kith.math.ChiSquare;

/**
 * Limited-information tests of fit with their indices.
 *
 * <p>M2* (Cai and Hansen 2013) compares means of items and of products of pairs of items, C2 (Cai and Monroe 2014)
 * category proportions and means of products: e′(Ξ⁻¹ − Ξ⁻¹Δ(Δ′Ξ⁻¹Δ)⁻¹Δ′Ξ⁻¹)e, with e the differences times √N. Items
 * count from 0. With missing responses a difference is weighted by the respondents who answered its items, divided by
 * √N, as in mirt. RMSEA divides by N − 1, the bounds of its 90% interval by N, both as mirt; SRMSR is the root mean
 * squared residual correlation of a group; CFI and TLI compare with independence.
 *
 * @param statistic of the model
 * @param degreesOfFreedom moments less parameters
 * @param pValue of the chi-square distribution
 * @param rmsea with its interval
 * @param srmsr by group
 * @param tli Tucker–Lewis index
 * @param cfi comparative fit index
 */
public record LimitedInformation(
        double statistic, int degreesOfFreedom, double pValue, Rmsea rmsea, double[] srmsr, double tli, double cfi) {

    /** What is compared. */
    public enum Kind {
        M2_STAR,
        C2
    }

    /** More moments than this take too long. */
    public static final int MOST_MOMENTS = 1500;

    /** Products of nodes and pairs of moments. */
    private static final double MOST_WORK = 3e8;

    /** The test, or nothing when there are fewer moments than parameters, too many, or the model is not identified. */
    public static Optional<LimitedInformation> of(IrtFit fit, Kind kind) {
        MarginalLikelihood likelihood = fit.likelihood();
        int groups = likelihood.groups();
        int moments = 0;
        for (int g = 0; g < groups; g++) {
            moments += moments(fit, g, kind).size();
        }
        int df = moments - fit.parameters();
        if (df <= 0 || moments > mostMoments(likelihood.nodes) || !fit.isIdentified()) {
            return Optional.empty();
        }
        double statistic = 0;
        double[] srmsr = new double[groups];
        double baseline = 0;
        int baselineParameters = 0;
        double[][] normal = new double[fit.parameters()][fit.parameters()];
        double[] right = new double[fit.parameters()];
        for (int g = 0; g < groups; g++) {
            MomentSet set = moments(fit, g, kind);
            double[] weight = fit.expectation().distributions()[g].weight;
            ObservedMoments observed = ObservedMoments.of(set, fit.patterns(), g);
            statistic += add(fit, g, set, weight, observed, normal, right);
            srmsr[g] = observed.srmsr(set, weight);
            Baseline independent = Baseline.of(fit.patterns(), g, kind);
            baseline += independent.statistic();
            baselineParameters += independent.parameters();
        }
        InformationFactor factor = new InformationFactor(normal);
        if (!factor.isPositiveDefinite() || Double.isNaN(statistic)) {
            return Optional.empty();
        }
        double[] solution = factor.solve(right);
        for (int a = 0; a < right.length; a++) {
            statistic -= right[a] * solution[a];
        }
        TestStatistic model = new TestStatistic(statistic, df);
        TestStatistic independence = new TestStatistic(baseline, moments - baselineParameters);
        return Optional.of(new LimitedInformation(
                statistic,
                df,
                ChiSquare.upperTail(statistic, df),
                rmsea(model, fit.patterns().respondents()),
                srmsr,
                ComparativeFit.tli(model, independence),
                ComparativeFit.cfi(model, independence)));
    }

    static MomentSet moments(IrtFit fit, int group, Kind kind) {
        MarginalLikelihood likelihood = fit.likelihood();
        return new MomentSet(
                fit.expectation().curves()[group], kind, new NodeProduct(likelihood.nodes, likelihood.specificOf));
    }

    /** Fewer with many nodes: each covariance is an integral. */
    private static int mostMoments(NodeGrid nodes) {
        long size = nodes.generalNodes() * Math.max(1L, (long) Math.min(1, nodes.specific()) * nodes.specificNodes());
        return (int) Math.min(MOST_MOMENTS, Math.sqrt(MOST_WORK / size));
    }

    private static Rmsea rmsea(TestStatistic model, double n) {
        return new Rmsea(
                Rmsea.estimate(model, n - 1, 1),
                Rmsea.of(model, n, 1).lower(),
                Rmsea.of(model, n, 1).upper());
    }

    /** Adds Δ′Ξ⁻¹Δ and Δ′Ξ⁻¹e of a group and gives e′Ξ⁻¹e. */
    private static double add(
            IrtFit fit,
            int g,
            MomentSet set,
            double[] weight,
            ObservedMoments observed,
            double[][] normal,
            double[] right) {
        double[] expected = set.expected(weight);
        double[] e = observed.residuals(expected);
        InformationFactor factor = new InformationFactor(set.covariance(weight, expected));
        if (!factor.isPositiveDefinite()) {
            return Double.NaN;
        }
        double[][] slopes = set.slopes(fit, g);
        double[] solved = factor.solve(e);
        double total = 0;
        for (int m = 0; m < e.length; m++) {
            total += e[m] * solved[m];
        }
        int parameters = right.length;
        for (int a = 0; a < parameters; a++) {
            double[] column = new double[e.length];
            for (int m = 0; m < e.length; m++) {
                column[m] = slopes[m][a];
                right[a] += slopes[m][a] * solved[m];
            }
            double[] inverse = factor.solve(column);
            for (int b = 0; b < parameters; b++) {
                for (int m = 0; m < e.length; m++) {
                    normal[b][a] += slopes[m][b] * inverse[m];
                }
            }
        }
        return total;
    }

    /**
     * The same test of independence of the items, whose margins are the observed ones.
     *
     * @param statistic of the test
     * @param parameters category proportions (C2) or means (M2*): what its moments depend on
     */
    private record Baseline(double statistic, int parameters) {

        static Baseline of(ResponsePatterns patterns, int group, Kind kind) {
            int items = patterns.items().size();
            ItemCurve[] curves = new ItemCurve[items];
            int parameters = 0;
            for (int i = 0; i < items; i++) {
                double[] frequencies = patterns.frequencies(group, i);
                double n = java.util.Arrays.stream(frequencies).sum();
                double[] raw = new double[frequencies.length];
                for (int k = 1; k < frequencies.length; k++) {
                    raw[k] = Math.log(frequencies[k] / n) - Math.log(frequencies[0] / n);
                }
                ItemParameters item = new ItemParameters(
                        ItemModel.GENERALIZED_PARTIAL_CREDIT,
                        frequencies.length,
                        new int[] {0},
                        java.util.List.of(),
                        new int[0],
                        new double[0]);
                curves[i] = new ItemCurve(item, raw, new double[1][1]);
                parameters += kind == Kind.C2 ? frequencies.length - 1 : 1;
            }
            MomentSet set = new MomentSet(curves, kind);
            double[] one = {1};
            ObservedMoments observed = ObservedMoments.of(set, patterns, group);
            double[] expected = set.expected(one);
            double[] e = observed.residuals(expected);
            InformationFactor factor = new InformationFactor(set.covariance(one, expected));
            if (!factor.isPositiveDefinite()) {
                return new Baseline(Double.NaN, parameters);
            }
            double[][] slopes = set.itemSlopes();
            double[][] normal = new double[slopes[0].length][slopes[0].length];
            double[] right = new double[slopes[0].length];
            double[] solved = factor.solve(e);
            double total = 0;
            for (int m = 0; m < e.length; m++) {
                total += e[m] * solved[m];
            }
            for (int a = 0; a < right.length; a++) {
                double[] column = new double[e.length];
                for (int m = 0; m < e.length; m++) {
                    column[m] = slopes[m][a];
                    right[a] += slopes[m][a] * solved[m];
                }
                double[] inverse = factor.solve(column);
                for (int b = 0; b < right.length; b++) {
                    for (int m = 0; m < e.length; m++) {
                        normal[b][a] += slopes[m][b] * inverse[m];
                    }
                }
            }
            InformationFactor projection = new InformationFactor(normal);
            if (!projection.isPositiveDefinite()) {
                return new Baseline(Double.NaN, parameters);
            }
            double[] solution = projection.solve(right);
            for (int a = 0; a < right.length; a++) {
                total -= right[a] * solution[a];
            }
            return new Baseline(total, parameters);
        }
    }
}
