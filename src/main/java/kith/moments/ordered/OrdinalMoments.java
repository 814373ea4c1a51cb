package kith.moments.ordered;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kith.data.Grouping;
import kith.data.PackedNumbers;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.math.Matrix;
import kith.moments.SampleMoments;

/**
 * The moments of ordered variables, or of ordered and continuous ones: thresholds, means, variances, and polychoric
 * (tetrachoric when there are two categories), polyserial and Pearson correlations, with their asymptotic covariance.
 *
 * <p>Two-step estimates: the thresholds from each variable alone, the correlations from each pair with the thresholds
 * held; the covariance by the sandwich of the scores of both steps (Muthén 1984, doi 10.1007/BF02294210; Olsson 1979,
 * doi 10.1007/BF02296207). All of it, the order of the statistics included, is as in lavaan 0.6: thresholds variable by
 * variable (in their midst, for a continuous variable, minus its mean), variances of the continuous variables, then
 * covariances column by column below the diagonal, which between ordered variables are correlations.
 *
 * <p>Given covariates they are those of what regressions on the covariates leave (Muthén 1984, case B): thresholds and
 * slopes of probit regressions, intercepts, slopes and residual variances of linear ones, and correlations of the
 * residuals; the slopes stand behind the thresholds, covariate by covariate.
 *
 * <p>A category that no respondent in a group chose has no threshold there: an unused first or last one takes the
 * threshold at its inner end with it, one in between leaves only that at its lower end. lavaan refuses such data. A
 * correlation that cannot be estimated is NaN with a finding.
 *
 * @param variables the variables, in order
 * @param covariates what the moments are conditional on
 * @param n how many rows (or the sum of their weights) took part; with pairwise deletion those that answer at least one
 *     variable
 * @param thresholds of the ordered variables, variable by variable, ascending
 * @param means of the continuous variables; 0 for ordered ones
 * @param variances of the continuous variables, divided by n; 1 for ordered ones
 * @param correlation polychoric, polyserial and Pearson correlations
 * @param asymptotic the covariance of √n times the {@link #statistics()}
 * @param rows what samples can be drawn from; empty where only tables were kept, or where these are the moments of such
 *     a sample
 * @param findings what is to be known about them
 */
public record OrdinalMoments(
        List<ObservedVariable> variables,
        Optional<Covariates> covariates,
        double n,
        List<Threshold> thresholds,
        double[] means,
        double[] variances,
        Matrix correlation,
        AsymptoticCovariance asymptotic,
        Optional<OrdinalRows> rows,
        List<Finding> findings) {

    public OrdinalMoments {
        variables = List.copyOf(variables);
        thresholds = List.copyOf(thresholds);
        means = means.clone();
        variances = variances.clone();
        findings = List.copyOf(findings);
    }

    /**
     * The moments of one sample.
     *
     * @throws kith.finding.InputException with all that is wrong with the columns asked for
     */
    public static OrdinalMoments of(Responses responses, OrdinalDesign design) {
        check(responses, design);
        int[] everyone = new int[responses.size()];
        java.util.Arrays.setAll(everyone, row -> row);
        return of(responses, everyone, variables(responses, design), design);
    }

    /**
     * The moments of each group, in the order in which the groups first appear; the categories are those seen in all of
     * them.
     *
     * @throws kith.finding.InputException with all that is wrong with the columns asked for
     */
    public static Map<String, OrdinalMoments> byGroup(Responses responses, OrdinalDesign design, String group) {
        check(responses, design);
        List<ObservedVariable> variables = variables(responses, design);
        Grouping grouping = responses.grouping(group);
        Map<String, OrdinalMoments> moments = new LinkedHashMap<>();
        for (int g = 0; g < grouping.names().size(); g++) {
            moments.put(grouping.names().get(g), of(responses, grouping.rowsOf(g), variables, design));
        }
        return moments;
    }

    /**
     * The moments of ordered variables whose tables were counted before.
     *
     * @param design with the {@link CovarianceDetail#DIAGONAL} of the asymptotic covariance
     * @param n how many rows answer at least one of them
     */
    public static OrdinalMoments of(ContingencyTables tables, OrdinalDesign design, double n) {
        AnswerPatterns none = new AnswerPatterns(tables.variables().size(), 0, 0);
        long taken = Math.round(n);
        return new OrdinalEstimation(tables.variables(), design, tables, none, n)
                .moments(taken, tables.rows() - taken, Optional.empty());
    }

    private static void check(Responses responses, OrdinalDesign design) {
        Problems problems = new Problems();
        String columns = String.join(", ", responses.numeric().keySet());
        List<String> needed = new ArrayList<>(design.names());
        needed.addAll(design.covariates());
        design.weight().ifPresent(needed::add);
        for (String name : needed) {
            if (!responses.numeric().containsKey(name)) {
                problems.add(responses.source(), "no column of numbers “" + name + "”", "one of " + columns, "");
            }
        }
        problems.throwIfAny();
        for (String name : design.ordered()) {
            int levels = ObservedVariable.distinct(responses.column(name)).length;
            if (levels == 0 || levels > ObservedVariable.MOST_CATEGORIES) {
                problems.add(
                        responses.source() + ": " + name,
                        different(responses.column(name)) + " different answers",
                        "1 to " + ObservedVariable.MOST_CATEGORIES + " categories of an ordered variable",
                        levels == 0 ? "leave the column out" : "declare it continuous");
            }
        }
        problems.throwIfAny();
    }

    private static long different(double[] answers) {
        return java.util.Arrays.stream(answers)
                .filter(answer -> !Double.isNaN(answer))
                .distinct()
                .count();
    }

    private static List<ObservedVariable> variables(Responses responses, OrdinalDesign design) {
        return columns(design)
                .map(name -> design.ordered().contains(name)
                        ? ObservedVariable.orderedAsSeen(name, answers(responses, design.sharedWith(name)))
                        : ObservedVariable.continuous(name))
                .toList();
    }

    private static Stream<String> columns(OrdinalDesign design) {
        return Stream.concat(design.names().stream(), design.covariates().stream());
    }

    private static double[] answers(Responses responses, List<String> columns) {
        return columns.size() == 1
                ? responses.column(columns.get(0))
                : columns.stream()
                        .flatMapToDouble(name -> java.util.Arrays.stream(responses.column(name)))
                        .toArray();
    }

    private static OrdinalMoments of(
            Responses responses, int[] rows, List<ObservedVariable> variables, OrdinalDesign design) {
        OrdinalAccumulator accumulator = new OrdinalAccumulator(variables, design);
        List<PackedNumbers> columns = columns(design).map(responses::packed).toList();
        double[] weights = design.weight().map(responses::column).orElse(null);
        int[] clusters =
                design.cluster().map(name -> responses.grouping(name).code()).orElse(null);
        double[] row = new double[columns.size()];
        for (int r : rows) {
            for (int v = 0; v < row.length; v++) {
                row[v] = columns.get(v).at(r);
            }
            accumulator.add(row, weights == null ? 1 : weights[r], clusters == null ? 0 : clusters[r]);
        }
        return accumulator.moments();
    }

    @Override
    public double[] means() {
        return means.clone();
    }

    @Override
    public double[] variances() {
        return variances.clone();
    }

    public List<String> names() {
        return variables.stream().map(ObservedVariable::name).toList();
    }

    /** The thresholds of one variable that are estimated in this sample. */
    public List<Threshold> thresholdsOf(String variable) {
        return thresholds.stream().filter(t -> t.variable().equals(variable)).toList();
    }

    /**
     * Correlations between ordered variables, covariances where a continuous one takes part; variances on the diagonal.
     */
    public Matrix covariance() {
        double[][] covariance = correlation.toArray();
        for (int i = 0; i < covariance.length; i++) {
            for (int j = 0; j < covariance.length; j++) {
                covariance[i][j] *= Math.sqrt(variances[i] * variances[j]);
            }
            covariance[i][i] = variances[i];
        }
        return Matrix.square(names(), covariance);
    }

    /**
     * Means and covariances of variables and covariates together: what the slopes say of the covariates' part, and what
     * is left of the variables.
     *
     * @param order all variables and covariates
     */
    public SampleMoments withCovariates(List<String> order) {
        if (covariates.isEmpty()) {
            return new SampleMoments(names(), n, means(), covariance()).select(order);
        }
        Covariates given = covariates.get();
        int p = variables.size();
        List<String> all = new ArrayList<>(names());
        all.addAll(given.names());
        double[] mean = java.util.Arrays.copyOf(means, all.size());
        double[][] joint = new double[all.size()][all.size()];
        for (int x = 0; x < given.names().size(); x++) {
            mean[p + x] = given.means()[x];
            for (int i = 0; i < p; i++) {
                mean[i] += variables.get(i).isOrdered() ? 0 : given.slopes().at(i, x) * given.means()[x];
            }
            for (int y = 0; y < given.names().size(); y++) {
                joint[p + x][p + y] = given.covariance().at(x, y);
            }
            for (int i = 0; i < p; i++) {
                for (int y = 0; y < given.names().size(); y++) {
                    joint[i][p + x] +=
                            given.slopes().at(i, y) * given.covariance().at(y, x);
                }
                joint[p + x][i] = joint[i][p + x];
            }
        }
        Matrix left = covariance();
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                joint[i][j] = left.at(i, j);
                for (int x = 0; x < given.names().size(); x++) {
                    joint[i][j] += joint[i][p + x] * given.slopes().at(j, x);
                }
            }
        }
        return new SampleMoments(all, n, mean, Matrix.square(all, joint)).select(order);
    }

    /** All estimates in the order of the asymptotic covariance. */
    public double[] statistics() {
        double[] statistics = new double[asymptotic.size()];
        int k = 0;
        for (int v = 0; v < variables.size(); v++) {
            if (variables.get(v).isOrdered()) {
                for (Threshold threshold : thresholdsOf(variables.get(v).name())) {
                    statistics[k++] = threshold.value();
                }
            } else {
                statistics[k++] = -means[v];
            }
        }
        if (covariates.isPresent()) {
            Matrix slopes = covariates.get().slopes();
            for (int x = 0; x < slopes.cols().size(); x++) {
                for (int v = 0; v < variables.size(); v++) {
                    statistics[k++] = slopes.at(v, x);
                }
            }
        }
        for (int v = 0; v < variables.size(); v++) {
            if (!variables.get(v).isOrdered()) {
                statistics[k++] = variances[v];
            }
        }
        Matrix covariance = covariance();
        for (int j = 0; j < variables.size(); j++) {
            for (int i = j + 1; i < variables.size(); i++) {
                statistics[k++] = covariance.at(i, j);
            }
        }
        return statistics;
    }
}
