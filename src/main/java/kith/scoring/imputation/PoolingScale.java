package kith.scoring.imputation;

import kith.math.FisherZ;

/**
 * The scale on which an estimate is about normal, so that Rubin's rules hold; pooled values are brought back from it.
 */
public enum PoolingScale {
    /** As it is: means, parameters of models. */
    IDENTITY {
        @Override
        double of(double estimate) {
            return estimate;
        }

        @Override
        double error(double estimate, double standardError) {
            return standardError;
        }

        @Override
        double back(double value) {
            return value;
        }
    },
    /** Logarithm of a positive number: standard deviations. */
    LOG {
        @Override
        double of(double estimate) {
            return Math.log(estimate);
        }

        @Override
        double error(double estimate, double standardError) {
            return standardError / estimate;
        }

        @Override
        double back(double value) {
            return Math.exp(value);
        }
    },
    /** Fisher's z of a correlation. */
    FISHER_Z {
        @Override
        double of(double estimate) {
            return FisherZ.of(estimate);
        }

        @Override
        double error(double estimate, double standardError) {
            return standardError / (1 - estimate * estimate);
        }

        @Override
        double back(double value) {
            return Math.tanh(value);
        }
    },
    /** ln(1 − estimate), of a reliability. */
    LOG_COMPLEMENT {
        @Override
        double of(double estimate) {
            return Math.log(1 - estimate);
        }

        @Override
        double error(double estimate, double standardError) {
            return standardError / (1 - estimate);
        }

        @Override
        double back(double value) {
            return 1 - Math.exp(value);
        }
    };

    abstract double of(double estimate);

    /** The standard error on this scale by the delta method. */
    abstract double error(double estimate, double standardError);

    abstract double back(double value);
}
