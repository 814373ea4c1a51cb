package kith.grouplevel;

import static kith.math.SmallMatrices.add;
import static kith.math.SmallMatrices.identity;
import static kith.math.SmallMatrices.product;
import static kith.math.SmallMatrices.transposed;

import java.util.ArrayList;
import java.util.List;
import kith.grouplevel.EcometricSums.Part;
import kith.math.Objective;
import kith.math.SmallMatrices;

/**
 * −2 log likelihood of the ecometric model, restricted or full, profiled over fixed effects and residual variance,
 * divided by the number of responses; with its analytic gradient.
 *
 * <p>Variables are the Cholesky factors of the covariance matrices of groups (T = LₜLₜ′) and of respondents (P =
 * LₚLₚ′), both relative to the residual variance. With N the diagonal matrix of a respondent's counts and B the sums of
 * its rows by domain, respondents are absorbed by K = (P⁻¹ + N)⁻¹ and C = I − NK, groups by G = ΣCN, H = ΣCB and M =
 * (T⁻¹ + G)⁻¹. Then S = Σx̃x̃′ − ΣB′KB − ΣH′MH is the cross-product after generalised least squares, and the deviance
 * is Σlog|I + NP| + Σlog|I + GT| + ν(1 + log(2πr²/ν)), plus log|Sₓₓ| where restricted, with r² the residual sum of
 * squares that S implies (Bates et al. 2015, doi 10.18637/jss.v067.i01). K and M exist for singular P and T as well.
 */
final class EcometricDeviance implements Objective {

    /** What a point gives: fixed effects, their relative covariance, residual variance, and the state of each group. */
    record Solution(
            double deviance,
            double[] fixed,
            double[][] fixedCovariance,
            double residual,
            double[][] between,
            double[][] persons,
            List<GroupState> groups) {}

    /** M, MG and MH of a group, all relative to the residual variance. */
    record GroupState(double[][] m, double[][] h) {}

    private final EcometricSums sums;
    private final boolean restricted;
    private final int d;
    private final int p;
    private final int half;
    private final double freedom;

    EcometricDeviance(EcometricSums sums, boolean restricted) {
        this.sums = sums;
        this.restricted = restricted;
        this.d = sums.domains();
        this.p = sums.columns() - 1;
        this.half = d * (d + 1) / 2;
        this.freedom = restricted ? sums.responses() - p : sums.responses();
    }

    @Override
    public int dimension() {
        return 2 * half;
    }

    @Override
    public double value(double[] point) {
        State state = new State(point);
        return state.deviance / sums.responses();
    }

    @Override
    public double valueAndGradient(double[] point, double[] gradient) {
        State state = new State(point);
        if (Double.isFinite(state.deviance)) {
            state.gradient(gradient);
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] /= sums.responses();
            }
        }
        return state.deviance / sums.responses();
    }

    Solution solution(double[] point) {
        State state = new State(point);
        List<GroupState> groups = new ArrayList<>();
        for (int k = 0; k < state.m.size(); k++) {
            groups.add(new GroupState(state.m.get(k), state.h.get(k)));
        }
        double residual = state.squares / freedom;
        return new Solution(
                state.deviance,
                state.fixed,
                state.inverse,
                residual,
                scaled(state.t, residual),
                scaled(state.r, residual),
                groups);
    }

    /**
     * The deviance at variances, not profiled over the residual variance; NaN where they are no covariance matrices.
     */
    double at(double[][] between, double[][] persons, double residual) {
        double[] point = new double[dimension()];
        boolean possible = write(between, residual, point, 0) && write(persons, residual, point, half) && residual > 0;
        State state = new State(point);
        return possible
                ? state.logs + freedom * Math.log(2 * Math.PI * residual) + state.squares / residual
                : Double.NaN;
    }

    /** Writes the Cholesky factor of a matrix by the residual variance; false where it has none. */
    private boolean write(double[][] matrix, double residual, double[] point, int from) {
        double[][] l = new double[d][d];
        int at = from;
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                double left = matrix[i][j] / residual;
                for (int k = 0; k < j; k++) {
                    left -= l[i][k] * l[j][k];
                }
                if (i == j && left < 0) {
                    return false;
                }
                l[i][j] = i == j ? Math.sqrt(left) : l[j][j] > 0 ? left / l[j][j] : 0;
                point[at++] = l[i][j];
            }
        }
        return true;
    }

    private static double[][] scaled(double[][] a, double factor) {
        double[][] scaled = new double[a.length][a.length];
        add(scaled, factor, a);
        return scaled;
    }

    private double[][] factor(double[] point, int from) {
        double[][] l = new double[d][d];
        int at = from;
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                l[i][j] = point[at++];
            }
        }
        return l;
    }

    /** (A⁻¹ + G)⁻¹ for A = LL′ and symmetric G, and log|I + GA|. */
    private static double absorb(double[][] l, double[][] g, double[][] result) {
        double[][] inner = product(transposed(l), product(g, l));
        add(inner, 1, identity(l.length));
        double log = SmallMatrices.invert(inner);
        double[][] full = product(l, product(inner, transposed(l)));
        for (int i = 0; i < l.length; i++) {
            System.arraycopy(full[i], 0, result[i], 0, l.length);
        }
        return log;
    }

    private double[][] diagonal(int pattern) {
        double[][] n = new double[d][d];
        for (int i = 0; i < d; i++) {
            n[i][i] = sums.counts(pattern)[i];
        }
        return n;
    }

    private static double inner(double[][] a, double[][] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                sum += a[i][j] * b[i][j];
            }
        }
        return sum;
    }

    /** Everything at one point. */
    private final class State {
        private final double[][] lt;
        private final double[][] lp;
        private final double[][] t;
        private final double[][] r;
        private final double[][][] kept = new double[sums.patterns()][d][d];
        private final double[][][] c = new double[sums.patterns()][][];
        private final List<double[][]> g = new ArrayList<>();
        private final List<double[][]> h = new ArrayList<>();
        private final List<double[][]> m = new ArrayList<>();
        private double[] fixed = {};
        private double[][] inverse = {};
        private double squares;
        /** Σlog|I + NP| + Σlog|I + GT|, plus log|Sₓₓ| where restricted. */
        private double logs;

        private double deviance;

        State(double[] point) {
            lt = factor(point, 0);
            lp = factor(point, half);
            t = product(lt, transposed(lt));
            r = product(lp, transposed(lp));
            double[][] s = new double[p + 1][p + 1];
            add(s, 1, sums.total());
            for (int pattern = 0; pattern < sums.patterns(); pattern++) {
                double[][] n = diagonal(pattern);
                logs += sums.members(pattern) * absorb(lp, n, kept[pattern]);
                c[pattern] = identity(d);
                add(c[pattern], -1, product(n, kept[pattern]));
                for (int a = 0; a < d; a++) {
                    for (int b = 0; b < d; b++) {
                        add(s, -kept[pattern][a][b], sums.products(pattern, a, b));
                    }
                }
            }
            for (EcometricSums.Group group : sums.groups()) {
                logs += absorbGroup(group, s);
            }
            solve(s);
        }

        private double absorbGroup(EcometricSums.Group group, double[][] s) {
            double[][] information = new double[d][d];
            double[][] crossed = new double[d][p + 1];
            for (Part part : group.parts()) {
                add(information, part.respondents(), product(c[part.pattern()], diagonal(part.pattern())));
                add(crossed, 1, product(c[part.pattern()], part.sum()));
            }
            double[][] shrink = new double[d][d];
            double log = absorb(lt, information, shrink);
            add(s, -1, product(transposed(crossed), product(shrink, crossed)));
            g.add(information);
            h.add(crossed);
            m.add(shrink);
            return log;
        }

        private void solve(double[][] s) {
            inverse = new double[p][p];
            for (int i = 0; i < p; i++) {
                System.arraycopy(s[i], 0, inverse[i], 0, p);
            }
            double log = SmallMatrices.invert(inverse);
            fixed = new double[p];
            squares = s[p][p];
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    fixed[i] += inverse[i][j] * s[j][p];
                }
                squares -= fixed[i] * s[i][p];
            }
            logs += restricted ? log : 0;
            deviance = squares > 0 ? logs + freedom * (1 + Math.log(2 * Math.PI * squares / freedom)) : Double.NaN;
        }

        /** The derivative of the deviance by S. */
        private double[][] weight() {
            double[][] w = new double[p + 1][p + 1];
            double factor = freedom / squares;
            for (int i = 0; i <= p; i++) {
                double vi = i == p ? 1 : -fixed[i];
                for (int j = 0; j <= p; j++) {
                    double vj = j == p ? 1 : -fixed[j];
                    w[i][j] = factor * vi * vj + (restricted && i < p && j < p ? inverse[i][j] : 0);
                }
            }
            return w;
        }

        void gradient(double[] gradient) {
            double[][] w = weight();
            double[][] byT = new double[d][d];
            double[][][] byK = new double[sums.patterns()][d][d];
            for (int k = 0; k < h.size(); k++) {
                groupGradient(k, w, byT, byK);
            }
            double[][] byP = new double[d][d];
            for (int pattern = 0; pattern < sums.patterns(); pattern++) {
                for (int a = 0; a < d; a++) {
                    for (int b = 0; b < d; b++) {
                        byK[pattern][a][b] -= inner(w, sums.products(pattern, a, b));
                    }
                }
                add(byP, sums.members(pattern), product(c[pattern], diagonal(pattern)));
                add(byP, 1, product(c[pattern], product(byK[pattern], transposed(c[pattern]))));
            }
            write(product(byT, lt), gradient, 0);
            write(product(byP, lp), gradient, half);
        }

        private void groupGradient(int k, double[][] w, double[][] byT, double[][][] byK) {
            double[][] gm = product(g.get(k), m.get(k));
            double[][] e = identity(d);
            add(e, -1, gm);
            double[][] hw = product(h.get(k), w);
            double[][] u = product(hw, transposed(h.get(k)));
            add(byT, 1, product(e, g.get(k)));
            add(byT, -1, product(e, product(u, transposed(e))));
            double[][] byG = product(m.get(k), product(u, m.get(k)));
            add(byG, 1, m.get(k));
            double[][] mhw = product(m.get(k), hw);
            for (Part part : sums.groups().get(k).parts()) {
                double[][] n = diagonal(part.pattern());
                add(byK[part.pattern()], -part.respondents(), product(n, product(byG, n)));
                double[][] crossed = product(n, product(mhw, transposed(part.sum())));
                add(byK[part.pattern()], 1, crossed);
                add(byK[part.pattern()], 1, transposed(crossed));
            }
        }

        private void write(double[][] byFactor, double[] gradient, int from) {
            int at = from;
            for (int i = 0; i < d; i++) {
                for (int j = 0; j <= i; j++) {
                    gradient[at++] = 2 * byFactor[i][j];
                }
            }
        }
    }
}
