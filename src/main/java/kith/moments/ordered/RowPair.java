package kith.moments.ordered;

import java.util.Arrays;

/** A pair of variables of which each row has a likelihood of its own, given its covariates. */
abstract sealed class RowPair implements Pair permits PolychoricRows, PolyserialPair, PearsonPair {

    private final Margin first;
    private final Margin second;
    private final AnswerPatterns patterns;

    RowPair(Margin first, Margin second) {
        this.first = first;
        this.second = second;
        this.patterns = first.patterns;
    }

    /**
     * The derivatives of the log-likelihood of one row with both responses: by the correlation, and for each variable
     * by the two numbers through which its margin acts on the row (see {@link Margin#addScore}).
     *
     * @param scores gets five numbers: by ρ, two of the first variable, two of the second
     */
    abstract void scores(int u, double rho, double[] scores);

    /**
     * {@inheritDoc}
     *
     * <p>With s_ρ and s_θ the scores by the correlation and by the parameters of both margins, A₂₂ = Σ w s_ρ², A₂₁ = Σ
     * w s_ρ s_θᵀ and u the influence on these parameters, it is (s_ρ − A₂₁ u)/A₂₂ (Muthén 1984, doi 10.1007/BF02294210,
     * appendix); from a correlation to a covariance by the delta method.
     */
    @Override
    public final PairInfluence influence(double rho) {
        double[] influence = new double[patterns.size()];
        if (Double.isNaN(rho)) {
            Arrays.fill(influence, Double.NaN);
            return u -> influence[u];
        }
        double information = 0;
        double[] byFirst = new double[first.size()];
        double[] bySecond = new double[second.size()];
        double[] scores = new double[5];
        for (int u = 0; u < influence.length; u++) {
            if (first.answers(u) && second.answers(u)) {
                scores(u, rho, scores);
                influence[u] = scores[0];
                double weighted = patterns.weight(u) * scores[0];
                information += weighted * scores[0];
                first.addScore(u, scores[1], scores[2], weighted, byFirst);
                second.addScore(u, scores[3], scores[4], weighted, bySecond);
            }
        }
        double[] ofFirst = first.influences();
        double[] ofSecond = second.influences();
        double scale = first.deviation() * second.deviation();
        for (int u = 0; u < influence.length; u++) {
            double via = product(byFirst, ofFirst, first.influencesOf(u))
                    + product(bySecond, ofSecond, second.influencesOf(u));
            influence[u] = scale * (influence[u] - via) / information
                    + onLogDeviation(first, u) * rho * scale
                    + onLogDeviation(second, u) * rho * scale;
        }
        return u -> influence[u];
    }

    private static double product(double[] by, double[] influences, int from) {
        double sum = 0;
        for (int a = 0; a < by.length; a++) {
            sum += by[a] * influences[from + a];
        }
        return sum;
    }

    /** What a row adds to the logarithm of the standard deviation. */
    private static double onLogDeviation(Margin margin, int u) {
        return margin instanceof ContinuousMargin continuous
                ? continuous.influences()[continuous.influencesOf(u) + continuous.size() - 1]
                        / (2 * continuous.variance())
                : 0;
    }
}
