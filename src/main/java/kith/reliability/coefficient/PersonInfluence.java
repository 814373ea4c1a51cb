package kith.reliability.coefficient;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import kith.data.PackedNumbers;
import kith.data.PackedRows;
import kith.math.SmallMatrices;
import kith.reliability.scale.ScaleResponses;

/**
 * How much each person moves a function of the correlations of items: the infinitesimal jackknife (Jaeckel 1972; Efron
 * 1982, doi 10.1137/1.9781611970319, chapter 6), and the standard error that follows, whatever the distribution of the
 * answers.
 *
 * <p>With z the standardised answers of a person, 0 where missing, and G the symmetric gradient of f by the
 * correlations R, so that df = tr(G dR), the influence is tr(G·(w ∘ zzᵀ)) − Σᵢ (GR)ᵢᵢ wᵢᵢzᵢ²: a correlation moves by
 * wᵢⱼzᵢzⱼ − rᵢⱼ(wᵢᵢzᵢ² + wⱼⱼzⱼ²)/2. Without missing responses w is 1; pairwise, wᵢⱼ = (n − 1)/(nᵢⱼ − 1) with nᵢⱼ the
 * number who answered both. The squared standard error is Σ influence²/(n(n − 1)); where respondents come in C
 * clusters, the influences are summed within each first, and n − 1 becomes (C − 1) n/C. For a coefficient that a search
 * makes as large as it can be, the gradient is that of what was found, held fast: where the optimum is unique, that it
 * moves with the sample is of second order (the envelope theorem; Shapiro 1991, doi 10.1007/BF02204815).
 *
 * <p>Sampling weights, which sum to n, multiply the influence of each person; nᵢⱼ is then their sum.
 */
public final class PersonInfluence {

    private final PackedRows answers;
    private final double[] means;
    private final double[] sd;
    private final double[] weights;
    private final double[][] times;
    private final double[][] r;
    private final int[] units;
    private final int unitCount;

    /** @param c pairwise covariances of the answers, none without variance */
    PersonInfluence(ScaleResponses answers, double[][] c, double[] means) {
        this.r = SmallMatrices.correlations(c);
        this.answers = answers.rows();
        this.means = means.clone();
        this.sd = new double[c.length];
        Arrays.setAll(sd, i -> Math.sqrt(c[i][i]));
        this.weights = answers.weights();
        this.times = times(answers);
        this.units = answers.units();
        this.unitCount = Arrays.stream(units).max().orElse(-1) + 1;
    }

    private static double[][] times(ScaleResponses answers) {
        List<PackedNumbers> columns = answers.keyed();
        int k = columns.size();
        int n = answers.people();
        double[][] times = new double[k][k];
        List<BitSet> missing = columns.stream().map(PersonInfluence::missing).toList();
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                BitSet either = (BitSet) missing.get(i).clone();
                either.or(missing.get(j));
                int both = n - either.cardinality();
                double weight = answers.isWeighted() ? weightOfBoth(answers, i, j) : both;
                times[i][j] = (n - 1.0) / (weight - weight / both);
                times[j][i] = times[i][j];
            }
        }
        return times;
    }

    private static double weightOfBoth(ScaleResponses answers, int i, int j) {
        double weight = 0;
        for (int person = 0; person < answers.people(); person++) {
            boolean both = !Double.isNaN(
                    answers.keyed().get(i).at(person) + answers.keyed().get(j).at(person));
            weight += both ? answers.weight(person) : 0;
        }
        return weight;
    }

    /** Who did not answer. */
    private static BitSet missing(PackedNumbers answers) {
        BitSet missing = new BitSet(answers.size());
        for (int person = 0; person < answers.size(); person++) {
            if (Double.isNaN(answers.at(person))) {
                missing.set(person);
            }
        }
        return missing;
    }

    int people() {
        return answers.size();
    }

    int items() {
        return sd.length;
    }

    /** Writes z of a person into an array of as many as there are items, times the root of the person's weight. */
    void read(int person, double[] z) {
        answers.read(person, z);
        double root = weights.length == 0 ? 1 : Math.sqrt(weights[person]);
        for (int i = 0; i < z.length; i++) {
            z[i] = Double.isNaN(z[i]) ? 0 : root * (z[i] - means[i]) / sd[i];
        }
    }

    /** How many units were drawn: clusters, or respondents. */
    int units() {
        return unitCount;
    }

    /** The number of a person's cluster, or of the person. */
    int unit(int person) {
        return units[person];
    }

    /** R. */
    double[][] correlations() {
        return r;
    }

    /** The matrix H for which the influence of a person is zᵀHz. */
    double[][] form(double[][] gradient) {
        int k = r.length;
        double[][] form = new double[k][k];
        for (int i = 0; i < k; i++) {
            double along = 0;
            for (int j = 0; j < k; j++) {
                form[i][j] = gradient[i][j] * times[i][j];
                along += gradient[i][j] * r[j][i];
            }
            form[i][i] -= along * times[i][i];
        }
        return form;
    }

    /** zᵀHz, H symmetric. Four rows of H at a time, each summed from its first item on. */
    static double of(double[][] form, double[] z) {
        double sum = 0;
        int inFours = z.length - z.length % 4;
        for (int i = 0; i < inFours; i += 4) {
            double[] a = form[i];
            double[] b = form[i + 1];
            double[] c = form[i + 2];
            double[] d = form[i + 3];
            double belowA = 0;
            double belowB = 0;
            double belowC = 0;
            double belowD = 0;
            for (int j = 0; j < i; j++) {
                belowA += a[j] * z[j];
                belowB += b[j] * z[j];
                belowC += c[j] * z[j];
                belowD += d[j] * z[j];
            }
            sum += term(belowA, a, z, i, i);
            sum += term(belowB, b, z, i, i + 1);
            sum += term(belowC, c, z, i, i + 2);
            sum += term(belowD, d, z, i, i + 3);
        }
        for (int i = inFours; i < z.length; i++) {
            sum += term(0, form[i], z, 0, i);
        }
        return sum;
    }

    /** What item i adds, given the sum of the items before {@code from}. */
    private static double term(double before, double[] row, double[] z, int from, int i) {
        double below = before;
        for (int j = from; j < i; j++) {
            below += row[j] * z[j];
        }
        return z[i] * (2 * below + row[i] * z[i]);
    }

    /**
     * The share of R that comes from every {@code groups}-th unit from {@code group} on: the shares of all groups sum
     * to R.
     */
    double[][] share(int group, int groups) {
        int k = r.length;
        double[][] share = new double[k][k];
        double[] z = new double[k];
        for (int person = 0; person < people(); person++) {
            if (units[person] % groups != group) {
                continue;
            }
            read(person, z);
            for (int i = 0; i < k; i++) {
                double[] row = share[i];
                for (int j = 0; j <= i; j++) {
                    row[j] += z[i] * z[j];
                }
            }
        }
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                share[i][j] *= times[i][j] / (people() - 1);
                share[j][i] = share[i][j];
            }
        }
        return share;
    }

    /** The standard error of a function of the correlations with this gradient. */
    double standardError(double[][] gradient) {
        double[][] form = form(gradient);
        double[] sums = new double[unitCount];
        double[] z = new double[items()];
        for (int person = 0; person < people(); person++) {
            read(person, z);
            sums[units[person]] += of(form, z);
        }
        double squares = 0;
        for (double sum : sums) {
            squares += sum * sum;
        }
        double n = people();
        return Math.sqrt(squares / ((unitCount - 1.0) * (n / unitCount) * n));
    }
}
