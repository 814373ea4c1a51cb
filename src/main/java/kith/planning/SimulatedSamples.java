package kith.planning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import kith.data.DataTable;
import kith.data.Responses;
import kith.finding.Problems;
import kith.math.Parallel;
import kith.math.Progress;
import kith.math.Seeds;
import kith.simulation.ContextPopulation;
import kith.simulation.Flaws;
import kith.simulation.Population;
import kith.simulation.Simulation;

/**
 * Samples of several sizes from a population. Sample k of size i has the seed of piece i · samples + k, so that results
 * do not depend on the number of threads.
 *
 * @param sizes numbers of respondents, over all contexts together where different respondents answer about each
 * @param samples how many of each size
 */
public record SimulatedSamples(
        Population population, List<Integer> sizes, int samples, long seed, Parallel parallel, Progress progress) {

    private static final long POPULATION = -1;

    public SimulatedSamples {
        sizes = sizes.stream().sorted().distinct().toList();
        Problems problems = new Problems();
        if (sizes.isEmpty()) {
            problems.add("sample sizes", "none", "at least one, such as 100,200,400", "");
        }
        for (int size : sizes) {
            if (size < 2) {
                problems.add("sample sizes", Integer.toString(size), "whole numbers of at least 2", "");
            }
        }
        if (samples < 1) {
            problems.add("samples", Integer.toString(samples), "a whole number of at least 1, such as 500", "");
        }
        if (!sizes.isEmpty() && (long) sizes.size() * samples > Integer.MAX_VALUE) {
            problems.add("samples", Integer.toString(samples), "fewer than 2 147 483 647 samples in all", "");
        }
        problems.throwIfAny();
    }

    /** What each sample gives: one list a size, in the order of {@link #sizes}. */
    <T> List<List<T>> map(Function<Responses, T> work) {
        AtomicInteger done = new AtomicInteger();
        int all = sizes.size() * samples;
        List<T> answers = parallel.map(all, piece -> {
            T answer = work.apply(draw(population, sizes.get(piece / samples), Seeds.mixed(seed, piece)));
            progress.at("samples", done.incrementAndGet(), all);
            return answer;
        });
        return IntStream.range(0, sizes.size())
                .mapToObj(size -> answers.subList(size * samples, (size + 1) * samples))
                .toList();
    }

    /**
     * One large sample, in which the values of a model are those of the population but for a small error. Respondents
     * are spread over as many clusters as respondents; there are no missing or careless responses.
     */
    Responses large(int respondents) {
        List<ContextPopulation> contexts = population.contexts().stream()
                .map(context -> new ContextPopulation(
                        context.id(),
                        context.prefix(),
                        context.people(),
                        context.means(),
                        context.sds(),
                        context.departures(),
                        context.clusters()
                                .map(clusters -> new ContextPopulation.Clusters(
                                        respondents, clusters.prefix(), clusters.icc()))))
                .toList();
        Population flawless = new Population(
                population.id(),
                population.title(),
                population.people(),
                population.seed(),
                population.structure(),
                population.items(),
                population.profile(),
                population.covariates(),
                contexts,
                population.design(),
                population.followUp(),
                Flaws.NONE);
        return draw(flawless, respondents, Seeds.mixed(seed, POPULATION));
    }

    private static Responses draw(Population population, int respondents, long seed) {
        DataTable table =
                Simulation.draw(population, OptionalInt.of(respondents), seed).table();
        Map<String, double[]> numeric = new LinkedHashMap<>();
        Map<String, List<String>> labels = new LinkedHashMap<>();
        for (DataTable.Column column : table.columns()) {
            if (column instanceof DataTable.Numbers numbers) {
                numeric.put(numbers.name(), numbers.values());
            } else if (column instanceof DataTable.Texts texts) {
                labels.put(texts.name(), texts.values());
            }
        }
        List<String> ids = IntStream.rangeClosed(1, table.rows())
                .mapToObj(Integer::toString)
                .toList();
        return new Responses(population.id(), ids, numeric, labels);
    }
}
