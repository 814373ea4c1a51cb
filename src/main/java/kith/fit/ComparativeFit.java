package kith.fit;

import kith.math.ChiSquare;

/**
 * Indices of fit against a baseline, and others that the statistic alone gives; lavaan's conventions at the edges.
 *
 * <p>With {@code c} the scaling factor of a robust version, 1 otherwise. Sources: Bentler 1990, doi
 * 10.1037/0033-2909.107.2.238 (CFI, RNI); Tucker and Lewis 1973, doi 10.1007/BF02291170; Bentler and Bonett 1980, doi
 * 10.1037/0033-2909.88.3.588 (NFI); Bollen 1986, 1989 (RFI, IFI); robust versions: Brosseau-Liard and Savalei 2014, doi
 * 10.1080/00273171.2014.933697; Hoelter 1983, doi 10.1177/0049124183011003003; McDonald 1989, doi 10.1007/BF01908590
 * (MFI).
 */
public final class ComparativeFit {

    private static final double NOTHING = 1.5e-8;

    private ComparativeFit() {}

    /** One of the indices against a baseline. */
    static double of(FitIndex index, TestStatistic model, TestStatistic baseline) {
        return switch (index) {
            case CFI -> cfi(model, baseline);
            case TLI, NNFI -> tli(model, baseline);
            case RFI -> rfi(model, baseline);
            case NFI -> nfi(model, baseline);
            case PNFI -> pnfi(model, baseline);
            case IFI -> ifi(model, baseline);
            case RNI -> rni(model, baseline);
            default -> throw new IllegalArgumentException(index + " has no baseline");
        };
    }

    public static double cfi(TestStatistic model, TestStatistic baseline) {
        double top = Math.max(model.excess(), 0);
        double bottom = Math.max(Math.max(model.excess(), baseline.excess()), 0);
        if (Double.isNaN(model.excess()) || Double.isNaN(baseline.excess())) {
            return Double.NaN;
        }
        return top < NOTHING && bottom < NOTHING ? 1 : 1 - top / bottom;
    }

    public static double tli(TestStatistic model, TestStatistic baseline) {
        double top = model.excess() * baseline.df();
        double bottom = baseline.excess() * model.df();
        if (Double.isNaN(top) || Double.isNaN(bottom)) {
            return Double.NaN;
        }
        return model.df() > 0 && Math.abs(bottom) > 0 ? 1 - top / bottom : 1;
    }

    public static double rni(TestStatistic model, TestStatistic baseline) {
        return Math.abs(baseline.excess()) < NOTHING ? Double.NaN : 1 - model.excess() / baseline.excess();
    }

    public static double nfi(TestStatistic model, TestStatistic baseline) {
        if (model.df() > baseline.df() || model.df() == 0) {
            return model.df() == 0 ? 1 : Double.NaN;
        }
        return (baseline.chisq() - model.chisq()) / baseline.chisq();
    }

    public static double rfi(TestStatistic model, TestStatistic baseline) {
        if (model.df() > baseline.df()) {
            return Double.NaN;
        }
        if (!(model.df() > 0 && baseline.df() > 0)) {
            return 1;
        }
        double bottom = baseline.chisq() / baseline.df();
        double top = bottom - model.chisq() / model.df();
        return top < 0 || bottom < 0 ? 1 : top / bottom;
    }

    public static double pnfi(TestStatistic model, TestStatistic baseline) {
        return baseline.df() > 0 && baseline.chisq() > 0
                ? model.df() / baseline.df() * (baseline.chisq() - model.chisq()) / baseline.chisq()
                : Double.NaN;
    }

    public static double ifi(TestStatistic model, TestStatistic baseline) {
        double bottom = baseline.chisq() - model.df();
        if (bottom < 0) {
            return 1;
        }
        return Math.abs(bottom) < NOTHING ? Double.NaN : (baseline.chisq() - model.chisq()) / bottom;
    }

    /** Hoelter's critical number of rows. */
    public static double criticalN(TestStatistic model, double n, double alpha) {
        if (model.df() < 0) {
            return Double.NaN;
        }
        return model.df() == 0 ? 1 : ChiSquare.quantile(1 - alpha, model.df()) / (model.chisq() / n) + 1;
    }

    /**
     * McDonald's non-centrality index. With the factor of a robust test the excess that RMSEA and CFI have then;
     * McDonald 1989 knows the plain one alone, and no published study is known of the others.
     */
    public static double mfi(TestStatistic model, double n) {
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
