package kith.invariance.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import kith.data.Responses;
import kith.invariance.conclusion.Levels;
import kith.invariance.ladder.Invariance;
import kith.invariance.ladder.InvarianceAnswer;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.invariance.model.ContextLayout;
import kith.sem.Sem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Known populations of two groups that answered twice: what is equal is found equal, what is not is found. */
@Tag("slow")
class GroupsByWavesSimulationTest {

    private static final int SAMPLES = 25;
    private static final int PEOPLE = 400;
    private static final double[] LOADINGS = {1, 0.9, 0.8, 1.1};
    private static final Sem MODEL = Sem.of("f =~ x1 + x2 + x3 + x4");
    private static final Invariance LADDER = Invariance.of(
            ContextLayout.WithinPerson.named(MODEL.syntax(), List.of("a", "b"), "{variable}_{occasion}")
                    .inGroups("arm"),
            MODEL);

    /**
     * In the second group factors are more variable and higher, the more so the second time; residuals of an item
     * correlate.
     */
    private static Responses drawn(long seed, double shift) {
        Random random = new Random(seed);
        Map<String, double[]> columns = new LinkedHashMap<>();
        List<String> arms = new ArrayList<>();
        for (String wave : List.of("a", "b")) {
            for (int item = 1; item <= LOADINGS.length; item++) {
                columns.put("x" + item + "_" + wave, new double[PEOPLE]);
            }
        }
        for (int row = 0; row < PEOPLE; row++) {
            boolean second = row % 2 == 1;
            arms.add(second ? "treated" : "control");
            double stable = random.nextGaussian();
            double[] factor = new double[2];
            for (int wave = 0; wave < 2; wave++) {
                double mean = second ? 0.3 + 0.3 * wave : 0.1 * wave;
                factor[wave] = mean + (second ? 1.2 : 1) * (0.8 * stable + 0.6 * random.nextGaussian());
            }
            for (int item = 0; item < LOADINGS.length; item++) {
                double common = random.nextGaussian();
                for (int wave = 0; wave < 2; wave++) {
                    double own = 0.4 * common + 0.7 * random.nextGaussian();
                    double more = second && wave == 1 && item == 2 ? shift : 0;
                    columns.get("x" + (item + 1) + "_" + (wave == 0 ? "a" : "b"))[row] =
                            3 + item * 0.2 + LOADINGS[item] * factor[wave] + own + more;
                }
            }
        }
        List<String> ids =
                IntStream.rangeClosed(1, PEOPLE).mapToObj(Integer::toString).toList();
        return new Responses("simulated", ids, columns, Map.of("arm", arms));
    }

    @Test
    void whatIsEqualIsFoundEqual() {
        int strict = 0;
        int significant = 0;
        double mean = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            InvarianceAnswer answer = LADDER.fit(drawn(100 + sample, 0));
            strict += Levels.notRejected(answer).filter(Level.STRICT::equals).isPresent() ? 1 : 0;
            significant +=
                    answer.steps().get(2).comparison().orElseThrow().test().pValue() < 0.05 ? 1 : 0;
            mean += answer.latentMeans().get(3).estimate() / SAMPLES;
        }
        assertThat(strict).isGreaterThanOrEqualTo((int) (0.95 * SAMPLES));
        assertThat(significant).isLessThanOrEqualTo(4);
        assertThat(mean).isBetween(0.5, 0.7);
    }

    @Test
    void whatDiffersIsFound() {
        int found = 0;
        int wrong = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            List<FreedParameter> freed =
                    PartialSearch.of(LADDER).fit(drawn(500 + sample, 0.6)).freed();
            List<String> said = freed.stream().map(FreedParameter::toString).toList();
            found += said.contains("x3~1 @ treated:b") ? 1 : 0;
            wrong += said.stream().anyMatch(one -> !one.equals("x3~1 @ treated:b")) ? 1 : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo((int) (0.8 * SAMPLES));
        assertThat(wrong).isLessThanOrEqualTo((int) (0.15 * SAMPLES));
    }
}
