package kith.reliability.item;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.data.KeyedItem;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.math.Descriptives;
import kith.math.Matrix;
import kith.math.SmallMatrices;
import kith.moments.PairwiseMoments;
import kith.reliability.coefficient.Alpha;
import kith.reliability.coefficient.CoefficientTable;
import kith.reliability.coefficient.MeasurementError;
import kith.reliability.coefficient.ScaleCovariance;
import kith.reliability.scale.ReliabilityOptions;
import kith.reliability.scale.ScaleItems;
import kith.reliability.scale.ScaleResponses;

/** Puts the analysis of one scale together. */
public final class ScaleReport {

    private ScaleReport() {}

    public static ScaleAnalysis of(ScaleItems scale, ScaleResponses answers, ReliabilityOptions options) {
        PairwiseMoments moments = answers.moments();
        double[][] all = moments.covariance().toArray();
        int[] varying = varying(all);
        ScaleResponses used = answers.select(varying);
        ScaleCovariance covariance = new ScaleCovariance(
                used.items().stream().map(KeyedItem::name).toList(),
                select(all, varying),
                IntStream.of(varying).mapToDouble(i -> moments.mean()[i]).toArray(),
                answers.people(),
                Optional.of(used),
                scale.parts());
        ItemTable table = new ItemTable(covariance);
        AnswerTable given = new AnswerTable(answers);
        List<ItemStatistics> items = options.resampling()
                .parallel()
                .map(answers.items().size(), i -> {
                    KeyedItem item = answers.items().get(i);
                    int at = Arrays.binarySearch(varying, i);
                    Optional<ItemDistribution> answered = Optional.of(given.of(i));
                    return at < 0 ? ItemTable.constant(item, answered) : table.row(at, item.reversed(), answered);
                });
        CoefficientTable coefficients = new CoefficientTable(covariance, options);
        List<Finding> findings = new ArrayList<>(answers.findings());
        findings.addAll(new ItemFindings(covariance, answers.items(), items).all());
        if (moments.completeRows() < answers.people()) {
            findings.add(Finding.of(
                    "missing_answers",
                    Map.of("incomplete", answers.people() - moments.completeRows(), "respondents", answers.people())));
        }
        findings.addAll(coefficients.findings());
        Descriptives score = Descriptives.of(used.personTotals().means(), used.weights());
        return new ScaleAnalysis(
                scale.name(),
                options.level(),
                answers.people(),
                moments.completeRows(),
                Optional.of(score),
                items,
                correlations(covariance),
                coefficients.rows(),
                coefficients.oneFactor(),
                coefficients.generalFactor(),
                coefficients.bifactor(),
                coefficients.splits(),
                covariance.size() < 2
                        ? Optional.empty()
                        : Optional.of(MeasurementError.of(
                                score.sd(), Alpha.of(covariance.covariance()), score.n(), options.level())),
                ConditionalError.of(used),
                findings);
    }

    public static ScaleAnalysis of(ScaleItems scale, Matrix matrix, int n, ReliabilityOptions options) {
        double[][] all = signed(scale, matrix);
        int[] varying = varying(all);
        List<KeyedItem> used =
                IntStream.of(varying).mapToObj(scale.items()::get).toList();
        ScaleCovariance covariance = new ScaleCovariance(
                used.stream().map(KeyedItem::name).toList(),
                select(all, varying),
                new double[varying.length],
                n,
                Optional.empty(),
                scale.parts());
        ItemTable table = new ItemTable(covariance);
        List<ItemStatistics> items = options.resampling().parallel().map(all.length, i -> {
            KeyedItem item = scale.items().get(i);
            int at = Arrays.binarySearch(varying, i);
            return at < 0
                    ? ItemTable.constant(item, Optional.empty())
                    : table.row(at, item.reversed(), Optional.empty());
        });
        CoefficientTable coefficients = new CoefficientTable(covariance, options);
        List<Finding> findings = new ArrayList<>(new ItemFindings(covariance, scale.items(), items).all());
        findings.addAll(coefficients.findings());
        return new ScaleAnalysis(
                scale.name(),
                options.level(),
                n,
                n,
                Optional.empty(),
                items,
                correlations(covariance),
                coefficients.rows(),
                coefficients.oneFactor(),
                coefficients.generalFactor(),
                coefficients.bifactor(),
                coefficients.splits(),
                covariance.size() < 2
                        ? Optional.empty()
                        : Optional.of(MeasurementError.of(
                                Math.sqrt(SmallMatrices.sum(covariance.covariance())) / covariance.size(),
                                Alpha.of(covariance.covariance()),
                                n,
                                options.level())),
                List.of(),
                findings);
    }

    private static InterItemCorrelations correlations(ScaleCovariance covariance) {
        return InterItemCorrelations.of(covariance.named(covariance.correlation()));
    }

    public static double[][] signed(ScaleItems scale, Matrix matrix) {
        Problems problems = new Problems();
        for (KeyedItem item : scale.items()) {
            if (!matrix.rows().contains(item.column()) || !matrix.cols().contains(item.column())) {
                problems.add(
                        scale.name(),
                        "no “" + item.column() + "” in the matrix",
                        "one of " + String.join(", ", matrix.rows()),
                        "");
            }
        }
        problems.throwIfAny();
        int k = scale.items().size();
        double[][] signed = new double[k][k];
        for (int i = 0; i < k; i++) {
            KeyedItem one = scale.items().get(i);
            for (int j = 0; j < k; j++) {
                KeyedItem other = scale.items().get(j);
                double value = matrix.at(one.column(), other.column());
                if (Math.abs(value - matrix.at(other.column(), one.column())) > 1e-8 * Math.abs(value)) {
                    problems.add(
                            scale.name(),
                            one.column() + " with " + other.column() + " differs from the other way round",
                            "a symmetric matrix",
                            "");
                }
                signed[i][j] = one.reversed() == other.reversed() ? value : -value;
            }
        }
        problems.throwIfAny();
        return signed;
    }

    public static int[] varying(double[][] covariance) {
        return IntStream.range(0, covariance.length)
                .filter(i -> covariance[i][i] > 0)
                .toArray();
    }

    public static double[][] select(double[][] covariance, int[] some) {
        double[][] selected = new double[some.length][some.length];
        for (int i = 0; i < some.length; i++) {
            for (int j = 0; j < some.length; j++) {
                selected[i][j] = covariance[some[i]][some[j]];
            }
        }
        return selected;
    }
}
