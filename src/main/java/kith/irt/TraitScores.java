package kith.irt;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Estimates of the trait of one factor for the patterns of a group. */
public final class TraitScores {

    /** Beyond this a maximum of the likelihood counts as infinite. */
    private static final double FAR = 20;

    private static final double STEP = 1e-5;

    private static final double[] LINE =
            IntStream.rangeClosed(-40, 40).mapToDouble(k -> k / 2.0).toArray();

    private final TraitCurves curves;
    private final double[][][] lineLog;
    private final double[][] lineInformation;
    private final double mean;
    private final double variance;

    private TraitScores(IrtFit fit, int group) {
        this.curves = TraitCurves.of(fit, group);
        this.mean = fit.means(group)[0];
        this.variance = fit.covariances(group)[0][0];
        this.lineLog = new double[curves.items()][][];
        this.lineInformation = new double[curves.items()][];
        for (int i = 0; i < curves.items(); i++) {
            lineInformation[i] = curves.information(i, LINE);
            lineLog[i] = Arrays.stream(curves.probabilities(i, LINE))
                    .map(p -> Arrays.stream(p).map(Math::log).toArray())
                    .toArray(double[][]::new);
        }
    }

    /** Estimates by pattern of the group. */
    public static TraitEstimate[] of(IrtFit fit, int group, TraitScoreMethod method) {
        TraitScores scores = new TraitScores(fit, group);
        byte[][] patterns = fit.patterns().patterns(group);
        if (method == TraitScoreMethod.EAP) {
            return PatternFactorScores.of(fit, group).stream()
                    .map(score -> new TraitEstimate(score.estimates()[0], score.errors()[0]))
                    .toArray(TraitEstimate[]::new);
        }
        if (method == TraitScoreMethod.EAPSUM) {
            SumScoreTable table = SumScoreTable.of(fit, group);
            return Arrays.stream(patterns).map(table::estimate).toArray(TraitEstimate[]::new);
        }
        return Arrays.stream(patterns).map(codes -> scores.mode(codes, method)).toArray(TraitEstimate[]::new);
    }

    /** Estimate and standard error of every row, in their order; NaN for rows of no group. */
    public static TraitEstimate[] byRow(IrtFit fit, TraitScoreMethod method) {
        ResponsePatterns patterns = fit.patterns();
        TraitEstimate[][] byGroup = new TraitEstimate[patterns.groups().size()][];
        for (int g = 0; g < byGroup.length; g++) {
            byGroup[g] = of(fit, g, method);
        }
        TraitEstimate[] rows = new TraitEstimate[patterns.rows()];
        for (int r = 0; r < rows.length; r++) {
            int g = patterns.groupOfRow(r);
            rows[r] = g < 0 ? TraitEstimate.NONE : byGroup[g][patterns.patternOfRow(r)];
        }
        return rows;
    }

    private TraitEstimate mode(byte[] codes, TraitScoreMethod method) {
        if (ResponsePatterns.answered(codes) == 0) {
            return method == TraitScoreMethod.MAP ? new TraitEstimate(mean, Math.sqrt(variance)) : TraitEstimate.NONE;
        }
        double at = highest(codes, method);
        double low = Math.max(-FAR, at - 0.5);
        double high = Math.min(FAR, at + 0.5);
        double lowSlope = slope(codes, method, low);
        double highSlope = slope(codes, method, high);
        if (!(lowSlope > 0 && highSlope < 0)) {
            return new TraitEstimate(at > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY, Double.NaN);
        }
        double theta = root(codes, method, low, high, lowSlope, highSlope);
        double curvature = (slope(codes, method, theta - STEP) - slope(codes, method, theta + STEP)) / (2 * STEP);
        return new TraitEstimate(theta, 1 / Math.sqrt(curvature));
    }

    /** Where the slope is 0, by false position (Illinois). */
    private double root(
            byte[] codes, TraitScoreMethod method, double low, double high, double lowSlope, double highSlope) {
        double a = low;
        double b = high;
        double fa = lowSlope;
        double fb = highSlope;
        double theta = a;
        for (int k = 0; k < 100; k++) {
            theta = (a * fb - b * fa) / (fb - fa);
            double f = slope(codes, method, theta);
            if (Math.abs(f) < 1e-12 || b - a < 1e-13) {
                break;
            }
            if (f > 0) {
                a = theta;
                fa = f;
                fb /= 2;
            } else {
                b = theta;
                fb = f;
                fa /= 2;
            }
        }
        return theta;
    }

    /** The point of the coarse line with the highest objective. */
    private double highest(byte[] codes, TraitScoreMethod method) {
        double best = Double.NEGATIVE_INFINITY;
        double at = 0;
        for (int q = 0; q < LINE.length; q++) {
            double value = method == TraitScoreMethod.MAP ? -(LINE[q] - mean) * (LINE[q] - mean) / (2 * variance) : 0;
            double information = 0;
            for (int i = 0; i < codes.length; i++) {
                if (codes[i] >= 0) {
                    value += lineLog[i][codes[i]][q];
                    information += lineInformation[i][q];
                }
            }
            value += method == TraitScoreMethod.WLE ? Math.log(information) / 2 : 0;
            if (value > best) {
                best = value;
                at = LINE[q];
            }
        }
        return at;
    }

    private double slope(byte[] codes, TraitScoreMethod method, double theta) {
        double sum = method == TraitScoreMethod.MAP ? -(theta - mean) / variance : 0;
        double information = 0;
        double informationSlope = 0;
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] >= 0) {
                TraitCurves.Derivatives item = curves.at(i, theta);
                sum += item.first[codes[i]] / item.p[codes[i]];
                information += item.information();
                informationSlope += item.informationSlope();
            }
        }
        return method == TraitScoreMethod.WLE ? sum + informationSlope / (2 * information) : sum;
    }
}
