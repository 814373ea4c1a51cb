package kith.report.section.mokken;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import kith.mokken.ItemOrdering;
import kith.mokken.MokkenQuestion;
import kith.mokken.MokkenScaling;
import kith.mokken.Monotonicity;
import kith.mokken.Scalability;
import kith.mokken.Violations;
import org.junit.jupiter.api.Test;

/** What is written about a Mokken scale, on both sides of each cut-off. */
class MokkenWordsTest {

    private static final List<String> ITEMS = List.of("a", "b", "c");
    private static final int[] ALL = {1, 1, 1};

    private static MokkenWords words(
            double h, double weakest, int[] selection, List<Monotonicity> monotonicity, Optional<ItemOrdering> order) {
        double[] hi = {.6, .6, weakest};
        double[] errors = {.1, .1, .1};
        double[][] pairs = new double[3][3];
        return new MokkenWords(new MokkenScaling(
                "trust",
                new MokkenQuestion(.3, List.of(), .03, 0, .05, .9, 1),
                ITEMS,
                200,
                4,
                new double[3],
                Optional.of(new Scalability(pairs, hi, h, pairs, errors, .1, pairs, hi, 9)),
                50,
                monotonicity,
                List.of(),
                order.map(found -> new MokkenScaling.Orderings(found, found, found)),
                selection,
                selection,
                List.of(),
                Optional.empty(),
                List.of()));
    }

    private static String strength(double h, double weakest) {
        return words(h, weakest, ALL, List.of(), Optional.empty()).strength();
    }

    @Test
    void strengthIsByHAndEveryItemReachesTheBound() {
        assertThat(strength(.3999, .3))
                .startsWith(
                        "The 3 items formed a weak Mokken scale, H = .400, 90% CI [.235, .564], n = 200 (cut-offs: ")
                .endsWith(" Every item reached the lower bound Hi = .300.");
        assertThat(strength(.4, .3)).startsWith("The 3 items formed a medium Mokken scale, H = .400");
        assertThat(strength(.5, .3)).startsWith("The 3 items formed a strong Mokken scale");
        assertThat(strength(.3, .3)).startsWith("The 3 items formed a weak Mokken scale");
        assertThat(strength(.2999, .3)).startsWith("The 3 items did not form a Mokken scale, H = .300");
    }

    /** A Mokken scale has no item below the bound, whatever the H of all items. */
    @Test
    void anItemBelowTheBoundDoesNotBelongToTheScale() {
        assertThat(strength(.45, .2999))
                .startsWith("The 3 items did not all belong to one Mokken scale; their scalability together was medium,"
                        + " H = .450")
                .endsWith(" Below the lower bound Hi = .300: c.");
        assertThat(strength(.45, Double.NaN)).endsWith(" Below the lower bound Hi = .300: c.");
        assertThat(strength(.2, .1))
                .startsWith("The 3 items did not form a Mokken scale, H = .200")
                .endsWith(" Below the lower bound Hi = .300: c.");
    }

    private static String selection(int... selection) {
        return words(.5, .5, selection, List.of(), Optional.empty()).sentences().get(1);
    }

    @Test
    void selectedScalesAreCountedAndItemsInNoneNamed() {
        assertThat(selection(0, 0, 0)).isEqualTo("Item selection found no scale at this bound.");
        assertThat(selection(1, 1, 1)).isEqualTo("Item selection found 1 scale: 1 (a, b, c).");
        assertThat(selection(1, 0, 1)).isEqualTo("Item selection found 1 scale: 1 (a, c); in no scale: b.");
        assertThat(selection(2, 1, 1)).isEqualTo("Item selection found 2 scales: 1 (b, c); 2 (a).");
    }

    /** @param criteria of each item, negative for an item without violations */
    private static List<String> monotonicity(double... criteria) {
        List<Monotonicity> found = new ArrayList<>();
        for (int i = 0; i < criteria.length; i++) {
            int violations = criteria[i] < 0 ? 0 : 1;
            found.add(new Monotonicity(
                    ITEMS.get(i), new Violations(5, violations, .1, .1, 1, 0), criteria[i], List.of()));
        }
        return words(.5, .5, ALL, found, Optional.empty()).sentences();
    }

    @Test
    void violationsOfMonotonicityAreMinorQuestionableOrSerious() {
        assertThat(monotonicity()).hasSize(2);
        assertThat(monotonicity(-1, -1, -1)).last().isEqualTo("No violations of monotonicity were found.");
        assertThat(monotonicity(-1, 39, -1))
                .last()
                .isEqualTo("Violations of monotonicity were minor: no criterion reached 40.");
        String gloss = ". (At higher scores on the other items, some scores became less probable.)";
        assertThat(monotonicity(-1, 40, 79))
                .last()
                .isEqualTo("Violations of monotonicity were questionable for b, c" + gloss);
        assertThat(monotonicity(80, 10, -1)).last().isEqualTo("Violations of monotonicity were serious for a" + gloss);
        assertThat(monotonicity(80, 79, 81))
                .last()
                .isEqualTo("Violations of monotonicity were serious for a, c and questionable for b" + gloss);
    }

    private static String ordering(double ht, String... removed) {
        ItemOrdering order = new ItemOrdering(
                ItemOrdering.Method.MIIO,
                ITEMS,
                Collections.nCopies(3, new Violations(5, 0, 0, 0, 0, 0)),
                new double[3],
                new double[0][],
                List.of(removed),
                ht);
        List<String> sentences =
                words(.5, .5, ALL, List.of(), Optional.of(order)).sentences();
        return sentences.get(sentences.size() - 1);
    }

    @Test
    void orderingsAreAsAccurateAsHt() {
        assertThat(ordering(.2999))
                .startsWith(
                        "No pair of items violated an invariant ordering significantly; the accuracy of the ordering"
                                + " was too low to be useful, HT = .300 (");
        assertThat(ordering(.3)).contains(" was low, HT = .300 (");
        assertThat(ordering(.4)).contains(" was medium, HT = .400 (");
        assertThat(ordering(.5)).contains(" was high, HT = .500 (");
        assertThat(ordering(.5, "b"))
                .startsWith("Invariant item ordering was violated: backward selection removed b. The accuracy of the"
                        + " ordering of the items left was high, HT = .500 (")
                .endsWith("). (The order of difficulty depends on the level of the trait.)");
        assertThat(ordering(Double.NaN, "a", "b"))
                .contains(" removed a, b. The accuracy of the ordering of the items left could not be computed. (");
    }
}
