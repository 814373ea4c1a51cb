package kith.irt;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.efa.extraction.Extraction;
import kith.efa.extraction.ExtractionMethod;
import kith.math.Matrix;

/**
 * Slopes that the search starts from: the same for all items of a confirmatory model, and for an exploratory one those
 * of a minres factor analysis of the Pearson correlations of the responses, a = 1.7λ/√(1 − h²), turned so that the
 * echelon holds.
 */
final class StartingSlopes {

    private static final double USUAL = 1.2;
    private static final double LARGEST_COMMUNALITY = 0.75;

    private final IrtQuestion question;
    /** By item and factor; empty for a confirmatory model. */
    private final double[][] exploratory;

    private StartingSlopes(IrtQuestion question, double[][] exploratory) {
        this.question = question;
        this.exploratory = exploratory;
    }

    static StartingSlopes of(ResponsePatterns patterns, IrtQuestion question) {
        boolean given = question.structure().isExploratory()
                && question.structure().factors().size() < patterns.items().size();
        return new StartingSlopes(question, given ? exploratory(patterns, question) : new double[0][]);
    }

    private static double[][] exploratory(ResponsePatterns patterns, IrtQuestion question) {
        List<String> items = patterns.items();
        int factors = question.structure().factors().size();
        Matrix loadings = Extraction.of(ExtractionMethod.MINRES, factors)
                .fit(Matrix.square(items, correlations(patterns)))
                .loadings();
        double[][] echelon = new double[items.size()][factors];
        for (int i = 0; i < items.size(); i++) {
            int at = loadings.rows().indexOf(items.get(i));
            for (int f = 0; f < factors && at >= 0 && f < loadings.cols().size(); f++) {
                echelon[i][f] = loadings.at(at, f);
            }
        }
        for (int f = 0; f < factors - 1; f++) {
            reflect(echelon, f);
        }
        double scale = question.model().isCumulative() ? 1.7 : 1;
        for (double[] row : echelon) {
            double h2 = Math.min(
                    LARGEST_COMMUNALITY, Arrays.stream(row).map(x -> x * x).sum());
            for (int f = 0; f < factors; f++) {
                row[f] *= scale / Math.sqrt(1 - h2);
            }
        }
        return echelon;
    }

    /** Turns the factors from one on so that the item of that number loads on none after it (Householder). */
    private static void reflect(double[][] loadings, int item) {
        int factors = loadings[0].length;
        double[] v = new double[factors];
        double norm = 0;
        for (int f = item; f < factors; f++) {
            v[f] = loadings[item][f];
            norm += v[f] * v[f];
        }
        v[item] += v[item] < 0 ? -Math.sqrt(norm) : Math.sqrt(norm);
        double square = Arrays.stream(v).map(x -> x * x).sum();
        if (square == 0) {
            return;
        }
        for (double[] row : loadings) {
            double product =
                    IntStream.range(0, factors).mapToDouble(f -> row[f] * v[f]).sum();
            for (int f = item; f < factors; f++) {
                row[f] -= 2 * product / square * v[f];
            }
        }
        for (double[] row : loadings) {
            row[item] = -row[item];
        }
    }

    /** Of pairs of responses; 0 for pairs that no respondent answered or an item without variance in them. */
    private static double[][] correlations(ResponsePatterns patterns) {
        int items = patterns.items().size();
        double[][] correlations = new double[items][items];
        for (int i = 0; i < items; i++) {
            correlations[i][i] = 1;
            for (int j = 0; j < i; j++) {
                double r = correlation(patterns, i, j);
                correlations[i][j] = Double.isNaN(r) ? 0 : r;
                correlations[j][i] = correlations[i][j];
            }
        }
        return correlations;
    }

    private static double correlation(ResponsePatterns patterns, int i, int j) {
        WeightedCorrelation correlation = new WeightedCorrelation();
        for (int g = 0; g < patterns.groups().size(); g++) {
            for (int p = 0; p < patterns.size(g); p++) {
                byte[] codes = patterns.patterns(g)[p];
                if (codes[i] >= 0 && codes[j] >= 0) {
                    correlation.add(codes[i], codes[j], patterns.frequency(g)[p]);
                }
            }
        }
        return correlation.value();
    }

    double at(int item, int factor, int categories) {
        if (exploratory.length > 0) {
            return exploratory[item][factor];
        }
        return factor >= question.structure().general() ? 0.7 * usual(categories) : usual(categories);
    }

    /** Of an item with one factor. */
    double usual(int categories) {
        return question.model().isCumulative() ? USUAL : USUAL / Math.sqrt(categories - 1.0);
    }

    /** Sum of the squared slopes on uncorrelated factors, or the square of the usual one. */
    double square(int item, int categories) {
        return exploratory.length > 0
                ? Arrays.stream(exploratory[item]).map(x -> x * x).sum()
                : usual(categories) * usual(categories);
    }
}
