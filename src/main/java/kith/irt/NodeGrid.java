package kith.irt;

import java.util.Arrays;

/** Points of the general factors, and of the general factors with one specific factor. */
final class NodeGrid {

    private final double[][] general;
    private final double[] line;
    private final double[] specificWeight;
    private final int specific;

    NodeGrid(LatentStructure structure, LatentGrid grid) {
        general = grid.product(structure.general());
        line = grid.line();
        specific = structure.specific();
        specificWeight = grid.normal(0, 1);
    }

    double[][] general() {
        return general;
    }

    int generalNodes() {
        return general[0].length;
    }

    int specificNodes() {
        return line.length;
    }

    double[] specificWeight() {
        return specificWeight;
    }

    int specific() {
        return specific;
    }

    /** Values of the factors of an item at its nodes: one array a factor. */
    double[][] points(int[] factors) {
        boolean withSpecific = Arrays.stream(factors).anyMatch(f -> f >= general.length);
        return Arrays.stream(factors)
                .mapToObj(f -> withSpecific ? expanded(f) : general[f])
                .toArray(double[][]::new);
    }

    private double[] expanded(int factor) {
        double[] expanded = new double[generalNodes() * line.length];
        for (int q = 0; q < expanded.length; q++) {
            expanded[q] = factor < general.length ? general[factor][q / line.length] : line[q % line.length];
        }
        return expanded;
    }
}
