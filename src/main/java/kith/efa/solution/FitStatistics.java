package kith.efa.solution;

import java.util.Map;
import kith.finding.Finding;
import kith.fit.Rmsea;
import kith.math.ChiSquare;
import kith.math.Spectrum;
import kith.math.Symmetric;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * How well a factor solution reproduces the correlations, as psych's {@code fa.stats} computes it. With p items, m
 * factors, correlations R, model M = ΛΦΛᵀ with 1 on its diagonal, and residuals R − ΛΦΛᵀ:
 *
 * <ul>
 *   <li>objective F = tr(M⁻¹R) − log |M⁻¹R| − p, whatever the method of extraction;
 *   <li>χ² = F (n − 1 − (2p + 5)/6 − 2m/3), Bartlett's correction (1950); its p-value holds for maximum likelihood
 *       only;
 *   <li>degrees of freedom p(p − 1)/2 − pm + m(m − 1)/2;
 *   <li>Tucker–Lewis index from F/df and the objective of no factors F₀/df₀: (M₀ − M)/(M₀ − 1/(n − 1 − (2p + 5)/6 −
 *       2m/3));
 *   <li>RMSEA √max(χ²/(df n) − 1/(n − 1), 0), its interval from the noncentral χ² divided by (n − 1) df; programs that
 *       divide by n or n − 1 throughout differ in the third decimal or later;
 *   <li>RMSR: root of the mean squared residual off the diagonal; corrected RMSR: divided by df instead;
 *   <li>BIC χ² − df log n; sample-size adjusted with log((n + 2)/24).
 * </ul>
 *
 * <p>What needs n is NaN where n is not known; what needs degrees of freedom is NaN where there are none.
 *
 * @param objective F
 * @param nullObjective F₀
 * @param degreesOfFreedom df; may be 0 or negative
 * @param chiSquare χ²
 * @param pValue of χ²
 * @param nullChiSquare χ² of no factors
 * @param nullDegreesOfFreedom p(p − 1)/2
 * @param tli Tucker–Lewis index
 * @param rmsea with the bounds of its 90 % interval
 * @param bic information criterion relative to the saturated model
 * @param adjustedBic sample-size adjusted
 * @param empiricalChiSquare n Σ of the squared residuals off the diagonal
 * @param rmsr root mean square residual
 * @param correctedRmsr corrected for degrees of freedom
 * @param fitOffDiagonal 1 − squared residuals / squared correlations, off the diagonal
 */
public record FitStatistics(
        double objective,
        double nullObjective,
        int degreesOfFreedom,
        double chiSquare,
        double pValue,
        double nullChiSquare,
        int nullDegreesOfFreedom,
        double tli,
        Rmsea rmsea,
        double bic,
        double adjustedBic,
        double empiricalChiSquare,
        double rmsr,
        double correctedRmsr,
        double fitOffDiagonal) {

    static FitStatistics of(DMatrixRMaj correlation, DMatrixRMaj reproduced, int factors, double n) {
        int p = correlation.numRows;
        int df = (p * (p - 1) - 2 * p * factors + factors * (factors - 1)) / 2;
        int nullDf = p * (p - 1) / 2;
        double squares = 0;
        double total = 0;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                if (i != j) {
                    double residual = correlation.get(i, j) - reproduced.get(i, j);
                    squares += residual * residual;
                    total += correlation.get(i, j) * correlation.get(i, j);
                }
            }
        }
        DMatrixRMaj proper = Symmetric.smooth(correlation);
        double objective = objective(proper, reproduced);
        double nullObjective = -logDeterminant(proper);
        double bartlett = n - 1 - (2 * p + 5) / 6.0;
        double multiplier = bartlett - 2 * factors / 3.0;
        double chiSquare = Math.max(0, objective * multiplier);
        boolean testable = df > 0;
        double nullRatio = nullObjective / nullDf;
        return new FitStatistics(
                objective,
                nullObjective,
                df,
                chiSquare,
                testable ? ChiSquare.upperTail(chiSquare, df) : Double.NaN,
                nullObjective * bartlett,
                nullDf,
                testable ? (nullRatio - objective / df) / (nullRatio - 1 / multiplier) : Double.NaN,
                testable ? Rmsea.exploratory(chiSquare, df, n) : Rmsea.NONE,
                testable ? chiSquare - df * Math.log(n) : Double.NaN,
                testable ? chiSquare - df * Math.log((n + 2) / 24) : Double.NaN,
                squares * n,
                Math.sqrt(squares / (p * (p - 1.0))),
                testable ? Math.sqrt(squares / (2.0 * df)) : Double.NaN,
                1 - squares / total);
    }

    /** A finding where the fit cannot be judged. */
    java.util.Optional<Finding> trouble() {
        if (degreesOfFreedom > 0) {
            return java.util.Optional.empty();
        }
        return java.util.Optional.of(Finding.of("no_degrees_of_freedom", Map.of("df", degreesOfFreedom))
                .at("fit"));
    }

    private static double objective(DMatrixRMaj correlation, DMatrixRMaj reproduced) {
        int p = correlation.numRows;
        DMatrixRMaj model = reproduced.copy();
        for (int i = 0; i < p; i++) {
            model.set(i, i, correlation.get(i, i));
        }
        model = Symmetric.smooth(model);
        DMatrixRMaj ratio = new DMatrixRMaj(p, p);
        if (!CommonOps_DDRM.solve(model, correlation, ratio)) {
            return Double.NaN;
        }
        return CommonOps_DDRM.trace(ratio) - logDeterminant(correlation) + logDeterminant(model) - p;
    }

    private static double logDeterminant(DMatrixRMaj matrix) {
        double sum = 0;
        for (double value : Spectrum.values(matrix)) {
            sum += Math.log(value);
        }
        return sum;
    }
}
