package kith.shortform;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.math.Parallel;
import kith.reliability.scale.ScalePart;

/**
 * What is asked about short forms of a scale.
 *
 * @param lengths numbers of items of the forms; empty for a quarter, half and three quarters of the items
 * @param facets whose items the forms have to cover; empty for the parts of the scale
 * @param perFacet fewest items of every facet
 * @param required items that belong to every form
 * @param weights of the criteria; those that are not named count 1, those with 0 do not count
 * @param range of the trait in which information counts
 * @param groups between which bias and invariance are examined
 * @param external column of an external criterion
 * @param search how forms are searched for
 */
public record ShortFormQuestion(
        List<Integer> lengths,
        List<ScalePart> facets,
        int perFacet,
        List<String> required,
        Map<FormCriterion, Double> weights,
        TraitRange range,
        Optional<String> groups,
        Optional<String> external,
        Search search) {

    /** The usual question. */
    public static final ShortFormQuestion USUAL = new ShortFormQuestion(
            List.of(),
            List.of(),
            1,
            List.of(),
            Map.of(),
            new TraitRange(-2, 2),
            Optional.empty(),
            Optional.empty(),
            new Search(1_000_000, 50, 5, 5, 1, new Parallel(1)));

    private static final int FEWEST = 2;

    public ShortFormQuestion {
        lengths = lengths.stream().distinct().sorted().toList();
        facets = List.copyOf(facets);
        required = List.copyOf(required);
        weights = Map.copyOf(weights);
    }

    /** A range of the trait, in standard deviations. */
    public record TraitRange(double lowest, double highest) {

        private static final int PLACES = 17;

        /** Equally spaced places of the range. */
        double[] places() {
            return IntStream.range(0, PLACES)
                    .mapToDouble(q -> lowest + (highest - lowest) * q / (PLACES - 1))
                    .toArray();
        }
    }

    /**
     * How forms are searched for.
     *
     * @param mostForms the largest number of forms that are all examined; beyond it they are searched from starts
     * @param starts random starts of a search
     * @param folds of the cross-validation; 0 for none
     * @param proposals how many forms of each length are told, best first
     * @param seed of starts and folds
     * @param parallel the threads; they change no number
     */
    public record Search(long mostForms, int starts, int folds, int proposals, long seed, Parallel parallel) {}

    double weight(FormCriterion criterion) {
        return weights.getOrDefault(criterion, 1.0);
    }

    Map<FormCriterion, Double> weightsOfAll() {
        Map<FormCriterion, Double> all = new EnumMap<>(FormCriterion.class);
        for (FormCriterion criterion : FormCriterion.values()) {
            all.put(criterion, weight(criterion));
        }
        return all;
    }

    /** The lengths of forms of so many items. */
    List<Integer> lengthsOf(int items) {
        return lengths.isEmpty()
                ? IntStream.rangeClosed(1, 3)
                        .map(quarter -> Math.max(FEWEST, (quarter * items + 3) / 4))
                        .filter(length -> length < items)
                        .distinct()
                        .boxed()
                        .toList()
                : lengths;
    }

    public ShortFormQuestion withLengths(List<Integer> other) {
        return new ShortFormQuestion(other, facets, perFacet, required, weights, range, groups, external, search);
    }

    public ShortFormQuestion withFacets(List<ScalePart> other, int fewest) {
        return new ShortFormQuestion(lengths, other, fewest, required, weights, range, groups, external, search);
    }

    public ShortFormQuestion withRequired(List<String> other) {
        return new ShortFormQuestion(lengths, facets, perFacet, other, weights, range, groups, external, search);
    }

    public ShortFormQuestion withWeights(Map<FormCriterion, Double> other) {
        return new ShortFormQuestion(lengths, facets, perFacet, required, other, range, groups, external, search);
    }

    public ShortFormQuestion with(TraitRange other) {
        return new ShortFormQuestion(lengths, facets, perFacet, required, weights, other, groups, external, search);
    }

    public ShortFormQuestion withGroups(Optional<String> other) {
        return new ShortFormQuestion(lengths, facets, perFacet, required, weights, range, other, external, search);
    }

    public ShortFormQuestion withExternal(Optional<String> other) {
        return new ShortFormQuestion(lengths, facets, perFacet, required, weights, range, groups, other, search);
    }

    public ShortFormQuestion with(Search other) {
        return new ShortFormQuestion(lengths, facets, perFacet, required, weights, range, groups, external, other);
    }
}
