package kith.grouplevel;

import kith.math.FisherZ;
import kith.math.NormalDistribution;

/**
 * Within-and-between analysis of two variables (WABA; Dansereau, Alutto and Yammarino 1984): their correlation is what
 * group means and what deviations from them contribute, r = ηB₁·ηB₂·rB + ηW₁·ηW₂·rW.
 *
 * <p>η²B is the share of the sum of squares that lies between groups and η²W = 1 − η²B; rB is the correlation of the
 * group means, each counted once a member, and rW that of the deviations. As {@code multilevel::waba}. The test of a
 * difference of rB and rW is Fisher's, with k − 3 and N − k − 3 in the denominators.
 *
 * @param first name of a variable
 * @param second name of the other
 * @param n N
 * @param groups k
 * @param correlation r
 * @param z rB against rW; NaN with three groups or fewer
 * @param pvalue two-sided
 */
public record Waba(
        String first,
        String second,
        int n,
        int groups,
        double correlation,
        double etaBetweenFirst,
        double etaBetweenSecond,
        double correlationBetween,
        double etaWithinFirst,
        double etaWithinSecond,
        double correlationWithin,
        double z,
        double pvalue) {

    /** @param x values one a row; both exist in the rows used */
    static Waba of(String first, double[] x, String second, double[] y, GroupRows groups) {
        OneWaySums ofX = OneWaySums.of(x, groups);
        OneWaySums ofY = OneWaySums.of(y, groups);
        double within = 0;
        double meanX = 0;
        double meanY = 0;
        int n = groups.total();
        for (int j = 0; j < groups.groups(); j++) {
            meanX += ofX.means()[j] * groups.size(j) / n;
            meanY += ofY.means()[j] * groups.size(j) / n;
            for (int row : groups.rows()[j]) {
                within += (x[row] - ofX.means()[j]) * (y[row] - ofY.means()[j]);
            }
        }
        double between = 0;
        for (int j = 0; j < groups.groups(); j++) {
            between += groups.size(j) * (ofX.means()[j] - meanX) * (ofY.means()[j] - meanY);
        }
        double betweenX = ofX.between();
        double betweenY = ofY.between();
        double totalX = betweenX + ofX.within();
        double totalY = betweenY + ofY.within();
        double rB = between / Math.sqrt(betweenX * betweenY);
        double rW = within / Math.sqrt(ofX.within() * ofY.within());
        double error = Math.sqrt(1.0 / (groups.groups() - 3) + 1.0 / (n - groups.groups() - 3));
        double z =
                groups.groups() > 3 && n > groups.groups() + 3 ? (FisherZ.of(rB) - FisherZ.of(rW)) / error : Double.NaN;
        return new Waba(
                first,
                second,
                n,
                groups.groups(),
                (between + within) / Math.sqrt(totalX * totalY),
                Math.sqrt(betweenX / totalX),
                Math.sqrt(betweenY / totalY),
                rB,
                Math.sqrt(ofX.within() / totalX),
                Math.sqrt(ofY.within() / totalY),
                rW,
                z,
                2 * NormalDistribution.upperTail(Math.abs(z)));
    }
}
