package kith.simulation;

import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;

/** What stays with one person over contexts and visits, and what moves from visit to visit. */
final class Person {

    private final Population population;
    private final Correlated correlated;
    private final RandomGenerator random;
    private final List<ContextPopulation> contexts;
    private final double sharedFactors;
    private final double sharedResiduals;
    private final double keptResiduals;
    private final double[] residualEverywhere;
    private final double[][] residualOfContext;
    private double[] general;
    private double[][] particular;

    /** @param contexts those that the person answers about */
    Person(Population population, Correlated correlated, List<ContextPopulation> contexts, RandomGenerator random) {
        this.population = population;
        this.correlated = correlated;
        this.random = random;
        this.contexts = contexts;
        if (population.design() instanceof Population.SamePeople same) {
            sharedFactors = same.sharedFactorVariance();
            sharedResiduals = same.sharedResidualVariance();
        } else {
            sharedFactors = 0;
            sharedResiduals = 0;
        }
        keptResiduals =
                population.followUp().map(FollowUp::sharedResidualVariance).orElse(0.0);
        residualEverywhere = normals();
        residualOfContext = new double[contexts.size()][];
        particular = new double[contexts.size()][];
        general = correlated.draw(random);
        for (int c = 0; c < contexts.size(); c++) {
            residualOfContext[c] = normals();
            particular[c] = correlated.draw(random);
        }
    }

    private double[] normals() {
        double[] e = new double[population.items().size()];
        for (int j = 0; j < e.length; j++) {
            e[j] = random.nextGaussian();
        }
        return e;
    }

    /** The standing on the factors within the clusters, one array a context. */
    record Standing(double[] general, double[][] particular) {}

    Standing standing() {
        return new Standing(general, particular);
    }

    /** The standing after a time in which it keeps a correlation of {@code stability} with what it was. */
    Standing later(double stability) {
        double[] movedGeneral = moved(general, stability);
        double[][] movedParticular = new double[particular.length][];
        for (int c = 0; c < particular.length; c++) {
            movedParticular[c] = moved(particular[c], stability);
        }
        return new Standing(movedGeneral, movedParticular);
    }

    void moveTo(Standing standing) {
        general = standing.general();
        particular = standing.particular();
    }

    private double[] moved(double[] from, double stability) {
        double[] fresh = correlated.draw(random);
        double[] to = new double[from.length];
        double rest = StrictMath.sqrt(1 - stability * stability);
        for (int f = 0; f < to.length; f++) {
            to[f] = stability * from[f] + rest * fresh[f];
        }
        return to;
    }

    /** z of the formula in {@link Population}, for context number {@code c}. */
    double[] within(Standing standing, int c) {
        double[] z = new double[standing.general().length];
        for (int f = 0; f < z.length; f++) {
            z[f] = StrictMath.sqrt(sharedFactors) * standing.general()[f]
                    + StrictMath.sqrt(1 - sharedFactors) * standing.particular()[c][f];
        }
        return z;
    }

    /** The residual of item number {@code j} in context number {@code c}, with variance 1; drawn anew at each call. */
    double residual(int j, int c) {
        double own = 1 - sharedResiduals - keptResiduals;
        return StrictMath.sqrt(sharedResiduals) * residualEverywhere[j]
                + StrictMath.sqrt(keptResiduals) * residualOfContext[c][j]
                + StrictMath.sqrt(own) * random.nextGaussian();
    }

    List<ContextPopulation> contexts() {
        return contexts;
    }
}
