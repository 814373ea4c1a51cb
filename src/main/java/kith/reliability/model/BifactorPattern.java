package kith.reliability.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.sem.fit.SemFit;
import kith.sem.model.Operator;
import kith.sem.solution.Estimate;

/**
 * Which items load on a general factor, and which of them on specific factors beside it.
 *
 * @param general its name
 * @param column its place among the factors of the model
 * @param items that load on it
 */
record BifactorPattern(String general, int column, List<String> items, List<Specific> specifics) {

    /** @param mask 1 for items of the general factor that load on this factor, else 0 */
    record Specific(String factor, int column, double[] mask) {

        List<String> names(List<String> items) {
            return IntStream.range(0, mask.length)
                    .filter(i -> mask[i] > 0)
                    .mapToObj(items::get)
                    .toList();
        }
    }

    /**
     * @param group from 1
     * @return empty where the factor is none on which the items of others load too, or correlates with one of these, or
     *     these share items
     */
    static Optional<BifactorPattern> of(SemFit fit, int group, String factor) {
        List<String> latent = fit.table().latent();
        List<String> items = indicators(fit, group, factor);
        if (items.stream().anyMatch(latent::contains)) {
            return Optional.empty();
        }
        List<Specific> specifics = new ArrayList<>();
        double[] taken = new double[items.size()];
        for (String other : latent) {
            List<String> own = indicators(fit, group, other);
            if (other.equals(factor) || own.stream().noneMatch(items::contains)) {
                continue;
            }
            double[] mask = new double[items.size()];
            own.stream().mapToInt(items::indexOf).filter(i -> i >= 0).forEach(i -> mask[i] = 1);
            boolean apart = IntStream.range(0, mask.length).noneMatch(i -> mask[i] > 0 && taken[i] > 0);
            boolean unrelated = fit.groups().get(group - 1).latentCovariance().at(factor, other) == 0;
            if (!apart || !unrelated || !items.containsAll(own) || own.size() == items.size()) {
                return Optional.empty();
            }
            IntStream.range(0, mask.length).forEach(i -> taken[i] += mask[i]);
            specifics.add(new Specific(other, latent.indexOf(other), mask));
        }
        return specifics.isEmpty()
                ? Optional.empty()
                : Optional.of(new BifactorPattern(factor, latent.indexOf(factor), items, specifics));
    }

    private static List<String> indicators(SemFit fit, int group, String factor) {
        return fit.estimates().stream()
                .filter(row -> row.group() == group
                        && row.level() == 1
                        && row.op() == Operator.LOADING
                        && row.lhs().equals(factor)
                        && (row.free() > 0 || row.estimate() != 0))
                .map(Estimate::rhs)
                .toList();
    }

    double[] everyItem() {
        double[] all = new double[items.size()];
        Arrays.fill(all, 1);
        return all;
    }

    /** The share of pairs of items that share no specific factor. */
    double uncontaminatedCorrelations() {
        double pairs = items.size() * (items.size() - 1) / 2.0;
        double shared = 0;
        for (Specific specific : specifics) {
            double own = Arrays.stream(specific.mask()).sum();
            shared += own * (own - 1) / 2;
        }
        return (pairs - shared) / pairs;
    }
}
