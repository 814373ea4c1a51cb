package kith.change;

import java.util.List;
import kith.math.ChiSquare;
import kith.reliability.agreement.IntraclassCorrelation;
import kith.reliability.agreement.IntraclassCorrelation.Kind;
import kith.reliability.agreement.IntraclassCorrelations;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;

/**
 * Reliability and measurement error of a score from respondents measured twice while nothing should have changed.
 *
 * <p>Variances are those of the two-way analysis of variance of respondents by occasions: person (MSR − MSE)/2,
 * occasion (MSC − MSE)/n, residual MSE. The estimate of the occasion variance may be negative; it counts as 0 in the
 * standard error for agreement. ICC(2,1) is the reliability for change scores, since a shift between occasions is error
 * there (Mokkink et al. 2020, doi 10.1186/s12874-020-01179-5).
 *
 * @param moments of the two scores
 * @param pearsonInterval by Fisher's z
 * @param intraclass correlations and mean squares
 * @param personVariance (MSR − MSE)/2
 * @param occasionVariance (MSC − MSE)/n, not truncated
 * @param errorVariance MSE
 * @param errors one for each {@link ErrorDefinition}
 * @param consistencyInterval of the standard error for consistency, by χ² with n − 1 degrees of freedom
 * @param limits of agreement
 */
public record Retest(
        PairMoments moments,
        Interval pearsonInterval,
        IntraclassCorrelations intraclass,
        double personVariance,
        double occasionVariance,
        double errorVariance,
        List<DefinedError> errors,
        Interval consistencyInterval,
        AgreementLimits limits) {

    /** The fewest respondents that give limits of agreement. */
    public static final int FEWEST = 3;

    public Retest {
        errors = List.copyOf(errors);
    }

    /** @param scores of {@link #FEWEST} respondents at least */
    public static Retest of(PairedScores scores, double level) {
        PairMoments moments = scores.moments();
        int n = moments.n();
        double[][] table = new double[n][];
        for (int i = 0; i < n; i++) {
            table[i] = new double[] {scores.first()[i], scores.second()[i]};
        }
        IntraclassCorrelations found = IntraclassCorrelations.of(table, level);
        double error = found.squares().residual();
        double occasion = (found.squares().raters() - error) / n;
        double icc = correlation(found, Kind.ICC2).estimate();
        double df = n - 1.0;
        double tail = (1 - level) / 2;
        return new Retest(
                moments,
                Interval.ofCorrelation(moments.r(), n, level),
                found,
                (found.squares().people() - error) / 2,
                occasion,
                error,
                errors(moments, error, occasion, icc, level),
                new Interval(
                        Math.sqrt(error * df / ChiSquare.quantile(1 - tail, df)),
                        Math.sqrt(error * df / ChiSquare.quantile(tail, df)),
                        level,
                        IntervalMethod.CHI_SQUARED),
                AgreementLimits.of(scores, level));
    }

    private static List<DefinedError> errors(
            PairMoments moments, double error, double occasion, double icc, double level) {
        double unreliable = Math.sqrt(Math.max(0, 1 - icc));
        double first = moments.sdFirst();
        double second = moments.sdSecond();
        double pooled = Math.sqrt((first * first + second * second) / 2);
        int n = moments.n();
        return List.of(
                DefinedError.of(ErrorDefinition.CONSISTENCY, Math.sqrt(error), n, level),
                DefinedError.of(ErrorDefinition.AGREEMENT, Math.sqrt(Math.max(occasion, 0) + error), n, level),
                DefinedError.of(ErrorDefinition.FROM_SD_OF_DIFFERENCE, moments.sdChange() / Math.sqrt(2), n, level),
                DefinedError.of(ErrorDefinition.FROM_ICC21_POOLED_SD, pooled * unreliable, n, level),
                DefinedError.of(ErrorDefinition.FROM_ICC21_BASELINE_SD, first * unreliable, n, level),
                DefinedError.of(
                        ErrorDefinition.FROM_PEARSON_BASELINE_SD, first * Math.sqrt(1 - moments.r()), n, level));
    }

    /** One of the intraclass correlations of a single measurement. */
    public IntraclassCorrelation intraclass(Kind kind) {
        return correlation(intraclass, kind);
    }

    /** ICC(2,1). */
    public double reliability() {
        return correlation(intraclass, Kind.ICC2).estimate();
    }

    /** @throws IllegalArgumentException when there is none, which cannot be */
    public DefinedError error(ErrorDefinition definition) {
        return errors.stream()
                .filter(error -> error.definition() == definition)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(definition.name()));
    }

    private static IntraclassCorrelation correlation(IntraclassCorrelations found, Kind kind) {
        return found.of(kind);
    }
}
