package kith.report.section.dif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import kith.Reference;
import kith.data.KeyedItem;
import kith.dif.DifComparison;
import kith.dif.DifMethod;
import kith.dif.DifQuestion;
import kith.dif.DifScale;
import kith.dif.ItemVerdict;
import kith.dif.joint.Detection;
import kith.dif.joint.DisagreementReason;
import kith.dif.joint.FactorSearch;
import kith.dif.joint.JointComparison;
import kith.dif.joint.JointItem;
import kith.dif.joint.JointVerdict;
import kith.dif.joint.SearchAgreement;
import kith.reliability.scale.ScaleItems;
import kith.report.document.Cell;
import kith.report.document.Table;
import kith.report.section.word.Labels;
import kith.sem.model.Operator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JointWordsTest {

    private static final DifComparison COMPARISON = DifScale.of(
                    new ScaleItems(
                            "ci",
                            Stream.of("ci1", "ci2", "ci3")
                                    .map(item -> KeyedItem.of(item, false))
                                    .toList()),
                    Reference.data("ce_contexts.csv"),
                    DifQuestion.of("context").withMethods(EnumSet.of(DifMethod.MANTEL)))
            .comparisons()
            .get(0);

    private static final FactorSearch SEARCH = new FactorSearch(
            Map.of("a", Set.of(Operator.LOADING)), Set.of("a", "b"), true, Map.of(), OptionalDouble.of(0.2), 800);

    private static final Map<DisagreementReason, String> REASONS = Map.of(
            DisagreementReason.SEARCH_INCOMPLETE, "the search was incomplete",
            DisagreementReason.ARTIFICIAL, "artificial DIF",
            DisagreementReason.BELOW_POWER, "smaller than 0.20 SD of the item",
            DisagreementReason.CANCELS, "cancels on average",
            DisagreementReason.FEWER_ROWS, "complete rows only",
            DisagreementReason.FEW_METHODS, "fewer than half of the methods",
            DisagreementReason.UNKNOWN, "No reason was evident");

    private static JointItem item(
            String name, SearchAgreement agreement, JointVerdict verdict, Optional<DisagreementReason> reason) {
        return new JointItem(
                name,
                new ItemVerdict(ItemVerdict.Kind.NEGLIGIBLE, false),
                List.of(new Detection(DifMethod.MANTEL, 0.01)),
                -0.3,
                OptionalDouble.of(-0.4),
                agreement == SearchAgreement.BOTH ? List.of(Operator.LOADING) : List.of(),
                agreement,
                verdict,
                reason);
    }

    private static JointComparison joint(JointItem... items) {
        return new JointComparison(COMPARISON, Optional.of(SEARCH), 0.05, Arrays.asList(items));
    }

    @Test
    void tellsAgreementAndItsEffect() {
        JointComparison joint = joint(
                item("a", SearchAgreement.BOTH, JointVerdict.LARGE, Optional.empty()),
                item("b", SearchAgreement.NEITHER, JointVerdict.NONE, Optional.empty()));
        assertThat(new JointWords(joint).sentences())
                .singleElement()
                .asString()
                .endsWith("agreed on a (DIF, large). Effect on the sum score of " + COMPARISON.focal()
                        + ": −0.30 points.");
        Table table = JointTable.of(joint, "");
        assertThat(table.columns()).extracting(Table.Column::heading).contains("Released by search", "Points by model");
        assertThat(table.rows()).hasSize(2);
    }

    @Test
    void tellsThatNeitherFoundAnything() {
        assertThat(new JointWords(joint(item("b", SearchAgreement.NEITHER, JointVerdict.NONE, Optional.empty())))
                        .sentences())
                .singleElement()
                .asString()
                .contains("released no parameter");
    }

    /** The sentence of a summary, in each of its forms. */
    @Test
    void summaryNamesItemsAndDisagreements() {
        Labels labels = new Labels(Map.of(COMPARISON.focal(), "Focal group"));
        JointItem large = item("a", SearchAgreement.BOTH, JointVerdict.LARGE, Optional.empty());
        JointItem moderate = item("m", SearchAgreement.BOTH, JointVerdict.MODERATE, Optional.empty());
        JointItem negligible = item("n", SearchAgreement.BOTH, JointVerdict.NEGLIGIBLE, Optional.empty());
        JointItem unclear =
                item("u", SearchAgreement.METHODS_ONLY, JointVerdict.UNCLEAR, Optional.of(DisagreementReason.UNKNOWN));
        assertThat(DifPresenter.summary(List.of(joint(large, moderate, negligible)), labels))
                .isEqualTo(
                        "Differential item functioning was more than negligible for a (Focal group), m (Focal group).");
        assertThat(DifPresenter.summary(List.of(joint(large, unclear)), labels))
                .isEqualTo(
                        "Differential item functioning was more than negligible for a (Focal group); the methods and the"
                                + " factor-analytic search disagreed on u (Focal group).");
        assertThat(DifPresenter.summary(List.of(joint(negligible)), labels))
                .isEqualTo("No item showed more than negligible differential item functioning.");
        assertThat(DifPresenter.summary(List.of(joint(negligible, unclear)), labels))
                .isEqualTo(
                        "No item showed more than negligible differential item functioning by both the methods and the"
                                + " factor-analytic search; they disagreed on u (Focal group).");
        assertThat(JointTable.ofFlagged(List.of(joint(large, negligible, unclear)), labels)
                        .orElseThrow()
                        .rows())
                .extracting(row -> row.get(0))
                .containsExactly(Cell.text("a"), Cell.text("u"));
        assertThat(JointTable.ofFlagged(List.of(joint(negligible)), labels)).isEmpty();
    }

    @Test
    void isSilentWithoutASearch() {
        assertThat(new JointWords(new JointComparison(COMPARISON, Optional.empty(), 0.05, List.of())).sentences())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void givesEveryReason(DisagreementReason reason) {
        SearchAgreement agreement = EnumSet.of(DisagreementReason.CANCELS, DisagreementReason.FEW_METHODS)
                        .contains(reason)
                ? SearchAgreement.SEARCH_ONLY
                : SearchAgreement.METHODS_ONLY;
        List<String> sentences =
                new JointWords(joint(item("b", agreement, JointVerdict.UNCLEAR, Optional.of(reason)))).sentences();
        assertThat(sentences).hasSize(2);
        assertThat(sentences.get(0)).contains("agreed on no item");
        assertThat(sentences.get(1))
                .startsWith(
                        agreement == SearchAgreement.METHODS_ONLY
                                ? "b: indicated by the methods, not released by the factor-analytic search. "
                                : "b: released by the factor-analytic search, not indicated by the methods. ")
                .contains(REASONS.get(reason));
    }
}
