package kith.simulation;

import java.util.List;
import kith.instrument.AnswerRange;

/**
 * How what a respondent tends to answer (y*, a standard normal variable in the reference population) becomes an answer.
 */
public sealed interface AnswerForm {

    /** The answer; with what is drawn for it being {@code tendency}. */
    double answer(double tendency);

    /** Decimals that the answer is written with. */
    int decimals();

    /**
     * Ordered points: the lowest point where y* is below the first threshold, the next one up to the second threshold,
     * …
     *
     * @param thresholds ascending
     * @param lowest the number of the lowest point
     */
    record Ordered(List<Double> thresholds, int lowest) implements AnswerForm {
        public Ordered {
            thresholds = List.copyOf(thresholds);
        }

        public int points() {
            return thresholds.size() + 1;
        }

        public int highest() {
            return lowest + thresholds.size();
        }

        AnswerRange range() {
            return AnswerRange.of(lowest, highest());
        }

        @Override
        public double answer(double tendency) {
            int point = lowest;
            for (double threshold : thresholds) {
                if (tendency > threshold) {
                    point++;
                }
            }
            return point;
        }

        @Override
        public int decimals() {
            return 0;
        }
    }

    /** A score: mean + sd · y*, rounded. */
    record Score(double mean, double sd, int decimals) implements AnswerForm {
        @Override
        public double answer(double tendency) {
            return DecimalRounding.round(mean + sd * tendency, decimals);
        }
    }

    /** A count or another positive quantity that leans to the right: exp(logMean + logSd · y*), rounded. */
    record LogNormal(double logMean, double logSd, int decimals) implements AnswerForm {
        @Override
        public double answer(double tendency) {
            return DecimalRounding.round(StrictMath.exp(logMean + logSd * tendency), decimals);
        }
    }
}
