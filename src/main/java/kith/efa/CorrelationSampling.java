package kith.efa;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kith.moments.AsymptoticCovariance;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * How the correlations of a sample vary from sample to sample. Each says what covariance linear functions Σ_{i&lt;j} bᵢⱼ rᵢⱼ of them
 * have; the covariance of all correlations, with (p(p − 1)/2)² cells, is not formed for it. A Pearson correlation moves with the
 * covariances as drᵢⱼ = dsᵢⱼ − ½ rᵢⱼ (dsᵢᵢ + dsⱼⱼ) for standardised items, so that a function of the correlations is tr(G dS)
 * with gᵢⱼ = bᵢⱼ/2 and gᵢᵢ = −½ Σⱼ bᵢⱼ rᵢⱼ.
 */
public sealed interface CorrelationSampling {

    /**
     * Answers are normal: covariances are 2 tr(G R G* R)/n.
     *
     * @param n how many people
     */
    record Normal(double n) implements CorrelationSampling {

        @Override
        public DMatrixRMaj covariance(List<String> items, List<DMatrixRMaj> functions, DMatrixRMaj correlation) {
            int p = correlation.numRows;
            DMatrixRMaj flat = new DMatrixRMaj(functions.size(), p * p);
            DMatrixRMaj turned = new DMatrixRMaj(functions.size(), p * p);
            DMatrixRMaj product = new DMatrixRMaj(p, p);
            for (int a = 0; a < functions.size(); a++) {
                CommonOps_DDRM.mult(ofCovariances(functions.get(a), correlation), correlation, product);
                System.arraycopy(product.data, 0, flat.data, a * p * p, p * p);
                CommonOps_DDRM.transpose(product);
                System.arraycopy(product.data, 0, turned.data, a * p * p, p * p);
            }
            DMatrixRMaj covariance = new DMatrixRMaj(functions.size(), functions.size());
            CommonOps_DDRM.multTransB(2 / n, flat, turned, covariance);
            return covariance;
        }
    }

    /**
     * Answers are what they are: the covariance, over people, of zᵀGz with z a person's standardised answers (Steiger & Hakstian
     * 1982, doi 10.1111/j.2044-8317.1982.tb00653.x).
     *
     * @param rows complete answers, one column an item, in the order of the items
     */
    record Rows(double[][] rows) implements CorrelationSampling {

        public Rows {
            rows = rows.clone();
        }

        @Override
        public double[][] rows() {
            return rows.clone();
        }

        @Override
        public DMatrixRMaj covariance(List<String> items, List<DMatrixRMaj> functions, DMatrixRMaj correlation) {
            int p = correlation.numRows;
            int n = rows.length;
            double[][] columns = NullCorrelations.columns(rows);
            for (int j = 0; j < p; j++) {
                columns[j] = NullCorrelations.standardized(columns[j]);
            }
            DMatrixRMaj products = new DMatrixRMaj(p * (p + 1) / 2, n);
            int row = 0;
            for (int i = 0; i < p; i++) {
                for (int j = 0; j <= i; j++) {
                    double mean = 0;
                    for (int person = 0; person < n; person++) {
                        double value = n * columns[i][person] * columns[j][person];
                        products.set(row, person, value);
                        mean += value / n;
                    }
                    for (int person = 0; person < n; person++) {
                        products.add(row, person, -mean);
                    }
                    row++;
                }
            }
            DMatrixRMaj folded = new DMatrixRMaj(functions.size(), p * (p + 1) / 2);
            for (int a = 0; a < functions.size(); a++) {
                DMatrixRMaj g = ofCovariances(functions.get(a), correlation);
                int at = 0;
                for (int i = 0; i < p; i++) {
                    for (int j = 0; j <= i; j++) {
                        folded.set(a, at++, i == j ? g.get(i, i) : 2 * g.get(i, j));
                    }
                }
            }
            DMatrixRMaj influence = new DMatrixRMaj(functions.size(), n);
            CommonOps_DDRM.mult(folded, products, influence);
            DMatrixRMaj covariance = new DMatrixRMaj(functions.size(), functions.size());
            CommonOps_DDRM.multTransB(1.0 / n / n, influence, influence, covariance);
            return covariance;
        }
    }

    /**
     * The sampling covariance is known, as for polychoric correlations.
     *
     * @param covariance of √n times the correlations, among other statistics; named {@code a~~b}
     * @param n how many people; lavaan takes one less
     */
    record Known(AsymptoticCovariance covariance, double n) implements CorrelationSampling {

        @Override
        public DMatrixRMaj covariance(List<String> items, List<DMatrixRMaj> functions, DMatrixRMaj correlation) {
            Map<String, Integer> places = new HashMap<>();
            for (int s = 0; s < covariance.size(); s++) {
                places.put(covariance.names().get(s), s);
            }
            DMatrixRMaj weights = new DMatrixRMaj(covariance.size(), functions.size());
            for (int i = 1; i < items.size(); i++) {
                for (int j = 0; j < i; j++) {
                    Integer one = places.get(items.get(i) + "~~" + items.get(j));
                    int place = one == null ? places.get(items.get(j) + "~~" + items.get(i)) : one;
                    for (int a = 0; a < functions.size(); a++) {
                        weights.set(place, a, functions.get(a).get(i, j));
                    }
                }
            }
            DMatrixRMaj factor = covariance.factor();
            DMatrixRMaj influence = new DMatrixRMaj(factor.numRows, functions.size());
            CommonOps_DDRM.mult(factor, weights, influence);
            DMatrixRMaj result = new DMatrixRMaj(functions.size(), functions.size());
            CommonOps_DDRM.multTransA(1 / n, influence, influence, result);
            return result;
        }
    }

    /**
     * Covariance of linear functions of the correlations.
     *
     * @param items names of the items
     * @param functions their weights bᵢⱼ, symmetric p × p; the diagonal does not count
     * @param correlation R, in the order of the items
     */
    DMatrixRMaj covariance(List<String> items, List<DMatrixRMaj> functions, DMatrixRMaj correlation);

    /** G of the description above. */
    private static DMatrixRMaj ofCovariances(DMatrixRMaj function, DMatrixRMaj correlation) {
        int p = correlation.numRows;
        DMatrixRMaj g = new DMatrixRMaj(p, p);
        for (int i = 0; i < p; i++) {
            double own = 0;
            for (int j = 0; j < p; j++) {
                if (i != j) {
                    g.set(i, j, function.get(i, j) / 2);
                    own += function.get(i, j) * correlation.get(i, j);
                }
            }
            g.set(i, i, -own / 2);
        }
        return g;
    }
}
