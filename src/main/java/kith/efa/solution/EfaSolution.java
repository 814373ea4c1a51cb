package kith.efa.solution;

import java.util.List;
import kith.efa.extraction.ExtractionMethod;
import kith.finding.Finding;
import kith.finding.Severity;
import kith.math.Matrix;
import kith.rotation.Axes;
import kith.rotation.LocalMinimum;

/**
 * Which items hang together on which factors.
 *
 * <p>Factors are named by the order in which they were extracted (psych's MR1, MR2, …), stand in the order of the
 * variance that they account for after the rotation, and are turned so that their loadings do not sum to less than 0.
 *
 * @param n how many respondents, NaN where it is not known
 * @param method of extraction
 * @param axes whether factors may correlate
 * @param loadings p × m pattern Λ
 * @param phi m × m correlations of the factors Φ; the identity for orthogonal axes
 * @param structure p × m correlations of items and factors, ΛΦ
 * @param communality one an item: diagonal of ΛΦΛᵀ
 * @param complexity one an item: (Σ λ²)²/Σ λ⁴, on how many factors it loads (Hofmann 1978, doi
 *     10.1207/s15327906mbr1302_9)
 * @param eigenvalues of the correlations, descending
 * @param varianceAccounted psych's five rows: SS loadings, Proportion Var, Cumulative Var, Proportion Explained,
 *     Cumulative Proportion (the first two only for one factor)
 * @param residuals R − ΛΦΛᵀ, with the uniquenesses 1 − communality on the diagonal
 * @param fit how well the correlations are reproduced
 * @param rotation the different minima that the rotation came to, and from how many starts each
 * @param converged whether extraction and rotation converged
 * @param findings what to know before relying on it
 */
public record EfaSolution(
        double n,
        ExtractionMethod method,
        Axes axes,
        Matrix loadings,
        Matrix phi,
        Matrix structure,
        double[] communality,
        double[] complexity,
        double[] eigenvalues,
        Matrix varianceAccounted,
        Matrix residuals,
        FitStatistics fit,
        List<LocalMinimum> rotation,
        boolean converged,
        List<Finding> findings) {

    public EfaSolution {
        communality = communality.clone();
        complexity = complexity.clone();
        eigenvalues = eigenvalues.clone();
        rotation = List.copyOf(rotation);
        findings = List.copyOf(findings);
    }

    /** The items analysed; those without variance are not among them. */
    public List<String> items() {
        return loadings.rows();
    }

    public List<String> factors() {
        return loadings.cols();
    }

    @Override
    public double[] communality() {
        return communality.clone();
    }

    /** 1 − communality. */
    public double[] uniqueness() {
        double[] uniqueness = communality.clone();
        for (int i = 0; i < uniqueness.length; i++) {
            uniqueness[i] = 1 - uniqueness[i];
        }
        return uniqueness;
    }

    @Override
    public double[] complexity() {
        return complexity.clone();
    }

    @Override
    public double[] eigenvalues() {
        return eigenvalues.clone();
    }

    /** Whether nothing among the findings forbids relying on it. */
    public boolean admissible() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }
}
