package kith.irt;

import java.util.ArrayList;
import java.util.List;

/**
 * Outfit and infit mean squares with their Wilson–Hilferty z (Wright and Masters 1982), and for persons also Zh
 * (Drasgow, Levine and Williams 1985), at the EAP estimates. Only complete patterns enter.
 *
 * @param outfit mean squared standardised residual
 * @param zOutfit its z
 * @param infit the same weighted by information
 * @param zInfit its z
 * @param zh standardised log-likelihood of the pattern; NaN for items
 */
public record ResidualFit(double outfit, double zOutfit, double infit, double zInfit, double zh) {

    /** As in mirt, so that z of a single residual does not explode. */
    private static final double LARGEST_SD = 1.4142;

    private static final double SMALLEST_VARIANCE = Math.sqrt(1e-5);

    /** Sums over which a mean square is taken. */
    private static final class Sums {
        private double n;
        private double outfit;
        private double kurtosis;
        private double squares;
        private double variances;
        private double excess;

        void add(double residual, double variance, double fourth, double weight) {
            n += weight;
            outfit += weight * residual * residual / variance;
            kurtosis += weight * fourth / (variance * variance);
            squares += weight * residual * residual;
            variances += weight * variance;
            excess += weight * (fourth - variance * variance);
        }

        ResidualFit fit(double zh) {
            double out = outfit / n;
            double in = squares / variances;
            return new ResidualFit(
                    out,
                    cubed(out, Math.sqrt(kurtosis / (n * n) - 1 / n)),
                    in,
                    cubed(in, Math.sqrt(excess) / variances),
                    zh);
        }

        private static double cubed(double meanSquare, double sd) {
            double q = Math.min(sd, LARGEST_SD);
            return (Math.cbrt(meanSquare) - 1) * (3 / q) + q / 3;
        }
    }

    /** One for each item of a group. */
    public static List<ResidualFit> items(IrtFit fit, int group) {
        TraitCurves curves = TraitCurves.of(fit, group);
        TraitEstimate[] eap = TraitScores.of(fit, group, TraitScoreMethod.EAP);
        List<ResidualFit> items = new ArrayList<>();
        for (int i = 0; i < curves.items(); i++) {
            Sums sums = new Sums();
            for (int p = 0; p < eap.length; p++) {
                byte[] codes = fit.patterns().patterns(group)[p];
                if (isComplete(codes)) {
                    add(
                            sums,
                            curves.at(i, eap[p].estimate()),
                            codes[i],
                            fit.patterns().frequency(group)[p]);
                }
            }
            items.add(sums.fit(Double.NaN));
        }
        return items;
    }

    /** One for each pattern of a group; all NaN for incomplete ones. */
    public static List<ResidualFit> patterns(IrtFit fit, int group) {
        TraitCurves curves = TraitCurves.of(fit, group);
        TraitEstimate[] eap = TraitScores.of(fit, group, TraitScoreMethod.EAP);
        List<ResidualFit> persons = new ArrayList<>();
        for (int p = 0; p < eap.length; p++) {
            byte[] codes = fit.patterns().patterns(group)[p];
            if (!isComplete(codes)) {
                persons.add(new ResidualFit(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
                continue;
            }
            Sums sums = new Sums();
            double deviation = 0;
            double variance = 0;
            for (int i = 0; i < codes.length; i++) {
                TraitCurves.Derivatives item = curves.at(i, eap[p].estimate());
                add(sums, item, codes[i], 1);
                double mean = 0;
                double square = 0;
                for (double probability : item.p) {
                    mean += probability * Math.log(probability);
                    square += probability * Math.log(probability) * Math.log(probability);
                }
                deviation += Math.log(item.p[codes[i]]) - mean;
                variance += square - mean * mean;
            }
            persons.add(sums.fit(deviation / Math.sqrt(variance)));
        }
        return persons;
    }

    private static void add(Sums sums, TraitCurves.Derivatives item, int code, double weight) {
        sums.add(code - item.expected(), Math.max(SMALLEST_VARIANCE, item.moment(2)), item.moment(4), weight);
    }

    static boolean isComplete(byte[] codes) {
        for (int code : codes) {
            if (code < 0) {
                return false;
            }
        }
        return true;
    }
}
