package kith.scoring.imputation;

import org.apache.commons.math3.random.RandomGenerator;

/** How a variable with missing values is predicted from the others in chained equations. */
public enum ImputationMethod {
    /** Linear regression; an observed value of one of the respondents with the nearest predictions. */
    MATCHING("predictive mean matching", "vanBuurenGroothuisOudshoorn2011", 10) {
        @Override
        double[] drawn(double[][] known, double[] values, double[][] missing, RandomGenerator random) {
            return new PredictiveMeanMatching(random).drawn(known, values, missing);
        }
    },
    /** Regression trees, which also follow curves and interactions; an observed value of the same leaf. */
    FOREST("random forests", "dooveEtAl2014", 5) {
        @Override
        double[] drawn(double[][] known, double[] values, double[][] missing, RandomGenerator random) {
            return ForestImputation.drawn(known, values, missing, random);
        }
    };

    private final String words;
    private final String source;
    private final int iterations;

    ImputationMethod(String words, String source, int iterations) {
        this.words = words;
        this.source = source;
        this.iterations = iterations;
    }

    /** For readers. */
    public String words() {
        return words;
    }

    /** Key of its source in the bibliography. */
    public String source() {
        return source;
    }

    /** How often all variables are visited. */
    int iterations() {
        return iterations;
    }

    /**
     * Values for the respondents who lack one, each drawn from those observed.
     *
     * @param known predictors of the respondents with a value, one array each
     * @param values what they answered
     * @param missing predictors of the others
     * @return one a respondent of {@code missing}; empty where the predictors allow no estimate
     */
    abstract double[] drawn(double[][] known, double[] values, double[][] missing, RandomGenerator random);
}
