package kith.irt;

import java.util.Arrays;

/**
 * Dependence between items beyond the trait.
 *
 * <p>Q3 (Yen 1984) is the correlation of the residuals of two items at the EAP estimates, pairwise; adjusted Q3 has the
 * mean of all off-diagonal Q3 taken off (Christensen, Makransky and Horton 2017). LD χ² (Chen and Thissen 1997)
 * compares the table of two items with the one expected, of the respondents who answered both; Cramér's V = √(χ²/(N(min
 * K − 1))) has the sign of the difference of the observed and the expected gamma coefficient.
 *
 * @param q3 1 on the diagonal
 * @param ld χ² by pair, NaN on the diagonal
 * @param cramer signed V by pair, NaN on the diagonal
 */
public record LocalDependence(double[][] q3, double[][] ld, double[][] cramer) {

    /** Of the one factor of a group. */
    public static LocalDependence of(IrtFit fit, int group) {
        int items = fit.patterns().items().size();
        double[][] q3 = new double[items][items];
        double[][] ld = new double[items][items];
        double[][] cramer = new double[items][items];
        double[][] residuals = residuals(fit, group);
        byte[][] patterns = fit.patterns().patterns(group);
        double[] frequency = fit.patterns().frequency(group);
        for (int i = 0; i < items; i++) {
            q3[i][i] = 1;
            ld[i][i] = Double.NaN;
            cramer[i][i] = Double.NaN;
            for (int j = 0; j < i; j++) {
                WeightedCorrelation correlation = new WeightedCorrelation();
                for (int p = 0; p < patterns.length; p++) {
                    if (patterns[p][i] >= 0 && patterns[p][j] >= 0) {
                        correlation.add(residuals[p][i], residuals[p][j], frequency[p]);
                    }
                }
                q3[i][j] = correlation.value();
                q3[j][i] = q3[i][j];
                table(fit, group, i, j, ld, cramer);
            }
        }
        return new LocalDependence(q3, ld, cramer);
    }

    private static double[][] residuals(IrtFit fit, int group) {
        TraitEstimate[] eap = TraitScores.of(fit, group, TraitScoreMethod.EAP);
        TraitCurves curves = TraitCurves.of(fit, group);
        double[] theta = Arrays.stream(eap).mapToDouble(TraitEstimate::estimate).toArray();
        byte[][] patterns = fit.patterns().patterns(group);
        double[][] residuals = new double[patterns.length][curves.items()];
        for (int i = 0; i < curves.items(); i++) {
            double[] expected = curves.expected(i, theta);
            for (int p = 0; p < patterns.length; p++) {
                residuals[p][i] = patterns[p][i] - expected[p];
            }
        }
        return residuals;
    }

    private static void table(IrtFit fit, int group, int i, int j, double[][] ld, double[][] cramer) {
        ItemCurve[] curves = fit.expectation().curves()[group];
        double[] weight = fit.expectation().distributions()[group].weight;
        int rows = curves[i].categories;
        int cols = curves[j].categories;
        double[][] observed = new double[rows][cols];
        double n = 0;
        for (int p = 0; p < fit.patterns().size(group); p++) {
            byte[] codes = fit.patterns().patterns(group)[p];
            if (codes[i] >= 0 && codes[j] >= 0) {
                observed[codes[i]][codes[j]] += fit.patterns().frequency(group)[p];
                n += fit.patterns().frequency(group)[p];
            }
        }
        double[][] expected = new double[rows][cols];
        double chisq = 0;
        for (int k = 0; k < rows; k++) {
            for (int l = 0; l < cols; l++) {
                for (int q = 0; q < weight.length; q++) {
                    expected[k][l] += n * weight[q] * curves[i].p[k][q] * curves[j].p[l][q];
                }
                double difference = observed[k][l] - expected[k][l];
                chisq += difference * difference / expected[k][l];
            }
        }
        double sign = Math.signum(gamma(observed) - gamma(expected));
        double v = sign * Math.sqrt(chisq / (n * (Math.min(rows, cols) - 1)));
        ld[i][j] = chisq;
        ld[j][i] = chisq;
        cramer[i][j] = v;
        cramer[j][i] = v;
    }

    private static double gamma(double[][] table) {
        double concordant = 0;
        double discordant = 0;
        for (int k = 0; k < table.length; k++) {
            for (int l = 0; l < table[0].length; l++) {
                for (int r = k + 1; r < table.length; r++) {
                    for (int s = 0; s < table[0].length; s++) {
                        concordant += s > l ? table[k][l] * table[r][s] : 0;
                        discordant += s < l ? table[k][l] * table[r][s] : 0;
                    }
                }
            }
        }
        return (concordant - discordant) / (concordant + discordant);
    }

    /** Mean of the off-diagonal Q3. */
    public double meanQ3() {
        double sum = 0;
        int items = q3.length;
        for (int i = 0; i < items; i++) {
            for (int j = 0; j < i; j++) {
                sum += q3[i][j];
            }
        }
        return 2 * sum / (items * (items - 1.0));
    }

    /** Q3 less its mean; 1 on the diagonal. */
    public double[][] adjustedQ3() {
        double mean = meanQ3();
        double[][] adjusted = new double[q3.length][q3.length];
        for (int i = 0; i < q3.length; i++) {
            for (int j = 0; j < q3.length; j++) {
                adjusted[i][j] = i == j ? 1 : q3[i][j] - mean;
            }
        }
        return adjusted;
    }
}
