package kith.efa.correlation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.finding.Finding;
import kith.math.ChiSquare;
import kith.math.Matrix;
import kith.math.Spectrum;
import kith.math.Symmetric;
import kith.moments.SampleMoments;
import org.ejml.data.DMatrixRMaj;

/**
 * Whether correlations are fit to be factored.
 *
 * <ul>
 *   <li>Kaiser–Meyer–Olkin measure (Kaiser 1974, doi 10.1007/BF02291575): with the partial correlations q of each pair
 *       given all other items (from the inverse of R), KMO = Σr²/(Σr² + Σq²) over all pairs; MSA of an item the same
 *       over its own pairs. When R is singular the pseudo-inverse is used, which a finding tells (psych gives up and
 *       takes R itself).
 *   <li>Bartlett's test that all correlations are zero (1951): χ² = −log |R| (n − 1 − (2p + 5)/6) with p(p − 1)/2
 *       degrees of freedom.
 *   <li>The determinant of R: near zero when items repeat each other.
 * </ul>
 *
 * @param n how many respondents, NaN where it is not known
 * @param kmo Kaiser–Meyer–Olkin measure of sampling adequacy of all items
 * @param msa the same of each item
 * @param bartlett test of no correlation
 * @param determinant |R|
 * @param findings what to know before relying on it
 */
public record Adequacy(
        double n, double kmo, Map<String, Double> msa, Bartlett bartlett, double determinant, List<Finding> findings) {

    /** Bartlett's test of sphericity. */
    public record Bartlett(double chiSquare, int degreesOfFreedom, double pValue) {}

    private static final double UNACCEPTABLE = 0.5;

    public Adequacy {
        msa = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(msa));
        findings = List.copyOf(findings);
    }

    /** Of the Pearson correlations of complete rows. */
    public static Adequacy of(SampleMoments moments) {
        return of(moments.correlation(), moments.n());
    }

    /**
     * @param correlation p × p
     * @param n how many respondents; NaN where it is not known
     */
    public static Adequacy of(Matrix correlation, double n) {
        UsableItems items = UsableItems.of(correlation, n);
        DMatrixRMaj r = items.correlation();
        DMatrixRMaj q = Symmetric.toCorrelation(Symmetric.inverse(r));
        int p = r.numRows;
        double allR = 0;
        double allQ = 0;
        Map<String, Double> msa = new LinkedHashMap<>();
        for (int i = 0; i < p; i++) {
            double ownR = 0;
            double ownQ = 0;
            for (int j = 0; j < p; j++) {
                if (i != j) {
                    ownR += r.get(i, j) * r.get(i, j);
                    ownQ += q.get(i, j) * q.get(i, j);
                }
            }
            msa.put(items.names().get(i), ownR / (ownR + ownQ));
            allR += ownR;
            allQ += ownQ;
        }
        double kmo = allR / (allR + allQ);
        double determinant = determinant(r);
        List<Finding> findings = new ArrayList<>(items.findings());
        tellInadequate(kmo, msa, findings);
        return new Adequacy(n, kmo, msa, bartlett(determinant, p, n, findings), determinant, findings);
    }

    private static double determinant(DMatrixRMaj r) {
        double product = 1;
        for (double value : Spectrum.values(r)) {
            product *= value;
        }
        return product;
    }

    private static Bartlett bartlett(double determinant, int p, double n, List<Finding> findings) {
        int df = p * (p - 1) / 2;
        if (!(determinant > 0)) {
            findings.add(Finding.of("bartlett_undefined").at("Bartlett's test"));
            return new Bartlett(Double.NaN, df, Double.NaN);
        }
        double chiSquare = -Math.log(determinant) * (n - 1 - (2 * p + 5) / 6.0);
        return new Bartlett(chiSquare, df, ChiSquare.upperTail(chiSquare, df));
    }

    private static void tellInadequate(double kmo, Map<String, Double> msa, List<Finding> findings) {
        if (kmo < UNACCEPTABLE) {
            findings.add(Finding.of("kmo_unacceptable", Map.of("kmo", kmo)));
        }
        msa.forEach((item, value) -> {
            if (value < UNACCEPTABLE) {
                findings.add(
                        Finding.of("msa_unacceptable", Map.of("msa", value)).at(item));
            }
        });
    }
}
