package kith.change.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.change.RepeatedScores;
import kith.finding.Finding;

/**
 * The scores of which statistics are shown, so that none is about fewer than so many respondents. Scores of a wave that
 * fewer respondents have, or have together with one at baseline, are not used. Where the same holds for one arm alone,
 * arms are neither compared nor shown, since its statistics are the difference between all respondents and the other
 * arms.
 *
 * @param scores without what is not shown
 * @param findings what is not shown
 */
record ShownScores(RepeatedScores scores, List<Finding> findings) {

    ShownScores {
        findings = List.copyOf(findings);
    }

    /**
     * @param from the wave from which change is counted; the first where it is empty
     * @param least the smallest number of respondents of whom statistics are shown
     */
    static ShownScores of(RepeatedScores all, Optional<String> from, int least) {
        int baseline = Math.max(0, from.map(all::wave).orElse(0));
        List<Finding> findings = new ArrayList<>();
        List<String> small = small(all, "", baseline, least).toList();
        RepeatedScores shown = all;
        if (!small.isEmpty()) {
            shown = without(all, small);
            findings.add(Finding.of("waves_too_small", Map.of("waves", small, "least", least)));
        }
        RepeatedScores used = shown;
        List<String> ofArms = all.armNames().stream()
                .flatMap(arm -> small(used, arm, baseline, least))
                .distinct()
                .toList();
        if (!ofArms.isEmpty()) {
            shown = used.withoutArms();
            findings.add(Finding.of("arms_too_small", Map.of("waves", ofArms, "least", least)));
        }
        return new ShownScores(shown, findings);
    }

    /** The waves at which too few respondents of an arm have a score, alone or with one at baseline. */
    private static Stream<String> small(RepeatedScores scores, String arm, int baseline, int least) {
        double[] first = scores.of(baseline, arm);
        return IntStream.range(0, scores.waves().size())
                .filter(wave -> {
                    double[] values = scores.of(wave, arm);
                    int[] answered = IntStream.range(0, values.length)
                            .filter(i -> !Double.isNaN(values[i]))
                            .toArray();
                    long both = IntStream.of(answered)
                            .filter(i -> !Double.isNaN(first[i]))
                            .count();
                    return isSmall(answered.length, least) || isSmall(both, least);
                })
                .mapToObj(scores.waves()::get);
    }

    private static boolean isSmall(long respondents, int least) {
        return respondents > 0 && respondents < least;
    }

    private static RepeatedScores without(RepeatedScores scores, List<String> waves) {
        double[][] values = scores.values().clone();
        for (String wave : waves) {
            double[] none = new double[scores.ids().size()];
            Arrays.fill(none, Double.NaN);
            values[scores.wave(wave)] = none;
        }
        return scores.withValues(values);
    }
}
