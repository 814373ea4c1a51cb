package kith.invariance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.finding.Finding;
import kith.math.Minimum;
import kith.math.NormalDistribution;
import kith.math.QuasiNewton;
import kith.math.Seeds;
import kith.sem.Estimate;
import kith.sem.SemFit;
import org.apache.commons.math3.random.RandomGenerator;

/** Aligns one factor. */
final class FactorAlignment {

    private static final double SAME_MINIMUM = 1e-6;

    private final Alignment question;
    private final ContextModel contexts;
    private final String factor;
    private final List<String> items;
    private final AlignmentObjective objective;
    private final double[] point;
    private final double simplicity;
    private final int startsAtMinimum;
    private final AlignedParameters parameters;
    private final List<Finding> findings = new ArrayList<>();

    FactorAlignment(Alignment question, ContextModel contexts, SemFit fit, String factor, List<String> items) {
        this.question = question;
        this.contexts = contexts;
        this.factor = factor;
        this.items = items;
        Estimate[][] loadings = new Estimate[groups()][items.size()];
        Estimate[][] intercepts = new Estimate[groups()][items.size()];
        for (int g = 0; g < groups(); g++) {
            ContextModel.Placed of = contexts.at(factor, g);
            for (int i = 0; i < items.size(); i++) {
                ContextModel.Placed item = contexts.at(items.get(i), g);
                loadings[g][i] = fit.estimate(of.name(), "=~", item.name(), item.group());
                intercepts[g][i] = fit.estimate(item.name(), "~1", "", item.group());
            }
        }
        this.objective = new AlignmentObjective(values(loadings), values(intercepts), weights(fit), question.epsilon());
        List<Minimum> ends = search();
        Minimum best = ends.stream()
                .filter(Minimum::converged)
                .min(java.util.Comparator.comparingDouble(Minimum::value))
                .orElse(ends.get(0));
        this.point = best.point();
        this.simplicity = best.value();
        this.startsAtMinimum = (int) ends.stream()
                .filter(end -> end.value() - best.value() <= SAME_MINIMUM * Math.max(1, Math.abs(best.value())))
                .count();
        if (!best.converged()) {
            findings.add(Finding.error(
                    "alignment_not_converged",
                    factor,
                    "No start led to a minimum of the simplicity function.",
                    "Look at the configural model first."));
        }
        this.parameters = new AlignedParameters(objective, point, new Estimate[][][] {loadings, intercepts}, fit);
    }

    private int groups() {
        return contexts.contexts().size();
    }

    private static double[][] values(Estimate[][] estimates) {
        return Arrays.stream(estimates)
                .map(row -> Arrays.stream(row).mapToDouble(Estimate::estimate).toArray())
                .toArray(double[][]::new);
    }

    private double[][] weights(SemFit fit) {
        double[][] weights = new double[groups()][groups()];
        for (int g = 0; g < groups(); g++) {
            for (int h = 0; h < groups(); h++) {
                weights[g][h] = question.weight() == Alignment.PairWeight.EQUAL
                        ? 1
                        : Math.sqrt(contexts.observations(fit, g) * contexts.observations(fit, h));
            }
        }
        double mean =
                Arrays.stream(weights).flatMapToDouble(Arrays::stream).average().orElse(1);
        for (double[] row : weights) {
            for (int h = 0; h < row.length; h++) {
                row[h] /= mean;
            }
        }
        return weights;
    }

    private List<Minimum> search() {
        QuasiNewton minimizer = new QuasiNewton(QuasiNewton.Curvature.IDENTITY);
        List<Minimum> ends = new ArrayList<>();
        for (int start = 0; start < Math.max(1, question.starts()); start++) {
            ends.add(minimizer.minimize(objective, start(start)));
        }
        return ends;
    }

    /** No differences, then those that make averages over items equal, then points scattered around these. */
    private double[] start(int number) {
        double[] start = new double[objective.dimension()];
        if (number == 0) {
            return start;
        }
        RandomGenerator random = Seeds.stream(question.seed(), number);
        double scatter = number == 1 ? 0 : 0.5;
        for (int g = 1; g < groups(); g++) {
            double deviation = mean(objective.loadings()[g]) / mean(objective.loadings()[0]);
            double difference = mean(objective.intercepts()[g]) - mean(objective.intercepts()[0]);
            double scale = deviation > 0 ? deviation : 1;
            start[g - 1] = difference / mean(objective.loadings()[0]) + scatter * random.nextGaussian();
            start[groups() - 2 + g] = Math.log(scale) + scatter * random.nextGaussian();
        }
        return start;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    List<Finding> findings() {
        return findings;
    }

    AlignmentAnswer.Factor answer() {
        List<AlignmentAnswer.Item> aligned = new ArrayList<>();
        int different = 0;
        for (int i = 0; i < items.size(); i++) {
            List<AlignmentAnswer.Aligned> loadings = parameters.aligned(0, i);
            List<AlignmentAnswer.Aligned> intercepts = parameters.aligned(1, i);
            different += (int) loadings.stream().filter(one -> !one.invariant()).count();
            different +=
                    (int) intercepts.stream().filter(one -> !one.invariant()).count();
            aligned.add(new AlignmentAnswer.Item(items.get(i), loadings, intercepts));
        }
        AlignmentAnswer.Factor answer = new AlignmentAnswer.Factor(
                factor,
                IntStream.range(0, groups()).mapToObj(this::placement).toList(),
                aligned,
                simplicity,
                question.starts(),
                startsAtMinimum,
                rSquared(false),
                rSquared(true),
                different,
                2 * items.size() * groups());
        if (!answer.meansTrusted()) {
            findings.add(Finding.warning(
                    "alignment_not_trusted",
                    factor,
                    different + " of " + answer.parameters()
                            + " loadings and intercepts differ: more than a quarter, so that aligned means may be off.",
                    "Look at the items that differ, and compare fewer contexts or items."));
        }
        return answer;
    }

    private AlignmentAnswer.Placement placement(int group) {
        double mean = objective.mean(point, group);
        double se = parameters.seOfMean(group);
        double reach = NormalDistribution.quantile(0.975) * se;
        return new AlignmentAnswer.Placement(
                contexts.contexts().get(group),
                mean,
                se,
                mean - reach,
                mean + reach,
                objective.deviation(point, group));
    }

    private double rSquared(boolean ofIntercepts) {
        double lost = 0;
        double total = 0;
        for (int i = 0; i < items.size(); i++) {
            int item = i;
            double loading = IntStream.range(0, groups())
                    .mapToDouble(g -> objective.alignedLoading(point, g, item))
                    .average()
                    .orElse(Double.NaN);
            double intercept = IntStream.range(0, groups())
                    .mapToDouble(g -> objective.alignedIntercept(point, g, item))
                    .average()
                    .orElse(Double.NaN);
            for (int g = 0; g < groups(); g++) {
                double observed =
                        ofIntercepts ? objective.intercepts()[g][i] : objective.loadings()[g][i];
                double expected = ofIntercepts
                        ? intercept + objective.mean(point, g) * loading
                        : objective.deviation(point, g) * loading;
                lost += (observed - expected) * (observed - expected);
                total += observed * observed;
            }
        }
        return 1 - lost / total;
    }
}
