package kith.report.section.dif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kith.Reference;
import kith.data.KeyedItem;
import kith.dif.DifComparison;
import kith.dif.DifMethod;
import kith.dif.DifQuestion;
import kith.dif.DifScale;
import kith.dif.ItemDif;
import kith.dif.ItemVerdict;
import kith.dif.ItemVerdict.Kind;
import kith.dif.Purification;
import kith.reliability.scale.ScaleItems;
import org.junit.jupiter.api.Test;

class DifWordsTest {

    private static final DifComparison REAL = DifScale.of(
                    new ScaleItems(
                            "ci",
                            Stream.of("ci1", "ci2", "ci3")
                                    .map(item -> KeyedItem.of(item, false))
                                    .toList()),
                    Reference.data("ce_contexts.csv"),
                    DifQuestion.of("context").withMethods(EnumSet.of(DifMethod.MANTEL)))
            .comparisons()
            .get(0);

    /** The real comparison with these verdicts on its items, and no bundle. */
    private static DifComparison with(boolean disagree, boolean[] anchors, Kind... kinds) {
        List<ItemDif> items = new ArrayList<>();
        for (int i = 0; i < kinds.length; i++) {
            ItemDif one = REAL.items().get(i);
            items.add(new ItemDif(
                    one.item(),
                    one.categories(),
                    one.sd(),
                    one.range(),
                    one.unpurified(),
                    one.purified(),
                    one.logisticTrait(),
                    one.results(),
                    new ItemVerdict(kinds[i], disagree && i == 0)));
        }
        return new DifComparison(
                REAL.reference(),
                REAL.focal(),
                REAL.nReference(),
                REAL.nFocal(),
                items,
                new Purification<>(List.of(), new boolean[3], anchors, List.of(), true),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static boolean[] all() {
        boolean[] all = new boolean[3];
        Arrays.fill(all, true);
        return all;
    }

    private static String conclusion(Kind... kinds) {
        return new DifWords(with(false, all(), kinds), 1e-12).conclusion();
    }

    private static String direction(int item) {
        return " (" + (REAL.items().get(item).points() < 0 ? "lower" : "higher") + " in " + REAL.focal() + ")";
    }

    @Test
    void everyVerdictHasItsSentence() {
        assertThat(conclusion(Kind.NONE, Kind.NONE, Kind.NONE))
                .startsWith(REAL.focal() + " (n = " + REAL.nFocal() + ") compared with " + REAL.reference())
                .endsWith(": no item showed more than negligible differential item functioning.");
        assertThat(conclusion(Kind.NEGLIGIBLE, Kind.NONE, Kind.NONE))
                .endsWith("; significant but negligible: ci1" + direction(0) + ".");
        assertThat(conclusion(Kind.LARGE, Kind.NONE, Kind.NONE))
                .contains(": differential item functioning was large for ci1" + direction(0) + ". (At equal levels");
        assertThat(conclusion(Kind.MODERATE, Kind.NONE, Kind.NONE))
                .contains(": differential item functioning was moderate for ci1" + direction(0) + ". (At equal levels");
        assertThat(conclusion(Kind.LARGE, Kind.MODERATE, Kind.NONE))
                .contains("was large for ci1" + direction(0) + " and moderate for ci2" + direction(1) + ". ");
    }

    @Test
    void theEffectOnTheSumHasItsDirection() {
        for (int i = 0; i < 3; i++) {
            Kind[] kinds = {Kind.NONE, Kind.NONE, Kind.NONE};
            kinds[i] = Kind.LARGE;
            double points = REAL.items().get(i).points();
            assertThat(conclusion(kinds))
                    .contains(
                            Math.abs(points) < 0.005
                                    ? "because they cancel"
                                    : "Together they " + (points < 0 ? "lower" : "raise") + " the sum score of "
                                            + REAL.focal());
        }
        assertThat(REAL.items().stream().map(item -> item.points() < 0)).contains(true, false);
    }

    @Test
    void disagreementAndAnchorsAreTold() {
        assertThat(new DifWords(with(true, all(), Kind.LARGE, Kind.NONE, Kind.NONE), 0.05).sentences())
                .contains("The methods disagreed on ci1: some classed the effect as negligible, others as moderate or"
                        + " large.")
                .contains("Respondents were matched by all items.");
        assertThat(new DifWords(with(false, new boolean[] {false, true, true}, Kind.LARGE, Kind.NONE, Kind.NONE), 0.05)
                        .sentences())
                .hasSize(2)
                .contains("Respondents were matched by ci2, ci3 and the studied item (SIBTEST: without it).");
    }

    @Test
    void anEffectThatDependsOnTheTraitIsMarked() {
        String text = new DifWords(with(false, all(), Kind.LARGE, Kind.LARGE, Kind.LARGE), 1).conclusion();
        assertThat(text).contains(", non-uniform)");
        assertThat(conclusion(Kind.LARGE, Kind.LARGE, Kind.LARGE)).doesNotContain("non-uniform");
    }
}
