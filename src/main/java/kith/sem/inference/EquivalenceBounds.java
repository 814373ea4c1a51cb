package kith.sem.inference;

import java.util.Optional;

/**
 * Where sizes of misfit begin and end when they are judged by what can be excluded with 95 % confidence rather than by
 * an estimate.
 *
 * <p>The customary cut-offs of RMSEA (.01, .05, .08, .10) and CFI (.99, .95, .92, .90) are for estimates. What cannot
 * be excluded lies further from perfect fit than an estimate, the more so the smaller the sample; the bounds here move
 * with the sample and with the degrees of freedom accordingly. They come from regressions on simulated samples: y = a₀
 * + a₁ ln d + a₂ ln² d + a₃ ln n + a₄ ln² n + a₅ n + a₆ √n + a₇ n^⅕ + a₈ ln d ln n, with d degrees of freedom, n = N −
 * G, N rows and G groups; the bound of RMSEA is exp(y).
 *
 * <p>Sources: for RMSEA in one to five groups Yuan &amp; Chan 2016, Psychological Methods 21:405, doi
 * 10.1037/met0000080, Table 11; for CFI, in one group only, Yuan, Chan, Marcoulides &amp; Bentler 2016, Structural
 * Equation Modeling 23:319, doi 10.1080/10705511.2015.1065414, with terms of the baseline's degrees of freedom too.
 * Both studied maximum likelihood with continuous variables.
 *
 * @param excellent up to which misfit is excellent
 * @param mediocre beyond which it is poor
 */
public record EquivalenceBounds(double excellent, double close, double fair, double mediocre) {

    /** For the customary .01, .05, .08 and .10, for one to five groups, a₀ to a₈. */
    private static final double[][][] RMSEA = {
        {
            {1.34863, -.51999, .01925, -.59811, 0, 0, .00902, 0, .01796},
            {1.51409, -.48929, .01781, -.53903, 0, .00005602, 0, 0, .01188},
            {1.66291, -.46885, .01699, -.52870, 0, .00004074, 0, 0, .00846},
            {1.77502, -.45735, .01652, -.52262, 0, .00003201, 0, 0, .00656},
            {1.86574, -.44997, .01622, -.51862, 0, .00002636, 0, 0, .00534}
        },
        {
            {2.06034, -.62974, .02512, -.98388, .05442, -.00005188, 0, 0, .05260},
            {2.61777, -.67451, .02596, -.99310, .04739, 0, 0, 0, .05331},
            {2.98724, -.67419, .02566, -1.03326, .04855, 0, 0, 0, .05022},
            {1.98287, -.66535, .02518, -.95007, 0, 0, 0, .71711, .04695},
            {2.12615, -.65419, .02468, -.94634, 0, 0, 0, .69787, .04390}
        },
        {
            {2.84129, -.54809, .02296, -.76005, .10229, 0, 0, -1.11167, .04845},
            {3.73383, -.61834, .02487, -.93229, .11073, 0, 0, -1.09715, .05296},
            {2.91386, -.65125, .02563, -1.09019, .06789, 0, -.00948, 0, .05430},
            {3.04581, -.66589, .02588, -1.05019, .05572, -.00003864, 0, 0, .05406},
            {3.21990, -.67182, .02591, -1.05668, .05430, -.00002718, 0, 0, .05314}
        },
        {
            {2.36352, -.49440, .02131, -.64445, .09043, 0, 0, -1.01634, .04422},
            {3.34834, -.56888, .02354, -.81593, .10506, 0, 0, -1.10591, .04962},
            {3.90933, -.61431, .02476, -.92236, .11054, 0, 0, -1.10284, .05273},
            {2.96570, -.63962, .02537, -1.07005, .06814, 0, -.01029, 0, .05396},
            {3.18941, -.65440, .02568, -1.09231, .06714, 0, -.00894, 0, .05424}
        }
    };

    /**
     * Bounds of RMSEA; none for more than five groups, for which none were published.
     *
     * @param n rows in all
     */
    public static Optional<EquivalenceBounds> rmsea(double n, int groups, double df) {
        if (groups < 1 || groups > RMSEA[0].length || !(df > 0) || !(n > groups)) {
            return Optional.empty();
        }
        double[] bounds = new double[RMSEA.length];
        for (int k = 0; k < bounds.length; k++) {
            bounds[k] = Math.exp(sum(RMSEA[k][groups - 1], df, n - groups));
        }
        return Optional.of(new EquivalenceBounds(bounds[0], bounds[1], bounds[2], bounds[3]));
    }

    private static double sum(double[] a, double df, double n) {
        double d = Math.log(df);
        double l = Math.log(n);
        return a[0]
                + a[1] * d
                + a[2] * d * d
                + a[3] * l
                + a[4] * l * l
                + a[5] * n
                + a[6] * Math.sqrt(n)
                + a[7] * Math.pow(n, 0.2)
                + a[8] * d * l;
    }

    /**
     * Bounds of CFI; none for more than one group, for which none were published.
     *
     * @param n rows in all
     * @param baselineDf degrees of freedom of the baseline model
     */
    public static Optional<EquivalenceBounds> cfi(double n, int groups, double df, double baselineDf) {
        if (groups != 1 || !(df > 0) || !(baselineDf > 0) || !(n > 1)) {
            return Optional.empty();
        }
        double size = n - 1;
        double l = Math.log(size);
        double d = Math.log(df);
        double b = Math.log(baselineDf);
        double rootD = Math.pow(df, 0.2);
        double rootB = Math.pow(baselineDf, 0.2);
        double rootN = Math.pow(size, 0.2);
        double excellent =
                4.67603 - .50827 * d + .87087 * rootD - .59613 * rootB - 1.89602 * l + .10190 * l * l + .03729 * d * l;
        double close = 4.12132
                - .46285 * d
                + .52478 * rootD
                - .31832 * rootB
                - 1.74422 * l
                + .13042 * l * l
                - .02360 * Math.sqrt(size)
                + .04215 * d * l;
        double fair = 6.31234
                - .41762 * d
                + .01554 * d * d
                - .00563 * b * b
                - 1.30229 * l
                + .19999 * l * l
                - 2.17429 * rootN
                + .05342 * d * l
                - .01520 * b * l;
        double mediocre = 5.96633
                - .40425 * d
                + .01384 * d * d
                - .00411 * b * b
                - 1.20242 * l
                + .18763 * l * l
                - 2.06704 * rootN
                + .05245 * d * l
                - .01533 * b * l;
        return Optional.of(new EquivalenceBounds(
                1 - Math.exp(excellent), 1 - Math.exp(close), 1 - Math.exp(fair), 1 - Math.exp(mediocre)));
    }

    /** The size of a misfit, of whichever index these are the bounds: RMSEA's rise, CFI's fall. */
    public MisfitSize size(double index) {
        double sign = excellent < mediocre ? 1 : -1;
        if (sign * index <= sign * excellent) {
            return MisfitSize.EXCELLENT;
        }
        if (sign * index <= sign * close) {
            return MisfitSize.CLOSE;
        }
        if (sign * index <= sign * fair) {
            return MisfitSize.FAIR;
        }
        return sign * index <= sign * mediocre ? MisfitSize.MEDIOCRE : MisfitSize.POOR;
    }
}
