package kith.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import kith.math.Matrix;
import kith.math.Seeds;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Draws respondents from a {@link Population}.
 *
 * <p>Person number i has the random stream i of the seed, and each context's clusters one of their own, so that the
 * same seed gives the same data on every machine.
 */
public final class Simulation {

    private final Population population;
    private final long seed;
    private final int[] peopleOfContext;
    private final Plan plan;
    private final List<double[][]> clusterEffects = new ArrayList<>();
    private final Columns columns = new Columns();
    private final List<double[]> truth = new ArrayList<>();
    private final List<Simulated.Conduct> conduct = new ArrayList<>();

    private Simulation(Population population, int people, long seed) {
        this.population = population;
        this.seed = seed;
        this.plan = new Plan(population);
        this.peopleOfContext = shared(people);
        for (int c = 0; c < population.contexts().size(); c++) {
            clusterEffects.add(clusterEffects(c));
        }
    }

    /** As many respondents and with the seed that the population tells. */
    public static Simulated draw(Population population) {
        return draw(population, OptionalInt.empty(), population.seed());
    }

    /**
     * Draws respondents.
     *
     * @param people how many; as many as the population tells when empty; shared among contexts in the population's
     *     proportions
     * @param seed of all random numbers
     */
    public static Simulated draw(Population population, OptionalInt people, long seed) {
        return new Simulation(population, people.orElse(population.people()), seed).draw();
    }

    /** Respondents for each context; what is left over by rounding down goes to the largest remainders. */
    private int[] shared(int people) {
        List<ContextPopulation> contexts = population.contexts();
        int[] share = new int[contexts.size()];
        if (population.design() instanceof Population.SamePeople) {
            java.util.Arrays.fill(share, people);
            return share;
        }
        long all = contexts.stream().mapToLong(ContextPopulation::people).sum();
        long[] remainder = new long[share.length];
        int given = 0;
        for (int c = 0; c < share.length; c++) {
            long exact = (long) people * contexts.get(c).people();
            share[c] = (int) (exact / all);
            remainder[c] = exact % all;
            given += share[c];
        }
        for (; given < people; given++) {
            int largest = 0;
            for (int c = 1; c < share.length; c++) {
                largest = remainder[c] > remainder[largest] ? c : largest;
            }
            share[largest]++;
            remainder[largest] = -1;
        }
        return share;
    }

    private double[][] clusterEffects(int context) {
        RandomGenerator random = Seeds.stream(seed, -2L - context);
        int count = population
                .contexts()
                .get(context)
                .clusters()
                .map(ContextPopulation.Clusters::count)
                .orElse(0);
        double[][] effects = new double[count][];
        for (int k = 0; k < count; k++) {
            effects[k] = plan.correlated().draw(random);
        }
        return effects;
    }

    private Simulated draw() {
        SimulatedColumns.declare(population, columns);
        int number = 0;
        if (population.design() instanceof Population.SamePeople) {
            for (; number < peopleOfContext[0]; number++) {
                person(number, List.copyOf(population.contexts()));
            }
        } else {
            for (int c = 0; c < peopleOfContext.length; c++) {
                for (int k = 0; k < peopleOfContext[c]; k++) {
                    person(number++, List.of(population.contexts().get(c)));
                }
            }
        }
        List<String> rowNames = new ArrayList<>();
        for (int row = 1; row <= truth.size(); row++) {
            rowNames.add(Integer.toString(row));
        }
        Matrix factors = Matrix.of(rowNames, plan.factors(), truth.toArray(double[][]::new));
        return new Simulated(columns.table(), factors, conduct, population, seed);
    }

    private void person(int number, List<ContextPopulation> contexts) {
        RandomGenerator random = Seeds.stream(seed, number);
        Person person = new Person(population, plan.correlated(), contexts, random);
        List<double[]> effects = new ArrayList<>();
        List<String> clusters = new ArrayList<>();
        for (ContextPopulation context : contexts) {
            double[][] all = clusterEffects.get(population.contexts().indexOf(context));
            int cluster = all.length == 0 ? -1 : random.nextInt(all.length);
            effects.add(cluster < 0 ? new double[plan.factors().size()] : all[cluster]);
            clusters.add(cluster < 0 ? "" : SimulatedColumns.clusterName(context, cluster));
        }
        new PersonRows(plan, person, effects, clusters, random, columns, truth, conduct).draw(number + 1);
    }
}
