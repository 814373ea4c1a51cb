package kith.grouplevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import kith.data.Grouping;
import kith.data.PackedNumbers;
import kith.data.Responses;
import kith.finding.Finding;
import kith.math.Minimum;
import kith.math.NormalDistribution;
import kith.math.QuasiNewton;
import kith.math.SmallMatrices;
import kith.reliability.scale.ScaleItems;

/** Fits the ecometric model and makes its answer, {@link Ecometrics}. */
final class EcometricFitting {

    private static final double NEGLIGIBLE = 1e-8;
    private static final double PERFECT = 1e-6 * 10;
    private static final double GRADIENT = 1e-9;

    private EcometricFitting() {}

    static Ecometrics of(EcometricQuestion question, Responses responses, Grouping grouping) {
        EcometricRequirements.require(question.domains());
        List<PackedNumbers> columns = new ArrayList<>();
        List<Integer> domainOf = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int domain = 0; domain < question.domains().size(); domain++) {
            ScaleItems scale = question.domains().get(domain);
            for (PackedNumbers column :
                    GroupMeasurement.answers(scale, responses).keyed()) {
                columns.add(column);
                domainOf.add(domain);
            }
            scale.items().forEach(item -> names.add(item.name()));
        }
        double[][] covariates =
                question.covariates().stream().map(responses::column).toArray(double[][]::new);
        GroupRows rows = GroupRows.of(
                grouping,
                row -> isUsed(columns, row) && Arrays.stream(covariates).noneMatch(x -> Double.isNaN(x[row])));
        EcometricRequirements.require(rows, columns, names, covariates, question, grouping);
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

    private static boolean isUsed(List<PackedNumbers> items, int row) {
        return items.stream().anyMatch(column -> !Double.isNaN(column.at(row)));
    }

    private static List<Finding> lost(List<PackedNumbers> columns, double[][] covariates, Grouping grouping) {
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
        List<Ecometrics.FixedEffect> fixed = new ArrayList<>();
        for (int i = 0; i < solution.fixed().length; i++) {
            boolean item = i < names.size();
            double error = Math.sqrt(solution.residual() * solution.fixedCovariance()[i][i]);
            fixed.add(new Ecometrics.FixedEffect(
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
        List<Ecometrics.GroupScore> scores = new ArrayList<>();
        int first = 0;
        List<Ecometrics.DomainReliability> reliability = new ArrayList<>();
        for (int domain = 0; domain < sums.domains(); domain++) {
            int items = question.domains().get(domain).items().size();
            double[] contrast = new double[solution.fixed().length];
            for (int item = 0; item < items; item++) {
                contrast[first + item] = 1.0 / items;
            }
            System.arraycopy(means, 0, contrast, names.size(), means.length);
            first += items;
            List<Ecometrics.GroupScore> ofDomain = scores(question, domain, contrast, rows, sums, solution);
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

    private static Ecometrics.DomainReliability reliability(
            EcometricQuestion question,
            int d,
            int items,
            List<Ecometrics.GroupScore> scores,
            EcometricDeviance.Solution solution) {
        double tau = solution.between()[d][d];
        double person = solution.persons()[d][d];
        return new Ecometrics.DomainReliability(
                question.domains().get(d).name(),
                items,
                tau / (tau + person),
                scores.stream()
                        .mapToDouble(Ecometrics.GroupScore::exact)
                        .average()
                        .orElse(Double.NaN),
                scores.stream()
                        .mapToDouble(Ecometrics.GroupScore::closed)
                        .average()
                        .orElse(Double.NaN),
                person / (person + solution.residual() / items),
                new DesignCurve(tau, person, solution.residual(), items));
    }

    private static List<Ecometrics.GroupScore> scores(
            EcometricQuestion question,
            int d,
            double[] contrast,
            GroupRows rows,
            EcometricSums sums,
            EcometricDeviance.Solution solution) {
        double tau = solution.between()[d][d];
        double z = NormalDistribution.quantile((1 + question.level()) / 2);
        double mean = EcometricRequirements.product(contrast, solution.fixed());
        List<Ecometrics.GroupScore> scores = new ArrayList<>();
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
                ofFixed += change[i] * EcometricRequirements.product(solution.fixedCovariance()[i], change);
            }
            double error = Math.sqrt(known + solution.residual() * ofFixed);
            int respondents = sums.groups().get(group).respondents()[d];
            int responses = sums.groups().get(group).responses()[d];
            double closed = respondents == 0
                    ? 0
                    : tau / (tau + solution.persons()[d][d] / respondents + solution.residual() / responses);
            scores.add(new Ecometrics.GroupScore(
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
                if (Math.abs(SmallMatrices.correlation(solution.between(), d, e)) > 1 - PERFECT) {
                    findings.add(Finding.of("perfect_correlation_of_groups")
                            .at(question.domains().get(e).name(), name));
                }
            }
        }
    }
}
