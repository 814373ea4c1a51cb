package kith.dif;

import java.util.Arrays;
import java.util.List;
import kith.irt.ItemEstimate;

/**
 * Links the scale of one calibration to that of another: θ* = Aθ + K, so that a* = a/A and b* = Ab + K, where A and K
 * make the test characteristic curves of common items agree best (Stocking and Lord 1983).
 */
final class StockingLord {

    private static final int MOST_STEPS = 100;

    private StockingLord() {}

    /** A and K by Gauss–Newton on the sum of squared differences of the curves over the nodes. */
    static double[] link(List<ItemEstimate> to, List<ItemEstimate> from, double[] nodes) {
        double[] target = curve(to, nodes, 1, 0);
        double[] link = {1, 0};
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] now = curve(from, nodes, link[0], link[1]);
            double h = 1e-6;
            double[] byA = curve(from, nodes, link[0] + h, link[1]);
            double[] byK = curve(from, nodes, link[0], link[1] + h);
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

    private static double[] curve(List<ItemEstimate> items, double[] nodes, double a, double k) {
        double[] curve = new double[nodes.length];
        for (int q = 0; q < nodes.length; q++) {
            for (ItemEstimate item : items) {
                curve[q] += TraitGrid.expected(item, (nodes[q] - k) / a);
            }
        }
        return curve;
    }

    /** An item on the other scale. */
    static ItemEstimate moved(ItemEstimate item, double[] link) {
        double slope = item.slopes()[0] / link[0];
        double[] difficulties = Arrays.stream(item.difficulties())
                .map(b -> b * link[0] + link[1])
                .toArray();
        return new ItemEstimate(
                item.names(),
                item.estimates(),
                item.errors(),
                new double[] {slope},
                Arrays.stream(difficulties).map(b -> -slope * b).toArray(),
                difficulties,
                item.difficultyErrors());
    }
}
