package kith.dif;

import kith.irt.TraitCurves;

/**
 * Links the scale of one calibration to that of another: θ* = Aθ + K, so that a* = a/A and b* = Ab + K, where A and K
 * make the test characteristic curves of common items agree best (Stocking and Lord 1983).
 */
final class StockingLord {

    private static final int MOST_STEPS = 100;

    private StockingLord() {}

    /** A and K by Gauss–Newton on the sum of squared differences of the curves over the nodes. */
    static double[] link(TraitCurves to, TraitCurves from, double[] nodes) {
        double[] target = to.expectedSum(nodes);
        double[] link = {1, 0};
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] now = from.linked(link[0], link[1]).expectedSum(nodes);
            double h = 1e-6;
            double[] byA = from.linked(link[0] + h, link[1]).expectedSum(nodes);
            double[] byK = from.linked(link[0], link[1] + h).expectedSum(nodes);
            double aa = 0;
            double ak = 0;
            double kk = 0;
            double ga = 0;
            double gk = 0;
            for (int q = 0; q < nodes.length; q++) {
                double da = (byA[q] - now[q]) / h;
                double dk = (byK[q] - now[q]) / h;
                double rest = target[q] - now[q];
                aa += da * da;
                ak += da * dk;
                kk += dk * dk;
                ga += da * rest;
                gk += dk * rest;
            }
            double determinant = aa * kk - ak * ak;
            double moveA = (kk * ga - ak * gk) / determinant;
            double moveK = (aa * gk - ak * ga) / determinant;
            if (!Double.isFinite(moveA) || !Double.isFinite(moveK)) {
                return link;
            }
            link[0] = Math.max(0.5, Math.min(2, link[0] + moveA));
            link[1] = Math.max(-2, Math.min(2, link[1] + moveK));
            if (Math.abs(moveA) + Math.abs(moveK) < 1e-9) {
                return link;
            }
        }
        return link;
    }
}
