package kith.grouplevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.grouplevel.OrderedEcometrics.Deviation;
import kith.grouplevel.OrderedEcometrics.Effect;
import kith.grouplevel.OrderedEcometrics.Score;
import kith.math.CumulativeLink;
import kith.math.Minimum;
import kith.math.NormalDistribution;
import kith.math.Parallel;
import kith.math.QuasiNewton;
import kith.reliability.scale.ScaleItems;

/** Fits the ecometric model for ordered responses. */
final class OrderedEcometricFitting {

    private static final int GRIDS = 6;
    private static final double SETTLED = 1e-7;
    private static final double GRADIENT = 1e-6;
    private static final double NO_GROUP = 1e-3;

    /** Standard deviations beyond this, in residual ones, leave a share of 1% to the response itself. */
    private static final double UNBOUNDED = 10;

    private final OrderedEcometricQuestion question;
    private final Grouping grouping;
    private final GroupRows rows;
    private final List<String> names;
    private final OrderedResponses data;
    private final ThresholdLayout layout;
    private final OrderedEcometricLikelihood likelihood;
    private final List<Finding> findings = new ArrayList<>();

    OrderedEcometricFitting(OrderedEcometricQuestion question, Responses responses, Grouping grouping) {
        this.question = question;
        this.grouping = grouping;
        ScaleItems scale = question.scale();
        this.names = scale.items().stream().map(item -> item.name()).toList();
        double[][] columns = GroupMeasurement.answers(scale, responses).keyedColumns();
        double[][] covariates =
                question.covariates().stream().map(responses::column).toArray(double[][]::new);
        this.rows = GroupRows.of(
                grouping,
                row -> Arrays.stream(columns).anyMatch(column -> !Double.isNaN(column[row]))
                        && Arrays.stream(covariates).noneMatch(column -> Double.isNaN(column[row])));
        int[][] codes = coded(columns);
        this.data = gathered(codes, covariates);
        require(covariates);
        boolean common = question.form().thresholds() == OrderedForm.Thresholds.COMMON;
        this.layout = new ThresholdLayout(common, data.categories());
        this.likelihood = new OrderedEcometricLikelihood(
                data,
                question.form().link(),
                layout,
                OrderedGrid.of(1, 1, 1, 0, 0, data.groups()),
                Parallel.allCores());
        tellLost(columns, covariates);
    }

    /**
     * Responses as numbers of categories from 0: over all items where thresholds are common, or else those that an item
     * has.
     */
    private int[][] coded(double[][] columns) {
        List<TreeSet<Double>> values = new ArrayList<>();
        TreeSet<Double> all = new TreeSet<>();
        for (double[] column : columns) {
            TreeSet<Double> own = new TreeSet<>();
            usedRows().filter(row -> !Double.isNaN(column[row])).forEach(row -> own.add(column[row]));
            values.add(own);
            all.addAll(own);
        }
        boolean common = question.form().thresholds() == OrderedForm.Thresholds.COMMON;
        int[][] codes = new int[columns.length][];
        for (int j = 0; j < columns.length; j++) {
            List<Double> scale = List.copyOf(common ? all : values.get(j));
            codes[j] = Arrays.stream(columns[j])
                    .mapToInt(value -> Double.isNaN(value) ? -1 : scale.indexOf(value))
                    .toArray();
        }
        return codes;
    }

    private IntStream usedRows() {
        return Arrays.stream(rows.rows()).flatMapToInt(Arrays::stream);
    }

    private OrderedResponses gathered(int[][] codes, double[][] covariates) {
        int[] categories = Arrays.stream(codes)
                .mapToInt(code -> usedRows().map(row -> code[row]).max().orElse(-1) + 1)
                .toArray();
        if (question.form().thresholds() == OrderedForm.Thresholds.COMMON) {
            Arrays.fill(categories, Arrays.stream(categories).max().orElse(0));
        }
        List<int[][]> answers = new ArrayList<>();
        List<double[][]> predictors = new ArrayList<>();
        for (int[] group : rows.rows()) {
            int[][] own = new int[group.length][codes.length];
            double[][] x = new double[group.length][covariates.length];
            for (int i = 0; i < group.length; i++) {
                for (int j = 0; j < codes.length; j++) {
                    own[i][j] = codes[j][group[i]];
                }
                for (int c = 0; c < covariates.length; c++) {
                    x[i][c] = covariates[c][group[i]];
                }
            }
            answers.add(own);
            predictors.add(x);
        }
        return new OrderedResponses(categories, answers, predictors);
    }

    private void require(double[][] covariates) {
        Problems problems = new Problems();
        if (rows.groups() < 2) {
            problems.add(grouping.variable(), rows.groups() + " groups with responses", "two groups or more", "");
        }
        if (names.size() < 2) {
            problems.add(question.scale().name(), "one item", "two items or more", "");
        }
        for (int j = 0; j < names.size(); j++) {
            if (data.categories()[j] < 2) {
                problems.add(
                        names.get(j),
                        data.categories()[j] == 0 ? "no response" : "one category",
                        "responses in two categories or more",
                        "leave the item out");
            } else if (data.categories()[j] > 20) {
                problems.add(
                        names.get(j),
                        data.categories()[j] + " different responses",
                        "at most 20 ordered categories",
                        "");
            }
        }
        EcometricRequirements.requireCovariates(
                question.covariates(), covariates, usedRows().toArray(), problems);
        problems.throwIfAny();
    }

    private void tellLost(double[][] columns, double[][] covariates) {
        int[] code = grouping.code();
        long without = IntStream.range(0, code.length)
                .filter(row -> code[row] != Grouping.NONE
                        && Arrays.stream(columns).anyMatch(column -> !Double.isNaN(column[row]))
                        && Arrays.stream(covariates).anyMatch(column -> Double.isNaN(column[row])))
                .count();
        if (without > 0) {
            findings.add(Finding.of("group_without_covariate", Map.of("rows", without, "all", code.length)));
        }
    }

    OrderedEcometrics fit() {
        double[] point = start();
        Minimum minimum = null;
        double before = Double.NEGATIVE_INFINITY;
        for (int round = 0; round < GRIDS; round++) {
            likelihood.use(grid(point));
            minimum = new QuasiNewton(likelihood, 200, GRADIENT).minimize(likelihood, point);
            point = minimum.point();
            double value = -minimum.value() * data.groups();
            if (isUnbounded(groupDeviation(point)) || isUnbounded(personDeviation(point))) {
                return answer(point, false);
            }
            if (Math.abs(value - before) < SETTLED * Math.max(1, Math.abs(value))) {
                break;
            }
            before = value;
        }
        return answer(point, minimum.converged());
    }

    private double groupDeviation(double[] point) {
        return Math.abs(point[likelihood.groupAt()]);
    }

    private double personDeviation(double[] point) {
        return FlooredDeviation.of(point[likelihood.personAt()]);
    }

    /** Whether responses are so alike that the likelihood grows with the standard deviation. */
    private boolean isUnbounded(double deviation) {
        return !(deviation < UNBOUNDED * Math.sqrt(question.form().link().residualVariance()));
    }

    /** The log-likelihood at thresholds of the items and standard deviations, without covariates. */
    double logLikelihood(double[][] thresholds, double group, double person) {
        double[] point = Arrays.copyOf(layout.parameters(thresholds), likelihood.dimension());
        point[likelihood.personAt()] = FlooredDeviation.parameter(person);
        point[likelihood.groupAt()] = group;
        likelihood.use(grid(point));
        return likelihood.logLikelihood(point);
    }

    /** Thresholds of the shares of categories, widened by the spread of persons and groups. */
    private double[] start() {
        double residual = question.form().link().residualVariance();
        double person = Math.sqrt(residual) * 0.8;
        double group = Math.sqrt(residual) * 0.3;
        double widen = Math.sqrt(1 + (person * person + group * group) / residual);
        double scale = question.form().link() == CumulativeLink.LOGIT ? 1.7 : 1;
        double[][] thresholds = new double[names.size()][];
        for (int j = 0; j < thresholds.length; j++) {
            double[] counts = new double[data.categories()[j]];
            Arrays.fill(counts, 0.5);
            for (int[][] answers : data.answers()) {
                for (int[] answer : answers) {
                    if (answer[j] >= 0) {
                        counts[answer[j]]++;
                    }
                }
            }
            double total = Arrays.stream(counts).sum();
            double sum = 0;
            thresholds[j] = new double[counts.length - 1];
            for (int a = 0; a < thresholds[j].length; a++) {
                sum += counts[a];
                thresholds[j][a] = widen * scale * NormalDistribution.quantile(sum / total);
            }
        }
        double[] point = Arrays.copyOf(layout.parameters(thresholds), likelihood.dimension());
        point[likelihood.personAt()] = FlooredDeviation.parameter(person);
        point[likelihood.groupAt()] = group;
        return point;
    }

    /** The grid that serves a point, with each group's window. */
    private OrderedGrid grid(double[] point) {
        double person = personDeviation(point);
        double group = groupDeviation(point);
        double most = question.form().link().mostInformation();
        double low = 0;
        double high = 0;
        double information = 0;
        int answered = 0;
        for (int g = 0; g < data.groups(); g++) {
            double ofGroup = 0;
            for (int i = 0; i < data.answers().get(g).length; i++) {
                int count = 0;
                for (int answer : data.answers().get(g)[i]) {
                    count += answer >= 0 ? 1 : 0;
                }
                answered = Math.max(answered, count);
                ofGroup += 1 / (person * person + 1 / (most * count));
                double mean = 0;
                for (int c = 0; c < data.effects(); c++) {
                    mean += point[likelihood.effectsAt() + c]
                            * data.covariates().get(g)[i][c];
                }
                low = Math.min(low, mean);
                high = Math.max(high, mean);
            }
            information = Math.max(information, ofGroup);
        }
        double reach = 6.5 * Math.max(group, 0.1);
        OrderedGrid all = OrderedGrid.of(
                person,
                1 / Math.sqrt(1 / (person * person) + most * answered),
                1 / Math.sqrt(1 + group * group * information),
                low - reach,
                high + reach,
                data.groups());
        likelihood.use(all);
        int[] first = new int[data.groups()];
        int[] last = new int[data.groups()];
        int nodes = all.nodes().length;
        for (OrderedEcometricLikelihood.Piece piece : likelihood.pieces(point)) {
            for (int at = 0; at < piece.windows().length; at++) {
                first[piece.from() + at] = Math.max(0, piece.windows()[at][0] - 2);
                last[piece.from() + at] = Math.min(nodes - 1, piece.windows()[at][1] + 2);
            }
        }
        return all.within(first, last);
    }

    private OrderedEcometrics answer(double[] point, boolean converged) {
        int r = likelihood.dimension();
        int groups = data.groups();
        double sign = Math.signum(point[likelihood.groupAt()]) < 0 ? -1 : 1;
        point[likelihood.groupAt()] *= sign;
        OrderedPosterior posterior = OrderedPosterior.of(likelihood, point);
        double logLikelihood = likelihood.logLikelihood(point);
        double[][] covariance = posterior.covariance();
        double z = NormalDistribution.quantile((1 + question.level()) / 2);
        double group = point[likelihood.groupAt()];
        boolean alike = FlooredDeviation.isNone(point[likelihood.personAt()]);
        double person = alike ? 0 : personDeviation(point);
        double groupError = Math.sqrt(covariance[r - 1][r - 1]);
        double personError =
                person * FlooredDeviation.rate(point[likelihood.personAt()]) * Math.sqrt(covariance[r - 2][r - 2]);
        boolean none = group < NO_GROUP * Math.sqrt(question.form().link().residualVariance());
        List<Score> scores = new ArrayList<>();
        double sum = 0;
        for (int g = 0; g < groups; g++) {
            double mean = posterior.means()[g];
            double deviation = posterior.deviations()[g];
            double error = Math.hypot(deviation, posterior.meanErrors()[g]);
            double reliability = none ? 0 : 1 - deviation * deviation / (group * group);
            sum += reliability;
            int[][] answers = data.answers().get(g);
            int responses = Arrays.stream(answers)
                    .mapToInt(
                            one -> (int) Arrays.stream(one).filter(a -> a >= 0).count())
                    .sum();
            scores.add(new Score(
                    rows.names().get(g),
                    answers.length,
                    responses,
                    mean,
                    deviation,
                    error,
                    mean - z * error,
                    mean + z * error,
                    reliability));
        }
        tell(converged, none, group, person);
        return new OrderedEcometrics(
                question,
                names,
                data.responses(),
                data.persons(),
                groups,
                logLikelihood,
                layout.thresholds(point),
                posterior.thresholdErrors(layout),
                effects(point, covariance),
                none ? deviation(0, Double.NaN, z) : deviation(group, groupError, z),
                deviation(person, alike ? Double.NaN : personError, z),
                sum / groups,
                scores,
                converged,
                findings);
    }

    private static Deviation deviation(double estimate, double error, double z) {
        double factor = Math.exp(z * error / estimate);
        return new Deviation(estimate, error, estimate / factor, estimate * factor);
    }

    private List<Effect> effects(double[] point, double[][] covariance) {
        List<Effect> effects = new ArrayList<>();
        int shifts = layout.isCommon() ? names.size() - 1 : 0;
        for (int k = 0; k < shifts; k++) {
            int at = layout.count() - shifts + k;
            effects.add(new Effect(names.get(k + 1), true, point[at], Math.sqrt(covariance[at][at])));
        }
        for (int c = 0; c < data.effects(); c++) {
            int at = likelihood.effectsAt() + c;
            effects.add(new Effect(question.covariates().get(c), false, point[at], Math.sqrt(covariance[at][at])));
        }
        return effects;
    }

    private void tell(boolean converged, boolean none, double group, double person) {
        if (isUnbounded(group) || isUnbounded(person)) {
            findings.add(Finding.of(
                            "latent_variance_unbounded",
                            Map.of("reason", isUnbounded(group) ? "groups" : "respondents"))
                    .at(question.scale().name()));
            return;
        }
        if (!converged) {
            findings.add(Finding.of("ecometrics_not_converged"));
            return;
        }
        if (none) {
            findings.add(Finding.of("no_variance_between").at(question.scale().name()));
        }
        if (person == 0) {
            findings.add(
                    Finding.of("no_variance_of_persons").at(question.scale().name()));
        }
    }
}
