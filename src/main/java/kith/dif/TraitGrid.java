package kith.dif;

import kith.irt.ItemEstimate;

/**
 * Graded items on a grid of the trait: expected scores, and the posterior distribution of respondents.
 *
 * @param nodes of the trait
 */
record TraitGrid(double[] nodes) {

    static TraitGrid of(double lowest, double highest, int points) {
        double[] nodes = new double[points];
        for (int q = 0; q < points; q++) {
            nodes[q] = lowest + (highest - lowest) * q / (points - 1);
        }
        return new TraitGrid(nodes);
    }

    /** Normalised normal weights. */
    double[] normal(double mean, double variance) {
        double[] weights = new double[nodes.length];
        double sum = 0;
        for (int q = 0; q < weights.length; q++) {
            weights[q] = Math.exp(-(nodes[q] - mean) * (nodes[q] - mean) / (2 * variance));
            sum += weights[q];
        }
        for (int q = 0; q < weights.length; q++) {
            weights[q] /= sum;
        }
        return weights;
    }

    /** The probability of at least category k of an item, from 0. */
    static double atLeast(ItemEstimate item, int k, double theta) {
        if (k == 0) {
            return 1;
        }
        return k > item.intercepts().length
                ? 0
                : 1 / (1 + Math.exp(-item.slopes()[0] * theta - item.intercepts()[k - 1]));
    }

    /** The expected category of an item, from 0. */
    static double expected(ItemEstimate item, double theta) {
        double sum = 0;
        for (int k = 1; k <= item.intercepts().length; k++) {
            sum += atLeast(item, k, theta);
        }
        return sum;
    }

    /** Category probabilities by category and node. */
    double[][] probabilities(ItemEstimate item) {
        double[][] p = new double[item.intercepts().length + 1][nodes.length];
        for (int q = 0; q < nodes.length; q++) {
            for (int k = 0; k < p.length; k++) {
                p[k][q] = atLeast(item, k, nodes[q]) - atLeast(item, k + 1, nodes[q]);
            }
        }
        return p;
    }

    /**
     * The posterior of one respondent.
     *
     * @param probabilities by item, category and node
     * @param responses category of each item, negative where missing
     * @param prior weights of the nodes
     */
    double[] posterior(double[][][] probabilities, int[] responses, double[] prior) {
        double[] posterior = prior.clone();
        for (int i = 0; i < responses.length; i++) {
            if (responses[i] >= 0) {
                double[] p = probabilities[i][responses[i]];
                double largest = 0;
                for (int q = 0; q < posterior.length; q++) {
                    posterior[q] *= p[q];
                    largest = Math.max(largest, posterior[q]);
                }
                for (int q = 0; q < posterior.length; q++) {
                    posterior[q] /= largest;
                }
            }
        }
        double sum = 0;
        for (double weight : posterior) {
            sum += weight;
        }
        for (int q = 0; q < posterior.length; q++) {
            posterior[q] /= sum;
        }
        return posterior;
    }

    double mean(double[] weights) {
        double mean = 0;
        for (int q = 0; q < weights.length; q++) {
            mean += weights[q] * nodes[q];
        }
        return mean;
    }
}
