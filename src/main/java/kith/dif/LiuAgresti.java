package kith.dif;

/**
 * The common cumulative odds ratio of ordered responses, reference over focal.
 *
 * @param ratio above 1 where the reference group scores higher
 * @param logError standard error of its logarithm by leaving out one stratum after the other; NaN with fewer than two
 */
record LiuAgresti(double ratio, double logError) {

    static LiuAgresti of(StratifiedTables tables) {
        int strata = tables.strata();
        double[] above = new double[strata];
        double[] below = new double[strata];
        double top = 0;
        double bottom = 0;
        int used = 0;
        for (int s = 0; s < strata; s++) {
            int reference = tables.n(s, 0);
            int focal = tables.n(s, 1);
            if (reference == 0 || focal == 0) {
                continue;
            }
            used++;
            int referenceBelow = 0;
            int focalBelow = 0;
            for (int c = 0; c + 1 < tables.categories().length; c++) {
                referenceBelow += tables.table(s)[0][c];
                focalBelow += tables.table(s)[1][c];
                above[s] += (double) (reference - referenceBelow) * focalBelow / (reference + focal);
                below[s] += (double) referenceBelow * (focal - focalBelow) / (reference + focal);
            }
            top += above[s];
            bottom += below[s];
        }
        return new LiuAgresti(top / bottom, jackknife(above, below, top, bottom, used));
    }

    private static double jackknife(double[] above, double[] below, double top, double bottom, int used) {
        double sum = 0;
        double squares = 0;
        for (int s = 0; s < above.length; s++) {
            double pseudo = Math.log((top - above[s]) / (bottom - below[s])) - Math.log(top / bottom);
            sum += pseudo;
            squares += pseudo * pseudo;
        }
        // Strata without both groups add 0 to both sums.
        double variance = (used - 1.0) / used * (squares - sum * sum / used);
        return used > 1 && variance > 0 ? Math.sqrt(variance) : Double.NaN;
    }
}
