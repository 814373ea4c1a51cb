package kith.reliability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.reliability.IntraclassCorrelation.Kind;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.FDistribution;

/**
 * Agreement of k raters (or occasions) about n people: the intraclass correlations of Shrout & Fleiss (1979,
 * doi 10.1037/0033-2909.86.2.420) and McGraw & Wong (1996, doi 10.1037/1082-989X.1.1.30).
 *
 * <p>From the mean squares of people (MSB), raters (MSJ), residual (MSE) and within people (MSW):
 *
 * <ul>
 *   <li>ICC(1,1) = (MSB − MSW)/(MSB + (k − 1)MSW)
 *   <li>ICC(2,1) = (MSB − MSE)/(MSB + (k − 1)MSE + k(MSJ − MSE)/n)
 *   <li>ICC(3,1) = (MSB − MSE)/(MSB + (k − 1)MSE)
 * </ul>
 *
 * and for means of the k raters (MSB − MSW)/MSB, (MSB − MSE)/(MSB + (MSJ − MSE)/n), (MSB − MSE)/MSB. The intervals of the
 * first and third are exact; that of the second is Satterthwaite's approximation of Shrout & Fleiss (equal to that of McGraw &
 * Wong, case A). As psych's {@code ICC} by analysis of variance. Rows with a missing value are left out, with a finding;
 * psych's default is a mixed model that uses them.
 *
 * @param people n
 * @param raters k
 * @param squares the mean squares
 * @param correlations in the order of {@link Kind}
 * @param consistencyError √MSE: the standard error of one measurement when raters' means may differ
 * @param agreementError √(MSE + the variance of raters): the same when they should not
 * @param findings rows that were left out
 */
public record IntraclassCorrelations(
        int people,
        int raters,
        MeanSquares squares,
        List<IntraclassCorrelation> correlations,
        double consistencyError,
        double agreementError,
        List<Finding> findings) {

    /** The mean squares of a table of people by raters. */
    public record MeanSquares(double people, double raters, double residual, double within) {}

    public IntraclassCorrelations {
        correlations = List.copyOf(correlations);
        findings = List.copyOf(findings);
    }

    /**
     * @param table one array a person with one value a rater; NaN where missing
     * @param level of the intervals, such as 0.95
     * @throws InputException when fewer than two people or two raters are left
     */
    public static IntraclassCorrelations of(double[][] table, double level) {
        double[][] complete = Arrays.stream(table)
                .filter(row -> Arrays.stream(row).noneMatch(Double::isNaN))
                .toArray(double[][]::new);
        int n = complete.length;
        int k = n == 0 ? 0 : complete[0].length;
        if (n < 2 || k < 2) {
            throw new InputException(
                    "intraclass correlation",
                    n + " complete rows of " + k + " raters",
                    "at least two people rated by at least two raters",
                    "");
        }
        List<Finding> findings = new ArrayList<>();
        if (n < table.length) {
            findings.add(Finding.note(
                    "rows_left_out",
                    "",
                    (table.length - n) + " of " + table.length + " people are left out, since a rating is missing.",
                    ""));
        }
        MeanSquares squares = meanSquares(complete);
        if (squares.people() == 0) {
            findings.add(Finding.error(
                    "no_variance",
                    "",
                    "The people do not differ, so that there is no intraclass correlation.",
                    "Look at the agreement itself, such as Bland and Altman’s limits."));
        }
        List<IntraclassCorrelation> correlations = new Forms(squares, n, k, level).all();
        double raterVariance = Math.max(0, (squares.raters() - squares.residual()) / n);
        return new IntraclassCorrelations(
                n,
                k,
                squares,
                correlations,
                Math.sqrt(squares.residual()),
                Math.sqrt(squares.residual() + raterVariance),
                findings);
    }

    /** The correlation of a kind. */
    public IntraclassCorrelation of(Kind kind) {
        return correlations.get(kind.ordinal());
    }

    /** What one measurement is off by and what change is beyond that, where raters should agree. */
    public MeasurementError measurementError(double level) {
        return MeasurementError.ofStandardError(agreementError, people, level);
    }

    /** Exact for normal errors: the residual sum of squares over σ² is χ². */
    public Interval consistencyErrorInterval(double level) {
        double df = (people - 1.0) * (raters - 1);
        return errorInterval(squares.residual(), df, level);
    }

    /** By Satterthwaite's degrees of freedom (1946, doi 10.2307/3002019) for the sum of the two mean squares that it is made of. */
    public Interval agreementErrorInterval(double level) {
        double ofRaters = squares.raters() / people;
        double ofResidual = squares.residual() * (people - 1) / people;
        if (squares.raters() <= squares.residual()) {
            return consistencyErrorInterval(level);
        }
        double sum = ofRaters + ofResidual;
        double df = sum
                * sum
                / (ofRaters * ofRaters / (raters - 1) + ofResidual * ofResidual / ((people - 1.0) * (raters - 1)));
        return errorInterval(sum, df, level);
    }

    private static Interval errorInterval(double variance, double df, double level) {
        if (!(variance > 0)) {
            return Interval.NONE;
        }
        ChiSquaredDistribution chiSquare = new ChiSquaredDistribution(null, df);
        double tail = (1 - level) / 2;
        return new Interval(
                Math.sqrt(df * variance / chiSquare.inverseCumulativeProbability(1 - tail)),
                Math.sqrt(df * variance / chiSquare.inverseCumulativeProbability(tail)));
    }

    private static MeanSquares meanSquares(double[][] table) {
        int n = table.length;
        int k = table[0].length;
        double grand =
                Arrays.stream(table).flatMapToDouble(Arrays::stream).average().orElseThrow();
        double[] person = Arrays.stream(table)
                .mapToDouble(row -> Arrays.stream(row).average().orElseThrow())
                .toArray();
        double between = 0;
        double raters = 0;
        double within = 0;
        double residual = 0;
        for (int j = 0; j < k; j++) {
            double rater = 0;
            for (double[] row : table) {
                rater += row[j] / n;
            }
            raters += n * (rater - grand) * (rater - grand);
            for (int i = 0; i < n; i++) {
                double deviation = table[i][j] - person[i];
                within += deviation * deviation;
                double left = deviation - rater + grand;
                residual += left * left;
            }
        }
        for (double mean : person) {
            between += k * (mean - grand) * (mean - grand);
        }
        return new MeanSquares(
                between / (n - 1), raters / (k - 1), residual / ((n - 1.0) * (k - 1)), within / (n * (k - 1.0)));
    }

    /** The six forms from the mean squares. */
    private record Forms(MeanSquares squares, int n, int k, double level) {

        List<IntraclassCorrelation> all() {
            double b = squares.people();
            double j = squares.raters();
            double e = squares.residual();
            double w = squares.within();
            double agreement = (b - e) / (b + (k - 1) * e + k * (j - e) / n);
            Interval one = agreementInterval(agreement);
            double df = (n - 1.0) * (k - 1);
            double dfWithin = n * (k - 1.0);
            return List.of(
                    form(Kind.ICC1, (b - w) / (b + (k - 1) * w), single(b / w, dfWithin), b / w, dfWithin),
                    form(Kind.ICC2, agreement, one, b / e, df),
                    form(Kind.ICC3, (b - e) / (b + (k - 1) * e), single(b / e, df), b / e, df),
                    form(Kind.ICC1K, (b - w) / b, average(b / w, dfWithin), b / w, dfWithin),
                    form(
                            Kind.ICC2K,
                            (b - e) / (b + (j - e) / n),
                            new Interval(
                                    SpearmanBrown.lengthened(one.lower(), k), SpearmanBrown.lengthened(one.upper(), k)),
                            b / e,
                            df),
                    form(Kind.ICC3K, (b - e) / b, average(b / e, df), b / e, df));
        }

        private IntraclassCorrelation form(Kind kind, double estimate, Interval interval, double f, double df2) {
            double p = f >= 0 && Double.isFinite(f) ? upperTail(f, n - 1, df2) : f > 0 ? 0 : Double.NaN;
            return new IntraclassCorrelation(kind, estimate, interval, f, n - 1, df2, p);
        }

        /** P(F > f), without taking a small number from 1. */
        private static double upperTail(double f, double df1, double df2) {
            return f == 0 ? 1 : new FDistribution(null, df2, df1).cumulativeProbability(1 / f);
        }

        private double quantile(double df1, double df2) {
            if (!(df1 > 0 && df2 > 0)) {
                return Double.NaN;
            }
            return new FDistribution(null, df1, df2).inverseCumulativeProbability(1 - (1 - level) / 2);
        }

        private Interval single(double f, double df) {
            double low = f / quantile(n - 1, df);
            double high = f * quantile(df, n - 1);
            return new Interval((low - 1) / (low + k - 1), (high - 1) / (high + k - 1));
        }

        private Interval average(double f, double df) {
            return new Interval(1 - quantile(n - 1, df) / f, 1 - 1 / (f * quantile(df, n - 1)));
        }

        /** Shrout & Fleiss 1979, page 424, with Satterthwaite's degrees of freedom. */
        private Interval agreementInterval(double rho) {
            double b = squares.people();
            double j = squares.raters();
            double e = squares.residual();
            double fj = j / e;
            double weight = n * (1 + (k - 1) * rho) - k * rho;
            double numerator = (k - 1.0) * (n - 1) * Math.pow(k * rho * fj + weight, 2);
            double denominator = (n - 1) * Math.pow(k * rho * fj, 2) + weight * weight;
            double v = numerator / denominator;
            double upper = quantile(n - 1, v);
            double lower = quantile(v, n - 1);
            double raters = k * j + ((double) k * n - k - n) * e;
            return new Interval(
                    n * (b - upper * e) / (upper * raters + n * b), n * (lower * b - e) / (raters + n * lower * b));
        }
    }
}
