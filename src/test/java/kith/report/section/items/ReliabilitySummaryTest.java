package kith.report.section.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kith.data.KeyedItem;
import kith.math.Matrix;
import kith.reliability.ScaleAnalyses;
import kith.reliability.scale.ReliabilityOptions;
import kith.reliability.scale.ScaleItems;
import kith.reliability.scale.ScalePart;
import kith.report.document.Block.KeyFigure;
import kith.report.document.Block.Paragraph;
import kith.report.section.word.Labels;
import kith.study.ItemsAnswer;
import org.junit.jupiter.api.Test;

/**
 * Twelve items load .6 on a general factor and .4 on one of three specific ones. The variance of their sum is 65.28:
 * (12 · .6)² = 51.84 or 79.4 % the general factor's, 3 (4 · .4)² = 7.68 or 11.8 % the specific factors', 12 · .48 =
 * 5.76 or 8.8 % error. Alpha of four items is 16 · .52 ∕ (16 · .52 + 4 · .48) = .8125, of all twelve 12∕11 (1 − 12 ∕
 * 65.28) = .890.
 */
class ReliabilitySummaryTest {

    private static final ReliabilitySummary SUMMARY = ReliabilitySummary.of(
            ItemsAnswer.of(ScaleAnalyses.of(
                    List.of(scale("a", 0), scale("b", 4), scale("c", 8), total()),
                    correlations(),
                    400,
                    ReliabilityOptions.withSeed(1).withoutBootstrap())),
            Labels.none());

    private static List<String> names() {
        return IntStream.rangeClosed(1, 12).mapToObj(i -> "x" + i).toList();
    }

    private static Matrix correlations() {
        double[][] r = new double[12][12];
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 12; j++) {
                r[i][j] = i == j ? 1 : 0.36 + (i / 4 == j / 4 ? 0.16 : 0);
            }
        }
        return Matrix.of(names(), names(), r);
    }

    private static ScaleItems scale(String name, int from) {
        return new ScaleItems(name, keyed(names().subList(from, from + 4)));
    }

    private static ScaleItems total() {
        List<ScalePart> parts = new ArrayList<>();
        for (int part = 0; part < 3; part++) {
            parts.add(new ScalePart("abc".substring(part, part + 1), names().subList(4 * part, 4 * part + 4)));
        }
        return new ScaleItems("total", keyed(names()), parts);
    }

    private static List<KeyedItem> keyed(List<String> names) {
        return names.stream().map(name -> KeyedItem.of(name, false)).toList();
    }

    @Test
    void aScaleOfScalesIsJudgedByItsGeneralFactor() {
        String total = SUMMARY.paragraphs().get(1).text();
        assertThat(total)
                .startsWith("total: omega hierarchical .79")
                .contains(
                        "about 79% of the variance of the score is due to the general factor, 12% to group factors and 9% to error")
                .contains("it supports research on groups, not decisions about individuals")
                .contains("alpha .89 ")
                .endsWith("includes variance of the group factors.");
    }

    @Test
    void theOthersAreJudgedByTheLowerLimitOfAlpha() {
        Paragraph scales = SUMMARY.paragraphs().get(0);
        assertThat(SUMMARY.paragraphs()).hasSize(2);
        assertThat(scales.text())
                .contains("a .81 [.78, .84]; b .81 [.78, .84]; c .81 [.78, .84].")
                .contains("judged by the lower limit of its interval, .78, supports research on groups")
                .contains("(Scientific Advisory Committee of the Medical Outcomes Trust, 2002)")
                .endsWith("Alpha presupposes unidimensional and nearly tau-equivalent items.")
                .doesNotContain("total");
        KeyFigure figure = SUMMARY.figure().orElseThrow();
        assertThat(figure.label()).isEqualTo("Lowest alpha");
        assertThat(figure.comment()).isEqualTo(ReliabilityWords.GROUPS.words());
    }
}
