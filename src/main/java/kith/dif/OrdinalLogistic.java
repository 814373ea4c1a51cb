package kith.dif;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Ordinal logistic regression of an item on a matching variable (model 1), the group as well (2), and their interaction
 * (3).
 *
 * <p>The likelihood ratio of models 1 and 2 tests uniform, of 2 and 3 non-uniform, of 1 and 3 total differential item
 * functioning, with K − 1, K − 1 and 2(K − 1) degrees of freedom for K groups (Zumbo 1999; Crane et al. 2006). Sizes
 * are differences of pseudo-R²: McFadden 1 − ln L/ln L<sub>0</sub>; Cox–Snell 1 − exp(2(ln L<sub>0</sub> − ln L)/n);
 * Nagelkerke, which divides that by its maximum 1 − exp(2 ln L<sub>0</sub>/n); L<sub>0</sub> from the marginal
 * proportions. The proportional change of the slope of the matching variable between models 1 and 2 is a further size
 * (Crane et al. 2004). Groups are indicators, the first group the reference.
 *
 * @param n respondents
 * @param nullLogLikelihood ln L<sub>0</sub>
 * @param models 1, 2 and 3
 */
public record OrdinalLogistic(int n, double nullLogLikelihood, ProportionalOdds[] models, int groups) {

    /** A pseudo-R². */
    public enum RSquared {
        MCFADDEN {
            @Override
            double of(double logLikelihood, double none, int n) {
                return 1 - logLikelihood / none;
            }
        },
        NAGELKERKE {
            @Override
            double of(double logLikelihood, double none, int n) {
                return COXSNELL.of(logLikelihood, none, n) / (1 - Math.exp(2.0 / n * none));
            }
        },
        COXSNELL {
            @Override
            double of(double logLikelihood, double none, int n) {
                return 1 - Math.exp(2.0 / n * (none - logLikelihood));
            }
        };

        abstract double of(double logLikelihood, double none, int n);
    }

    /** What two models are compared for. */
    public enum Effect {
        /** Models 1 and 3. */
        TOTAL(0, 2),
        /** Models 1 and 2. */
        UNIFORM(0, 1),
        /** Models 2 and 3. */
        NON_UNIFORM(1, 2);

        private final int smaller;
        private final int larger;

        Effect(int smaller, int larger) {
            this.smaller = smaller;
            this.larger = larger;
        }
    }

    /**
     * @param scores of the item
     * @param matching variable that stands for the trait
     * @param group from 0, the reference group
     * @param groups how many
     */
    static OrdinalLogistic of(int[] scores, double[] matching, int[] group, int groups) {
        int[] categories = Arrays.stream(scores).distinct().sorted().toArray();
        int k = categories.length;
        Map<Double, double[]> counts = new LinkedHashMap<>();
        for (int p = 0; p < scores.length; p++) {
            int cell = group[p] * k + Arrays.binarySearch(categories, scores[p]);
            counts.computeIfAbsent(matching[p], value -> new double[groups * k])[cell]++;
        }
        Cells cells = Cells.of(counts, k, groups);
        ProportionalOdds[] models = {cells.model(k, 1), cells.model(k, groups), cells.model(k, 2 * groups - 1)};
        double unrelated = ProportionalOdds.nullLogLikelihood(cells.response, k, cells.counts);
        return new OrdinalLogistic(scores.length, unrelated, models, groups);
    }

    /**
     * Respondents who agree in response, group and matching variable, counted together.
     *
     * @param x matching variable, indicators of the groups but the first, and their products
     */
    private record Cells(int[] response, double[][] x, double[] counts) {

        /** @param counts by matching variable, of the responses of the first group, then of the others */
        static Cells of(Map<Double, double[]> counts, int categories, int groups) {
            int used = (int) counts.values().stream()
                    .flatMapToDouble(Arrays::stream)
                    .filter(count -> count > 0)
                    .count();
            Cells cells = new Cells(new int[used], new double[2 * groups - 1][used], new double[used]);
            int at = 0;
            for (Map.Entry<Double, double[]> matched : counts.entrySet()) {
                for (int c = 0; c < groups * categories; c++) {
                    if (matched.getValue()[c] > 0) {
                        int g = c / categories;
                        cells.response[at] = c % categories;
                        cells.counts[at] = matched.getValue()[c];
                        cells.x[0][at] = matched.getKey();
                        if (g > 0) {
                            cells.x[g][at] = 1;
                            cells.x[groups - 1 + g][at] = matched.getKey();
                        }
                        at++;
                    }
                }
            }
            return cells;
        }

        ProportionalOdds model(int categories, int predictors) {
            return ProportionalOdds.of(response, categories, Arrays.copyOf(x, predictors), counts);
        }
    }

    public ChiSquareStatistic test(Effect effect) {
        double chi2 = 2 * (models[effect.larger].logLikelihood() - models[effect.smaller].logLikelihood());
        return ChiSquareStatistic.of(Math.max(0, chi2), (effect.larger - effect.smaller) * (groups - 1));
    }

    /** The pseudo-R² of a model, from 0. */
    public double rSquared(RSquared kind, int model) {
        return kind.of(models[model].logLikelihood(), nullLogLikelihood, n);
    }

    /** How much larger the pseudo-R² of the larger model is. */
    public double rSquared(RSquared kind, Effect effect) {
        return rSquared(kind, effect.larger) - rSquared(kind, effect.smaller);
    }

    /** |β₂ − β₁| ∕ |β₁| of the matching variable. */
    public double slopeChange() {
        return Math.abs(
                (models[1].slopes()[0] - models[0].slopes()[0]) / models[0].slopes()[0]);
    }

    public boolean converged() {
        return Arrays.stream(models).allMatch(ProportionalOdds::converged);
    }
}
