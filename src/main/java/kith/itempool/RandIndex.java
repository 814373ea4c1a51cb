package kith.itempool;

/**
 * The Rand index of two partitions, adjusted for chance (Hubert and Arabie 1985, doi 10.1007/BF01908075): 1 for equal
 * partitions, 0 on average for unrelated ones.
 */
final class RandIndex {

    private RandIndex() {}

    /** Both partitions are numbered from 0. NaN where chance leaves nothing to agree on, as when both have one part. */
    static double adjusted(int[] one, int[] other, int parts) {
        double[][] counts = new double[parts][parts];
        double[] rows = new double[parts];
        double[] columns = new double[parts];
        for (int p = 0; p < one.length; p++) {
            counts[one[p]][other[p]]++;
            rows[one[p]]++;
            columns[other[p]]++;
        }
        double together = 0;
        double inRows = 0;
        double inColumns = 0;
        for (int a = 0; a < parts; a++) {
            inRows += pairs(rows[a]);
            inColumns += pairs(columns[a]);
            for (int b = 0; b < parts; b++) {
                together += pairs(counts[a][b]);
            }
        }
        double expected = inRows * inColumns / pairs(one.length);
        return (together - expected) / ((inRows + inColumns) / 2 - expected);
    }

    private static double pairs(double n) {
        return n * (n - 1) / 2;
    }
}
