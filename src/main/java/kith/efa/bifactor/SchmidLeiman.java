package kith.efa.bifactor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kith.efa.correlation.UsableItems;
import kith.efa.extraction.ExtractedFactors;
import kith.efa.extraction.Extraction;
import kith.efa.extraction.ExtractionMethod;
import kith.efa.solution.EfaSolution;
import kith.efa.solution.FactorAnalysis;
import kith.finding.Finding;
import kith.math.Matrix;
import kith.math.Symmetric;
import kith.rotation.NamedRotation;
import kith.rotation.RotatedFactors;
import kith.rotation.Rotation;
import kith.rotation.StartingPoints;
import org.ejml.data.DMatrixRMaj;

/**
 * A general factor behind oblique factors, and how much of the sum score it is (Schmid and Leiman 1957, doi
 * 10.1007/BF02289209), as psych's {@code omega} computes it.
 *
 * <p>m factors are extracted and turned obliquely; one factor is extracted from their correlations, with loadings γ.
 * Item i with pattern loadings λᵢₖ then loads gᵢ = Σₖ λᵢₖγₖ on the general factor and λᵢₖ√(1 − γₖ²) on group factor k.
 * With V the sum of all correlations (after turning items that load negatively on the general factor), h² communalities
 * and u² = 1 − h²:
 *
 * <ul>
 *   <li>omega hierarchical (Σgᵢ)²/V (McDonald 1999; Zinbarg et al. 2005, doi 10.1007/s11336-003-0974-7);
 *   <li>omega total (V − Σu²ᵢ)/V; asymptotic omega (Σgᵢ)²/(V − Σu²ᵢ);
 *   <li>explained common variance Σg²/(Σg² + Σ group loadings²).
 * </ul>
 *
 * <p>Two factors leave γ undetermined: both get √|φ₁₂|, with a finding. One factor has no general factor behind it.
 *
 * @param loadings items × (g, F1*, F2*, …), after turning
 * @param communality of each item
 * @param generalShare of each item: g²/h²
 * @param oblique pattern loadings of the oblique factors, before turning
 * @param phi correlations of the oblique factors
 * @param generalLoadings γ, one an oblique factor
 * @param reversed items turned because they load negatively on the general factor
 * @param omegaHierarchical share of the variance of the sum score that is due to the general factor
 * @param omegaTotal share that is due to all common factors
 * @param omegaAsymptotic omega hierarchical of an endlessly long scale of such items
 * @param alpha standardised alpha
 * @param lambda6 Guttman's lambda 6
 * @param explainedCommonVariance ECV
 * @param groups omegas of the items that load most on each group factor
 * @param findings what to know before relying on it
 */
public record SchmidLeiman(
        Matrix loadings,
        double[] communality,
        double[] generalShare,
        Matrix oblique,
        Matrix phi,
        double[] generalLoadings,
        List<String> reversed,
        double omegaHierarchical,
        double omegaTotal,
        double omegaAsymptotic,
        double alpha,
        double lambda6,
        double explainedCommonVariance,
        List<Group> groups,
        List<Finding> findings) {

    /**
     * Omegas of the sum of the items that load most on a group factor.
     *
     * @param factor its name
     * @param items those that load most on it
     * @param total share due to the general and this group factor
     * @param general share due to the general factor
     * @param specific share due to the group factor (omega subscale)
     */
    public record Group(String factor, List<String> items, double total, double general, double specific) {}

    public SchmidLeiman {
        communality = communality.clone();
        generalShare = generalShare.clone();
        generalLoadings = generalLoadings.clone();
        reversed = List.copyOf(reversed);
        groups = List.copyOf(groups);
        findings = List.copyOf(findings);
    }

    @Override
    public double[] communality() {
        return communality.clone();
    }

    @Override
    public double[] generalShare() {
        return generalShare.clone();
    }

    @Override
    public double[] generalLoadings() {
        return generalLoadings.clone();
    }

    /** Minres factors turned by oblimin from the varimax solution, which are psych's defaults (3 factors there). */
    public static SchmidLeiman of(Matrix correlation, int factors) {
        return of(
                correlation,
                Extraction.of(ExtractionMethod.MINRES, factors),
                NamedRotation.OBLIMIN.rotation(),
                StartingPoints.unrotatedOnly());
    }

    /**
     * @param correlation p × p
     * @param extraction how factors are extracted, and how many
     * @param rotation an oblique one; it begins at the varimax solution, as psych does
     * @param starts of the search for the rotation
     */
    public static SchmidLeiman of(Matrix correlation, Extraction extraction, Rotation rotation, StartingPoints starts) {
        UsableItems items = UsableItems.of(correlation, Double.NaN);
        EfaSolution varimax = new FactorAnalysis(
                        extraction, NamedRotation.VARIMAX.rotation(), StartingPoints.unrotatedOnly())
                .fit(correlation, Double.NaN);
        List<Finding> findings = new ArrayList<>(varimax.findings());
        RotatedFactors rotated = rotation.rotate(numbered(varimax.loadings()), starts);
        findings.addAll(rotated.findings());
        double[] gamma = generalLoadings(rotated.phi(), extraction, findings);
        return answer(items, varimax.communality(), rotated, gamma, findings);
    }

    /**
     * The general factor behind the factors of an oblique solution as it stands.
     *
     * @param correlation that it was drawn from
     */
    public static SchmidLeiman behind(EfaSolution solution, Matrix correlation) {
        Matrix loadings = numbered(solution.loadings());
        Matrix phi = Matrix.square(loadings.cols(), solution.phi().toArray());
        RotatedFactors rotated = new RotatedFactors(loadings, phi, phi, Double.NaN, solution.rotation(), 0, List.of());
        List<Finding> findings = new ArrayList<>();
        ExtractionMethod method =
                solution.method() == ExtractionMethod.DWLS ? ExtractionMethod.MINRES : solution.method();
        double[] gamma = generalLoadings(phi, Extraction.of(method, phi.cols().size()), findings);
        return answer(
                UsableItems.of(correlation.select(solution.items(), solution.items()), Double.NaN),
                solution.communality(),
                rotated,
                gamma,
                findings);
    }

    /** The same loadings with the factors called F1, F2, …. */
    private static Matrix numbered(Matrix loadings) {
        List<String> names = new ArrayList<>();
        for (int k = 1; k <= loadings.cols().size(); k++) {
            names.add("F" + k);
        }
        return Matrix.of(loadings.rows(), names, loadings.toArray());
    }

    static double[] generalLoadings(Matrix phi, Extraction extraction, List<Finding> findings) {
        int m = phi.cols().size();
        if (m == 1) {
            findings.add(Finding.of("no_general_factor").at("omega hierarchical"));
            return new double[] {1};
        }
        if (m == 2) {
            findings.add(Finding.of("general_factor_underdetermined").at("omega hierarchical"));
            double root = Math.sqrt(Math.abs(phi.at(0, 1)));
            return new double[] {root, Math.signum(phi.at(0, 1)) * root};
        }
        ExtractionMethod method =
                extraction.method() == ExtractionMethod.DWLS ? ExtractionMethod.MINRES : extraction.method();
        ExtractedFactors general = Extraction.of(method, 1).fit(phi);
        general.findings().forEach(finding -> findings.add(finding.in("general factor")));
        return general.loadings().column(0);
    }

    private static SchmidLeiman answer(
            UsableItems items, double[] communality, RotatedFactors rotated, double[] gamma, List<Finding> findings) {
        Matrix oblique = rotated.loadings();
        int p = oblique.rows().size();
        int m = gamma.length;
        List<String> columns = new ArrayList<>(List.of("g"));
        oblique.cols().forEach(name -> columns.add(name + "*"));
        double[][] loadings = new double[p][m + 1];
        List<String> reversed = new ArrayList<>();
        int[] key = new int[p];
        for (int i = 0; i < p; i++) {
            for (int k = 0; k < m; k++) {
                loadings[i][0] += oblique.at(i, k) * gamma[k];
                loadings[i][k + 1] = oblique.at(i, k) * Math.sqrt(Math.max(0, 1 - gamma[k] * gamma[k]));
            }
            key[i] = loadings[i][0] < 0 ? -1 : 1;
            if (key[i] < 0) {
                reversed.add(oblique.rows().get(i));
                for (int k = 0; k <= m; k++) {
                    loadings[i][k] = -loadings[i][k];
                }
            }
        }
        if (!reversed.isEmpty()) {
            findings.add(Finding.of("items_reversed", Map.of("items", reversed)).at(reversed));
        }
        DMatrixRMaj turned = items.correlation().copy();
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                turned.set(i, j, turned.get(i, j) * key[i] * key[j]);
            }
        }
        Matrix named = Matrix.of(oblique.rows(), columns, loadings);
        return summary(named, communality, rotated, gamma, reversed, turned, findings);
    }

    private static SchmidLeiman summary(
            Matrix loadings,
            double[] communality,
            RotatedFactors rotated,
            double[] gamma,
            List<String> reversed,
            DMatrixRMaj turned,
            List<Finding> findings) {
        int p = communality.length;
        double total = 0;
        for (double value : turned.data) {
            total += value;
        }
        double unique = 0;
        double smc = 0;
        double general = 0;
        double generalSquares = 0;
        double squares = 0;
        double[] share = new double[p];
        double[] multiple = Symmetric.squaredMultipleCorrelations(turned);
        for (int i = 0; i < p; i++) {
            unique += 1 - communality[i];
            smc += multiple[i];
            double g = loadings.at(i, 0);
            general += g;
            generalSquares += g * g;
            for (double loading : loadings.row(i)) {
                squares += loading * loading;
            }
            share[i] = g * g / communality[i];
        }
        return new SchmidLeiman(
                loadings,
                communality,
                share,
                rotated.loadings(),
                rotated.phi(),
                gamma,
                reversed,
                general * general / total,
                (total - unique) / total,
                general * general / (total - unique),
                (total - p) / total * p / (p - 1.0),
                (total + smc - p) / total,
                generalSquares / squares,
                groups(loadings, turned),
                findings);
    }

    /** @param loadings those on the general factor in front */
    static List<Group> groups(Matrix loadings, DMatrixRMaj correlation) {
        int p = loadings.rows().size();
        int m = loadings.cols().size() - 1;
        List<Group> groups = new ArrayList<>();
        for (int k = 1; k <= m; k++) {
            List<String> items = new ArrayList<>();
            List<Integer> members = new ArrayList<>();
            double general = 0;
            double specific = 0;
            for (int i = 0; i < p; i++) {
                if (largestGroup(loadings.row(i)) == k) {
                    items.add(loadings.rows().get(i));
                    members.add(i);
                    general += loadings.at(i, 0);
                    specific += loadings.at(i, k);
                }
            }
            double variance = 0;
            for (int i : members) {
                for (int j : members) {
                    variance += correlation.get(i, j);
                }
            }
            groups.add(new Group(
                    loadings.cols().get(k),
                    items,
                    (general * general + specific * specific) / variance,
                    general * general / variance,
                    specific * specific / variance));
        }
        return groups;
    }

    private static int largestGroup(double[] loadings) {
        int largest = 1;
        for (int k = 2; k < loadings.length; k++) {
            if (Math.abs(loadings[k]) > Math.abs(loadings[largest])) {
                largest = k;
            }
        }
        return largest;
    }
}
