package kith.report.section.invariance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.Reference;
import kith.invariance.Comparability;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.conclusion.Conclusion;
import kith.invariance.conclusion.Conclusion.Answer;
import kith.invariance.effect.EffectMetric;
import kith.invariance.effect.EffectSizes;
import kith.invariance.ladder.Invariance;
import kith.invariance.search.PartialAnswer;
import kith.invariance.search.PartialSearch;
import kith.report.document.Block;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.section.word.Labels;
import kith.sem.Sem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in the section on comparability, branch by branch. */
class ComparabilitySectionTest {

    private static final ComparabilityAnswer REAL = Comparability.of(
                    Invariance.across("school", Sem.of("visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6")))
            .fit(Reference.data("hs1939.csv"));

    private static ComparabilityAnswer with(Answer answer) {
        Conclusion real = REAL.conclusion();
        return with(
                new Conclusion(
                        answer,
                        real.decidedBy(),
                        real.question(),
                        real.reached(),
                        real.reachedPartially(),
                        real.released(),
                        real.reasons(),
                        real.halves(),
                        real.cautions(),
                        real.levels()),
                REAL.effects(),
                REAL.partial());
    }

    private static ComparabilityAnswer with(
            Conclusion conclusion, EffectSizes effects, Optional<PartialAnswer> partial) {
        return new ComparabilityAnswer(
                REAL.ladder(),
                partial,
                conclusion,
                effects,
                REAL.alignment(),
                REAL.means(),
                REAL.permutation(),
                REAL.findings());
    }

    private static ComparabilityAnswer with(EffectMetric metric, List<EffectSizes.OfScale> scales) {
        EffectSizes real = REAL.effects();
        EffectSizes sizes = new EffectSizes(
                real.level(),
                real.scaling(),
                metric,
                real.divisor(),
                real.reference(),
                real.replicates(),
                real.items(),
                scales,
                real.curves(),
                real.findings());
        return with(REAL.conclusion(), sizes, REAL.partial());
    }

    private static List<Block> blocks(ComparabilityAnswer answer) {
        Section section = ComparabilitySection.of(answer, Labels.none());
        return section.blocks();
    }

    private static String paragraphs(ComparabilityAnswer answer) {
        List<String> texts = new ArrayList<>();
        for (Block block : blocks(answer)) {
            if (block instanceof Block.Paragraph paragraph) {
                texts.add(paragraph.text());
            }
        }
        return String.join(" ", texts);
    }

    private static Optional<Table> table(ComparabilityAnswer answer, String id) {
        return blocks(answer).stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .filter(table -> table.id().equals(id))
                .findFirst();
    }

    @Test
    void titleByLayout() {
        assertThat(ComparabilitySection.of(REAL, Labels.none()).title()).isEqualTo("Comparability across groups");
    }

    @ParameterizedTest
    @CsvSource({
        "AS_THEY_STAND, loadings and intercepts held equal",
        "WITH_RELEASED, the released parameters free and all others held equal"
    })
    void latentMeansThatMayBeCompared(Answer answer, String held) {
        assertThat(paragraphs(with(answer)))
                .contains("Latent means, estimated with " + held + "; Pasteur is the reference.")
                .doesNotContain("No latent mean differences");
    }

    @ParameterizedTest
    @CsvSource({"NOT", "NO_CONCLUSION"})
    void latentMeansThatMayNot(Answer answer) {
        assertThat(paragraphs(with(answer)))
                .contains(
                        "No latent mean differences are reported as results, since comparability was not established.")
                .doesNotContain("Latent means, estimated with");
    }

    @ParameterizedTest
    @CsvSource({
        "PARTIAL_SCALAR, Bias of the items with released parameters",
        "ALIGNMENT, 'Differences in expected responses, item by item'",
        "NONE, 'Differences in expected responses, item by item'"
    })
    void effectsByMetric(EffectMetric metric, String caption) {
        ComparabilityAnswer answer = with(metric, REAL.effects().scales());
        assertThat(table(answer, "invariance-effects").orElseThrow().caption()).isEqualTo(caption);
        assertThat(table(answer, "invariance-scale-points")).isPresent();
        assertThat(paragraphs(answer)).doesNotContain("no item does");
    }

    @Test
    void noEffectsWhereNothingWasReleasedOrNoItemIsOfOneFactor() {
        ComparabilityAnswer scalar = with(EffectMetric.SCALAR, REAL.effects().scales());
        assertThat(table(scalar, "invariance-effects")).isEmpty();
        assertThat(paragraphs(scalar)).doesNotContain("no item does");
        ComparabilityAnswer none = with(EffectMetric.ALIGNMENT, List.of());
        assertThat(table(none, "invariance-effects")).isEmpty();
        assertThat(paragraphs(none))
                .contains("Effect sizes are given for items that load on one factor alone; no item does.");
    }

    /** Items of a scale add up to the last row, and without bootstrap samples there are points alone. */
    @Test
    void biasOfItemsOnTheSum() {
        List<Figure> figures = blocks(
                        with(EffectMetric.ALIGNMENT, REAL.effects().scales()))
                .stream()
                .filter(Figure.class::isInstance)
                .map(Figure.class::cast)
                .filter(figure -> figure.id().startsWith("invariance-bias-"))
                .toList();
        assertThat(figures)
                .extracting(Figure::caption)
                .containsExactly(
                        "Bias of items on the sum score against Pasteur: visual",
                        "Bias of items on the sum score against Pasteur: textual");
        Figure.Intervals forest = (Figure.Intervals) figures.get(0).plot();
        assertThat(forest.rows()).containsExactly("x1", "x2", "x3", "Sum of 3 items");
        double[] points = forest.series().get(0).estimates();
        assertThat(points[0] + points[1] + points[2]).isCloseTo(points[3], within(1e-9));
        assertThat(forest.series().get(0).lower()).containsOnly(Double.NaN);
        assertThat(figures.get(0).description()).endsWith("no bootstrap samples were requested.");
    }

    @ParameterizedTest
    @CsvSource({
        "FORWARD, BENJAMINI_HOCHBERG, Strongest, Forward search, Benjamini",
        "FORWARD, BONFERRONI, Strongest, Forward search, Bonferroni",
        "BACKWARD, BENJAMINI_HOCHBERG, Weakest, Backward search, Benjamini"
    })
    void theSearch(
            PartialSearch.Direction direction,
            PartialSearch.ErrorControl control,
            String column,
            String way,
            String named) {
        PartialAnswer real = REAL.partial().orElseThrow();
        PartialAnswer partial = new PartialAnswer(
                new PartialSearch.Way(
                        direction, control, real.way().rate(), real.way().anchors()),
                List.of(),
                real.rounds(),
                real.freed(),
                real.detectable(),
                real.ladder(),
                real.findings());
        Table path = table(with(REAL.conclusion(), REAL.effects(), Optional.of(partial)), "invariance-search")
                .orElseThrow();
        assertThat(path.columns().get(2).heading()).isEqualTo(column);
        assertThat(path.notes().get(0)).startsWith(way).contains("errors controlled after " + named);
        assertThat(path.notes().get(1)).isEqualTo("At least two items of a factor stay equal in every group.");
        assertThat(table(with(REAL.conclusion(), REAL.effects(), Optional.empty()), "invariance-search"))
                .isEmpty();
    }
}
