package kith.efa.retention;

/**
 * The empirical Kaiser criterion (Braeken and van Assen 2017, doi 10.1037/met0000074, equation 2): an eigenvalue counts
 * when it is larger than what sampling alone would leave after the eigenvalues before it. With p items and eigenvalues
 * l:
 *
 * <pre>reference_j = max( (p − Σ_{i&lt;j} lᵢ)/(p − j + 1) · (1 + √(p/n))², 1 )</pre>
 *
 * @param eigenvalues of the correlations
 * @param reference what each is compared with
 * @param factors how many of the first are larger
 */
public record EmpiricalKaiser(double[] eigenvalues, double[] reference, int factors) {

    public EmpiricalKaiser {
        eigenvalues = eigenvalues.clone();
        reference = reference.clone();
    }

    @Override
    public double[] eigenvalues() {
        return eigenvalues.clone();
    }

    @Override
    public double[] reference() {
        return reference.clone();
    }

    /** @param eigenvalues of a correlation matrix, descending */
    public static EmpiricalKaiser of(double[] eigenvalues, double n) {
        int p = eigenvalues.length;
        double[] reference = new double[p];
        double before = 0;
        double noise = Math.pow(1 + Math.sqrt(p / n), 2);
        int factors = 0;
        boolean leading = true;
        for (int j = 0; j < p; j++) {
            reference[j] = Math.max((p - before) / (p - j) * noise, 1);
            before += eigenvalues[j];
            leading &= eigenvalues[j] > reference[j];
            factors += leading ? 1 : 0;
        }
        return new EmpiricalKaiser(eigenvalues, reference, factors);
    }
}
