package kith.reliability.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kith.data.RowsLeftOut;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Severity;
import kith.math.Descriptives;
import kith.reliability.agreement.IntraclassCorrelation.Kind;
import kith.reliability.coefficient.MeasurementError;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * Agreement of k raters (or occasions) about n persons: the intraclass correlations of Shrout and Fleiss (1979, doi
 * 10.1037/0033-2909.86.2.420) and McGraw and Wong (1996, doi 10.1037/1082-989X.1.1.30).
 *
 * <p>From the mean squares of persons (MSB), raters (MSJ), residual (MSE) and within persons (MSW):
 *
 * <ul>
 *   <li>ICC(1,1) = (MSB − MSW)/(MSB + (k − 1)MSW)
 *   <li>ICC(2,1) = (MSB − MSE)/(MSB + (k − 1)MSE + k(MSJ − MSE)/n)
 *   <li>ICC(3,1) = (MSB − MSE)/(MSB + (k − 1)MSE)
 * </ul>
 *
 * and for means of the k raters (MSB − MSW)/MSB, (MSB − MSE)/(MSB + (MSJ − MSE)/n), (MSB − MSE)/MSB. The intervals of
 * the first and third are exact; that of the second is Satterthwaite's approximation of Shrout and Fleiss (equal to
 * that of McGraw and Wong, case A). As psych's {@code ICC} by analysis of variance. Rows with a missing value are left
 * out, with a finding, or used by a mixed model ({@link MissingRatings}; psych's default). Then the mean squares are
 * those that the estimated variances imply for the harmonic mean of the persons' numbers of ratings (Thomas and
 * Hultquist 1978, doi 10.1214/aos/1176344202): estimates are exactly those of the variances, intervals and tests
 * approximate.
 *
 * <p>An estimate whose denominator is not positive, as that of ICC(2,k) can be when the residual exceeds what persons
 * and raters differ by, does not exist: it is NaN, with a finding, and so is an interval whose limits cross or lie
 * beyond what a correlation can be.
 *
 * @param people n
 * @param raters k
 * @param ratings how many ratings are used
 * @param squares the mean squares
 * @param correlations in the order of {@link Kind}
 * @param consistencyError √MSE: the standard error of one measurement when raters' means may differ
 * @param agreementError √(MSE + the variance of raters): the same when they should not
 * @param findings rows that were left out
 */
public record IntraclassCorrelations(
        int people,
        int raters,
        int ratings,
        MeanSquares squares,
        List<IntraclassCorrelation> correlations,
        double consistencyError,
        double agreementError,
        List<Finding> findings) {

    /** The mean squares of a table of persons by raters. */
    public record MeanSquares(double people, double raters, double residual, double within) {}

    public IntraclassCorrelations {
        correlations = List.copyOf(correlations);
        findings = List.copyOf(findings);
    }

    /**
     * @param table one array a person with one value a rater; NaN where missing; rows with a missing value are left out
     * @param level of the intervals, such as 0.95
     * @throws InputException when fewer than two persons or two raters are left
     */
    public static IntraclassCorrelations of(double[][] table, double level) {
        return of(table, level, MissingRatings.LISTWISE);
    }

    /**
     * @param table one array a person with one value a rater; NaN where missing
     * @param level of the intervals, such as 0.95
     * @throws InputException when fewer than two persons or two raters are left
     */
    public static IntraclassCorrelations of(double[][] table, double level, MissingRatings missing) {
        double[][] complete = Arrays.stream(table)
                .filter(row -> Arrays.stream(row).noneMatch(Double::isNaN))
                .toArray(double[][]::new);
        if (missing == MissingRatings.MIXED_MODEL && complete.length < table.length) {
            return ofIncomplete(table, level);
        }
        int n = complete.length;
        int k = n == 0 ? 0 : complete[0].length;
        if (n < 2 || k < 2) {
            throw new InputException(
                    "intraclass correlation",
                    n + " complete rows of " + k + " raters",
                    "at least two persons rated by at least two raters",
                    "");
        }
        List<Finding> findings = new ArrayList<>();
        if (n < table.length) {
            findings.add(RowsLeftOut.finding(table.length - n, table.length, "rating", "none")
                    .as(Severity.NOTE));
        }
        return of(meanSquares(complete), new IntraclassForms.Design(n, k, k, n * k), level, findings);
    }

    private static IntraclassCorrelations ofIncomplete(double[][] table, double level) {
        double[][] rated = Arrays.stream(table)
                .filter(row -> Arrays.stream(row).anyMatch(Double::isFinite))
                .toArray(double[][]::new);
        int n = rated.length;
        int k = n == 0 ? 0 : rated[0].length;
        int[] perPerson = Arrays.stream(rated)
                .mapToInt(
                        row -> (int) Arrays.stream(row).filter(Double::isFinite).count())
                .toArray();
        long twice = Arrays.stream(perPerson).filter(count -> count > 1).count();
        boolean everybody = n > 0
                && IntStream.range(0, k).allMatch(j -> Arrays.stream(rated).anyMatch(row -> Double.isFinite(row[j])));
        int ratings = Arrays.stream(perPerson).sum();
        double harmonic =
                n / Arrays.stream(perPerson).mapToDouble(count -> 1.0 / count).sum();
        IntraclassForms.Design design = new IntraclassForms.Design(n, k, harmonic, ratings);
        if (twice < 2 || k < 2 || !everybody || design.residualDf() < 1) {
            throw new InputException(
                    "intraclass correlation",
                    twice + " persons with two ratings or more, by " + k + " raters",
                    "at least two persons rated twice, and a rating by every rater",
                    "");
        }
        RatingVariances variances = RatingVariances.of(rated);
        double e = variances.residual();
        double all = Descriptives.of(Arrays.stream(rated)
                        .flatMapToDouble(Arrays::stream)
                        .filter(Double::isFinite)
                        .toArray())
                .sd();
        if (e < IntraclassForms.ROUNDING * all * all) {
            // Raters and persons explain everything: the likelihood has no maximum.
            return of(table, level, MissingRatings.LISTWISE);
        }
        MeanSquares squares = new MeanSquares(
                harmonic * variances.people() + e, n * variances.raters() + e, e, variances.raters() + e);
        List<Finding> findings = new ArrayList<>();
        int incomplete =
                (int) Arrays.stream(perPerson).filter(count -> count < k).count();
        findings.add(Finding.of(
                "incomplete_ratings",
                Map.of("incomplete", incomplete, "respondents", n, "ratings", ratings, "unrated", table.length - n)));
        return of(squares, design, level, findings);
    }

    private static IntraclassCorrelations of(
            MeanSquares squares, IntraclassForms.Design design, double level, List<Finding> findings) {
        if (squares.people() == 0) {
            findings.add(Finding.of("no_intraclass_correlation", Map.of("name", "", "reason", "respondents")));
        }
        List<IntraclassCorrelation> correlations = new IntraclassForms(squares, design, level).all();
        tellImpossible(correlations, squares, findings);
        double raterVariance = Math.max(0, (squares.raters() - squares.residual()) / design.people());
        return new IntraclassCorrelations(
                design.people(),
                design.raters(),
                design.ratings(),
                squares,
                correlations,
                Math.sqrt(squares.residual()),
                Math.sqrt(squares.residual() + raterVariance),
                findings);
    }

    private static void tellImpossible(
            List<IntraclassCorrelation> correlations, MeanSquares squares, List<Finding> findings) {
        if (squares.people() == 0 || squares.residual() == 0) {
            return;
        }
        for (IntraclassCorrelation row : correlations) {
            String name = row.kind().shroutFleiss();
            if (Double.isNaN(row.estimate())) {
                findings.add(Finding.of("no_intraclass_correlation", Map.of("name", name, "reason", "denominator"))
                        .at(name)
                        .as(Severity.WARNING));
            } else if (!row.interval().exists()) {
                findings.add(Finding.of("no_interval", Map.of("name", name)).at(name));
            }
        }
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
        return errorInterval(squares.residual(), residualDf(), level);
    }

    /**
     * By Satterthwaite's degrees of freedom (1946, doi 10.2307/3002019) for the sum of the two mean squares that it is
     * made of.
     */
    public Interval agreementErrorInterval(double level) {
        double ofRaters = squares.raters() / people;
        double ofResidual = squares.residual() * (people - 1) / people;
        if (squares.raters() <= squares.residual()) {
            return consistencyErrorInterval(level);
        }
        double sum = ofRaters + ofResidual;
        double df = sum * sum / (ofRaters * ofRaters / (raters - 1) + ofResidual * ofResidual / residualDf());
        return errorInterval(sum, df, level);
    }

    private double residualDf() {
        return ratings - people - raters + 1.0;
    }

    private static Interval errorInterval(double variance, double df, double level) {
        if (!(variance > 0)) {
            return Interval.NONE;
        }
        ChiSquaredDistribution chiSquare = new ChiSquaredDistribution(null, df);
        double tail = (1 - level) / 2;
        return new Interval(
                Math.sqrt(df * variance / chiSquare.inverseCumulativeProbability(1 - tail)),
                Math.sqrt(df * variance / chiSquare.inverseCumulativeProbability(tail)),
                level,
                IntervalMethod.CHI_SQUARED);
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
}
