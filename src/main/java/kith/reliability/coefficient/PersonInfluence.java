package kith.reliability.coefficient;

import java.util.Arrays;
import kith.reliability.scale.KeyedMatrix;

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

    private final double[][] z;
    private final double[][] times;
    private final double[][] r;
    private final int[] units;
    private final int unitCount;

    /** @param c pairwise covariances of the answers, none without variance */
    PersonInfluence(KeyedMatrix answers, double[][] c, double[] means) {
        int k = c.length;
        this.r = Alpha.correlations(c);
        this.z = new double[answers.people()][k];
        for (int i = 0; i < k; i++) {
            double sd = Math.sqrt(c[i][i]);
            double[] item = answers.keyed()[i];
            for (int person = 0; person < z.length; person++) {
                z[person][i] = Double.isNaN(item[person])
                        ? 0
                        : Math.sqrt(answers.weight(person)) * (item[person] - means[i]) / sd;
            }
        }
        this.times = times(answers);
        this.units = answers.units();
        this.unitCount = Arrays.stream(units).max().orElse(-1) + 1;
    }

    private static double[][] times(KeyedMatrix answers) {
        double[][] columns = answers.keyed();
        int k = columns.length;
        int n = answers.people();
        double[][] times = new double[k][k];
        boolean[] complete = new boolean[k];
        for (int i = 0; i < k; i++) {
            complete[i] = Arrays.stream(columns[i]).noneMatch(Double::isNaN);
            for (int j = 0; j <= i; j++) {
                int both = complete[i] && complete[j] ? n : both(columns[i], columns[j]);
                double weight = answers.isWeighted() ? weightOfBoth(answers, i, j) : both;
                times[i][j] = (n - 1.0) / (weight - weight / both);
                times[j][i] = times[i][j];
            }
        }
        return times;
    }

    private static double weightOfBoth(KeyedMatrix answers, int i, int j) {
        double weight = 0;
        for (int person = 0; person < answers.people(); person++) {
            boolean both = !Double.isNaN(answers.keyed()[i][person] + answers.keyed()[j][person]);
            weight += both ? answers.weight(person) : 0;
        }
        return weight;
    }

    private static int both(double[] first, double[] second) {
        int both = 0;
        for (int person = 0; person < first.length; person++) {
            both += Double.isNaN(first[person]) || Double.isNaN(second[person]) ? 0 : 1;
        }
        return both;
    }

    int people() {
        return z.length;
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

    /** zᵀHz of a person, H symmetric. */
    double of(double[][] form, int person) {
        double[] answers = z[person];
        double sum = 0;
        for (int i = 0; i < answers.length; i++) {
            double[] row = form[i];
            double below = 0;
            for (int j = 0; j < i; j++) {
                below += row[j] * answers[j];
            }
            sum += answers[i] * (2 * below + row[i] * answers[i]);
        }
        return sum;
    }

    /**
     * The share of R that comes from every {@code groups}-th unit from {@code group} on: the shares of all groups sum
     * to R.
     */
    double[][] share(int group, int groups) {
        int k = r.length;
        double[][] share = new double[k][k];
        for (int person = 0; person < z.length; person++) {
            if (units[person] % groups != group) {
                continue;
            }
            double[] answers = z[person];
            for (int i = 0; i < k; i++) {
                double[] row = share[i];
                for (int j = 0; j <= i; j++) {
                    row[j] += answers[i] * answers[j];
                }
            }
        }
        for (int i = 0; i < k; i++) {
            for (int j = 0; j <= i; j++) {
                share[i][j] *= times[i][j] / (z.length - 1);
                share[j][i] = share[i][j];
            }
        }
        return share;
    }

    /** The standard error of a function of the correlations with this gradient. */
    double standardError(double[][] gradient) {
        double[][] form = form(gradient);
        double[] sums = new double[unitCount];
        for (int person = 0; person < z.length; person++) {
            sums[units[person]] += of(form, person);
        }
        double squares = 0;
        for (double sum : sums) {
            squares += sum * sum;
        }
        double n = z.length;
        return Math.sqrt(squares / ((unitCount - 1.0) * (n / unitCount) * n));
    }
}
