package kith.sem.inference;

import kith.math.ChiSquare;

/**
 * Indices of fit as functions of bare numbers; lavaan's conventions at the edges.
 *
 * <p>With {@code c} the scaling factor of a robust version, 1 otherwise. Sources: Bentler 1990, doi
 * 10.1037/0033-2909.107.2.238 (CFI, RNI); Tucker & Lewis 1973, doi 10.1007/BF02291170; Bentler & Bonett 1980, doi
 * 10.1037/0033-2909.88.3.588 (NFI); Bollen 1986, 1989 (RFI, IFI); Steiger 1990, doi 10.1207/s15327906mbr2502_4, and Browne &
 * Cudeck 1992, doi 10.1177/0049124192021002005 (RMSEA); robust versions:
 * Brosseau-Liard & Savalei 2014, doi 10.1080/00273171.2014.933697 (CFI, TLI), and Brosseau-Liard, Savalei & Li 2012,
 * doi 10.1080/00273171.2012.715252 (RMSEA); Hoelter 1983, doi 10.1177/0049124183011003003; McDonald 1989, doi 10.1007/BF01908590 (MFI).
 */
public final class FitIndices {

    private static final double NOTHING = 1.5e-8;

    private FitIndices() {}

    /** Test statistic and degrees of freedom of a model or of its baseline, with the factor by which it is scaled. */
    public record Test(double chisq, double df, double c) {
        public Test(double chisq, double df) {
            this(chisq, df, 1);
        }

        private double excess() {
            return chisq - c * df;
        }
    }

    public static double cfi(Test model, Test baseline) {
        double top = Math.max(model.excess(), 0);
        double bottom = Math.max(Math.max(model.excess(), baseline.excess()), 0);
        if (Double.isNaN(model.excess()) || Double.isNaN(baseline.excess())) {
            return Double.NaN;
        }
        return top < NOTHING && bottom < NOTHING ? 1 : 1 - top / bottom;
    }

    public static double tli(Test model, Test baseline) {
        double top = model.excess() * baseline.df;
        double bottom = baseline.excess() * model.df;
        if (Double.isNaN(top) || Double.isNaN(bottom)) {
            return Double.NaN;
        }
        return model.df > 0 && Math.abs(bottom) > 0 ? 1 - top / bottom : 1;
    }

    public static double rni(Test model, Test baseline) {
        return Math.abs(baseline.excess()) < NOTHING ? Double.NaN : 1 - model.excess() / baseline.excess();
    }

    public static double nfi(Test model, Test baseline) {
        if (model.df > baseline.df || model.df == 0) {
            return model.df == 0 ? 1 : Double.NaN;
        }
        return (baseline.chisq - model.chisq) / baseline.chisq;
    }

    public static double rfi(Test model, Test baseline) {
        if (model.df > baseline.df) {
            return Double.NaN;
        }
        if (!(model.df > 0 && baseline.df > 0)) {
            return 1;
        }
        double bottom = baseline.chisq / baseline.df;
        double top = bottom - model.chisq / model.df;
        return top < 0 || bottom < 0 ? 1 : top / bottom;
    }

    public static double pnfi(Test model, Test baseline) {
        return baseline.df > 0 && baseline.chisq > 0
                ? model.df / baseline.df * (baseline.chisq - model.chisq) / baseline.chisq
                : Double.NaN;
    }

    public static double ifi(Test model, Test baseline) {
        double bottom = baseline.chisq - model.df;
        if (bottom < 0) {
            return 1;
        }
        return Math.abs(bottom) < NOTHING ? Double.NaN : (baseline.chisq - model.chisq) / bottom;
    }

    /** @param groups number of groups; their square root multiplies the index, as in lavaan and Mplus */
    public static double rmsea(Test model, double n, int groups) {
        if (Double.isNaN(model.chisq) || Double.isNaN(model.df)) {
            return Double.NaN;
        }
        return model.df > 0 ? Math.sqrt(Math.max(model.chisq / n / model.df - model.c / n, 0)) * Math.sqrt(groups) : 0;
    }

    /** Lower end of the 90 % interval of RMSEA; {@code model.chisq} is the scaled one where c is not 1. */
    public static double rmseaLower(Test model, double n, int groups) {
        return rmseaAt(model, n, groups, 0.95);
    }

    /** Upper end of the 90 % interval of RMSEA. */
    public static double rmseaUpper(Test model, double n, int groups) {
        return rmseaAt(model, n, groups, 0.05);
    }

    private static double rmseaAt(Test model, double n, int groups, double share) {
        if (Double.isNaN(model.chisq) || Double.isNaN(model.df)) {
            return Double.NaN;
        }
        if (model.df < 1) {
            return 0;
        }
        if (Double.isNaN(model.c)) {
            return Double.NaN;
        }
        double ncp = ChiSquare.nonCentrality(model.chisq, model.df, share);
        return Math.sqrt(model.c * ncp / (n * model.df)) * Math.sqrt(groups);
    }

    /** Probability of so large a statistic if RMSEA were {@code hypothesis}: the test of close fit. */
    public static double rmseaClose(Test model, double n, int groups, double hypothesis) {
        return isUntested(model)
                ? Double.NaN
                : ChiSquare.upperTail(model.chisq, model.df, nonCentrality(model, n, groups, hypothesis));
    }

    /** Probability of so small a statistic if RMSEA were {@code hypothesis}: the test of not-close fit. */
    public static double rmseaNotClose(Test model, double n, int groups, double hypothesis) {
        return isUntested(model)
                ? Double.NaN
                : ChiSquare.lowerTail(model.chisq, model.df, nonCentrality(model, n, groups, hypothesis));
    }

    private static boolean isUntested(Test model) {
        return !(model.df > 0) || Double.isNaN(model.chisq) || Double.isNaN(model.c);
    }

    private static double nonCentrality(Test model, double n, int groups, double hypothesis) {
        return n * model.df / model.c * hypothesis * hypothesis / groups;
    }

    /** Hoelter's critical number of rows. */
    public static double criticalN(Test model, double n, double alpha) {
        if (model.df < 0) {
            return Double.NaN;
        }
        return model.df == 0 ? 1 : ChiSquare.quantile(1 - alpha, model.df) / (model.chisq / n) + 1;
    }

    /**
     * McDonald's non-centrality index. With the factor of a robust test the excess that RMSEA and CFI have then; McDonald 1989 knows the
     * plain one alone, and no published study is known of the others.
     */
    public static double mfi(Test model, double n) {
        return Math.exp(-0.5 * model.excess() / n);
    }

    public static double ecvi(double chisq, double parameters, double n) {
        return chisq / n + 2 * parameters / n;
    }

    /** @param moments how many moments the sample has */
    public static double agfi(double gfi, double moments, double df) {
        return df > 0 ? 1 - moments / df * (1 - gfi) : 1;
    }

    public static double pgfi(double gfi, double moments, double df) {
        return moments == 0 ? Double.NaN : df / moments * gfi;
    }
}
