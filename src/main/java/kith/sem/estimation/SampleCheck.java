package kith.sem.estimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.finding.Setting;
import kith.finding.Severity;
import kith.math.CholeskyFactor;
import kith.math.Matrix;
import kith.moments.ordered.Covariates;
import kith.moments.ordered.OrdinalMoments;
import kith.sem.discrepancy.RowPattern;
import kith.sem.sample.GroupSample;
import org.ejml.data.DMatrixRMaj;

/**
 * Whether the covariances of a sample can be inverted, as likelihoods and weights need; and which variables are at
 * fault.
 */
public final class SampleCheck {

    /** Below this share of its variance left unexplained by the variables before it, a variable counts as their sum. */
    private static final double UNEXPLAINED = 1e-7;

    /** What rounding leaves of the variance of a constant, by the largest variance or the squared mean. */
    private static final double NO_VARIANCE = 1e-18;

    private static final double SOME = 1e-6;
    private static final double FAR_APART = 1e6;

    private static final double NEARLY_PERFECT = 0.99;

    private SampleCheck() {}

    /**
     * @return dependencies among variables that the estimator can live with
     * @throws kith.finding.InputException with the variables at fault in every group
     */
    public static List<Finding> require(List<GroupSample> samples, Estimator estimator, boolean hasMeans) {
        Problems problems = new Problems();
        List<Finding> findings = new ArrayList<>();
        for (GroupSample sample : samples) {
            String where = sample.name().isEmpty() ? "sample" : sample.name();
            boolean full = estimator.minimised() == Estimator.Minimised.WEIGHTED_LEAST_SQUARES;
            if (sample.ordinal().isPresent()) {
                addOrdered(where, sample.ordinal().get(), full, problems);
                continue;
            }
            boolean inverts = full
                    || estimator.minimised().isLikelihood()
                    || estimator.minimised() == Estimator.Minimised.GENERALISED_LEAST_SQUARES;
            addSingular(where, sample, inverts, problems, findings);
            addFarApart(sample, estimator, findings);
            int p = sample.moments().names().size();
            int moments = p * (p + 1) / 2 + (hasMeans ? p : 0);
            if (full && sample.size() <= moments) {
                problems.add(
                        where,
                        Math.round(sample.size()) + " rows for " + moments + " means and covariances",
                        "more rows than moments, which the full weight matrix of WLS needs",
                        "choose MLR or DWLS, or use fewer variables");
            }
        }
        problems.throwIfAny();
        return findings;
    }

    private static void addOrdered(String where, OrdinalMoments ordinal, boolean full, Problems problems) {
        List<String> names = ordinal.names();
        int before = problems.list().size();
        List<String> faulty = new ArrayList<>();
        Optional<Covariates> given = ordinal.covariates();
        for (int i = 0; i < names.size() && given.isPresent(); i++) {
            boolean answered = !ordinal.variables().get(i).isOrdered()
                    || !ordinal.thresholdsOf(names.get(i)).isEmpty();
            if (answered && Double.isNaN(given.get().slopes().at(i, 0))) {
                problems.add(
                        where + ": " + names.get(i),
                        "answers whose regression on "
                                + String.join(", ", given.get().names()) + " cannot be estimated",
                        "predictors that vary, that do not follow from each other, and that do not tell the answers apart"
                                + " without error",
                        "leave a predictor out, or treat predictors as variables of the model: "
                                + Setting.named("fixed_x"));
                faulty.add(names.get(i));
            }
        }
        for (int i = 0; i < names.size(); i++) {
            if (faulty.contains(names.get(i))) {
                continue;
            }
            boolean ordered = ordinal.variables().get(i).isOrdered();
            if (ordered ? ordinal.thresholdsOf(names.get(i)).isEmpty() : !(ordinal.variances()[i] > 0)) {
                problems.add(
                        where + ": " + names.get(i),
                        "the same answer in every row",
                        "answers that differ",
                        "leave " + names.get(i) + " out of the model");
                faulty.add(names.get(i));
            }
        }
        for (int i = 0; i < names.size(); i++) {
            for (int j = 0; j < i; j++) {
                boolean known = faulty.contains(names.get(i)) || faulty.contains(names.get(j));
                if (!known && Double.isNaN(ordinal.correlation().at(i, j))) {
                    problems.add(
                            where + ": " + names.get(j) + " and " + names.get(i),
                            "answers from which no correlation can be estimated",
                            "several rows that answer both",
                            "leave one of them out of the model");
                }
            }
        }
        if (full && problems.list().size() == before) {
            addUnweighable(where, ordinal, problems);
        }
    }

    private static void addUnweighable(String where, OrdinalMoments ordinal, Problems problems) {
        DMatrixRMaj gamma = ordinal.asymptotic().matrix();
        if (new CholeskyFactor(gamma.numRows).factor(gamma)) {
            return;
        }
        List<String> close = new ArrayList<>();
        for (int i = 0; i < ordinal.names().size(); i++) {
            for (int j = 0; j < i; j++) {
                if (Math.abs(ordinal.correlation().at(i, j)) > NEARLY_PERFECT) {
                    close.add(
                            ordinal.names().get(j) + " with " + ordinal.names().get(i));
                }
            }
        }
        problems.add(
                where,
                Math.round(ordinal.n()) + " rows for " + gamma.numRows + " thresholds and correlations"
                        + (close.isEmpty() ? "" : "; nearly perfect correlations: " + String.join(", ", close))
                        + ": their covariance matrix cannot be inverted",
                "more rows than moments and no perfect correlations, which the full weight matrix of WLS needs",
                "choose WLSMV, whose weights are the variances alone");
    }

    private static void addSingular(
            String where, GroupSample sample, boolean inverts, Problems problems, List<Finding> findings) {
        List<String> names = sample.moments().names();
        Matrix covariance = sample.moments().covariance();
        int p = names.size();
        if (inverts && sample.size() <= p && !sample.isIncomplete()) {
            problems.add(
                    where,
                    Math.round(sample.size()) + " rows for " + p + " variables",
                    "more rows than variables",
                    "use fewer variables, or leave a group so small out");
            return;
        }
        double largest = 0;
        for (int i = 0; i < p; i++) {
            largest = Math.max(largest, covariance.at(i, i));
        }
        List<Integer> kept = new ArrayList<>();
        double[][] triangle = new double[p][];
        for (int i = 0; i < p; i++) {
            double variance = covariance.at(i, i);
            double mean = sample.moments().mean()[i];
            boolean small = !(variance > NO_VARIANCE * largest) && sample.hasRows();
            if (!(variance > NO_VARIANCE * mean * mean) || small && !differ(sample, i)) {
                addWithoutVariance(where, sample, i, problems);
                continue;
            }
            double[] row = solve(covariance, i, kept, triangle);
            double left = variance;
            for (int k = 0; k < kept.size(); k++) {
                left -= row[k] * row[k];
            }
            if (left > UNEXPLAINED * variance) {
                row[kept.size()] = Math.sqrt(left);
                triangle[kept.size()] = row;
                kept.add(i);
            } else if (inverts) {
                problems.add(
                        where + ": " + names.get(i),
                        "a perfect linear combination of "
                                + String.join(", ", parts(row, kept, triangle, covariance, names)),
                        "variables none of which follows from the others",
                        "leave one of these variables out of the model");
            } else if (sample.size() > p) {
                findings.add(
                        Finding.of("linear_dependence", Map.of("others", parts(row, kept, triangle, covariance, names)))
                                .at(names.get(i))
                                .in(sample.name()));
            }
        }
    }

    /**
     * Variances so different that a variable may be miscoded; lavaan warns from a factor of a thousand. Only the
     * estimates of unweighted least squares depend on the units of variables.
     */
    private static void addFarApart(GroupSample sample, Estimator estimator, List<Finding> findings) {
        List<String> names = sample.moments().names();
        int largest = 0;
        int smallest = 0;
        Matrix covariance = sample.moments().covariance();
        for (int i = 1; i < names.size(); i++) {
            largest = covariance.at(i, i) > covariance.at(largest, largest) ? i : largest;
            smallest = covariance.at(i, i) < covariance.at(smallest, smallest) ? i : smallest;
        }
        double factor = covariance.at(largest, largest) / covariance.at(smallest, smallest);
        if (!(factor > FAR_APART) || Double.isInfinite(factor)) {
            return;
        }
        boolean unweighted = estimator.minimised() == Estimator.Minimised.UNWEIGHTED_LEAST_SQUARES;
        findings.add(Finding.of(
                        "variances_far_apart",
                        Map.of(
                                "largest",
                                names.get(largest),
                                "factor",
                                factor,
                                "smallest",
                                names.get(smallest),
                                "consequence",
                                unweighted ? "unweighted" : "none"))
                .at(sample.name())
                .as(unweighted ? Severity.WARNING : Severity.NOTE));
    }

    private static void addWithoutVariance(String where, GroupSample sample, int variable, Problems problems) {
        String name = sample.moments().names().get(variable);
        if (differ(sample, variable)) {
            problems.add(
                    where + ": " + name,
                    "a variance of " + sample.moments().covariance().at(variable, variable)
                            + ", which is lost in rounding beside the mean",
                    "a variable whose mean is less than a billion times its standard deviation",
                    "subtract a constant near its mean from " + name);
            return;
        }
        problems.add(
                where + ": " + name,
                "the same answer in every row",
                "answers that differ",
                "leave " + name + " out of the model");
    }

    private static boolean differ(GroupSample sample, int variable) {
        double first = Double.NaN;
        for (RowPattern pattern : sample.patterns()) {
            boolean answered = Arrays.stream(pattern.observed()).anyMatch(i -> i == variable);
            for (double[] row : answered ? pattern.rows() : List.<double[]>of()) {
                if (!Double.isNaN(first) && row[variable] != first) {
                    return true;
                }
                first = row[variable];
            }
        }
        return false;
    }

    /** Row i of the Cholesky factor of the variables kept so far. */
    private static double[] solve(Matrix covariance, int i, List<Integer> kept, double[][] triangle) {
        double[] row = new double[kept.size() + 1];
        for (int k = 0; k < kept.size(); k++) {
            double sum = covariance.at(i, kept.get(k));
            for (int l = 0; l < k; l++) {
                sum -= row[l] * triangle[k][l];
            }
            row[k] = sum / triangle[k][k];
        }
        return row;
    }

    /** The variables whose linear combination a variable is. */
    private static List<String> parts(
            double[] row, List<Integer> kept, double[][] triangle, Matrix covariance, List<String> names) {
        double[] weight = new double[kept.size()];
        for (int k = kept.size() - 1; k >= 0; k--) {
            double sum = row[k];
            for (int l = k + 1; l < kept.size(); l++) {
                sum -= weight[l] * triangle[l][k];
            }
            weight[k] = sum / triangle[k][k];
        }
        List<String> parts = new ArrayList<>();
        for (int k = 0; k < weight.length; k++) {
            int variable = kept.get(k);
            if (Math.abs(weight[k]) * Math.sqrt(covariance.at(variable, variable)) > SOME) {
                parts.add(names.get(variable));
            }
        }
        return parts;
    }
}
