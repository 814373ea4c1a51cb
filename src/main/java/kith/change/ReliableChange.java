package kith.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;

/**
 * Who changed by more than measurement error explains.
 *
 * <p>With D = second − first, standard deviations s₁, s₂ (n − 1), retest reliability r and correlation r₁₂ of the two
 * scores:
 *
 * <ul>
 *   <li>Jacobson and Truax (1991, doi 10.1037/0022-006X.59.1.12): D/(s₁√(2(1 − r))). The usual one; supposes that both
 *       occasions vary alike.
 *   <li>Maassen (2004, doi 10.1017/S1355617704106097), also Iverson (2001): D/√((s₁² + s₂²)(1 − r)).
 *   <li>Christensen and Mendoza (1986, doi 10.1016/S0005-7894(86)80060-0): D over the standard deviation of D. It rests
 *       on r₁₂, which true change lowers, and so asks whether a change is unusual in the sample, not whether it exceeds
 *       error.
 *   <li>Chelune et al. (1993, doi 10.1037/0894-4105.7.1.41): as Maassen, after subtracting the mean change (practice).
 *   <li>Gulliksen, Lord and Novick; Edwards and Nunnally: the second score less M₁ + r(x₁ − M₁), over s₁√(1 − r²) or
 *       s₁√(1 − r).
 *   <li>Hageman and Arrindell (1999): estimated true change over its error, with the reliability of the difference.
 *   <li>Regression: the residual of the second on the first score over the residual standard deviation, in the sample
 *       or in a reference arm.
 * </ul>
 *
 * @param moments of the two scores
 * @param reliability r; empty where it is not known, and then the methods that need it are not there
 */
public record ReliableChange(PairMoments moments, OptionalDouble reliability, List<ChangeIndex> indices) {

    public ReliableChange {
        indices = List.copyOf(indices);
    }

    /**
     * @param reference scores of the arm whose regression says what to expect; empty for none
     * @param level such as 0.95, for a cut-off of 1.96
     */
    public static ReliableChange of(
            PairedScores scores,
            OptionalDouble reliability,
            Optional<PairedScores> reference,
            double level,
            ScoreDirection direction) {
        return new ReliableChange(
                scores.moments(), reliability, new Computation(scores, level, direction).all(reliability, reference));
    }

    /** @return empty where the method was not possible */
    public Optional<ChangeIndex> index(ReliableChangeMethod method) {
        return indices.stream().filter(index -> index.method() == method).findFirst();
    }

    /** The indices of one sample. */
    private static final class Computation {

        private final PairedScores scores;
        private final PairMoments m;
        private final double cutoff;
        private final ScoreDirection direction;
        private final List<ChangeIndex> indices = new ArrayList<>();

        Computation(PairedScores scores, double level, ScoreDirection direction) {
            this.scores = scores;
            this.m = scores.moments();
            this.cutoff = PublishedQuantile.of(level);
            this.direction = direction;
        }

        List<ChangeIndex> all(OptionalDouble reliability, Optional<PairedScores> reference) {
            double[] change = scores.change();
            reliability.ifPresent(r -> {
                double error = m.sdFirst() * Math.sqrt(2 * (1 - r));
                add(ReliableChangeMethod.JACOBSON_TRUAX, error, i -> change[i] / error);
            });
            double spread = Math.sqrt(Math.max(
                    0,
                    m.sdFirst() * m.sdFirst()
                            + m.sdSecond() * m.sdSecond()
                            - 2 * m.sdFirst() * m.sdSecond() * (Double.isNaN(m.r()) ? 0 : m.r())));
            add(ReliableChangeMethod.CHRISTENSEN_MENDOZA, spread, i -> change[i] / spread);
            reliability.ifPresent(r -> ofReliability(r, change));
            regression(ReliableChangeMethod.REGRESSION_BASED, scores);
            reference.ifPresent(other -> regression(ReliableChangeMethod.REGRESSION_BASED_REFERENCE, other));
            return indices;
        }

        private void ofReliability(double r, double[] change) {
            double s1 = m.sdFirst();
            double s2 = m.sdSecond();
            double both = Math.sqrt((s1 * s1 + s2 * s2) * (1 - r));
            add(ReliableChangeMethod.MAASSEN_IVERSON, both, i -> change[i] / both);
            add(ReliableChangeMethod.CHELUNE_PRACTICE_MAASSEN_SE, both, i -> (change[i] - m.meanChange()) / both);
            double prediction = s1 * Math.sqrt(1 - r * r);
            add(ReliableChangeMethod.GULLIKSEN_LORD_NOVICK, prediction, i -> regressed(i, r) / prediction);
            double estimate = s1 * Math.sqrt(1 - r);
            add(ReliableChangeMethod.EDWARDS_NUNNALLY, estimate, i -> regressed(i, r) / estimate);
            double differences = s1 * s1 + s2 * s2 - 2 * s1 * s2 * m.r();
            double true2 = (s1 * s1 * r + s2 * s2 * r - 2 * s1 * s2 * m.r()) / differences;
            double error = Math.sqrt(Math.max(true2, 0)) * both;
            add(
                    ReliableChangeMethod.HAGEMAN_ARRINDELL_RCINDIV,
                    Double.NaN,
                    i -> (change[i] * true2 + m.meanChange() * (1 - true2)) / error);
        }

        private double regressed(int i, double r) {
            return scores.second()[i] - (m.meanFirst() + r * (scores.first()[i] - m.meanFirst()));
        }

        private void regression(ReliableChangeMethod method, PairedScores sample) {
            PairMoments of = sample.moments();
            if (of.n() < 3 || !(of.sdFirst() > 0)) {
                return;
            }
            double slope = of.sdSecond() > 0 ? of.r() * of.sdSecond() / of.sdFirst() : 0;
            double rest = 0;
            for (int i = 0; i < of.n(); i++) {
                double away = sample.second()[i] - of.meanSecond() - slope * (sample.first()[i] - of.meanFirst());
                rest += away * away;
            }
            double sigma = Math.sqrt(rest / (of.n() - 2));
            add(
                    method,
                    sigma,
                    i -> (scores.second()[i] - of.meanSecond() - slope * (scores.first()[i] - of.meanFirst())) / sigma);
        }

        private void add(ReliableChangeMethod method, double error, IntToDoubleFunction value) {
            double[] values = new double[scores.n()];
            Arrays.setAll(values, i -> finite(value.applyAsDouble(i)));
            indices.add(new ChangeIndex(method, error, values, cutoff, direction));
        }

        private static double finite(double value) {
            return Double.isFinite(value) ? value : Double.NaN;
        }
    }
}
