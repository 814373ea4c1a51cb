package kith.cli;

import java.util.Optional;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.twolevel.TwoLevelSem;
import picocli.CommandLine.Option;

/** How the rows were drawn: together in clusters, or with chances that weights make up for. */
@HelpHeading("Sampling design")
final class SamplingOptions {

    @Option(
            names = "--cluster",
            paramLabel = "COLUMN",
            description = "Column of sampling clusters: standard errors and tests allow for clustering (MLR, WLSMV"
                    + " and the like). Of a model with level: blocks the clusters of its second level.")
    private Optional<String> cluster = Optional.empty();

    @Option(
            names = "--weights",
            paramLabel = "COLUMN",
            description = "Column of sampling weights; ML becomes MLR then.")
    private Optional<String> weights = Optional.empty();

    Optional<String> cluster() {
        return cluster;
    }

    Optional<String> weights() {
        return weights;
    }

    /** The model with clusters and weights, estimated in a way that allows for them unless the user chose another. */
    Sem of(Sem sem, EstimationOptions estimation) {
        boolean open = cluster.isPresent()
                && !TwoLevelSem.hasLevels(sem.syntax())
                && !estimation.isEstimatorGiven()
                && sem.estimator() == Estimator.ML;
        Sem robust = open ? sem.with(Estimator.MLR) : sem;
        Sem clustered = cluster.map(robust::clusteredBy).orElse(robust);
        return weights.map(clustered::weightedBy).orElse(clustered);
    }
}
