package kith.twolevel;

import kith.sem.implied.HalfVector;
import kith.sem.inference.ResidualMoments;
import org.ejml.data.DMatrixRMaj;

/**
 * SRMR of each level for ordered items: the root mean square of residual correlations of latent responses within
 * clusters, and of components between clusters, with the zeros on the diagonal counted, as for continuous variables at
 * two levels. Items without variance between clusters do not count there.
 */
record LevelResiduals(ProbitMoments sample, OrderedTwoLevelMoments structure) {

    double within() {
        int p = sample.items();
        DMatrixRMaj implied = new DMatrixRMaj(p, p);
        DMatrixRMaj sigma = structure.latentWithin().sigma();
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                implied.set(i, j, sigma.get(i, j) / Math.sqrt(sigma.get(i, i) * sigma.get(j, j)));
            }
        }
        return srmr(new DMatrixRMaj(sample.within().toArray()), implied);
    }

    double between() {
        int p = sample.items();
        int[] own = java.util.stream.IntStream.range(0, p)
                .filter(j -> sample.variance(j) > 0)
                .toArray();
        int first = structure.momentCount() - HalfVector.length(p);
        double[][] observed = sample.between().toArray();
        DMatrixRMaj sampled = new DMatrixRMaj(own.length, own.length);
        DMatrixRMaj implied = new DMatrixRMaj(own.length, own.length);
        for (int i = 0; i < own.length; i++) {
            for (int j = 0; j < own.length; j++) {
                sampled.set(i, j, observed[own[i]][own[j]]);
                implied.set(i, j, structure.moments()[first + HalfVector.index(own[i], own[j], p)]);
            }
        }
        return srmr(sampled, implied);
    }

    private static double srmr(DMatrixRMaj observed, DMatrixRMaj implied) {
        int k = observed.numRows;
        if (k < 2) {
            return 0;
        }
        double correlations = ResidualMoments.of(observed, new double[0], implied, new double[0])
                .crmrWithoutMeans();
        return correlations * Math.sqrt((k - 1.0) / (k + 1.0));
    }
}
