package kith.reliability.agreement;

import java.util.List;
import kith.reliability.agreement.IntraclassCorrelation.Kind;
import kith.reliability.coefficient.SpearmanBrown;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;
import org.apache.commons.math3.distribution.FDistribution;

/** The six forms from the mean squares; m is the (mean) number of ratings of a person, k that of the raters. */
record IntraclassForms(IntraclassCorrelations.MeanSquares squares, Design design, double level) {

    static final double ROUNDING = 1e-12;

    /** Persons, raters, the (mean) number of ratings of a person, and ratings in all. */
    record Design(int people, int raters, double perPerson, int ratings) {
        double residualDf() {
            return ratings - people - raters + 1.0;
        }
    }

    List<IntraclassCorrelation> all() {
        int n = design.people();
        double m = design.perPerson();
        double b = squares.people();
        double j = squares.raters();
        double e = squares.residual();
        double w = squares.within();
        double agreement = share(b - e, b + (m - 1) * e + m * (j - e) / n);
        Interval one = agreementInterval(agreement);
        double df = design.residualDf();
        double dfWithin = design.ratings() - n;
        return List.of(
                single(Kind.ICC1, b, w, dfWithin),
                form(Kind.ICC2, agreement, one, b / e, df),
                single(Kind.ICC3, b, e, df),
                average(Kind.ICC1K, b, w, dfWithin),
                form(Kind.ICC2K, lengthened(agreement), lengthened(one), b / e, df),
                average(Kind.ICC3K, b, e, df));
    }

    /** NaN where the denominator is not positive or the share is beyond what one of a variance can be. */
    private static double share(double numerator, double denominator) {
        double share = numerator / denominator;
        return denominator > 0 && Math.abs(share) <= 1 + ROUNDING ? share : Double.NaN;
    }

    /**
     * Of the mean of k raters; NaN where the correlation of one is at or below −1/(k − 1), where the formula has its
     * pole.
     */
    private double lengthened(double one) {
        int k = design.raters();
        return 1 + (k - 1) * one > ROUNDING ? SpearmanBrown.lengthened(one, k) : Double.NaN;
    }

    private Interval lengthened(Interval one) {
        return one.with(lengthened(one.lower()), lengthened(one.upper()));
    }

    private IntraclassCorrelation form(Kind kind, double estimate, Interval interval, double f, double df2) {
        double df1 = design.people() - 1.0;
        double p = f >= 0 && Double.isFinite(f) ? upperTail(f, df1, df2) : f > 0 ? 0 : Double.NaN;
        Interval possible = Double.isNaN(estimate)
                ? Interval.NONE
                : Interval.ordered(
                        interval.lower(), Math.min(1, interval.upper()), interval.level(), interval.method());
        return new IntraclassCorrelation(kind, estimate, possible, f, df1, df2, p);
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

    private IntraclassCorrelation single(Kind kind, double b, double error, double df) {
        double m = design.perPerson();
        return form(kind, share(b - error, b + (m - 1) * error), single(b / error, df), b / error, df);
    }

    private Interval single(double f, double df) {
        double m = design.perPerson();
        double low = f / quantile(design.people() - 1, df);
        double high = f * quantile(df, design.people() - 1);
        return new Interval((low - 1) / (low + m - 1), (high - 1) / (high + m - 1), level, IntervalMethod.F);
    }

    private IntraclassCorrelation average(Kind kind, double b, double error, double df) {
        double f = b / error;
        int k = design.raters();
        if (design.perPerson() != k) {
            double one = share(b - error, b + (design.perPerson() - 1) * error);
            return form(kind, lengthened(one), lengthened(single(f, df)), f, df);
        }
        double n1 = design.people() - 1.0;
        Interval interval =
                new Interval(1 - quantile(n1, df) / f, 1 - 1 / (f * quantile(df, n1)), level, IntervalMethod.F);
        return form(kind, b > 0 ? (b - error) / b : Double.NaN, interval, f, df);
    }

    /** Shrout and Fleiss 1979, page 424, with Satterthwaite's degrees of freedom. */
    private Interval agreementInterval(double rho) {
        int n = design.people();
        double m = design.perPerson();
        double b = squares.people();
        double j = squares.raters();
        double e = squares.residual();
        double fj = j / e;
        double weight = n * (1 + (m - 1) * rho) - m * rho;
        double numerator = (design.raters() - 1.0) * (n - 1) * Math.pow(m * rho * fj + weight, 2);
        double denominator = (n - 1) * Math.pow(m * rho * fj, 2) + weight * weight;
        double v = numerator / denominator;
        double upper = quantile(n - 1, v);
        double lower = quantile(v, n - 1);
        double raters = m * j + (m * n - m - n) * e;
        Interval limits = new Interval(
                n * (b - upper * e) / (upper * raters + n * b),
                n * (lower * b - e) / (raters + n * lower * b),
                level,
                IntervalMethod.F);
        // No correlation of m ratings can be lower.
        return limits.with(Math.max(limits.lower(), -1 / (m - 1)), limits.upper());
    }
}
