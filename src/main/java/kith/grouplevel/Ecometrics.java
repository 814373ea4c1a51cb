package kith.grouplevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.math.Minimum;
import kith.math.NormalDistribution;
import kith.math.QuasiNewton;
import kith.reliability.scale.ScaleItems;

/**
 * The ecometric model of Raudenbush and Sampson (1999, doi 10.1111/0081-1750.00059): responses to items within
 * respondents within groups. A response is the mean of its item, plus effects of covariates, plus the deviation of the
 * group and of the respondent in the domain of the item, plus a residual: y = αᵢ + γ′x + uⱼ + rᵢⱼ + e, with covariance
 * matrices of the deviations over domains, and one residual variance.
 *
 * <p>Estimates by restricted or full maximum likelihood ({@link EcometricDeviance}), as {@code lme4::lmer(y ~ 0 + item
 * + x + (0 + domain | group) + (0 + domain | person))}. Respondents with some missing responses take part with those
 * that they gave (missing at random); those without a group, without any response or without a covariate are left out
 * and told.
 *
 * <p>The reliability of a group's score is given by two formulas: exact, λ = 1 − (conditional variance of u)/τ, which
 * weighs each respondent by what it tells (in one domain 1/(τₚ + σ²/items answered)); and the closed formula of the
 * paper, λ = τ/(τ + τₚ/J + σ²/n), with J respondents and n responses. They are one where all respondents answered every
 * item.
 *
 * @param domains names
 * @param responses how many
 * @param respondents how many
 * @param groups how many
 * @param logLikelihood restricted or full
 * @param fixed items, then covariates
 * @param between T, by domain
 * @param persons P, by domain
 * @param residual σ²
 * @param errors standard errors of T, P and σ²
 * @param reliability by domain
 * @param scores by group and domain, in the order of the groups
 * @param converged whether the search ended at a minimum
 */
public record Ecometrics(
        EcometricQuestion question,
        List<String> domains,
        int responses,
        int respondents,
        int groups,
        double logLikelihood,
        List<FixedEffect> fixed,
        double[][] between,
        double[][] persons,
        double residual,
        VarianceErrors errors,
        List<DomainReliability> reliability,
        List<GroupScore> scores,
        boolean converged,
        List<Finding> findings) {

    private static final double NEGLIGIBLE = 1e-8;
    private static final double SINGULAR = 1e-6;
    private static final double GRADIENT = 1e-9;

    /** A mean of an item or an effect of a covariate. */
    public record FixedEffect(String name, boolean item, double estimate, double standardError, double t) {}

    /**
     * Reliability in one domain.
     *
     * @param items how many it has
     * @param icc the share of the variance among respondents' true scores that lies between groups: τ/(τ + τₚ)
     * @param exactMean mean over groups of the exact λ
     * @param closedMean mean of the closed formula
     * @param person reliability of a respondent's mean of all items within groups: τₚ/(τₚ + σ²/items)
     * @param curve reliability with so many respondents
     */
    public record DomainReliability(
            String domain,
            int items,
            double icc,
            double exactMean,
            double closedMean,
            double person,
            DesignCurve curve) {}

    /**
     * A group in one domain.
     *
     * @param respondents who answered something of the domain
     * @param deviation empirical Bayes estimate of u
     * @param deviationError with the fixed effects known
     * @param score mean of the items, with covariates at their means, plus the deviation
     * @param scoreError with the uncertainty of the fixed effects
     * @param lower end of the interval of the score
     */
    public record GroupScore(
            String group,
            String domain,
            int respondents,
            int responses,
            double exact,
            double closed,
            double deviation,
            double deviationError,
            double score,
            double scoreError,
            double lower,
            double upper) {}

    public Ecometrics {
        domains = List.copyOf(domains);
        fixed = List.copyOf(fixed);
        reliability = List.copyOf(reliability);
        scores = List.copyOf(scores);
        findings = List.copyOf(findings);
    }

    /**
     * @throws InputException when a domain has one item, an item is in two, groups are fewer than two, or covariates do
     *     not vary or are linear combinations of others
     */
    public static Ecometrics of(EcometricQuestion question, Responses responses, Grouping grouping) {
        require(question.domains());
        List<double[]> items = new ArrayList<>();
        List<Integer> domainOf = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int domain = 0; domain < question.domains().size(); domain++) {
            ScaleItems scale = question.domains().get(domain);
            for (double[] column : GroupMeasurement.answers(scale, responses).keyedColumns()) {
                items.add(column);
                domainOf.add(domain);
            }
            scale.items().forEach(item -> names.add(item.name()));
        }
        double[][] columns = items.toArray(double[][]::new);
        double[][] covariates =
                question.covariates().stream().map(responses::column).toArray(double[][]::new);
        GroupRows rows = GroupRows.of(
                grouping,
                row -> isUsed(columns, row) && Arrays.stream(covariates).noneMatch(x -> Double.isNaN(x[row])));
        requireData(rows, columns, names, covariates, question, grouping);
        EcometricSums sums = new EcometricSums(
                columns, domainOf.stream().mapToInt(Integer::intValue).toArray(), covariates, rows);
        EcometricFit fit = EcometricFit.of(sums, question.likelihood() == EcometricQuestion.Likelihood.REML);
        List<Finding> findings = new ArrayList<>(lost(columns, covariates, grouping));
        return answer(question, names, covariates, rows, sums, fit, findings);
    }

    /** Where the search ended. */
    private record EcometricFit(EcometricDeviance.Solution solution, VarianceErrors errors, boolean converged) {

        static EcometricFit of(EcometricSums sums, boolean restricted) {
            EcometricDeviance deviance = new EcometricDeviance(sums, restricted);
            int half = deviance.dimension() / 2;
            double[] start = new double[deviance.dimension()];
            for (int i = 0, at = 0; i < sums.domains(); at += ++i + 1) {
                start[at] = 0.5;
                start[half + at] = 1;
            }
            Minimum minimum =
                    new QuasiNewton(QuasiNewton.Curvature.IDENTITY, 1_000, GRADIENT).minimize(deviance, start);
            double[] point = minimum.point();
            // A variance at its bound: the search only comes near it.
            if (sums.domains() == 1) {
                for (int i = 0; i < point.length; i++) {
                    double[] bound = point.clone();
                    bound[i] = 0;
                    if (point[i] * point[i] < NEGLIGIBLE * 1e4
                            && deviance.value(bound) <= minimum.value() + NEGLIGIBLE) {
                        point[i] = 0;
                    }
                }
            }
            EcometricDeviance.Solution solution = deviance.solution(point);
            return new EcometricFit(solution, VarianceErrors.of(deviance, solution), minimum.converged());
        }
    }

    private static boolean isUsed(double[][] items, int row) {
        return Arrays.stream(items).anyMatch(column -> !Double.isNaN(column[row]));
    }

    private static void require(List<ScaleItems> domains) {
        Problems problems = new Problems();
        List<String> seen = new ArrayList<>();
        for (ScaleItems domain : domains) {
            if (domain.items().size() < 2) {
                problems.add(domain.name(), "one item", "two items or more in each domain of the ecometric model", "");
            }
            for (String column : domain.columns()) {
                if (seen.contains(column)) {
                    problems.add(domain.name(), column + ", which is in another domain", "each item in one domain", "");
                }
                seen.add(column);
            }
        }
        problems.throwIfAny();
    }

    private static void requireData(
            GroupRows rows,
            double[][] columns,
            List<String> names,
            double[][] covariates,
            EcometricQuestion question,
            Grouping grouping) {
        Problems problems = new Problems();
        if (rows.groups() < 2) {
            problems.add(grouping.variable(), rows.groups() + " groups with responses", "two groups or more", "");
        }
        for (int item = 0; item < columns.length; item++) {
            double[] column = columns[item];
            if (Arrays.stream(rows.rows()).flatMapToInt(Arrays::stream).allMatch(row -> Double.isNaN(column[row]))) {
                problems.add(names.get(item), "no response", "responses to every item", "leave the item out");
            }
        }
        int[] used = Arrays.stream(rows.rows()).flatMapToInt(Arrays::stream).toArray();
        requireCovariates(question.covariates(), covariates, used, problems);
        problems.throwIfAny();
    }

    /** Tells of covariates that do not vary, or are combinations of others. */
    static void requireCovariates(List<String> names, double[][] covariates, int[] used, Problems problems) {
        List<double[]> basis = new ArrayList<>();
        basis.add(Arrays.stream(used).mapToDouble(row -> 1).toArray());
        for (int c = 0; c < covariates.length; c++) {
            double[] covariate = covariates[c];
            double[] left =
                    Arrays.stream(used).mapToDouble(row -> covariate[row]).toArray();
            double before = product(left, left);
            for (double[] direction : basis) {
                double along = product(left, direction) / product(direction, direction);
                IntStream.range(0, left.length).forEach(i -> left[i] -= along * direction[i]);
            }
            if (product(left, left) <= SINGULAR * SINGULAR * Math.max(before, Double.MIN_NORMAL)) {
                problems.add(
                        names.get(c),
                        "no variance beyond the other covariates",
                        "a covariate that varies and is no combination of others",
                        "leave it out");
            }
            basis.add(left);
        }
    }

    private static double product(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    private static List<Finding> lost(double[][] columns, double[][] covariates, Grouping grouping) {
        int[] code = grouping.code();
        int without = 0;
        for (int row = 0; row < code.length; row++) {
            int at = row;
            if (code[row] != Grouping.NONE
                    && isUsed(columns, row)
                    && Arrays.stream(covariates).anyMatch(x -> Double.isNaN(x[at]))) {
                without++;
            }
        }
        return without == 0
                ? List.of()
                : List.of(Finding.of("group_without_covariate", Map.of("rows", without, "all", code.length)));
    }

    private static Ecometrics answer(
            EcometricQuestion question,
            List<String> names,
            double[][] covariates,
            GroupRows rows,
            EcometricSums sums,
            EcometricFit fit,
            List<Finding> findings) {
        EcometricDeviance.Solution solution = fit.solution();
        List<FixedEffect> fixed = new ArrayList<>();
        for (int i = 0; i < solution.fixed().length; i++) {
            boolean item = i < names.size();
            double error = Math.sqrt(solution.residual() * solution.fixedCovariance()[i][i]);
            fixed.add(new FixedEffect(
                    item ? names.get(i) : question.covariates().get(i - names.size()),
                    item,
                    solution.fixed()[i],
                    error,
                    solution.fixed()[i] / error));
        }
        double[] means = Arrays.stream(covariates)
                .mapToDouble(x -> Arrays.stream(rows.rows())
                        .flatMapToInt(Arrays::stream)
                        .mapToDouble(row -> x[row])
                        .average()
                        .orElse(0))
                .toArray();
        List<GroupScore> scores = new ArrayList<>();
        int first = 0;
        List<DomainReliability> reliability = new ArrayList<>();
        for (int domain = 0; domain < sums.domains(); domain++) {
            int items = question.domains().get(domain).items().size();
            double[] contrast = new double[solution.fixed().length];
            for (int item = 0; item < items; item++) {
                contrast[first + item] = 1.0 / items;
            }
            System.arraycopy(means, 0, contrast, names.size(), means.length);
            first += items;
            List<GroupScore> ofDomain = scores(question, domain, contrast, rows, sums, solution);
            scores.addAll(ofDomain);
            reliability.add(reliability(question, domain, items, ofDomain, solution));
        }
        tell(question, solution, fit, findings);
        return new Ecometrics(
                question,
                question.domains().stream().map(ScaleItems::name).toList(),
                sums.responses(),
                sums.respondents(),
                rows.groups(),
                -solution.deviance() / 2,
                fixed,
                solution.between(),
                solution.persons(),
                solution.residual(),
                fit.errors(),
                reliability,
                scores,
                fit.converged(),
                findings);
    }

    private static DomainReliability reliability(
            EcometricQuestion question,
            int d,
            int items,
            List<GroupScore> scores,
            EcometricDeviance.Solution solution) {
        double tau = solution.between()[d][d];
        double person = solution.persons()[d][d];
        return new DomainReliability(
                question.domains().get(d).name(),
                items,
                tau / (tau + person),
                scores.stream().mapToDouble(GroupScore::exact).average().orElse(Double.NaN),
                scores.stream().mapToDouble(GroupScore::closed).average().orElse(Double.NaN),
                person / (person + solution.residual() / items),
                new DesignCurve(tau, person, solution.residual(), items));
    }

    private static List<GroupScore> scores(
            EcometricQuestion question,
            int d,
            double[] contrast,
            GroupRows rows,
            EcometricSums sums,
            EcometricDeviance.Solution solution) {
        double tau = solution.between()[d][d];
        double z = NormalDistribution.quantile((1 + question.level()) / 2);
        double mean = product(contrast, solution.fixed());
        List<GroupScore> scores = new ArrayList<>();
        for (int group = 0; group < rows.groups(); group++) {
            EcometricDeviance.GroupState state = solution.groups().get(group);
            double[] shrink = state.m()[d];
            double[] change = contrast.clone();
            double deviation = 0;
            for (int e = 0; e < shrink.length; e++) {
                double left = state.h()[e][contrast.length];
                for (int i = 0; i < contrast.length; i++) {
                    left -= state.h()[e][i] * solution.fixed()[i];
                    change[i] -= shrink[e] * state.h()[e][i];
                }
                deviation += shrink[e] * left;
            }
            double known = solution.residual() * shrink[d];
            double ofFixed = 0;
            for (int i = 0; i < change.length; i++) {
                ofFixed += change[i] * product(solution.fixedCovariance()[i], change);
            }
            double error = Math.sqrt(known + solution.residual() * ofFixed);
            int respondents = sums.groups().get(group).respondents()[d];
            int responses = sums.groups().get(group).responses()[d];
            double closed = respondents == 0
                    ? 0
                    : tau / (tau + solution.persons()[d][d] / respondents + solution.residual() / responses);
            scores.add(new GroupScore(
                    rows.names().get(group),
                    question.domains().get(d).name(),
                    respondents,
                    responses,
                    tau > 0 ? 1 - known / tau : 0,
                    closed,
                    deviation,
                    Math.sqrt(known),
                    mean + deviation,
                    error,
                    mean + deviation - z * error,
                    mean + deviation + z * error));
        }
        return scores;
    }

    private static void tell(
            EcometricQuestion question, EcometricDeviance.Solution solution, EcometricFit fit, List<Finding> findings) {
        if (!fit.converged()) {
            findings.add(Finding.of("ecometrics_not_converged"));
            return;
        }
        int n = solution.between().length;
        for (int d = 0; d < n; d++) {
            String name = question.domains().get(d).name();
            if (solution.between()[d][d] <= NEGLIGIBLE * solution.residual()) {
                findings.add(Finding.of("no_variance_between").at(name));
            }
            if (solution.persons()[d][d] <= NEGLIGIBLE * solution.residual()) {
                findings.add(Finding.of("no_variance_of_persons").at(name));
            }
            for (int e = 0; e < d; e++) {
                if (Math.abs(correlation(solution.between(), d, e)) > 1 - SINGULAR * 10) {
                    findings.add(Finding.of("perfect_correlation_of_groups")
                            .at(question.domains().get(e).name(), name));
                }
            }
        }
    }

    /** The correlation that a covariance matrix has; NaN where a variance is 0. */
    public static double correlation(double[][] covariance, int i, int j) {
        return covariance[i][j] / Math.sqrt(covariance[i][i] * covariance[j][j]);
    }

    /** The scores of one domain. */
    public List<GroupScore> scores(String domain) {
        return scores.stream().filter(score -> score.domain().equals(domain)).toList();
    }
}
