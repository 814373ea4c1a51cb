package kith.invariance.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import kith.data.Responses;
import kith.invariance.conclusion.Levels;
import kith.invariance.ladder.Invariance;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.math.Parallel;
import kith.math.Seeds;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import org.apache.commons.math3.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How often the search finds the two departures of the design of {@code ce_contexts.csv} (see
 * {@code reference/make.R}), and how often it frees something that is invariant; with complete answers.
 *
 * <p>In 500 samples (seeds 1 to 500) it found both departures in 89 % and freed a wrong parameter in 4 %; with no
 * departures it freed something in 3.4 % and the ladder reached strict invariance in all. Here a few samples keep
 * watch.
 */
@Tag("slow")
class PartialSearchSimulationTest {

    private static final String[] CONTEXTS = {"neighbourhood", "workplace", "personal"};
    private static final int[] SIZES = {420, 380, 450};
    private static final double[] LOADINGS = {.75, .70, .65, .80, .70, .75, .60, .65, .80, .75, .70, .60};
    private static final double[][] MEANS = {{0, 0, 0}, {.3, 0, 0}, {-.2, .1, 0}};
    private static final double[] THRESHOLDS = {-1.5, -.7, .1, 1.0};
    private static final double[][] FACTORS = {{1, .55, .45}, {.55, 1, .6}, {.45, .6, 1}};
    private static final Sem MODEL =
            Sem.of("ci =~ ci1 + ci2 + ci3 + ci4\n rw =~ rw1 + rw2 + rw3 + rw4\n sb =~ sb1 + sb2 + sb3 + sb4");
    private static final Set<String> DEPARTURES = Set.of("ci=~ci2 @ personal", "rw3~1 @ workplace");

    /** What came of one sample. */
    record Found(boolean both, boolean wrong, boolean strict) {}

    static Responses sample(long seed, boolean departures) {
        RandomGenerator random = Seeds.stream(seed, departures ? 1 : 0);
        List<double[]> rows = new ArrayList<>();
        List<String> contexts = new ArrayList<>();
        double[][] root = root();
        for (int g = 0; g < 3; g++) {
            for (int person = 0; person < SIZES[g]; person++) {
                rows.add(answers(random, root, g, departures));
                contexts.add(CONTEXTS[g]);
            }
        }
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int j = 0; j < 12; j++) {
            int item = j;
            columns.put(
                    List.of("ci", "rw", "sb").get(j / 4) + (j % 4 + 1),
                    rows.stream().mapToDouble(row -> row[item]).toArray());
        }
        List<String> ids =
                IntStream.range(0, rows.size()).mapToObj(Integer::toString).toList();
        return new Responses("sample", ids, columns, Map.of("context", contexts));
    }

    private static double[] answers(RandomGenerator random, double[][] root, int context, boolean departures) {
        double[] z = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
        double[] answers = new double[12];
        for (int j = 0; j < 12; j++) {
            double factor = MEANS[context][j / 4];
            for (int k = 0; k <= j / 4; k++) {
                factor += root[j / 4][k] * z[k];
            }
            double loading = departures && context == 2 && j == 1 ? .40 : LOADINGS[j];
            double response = loading * factor + Math.sqrt(1 - loading * loading) * random.nextGaussian();
            double shift = -.3 + .6 * j / 11 + (departures && context == 1 && j == 6 ? .45 : 0);
            answers[j] = 1;
            for (double threshold : THRESHOLDS) {
                answers[j] += response >= threshold + shift ? 1 : 0;
            }
        }
        return answers;
    }

    private static double[][] root() {
        double[][] root = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = FACTORS[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= root[i][k] * root[j][k];
                }
                root[i][j] = i == j ? Math.sqrt(sum) : sum / root[j][j];
            }
        }
        return root;
    }

    static List<Found> search(int samples, boolean departures) {
        return search(MODEL, samples, departures);
    }

    private static List<Found> search(Sem model, int samples, boolean departures) {
        return Parallel.allCores().map(samples, piece -> {
            PartialAnswer answer =
                    PartialSearch.of(Invariance.across("context", model)).fit(sample(piece + 1, departures));
            List<String> freed =
                    answer.freed().stream().map(FreedParameter::toString).toList();
            boolean wrong = departures ? !DEPARTURES.containsAll(freed) : !freed.isEmpty();
            return new Found(
                    freed.containsAll(DEPARTURES),
                    wrong,
                    Levels.notRejected(answer.ladder())
                            .filter(Level.STRICT::equals)
                            .isPresent());
        });
    }

    @Test
    void findsWhatDiffersAndRarelyMore() {
        List<Found> found = search(30, true);
        assertThat(found.stream().filter(Found::both).count()).isGreaterThanOrEqualTo(24);
        assertThat(found.stream().filter(Found::wrong).count()).isLessThanOrEqualTo(6);
    }

    @Test
    void findsInvarianceWhereNothingDiffers() {
        List<Found> found = search(30, false);
        assertThat(found.stream().filter(Found::strict).count()).isGreaterThanOrEqualTo(27);
        assertThat(found.stream().filter(Found::wrong).count()).isLessThanOrEqualTo(5);
    }

    /** The same with tests that allow for answers that are not normal. */
    @Test
    void robustTestsFindItToo() {
        Sem robust = MODEL.with(Estimator.MLR);
        List<Found> found = search(robust, 20, true);
        assertThat(found.stream().filter(Found::both).count()).isGreaterThanOrEqualTo(15);
        assertThat(found.stream().filter(Found::wrong).count()).isLessThanOrEqualTo(4);
    }
}
