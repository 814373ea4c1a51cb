package kith.reliability.difference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import kith.data.Responses;
import kith.finding.Finding;
import kith.math.Matrix;
import kith.reliability.item.ScaleAnalysis;
import kith.reliability.scale.ReliabilityOptions;
import kith.reliability.scale.ScaleItems;

/**
 * The differences of the scores of several scales, two by two: see {@link DifferenceScore}.
 *
 * <p>Two scales make a pair when they share no column and each has two items that vary. Of scales in contexts only
 * those make a pair that stand in one context, or that are the same scale in two contexts.
 *
 * @param level of the intervals, such as 0.95
 * @param pairs the same scale in two contexts first, then in the order of the scales; at most {@value #MOST_PAIRS}
 * @param findings on the whole; those on a pair stand with it
 */
public record DifferenceScores(double level, List<DifferenceScore> pairs, List<Finding> findings) {

    /** The most pairs that are analysed; those that come first are kept, with a finding. */
    public static final int MOST_PAIRS = 60;

    public DifferenceScores {
        pairs = List.copyOf(pairs);
        findings = List.copyOf(findings);
    }

    /** The difference of two scales, by their names; empty where they make no pair. */
    public Optional<DifferenceScore> pair(String first, String second) {
        return pairs.stream()
                .filter(pair -> pair.first().equals(first) && pair.second().equals(second))
                .findFirst();
    }

    /** Those on the whole and those on each pair, with the names of its scales in front. */
    public List<Finding> allFindings() {
        return Stream.concat(
                        findings.stream(),
                        pairs.stream()
                                .flatMap(pair -> pair.findings().stream().map(finding -> finding.in(pair.name()))))
                .toList();
    }

    public static DifferenceScores of(
            List<ScaleItems> scales, List<ScaleAnalysis> analyses, Responses responses, ReliabilityOptions options) {
        return of(
                scales,
                analyses,
                options.level(),
                (first, second) -> DifferenceReport.of(first, second, responses, options));
    }

    public static DifferenceScores of(
            List<ScaleItems> scales, List<ScaleAnalysis> analyses, Matrix matrix, int n, ReliabilityOptions options) {
        return of(
                scales,
                analyses,
                options.level(),
                (first, second) -> DifferenceReport.of(first, second, matrix, n, options));
    }

    private static DifferenceScores of(
            List<ScaleItems> scales,
            List<ScaleAnalysis> analyses,
            double level,
            BiFunction<ScaleItems, ScaleItems, DifferenceScore> difference) {
        List<ScaleItems> usable = new ArrayList<>();
        for (int s = 0; s < scales.size(); s++) {
            if (analyses.get(s).correlations().matrix().rows().size() > 1) {
                usable.add(scales.get(s));
            }
        }
        List<DifferenceScore> pairs = new ArrayList<>();
        int leftOut = 0;
        for (boolean acrossContexts : new boolean[] {true, false}) {
            for (int first = 0; first < usable.size(); first++) {
                for (int second = first + 1; second < usable.size(); second++) {
                    ScaleItems one = usable.get(first);
                    ScaleItems other = usable.get(second);
                    if (!areApart(one, other) || ScaleItems.areOneScale(one, other) != acrossContexts) {
                        continue;
                    }
                    if (pairs.size() < MOST_PAIRS) {
                        pairs.add(difference.apply(one, other));
                    } else {
                        leftOut++;
                    }
                }
            }
        }
        return new DifferenceScores(level, pairs, leftOut == 0 ? List.of() : List.of(tooMany(leftOut)));
    }

    private static boolean areApart(ScaleItems one, ScaleItems other) {
        Set<String> columns = new HashSet<>(one.columns());
        return other.columns().stream().noneMatch(columns::contains)
                && (ScaleItems.areOneScale(one, other) || ScaleItems.areInOneContext(one, other));
    }

    private static Finding tooMany(int leftOut) {
        return Finding.of("difference_scores_left_out", Map.of("most", MOST_PAIRS, "left_out", leftOut))
                .at("difference scores");
    }
}
