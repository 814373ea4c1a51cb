package kith.shortform;

import java.util.List;
import java.util.stream.IntStream;
import kith.math.Seeds;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Searches the forms of one length for those with the highest objective.
 *
 * <p>Where the number of forms allows it, all are examined. Otherwise each of many random forms is improved by the
 * exchange of one item for another that raises the objective most, until no exchange raises it; the best of these local
 * optima are kept.
 *
 * @param best forms, the best first
 * @param examined how many forms were examined if all were; 0 for a search
 * @param replications how many starts ended in the best form; 0 if all forms were examined
 */
record FormSearch(List<BestForms.Form> best, long examined, int replications) {

    private static final double HIGHER = 1e-12;

    static FormSearch of(FormEvidence evidence, FormRules rules, int length, ShortFormQuestion.Search search) {
        return new Computation(evidence, rules, length, search).answer();
    }

    boolean isExhaustive() {
        return examined > 0;
    }

    /** Number of choices of k among n; infinite beyond the range of a double. */
    static double choices(int n, int k) {
        double choices = 1;
        for (int i = 1; i <= k; i++) {
            choices = choices * (n - k + i) / i;
        }
        return Math.rint(choices);
    }

    private record Piece(BestForms best, long examined) {}

    private static final class Computation {

        private final FormEvidence evidence;
        private final FormRules rules;
        private final int length;
        private final ShortFormQuestion.Search search;
        private final double externalOfAll;

        Computation(FormEvidence evidence, FormRules rules, int length, ShortFormQuestion.Search search) {
            this.evidence = evidence;
            this.rules = rules;
            this.length = length;
            this.search = search;
            FormSums all = new FormSums(evidence);
            IntStream.range(0, evidence.items()).forEach(all::add);
            externalOfAll = all.externalCorrelation();
        }

        FormSearch answer() {
            int required = rules.requiredItems();
            double forms = choices(evidence.items() - required, length - required);
            return forms <= search.mostForms() ? exhaustive() : exchanges();
        }

        private FormSearch exhaustive() {
            List<Piece> pieces = search.parallel().map(evidence.items() - length + 1, this::startingWith);
            BestForms best = new BestForms(search.proposals());
            pieces.forEach(piece -> best.addAll(piece.best));
            return new FormSearch(
                    best.forms(), pieces.stream().mapToLong(Piece::examined).sum(), 0);
        }

        /** All forms whose first item is this one. */
        private Piece startingWith(int first) {
            BestForms best = new BestForms(search.proposals());
            for (int i = 0; i < first; i++) {
                if (rules.required()[i]) {
                    return new Piece(best, 0);
                }
            }
            FormSums[] sums = new FormSums[length + 1];
            for (int depth = 0; depth <= length; depth++) {
                sums[depth] = new FormSums(evidence);
            }
            sums[1].add(first);
            return new Piece(best, extend(sums, 1, first + 1, best));
        }

        private long extend(FormSums[] sums, int depth, int from, BestForms best) {
            if (rules.lacking(sums[depth].items, depth) > length - depth) {
                return 0;
            }
            if (depth == length) {
                return complete(sums[depth], from, best);
            }
            long examined = 0;
            int last = evidence.items() - (length - depth);
            for (int item = from; item <= last; item++) {
                sums[depth + 1].copy(sums[depth]);
                sums[depth + 1].add(item);
                examined += extend(sums, depth + 1, item + 1, best);
                if (rules.required()[item]) {
                    break;
                }
            }
            return examined;
        }

        private long complete(FormSums sums, int from, BestForms best) {
            for (int i = from; i < rules.required().length; i++) {
                if (rules.required()[i]) {
                    return 0;
                }
            }
            double objective = sums.objective(externalOfAll);
            if (objective > best.bar()) {
                best.add(new BestForms.Form(sums.sorted(), objective));
            }
            return 1;
        }

        private FormSearch exchanges() {
            List<BestForms.Form> optima = search.parallel().map(search.starts(), this::improved);
            BestForms best = new BestForms(search.proposals());
            optima.forEach(best::add);
            double highest = best.forms().get(0).objective();
            int replications = (int) optima.stream()
                    .filter(form -> highest - form.objective() <= HIGHER)
                    .count();
            return new FormSearch(best.forms(), 0, replications);
        }

        private BestForms.Form improved(int start) {
            RandomGenerator random = Seeds.stream(search.seed(), 1000L * length + start);
            int[] form = random(random);
            boolean better = true;
            while (better) {
                FormSums sums = sums(form);
                double now = sums.objective(externalOfAll);
                int[] next = exchanged(sums, now);
                better = next.length > 0;
                form = better ? next : form;
            }
            java.util.Arrays.sort(form);
            return new BestForms.Form(form, sums(form).objective(externalOfAll));
        }

        private FormSums sums(int[] form) {
            FormSums sums = new FormSums(evidence);
            for (int item : form) {
                sums.add(item);
            }
            return sums;
        }

        /** A random allowed form: required items, then what facets lack, then any. */
        private int[] random(RandomGenerator random) {
            int k = evidence.items();
            int[] order = IntStream.range(0, k).toArray();
            for (int i = k - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int item = order[i];
                order[i] = order[j];
                order[j] = item;
            }
            boolean[] in = rules.required().clone();
            int[] counts = new int[rules.facets()];
            int size = 0;
            for (int i = 0; i < k; i++) {
                if (in[i]) {
                    size++;
                    count(counts, i);
                }
            }
            for (int item : order) {
                int facet = rules.facet()[item];
                if (!in[item] && facet >= 0 && counts[facet] < rules.perFacet()) {
                    in[item] = true;
                    size++;
                    count(counts, item);
                }
            }
            for (int item : order) {
                if (!in[item] && size < length) {
                    in[item] = true;
                    size++;
                }
            }
            return IntStream.range(0, k).filter(i -> in[i]).toArray();
        }

        private void count(int[] counts, int item) {
            if (rules.facet()[item] >= 0) {
                counts[rules.facet()[item]]++;
            }
        }

        /** The allowed exchange that raises the objective most; empty where none raises it. */
        private int[] exchanged(FormSums sums, double now) {
            boolean[] in = new boolean[evidence.items()];
            for (int k = 0; k < length; k++) {
                in[sums.items[k]] = true;
            }
            int[] counts = rules.counts(sums.items, length);
            FormSums without = new FormSums(evidence);
            FormSums with = new FormSums(evidence);
            double highest = now + HIGHER;
            int[] best = new int[0];
            for (int place = 0; place < length; place++) {
                int out = sums.items[place];
                if (rules.required()[out]) {
                    continue;
                }
                without.copy(sums);
                without.removeAt(place);
                for (int item = 0; item < in.length; item++) {
                    if (in[item] || !covers(out, item, counts)) {
                        continue;
                    }
                    with.copy(without);
                    with.add(item);
                    double objective = with.objective(externalOfAll);
                    if (objective > highest) {
                        highest = objective;
                        best = with.sorted();
                    }
                }
            }
            return best;
        }

        private boolean covers(int out, int item, int[] counts) {
            int facet = rules.facet()[out];
            return facet < 0 || facet == rules.facet()[item] || counts[facet] > rules.perFacet();
        }
    }
}
