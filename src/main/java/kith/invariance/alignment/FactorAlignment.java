package kith.invariance.alignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import kith.finding.Finding;
import kith.invariance.model.ContextModel;
import kith.math.Minimum;
import kith.math.NormalDistribution;
import kith.math.QuasiNewton;
import kith.math.Seeds;
import kith.sem.fit.SemFit;
import kith.sem.model.Operator;
import kith.sem.solution.Estimate;
import org.apache.commons.math3.random.RandomGenerator;

/** Aligns one factor. */
final class FactorAlignment {

    private static final double SAME_MINIMUM = 1e-6;

    private final Alignment question;
    private final ContextModel contexts;
    private final String factor;
    private final List<String> items;
    private final List<Location> locations;
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
        this.locations = locations(contexts, fit, items);
        Estimate[][] loadings = new Estimate[groups()][items.size()];
        Estimate[][] intercepts = new Estimate[groups()][locations.size()];
        for (int g = 0; g < groups(); g++) {
            ContextModel.Placed of = contexts.at(factor, g);
            for (int i = 0; i < items.size(); i++) {
                ContextModel.Placed item = contexts.at(items.get(i), g);
                loadings[g][i] = fit.estimate(of.name(), "=~", item.name(), item.group());
            }
            for (int k = 0; k < locations.size(); k++) {
                intercepts[g][k] = locations.get(k).in(contexts, fit, g).orElseThrow();
            }
        }
        int[] itemOf =
                locations.stream().mapToInt(one -> items.indexOf(one.item())).toArray();
        AlignmentObjective first = new AlignmentObjective(
                values(loadings),
                values(intercepts),
                itemOf,
                weights(fit),
                question.epsilon(),
                question.identification(),
                AlignmentObjective.Metric.FIRST_GROUP);
        List<Minimum> ofFirst = search(first);
        boolean changed = proper(ofFirst, first).isEmpty();
        this.objective = changed ? first.with(AlignmentObjective.Metric.PRODUCT) : first;
        List<Minimum> ends = changed ? search(objective) : ofFirst;
        List<Minimum> proper = proper(ends, objective);
        Minimum best =
                proper.stream().min(Comparator.comparingDouble(Minimum::value)).orElse(ends.get(0));
        this.point = best.point();
        this.simplicity = best.value();
        this.startsAtMinimum = (int) proper.stream()
                .filter(end -> end.value() - best.value() <= SAME_MINIMUM * Math.max(1, Math.abs(best.value())))
                .count();
        if (proper.isEmpty()) {
            findings.add(Finding.of("alignment_not_converged").at(factor));
        } else if (changed) {
            findings.add(Finding.of("alignment_metric_of_product").at(factor));
        }
        this.parameters = new AlignedParameters(objective, point, new Estimate[][][] {loadings, intercepts}, fit);
    }

    private int groups() {
        return contexts.contexts().size();
    }

    /** An intercept, or a threshold of an ordered item. */
    private record Location(String item, Optional<Integer> threshold) {

        Optional<Estimate> in(ContextModel contexts, SemFit fit, int context) {
            ContextModel.Placed at = contexts.at(item, context);
            Operator op = threshold.isPresent() ? Operator.THRESHOLD : Operator.INTERCEPT;
            String rhs = threshold.map(number -> "t" + number).orElse("");
            return fit.estimates().stream()
                    .filter(e ->
                            e.op() == op && e.lhs().equals(at.name()) && e.rhs().equals(rhs) && e.group() == at.group())
                    .findFirst();
        }
    }

    /** The intercepts and thresholds that there are in every context. */
    private static List<Location> locations(ContextModel contexts, SemFit fit, List<String> items) {
        List<Location> all = new ArrayList<>();
        for (String item : items) {
            ContextModel.Placed first = contexts.at(item, 0);
            if (fit.table().ordered().contains(first.name())) {
                fit.estimates().stream()
                        .filter(e -> e.op() == Operator.THRESHOLD
                                && e.lhs().equals(first.name())
                                && e.group() == first.group())
                        .map(e -> Integer.valueOf(e.rhs().substring(1)))
                        .sorted()
                        .forEach(number -> all.add(new Location(item, Optional.of(number))));
            } else {
                all.add(new Location(item, Optional.empty()));
            }
        }
        return all.stream()
                .filter(one -> IntStream.range(0, contexts.contexts().size())
                        .allMatch(context -> one.in(contexts, fit, context).isPresent()))
                .toList();
    }

    private static double[][] values(Estimate[][] estimates) {
        return Arrays.stream(estimates)
                .map(row -> Arrays.stream(row)
                        .mapToDouble(e -> AlignedParameters.sign(e) * e.estimate())
                        .toArray())
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

    private List<Minimum> search(AlignmentObjective function) {
        QuasiNewton minimizer = new QuasiNewton(QuasiNewton.Curvature.IDENTITY);
        List<Minimum> ends = new ArrayList<>();
        for (int start = 0; start < Math.max(1, question.starts()); start++) {
            ends.add(minimizer.minimize(function, start(function, start)));
        }
        return ends;
    }

    /** The ends that are minima and say something about the groups. */
    private static List<Minimum> proper(List<Minimum> ends, AlignmentObjective function) {
        return ends.stream()
                .filter(Minimum::converged)
                .filter(end -> !function.isCollapsed(end.point()))
                .toList();
    }

    /** No differences, then those that make averages over items equal, then points scattered around these. */
    private double[] start(AlignmentObjective function, int number) {
        double[] start = new double[function.dimension()];
        if (number == 0) {
            return start;
        }
        RandomGenerator random = Seeds.stream(question.seed(), number);
        double scatter = number == 1 ? 0 : 0.5;
        for (int g = 1; g < groups(); g++) {
            double deviation = mean(function.loadings()[g]) / mean(function.loadings()[0]);
            double difference = mean(function.intercepts()[g]) - mean(function.intercepts()[0]);
            double scale = deviation > 0 ? deviation : 1;
            start[function.meanIndex(g)] = difference / mean(function.loadings()[0]) + scatter * random.nextGaussian();
            start[function.deviationIndex(g)] = Math.log(scale) + scatter * random.nextGaussian();
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
        for (int i = 0; i < items.size(); i++) {
            List<AlignmentAnswer.Location> own = new ArrayList<>();
            for (int k = 0; k < locations.size(); k++) {
                if (objective.itemOf()[k] == i) {
                    own.add(location(k));
                }
            }
            aligned.add(new AlignmentAnswer.Item(items.get(i), parameters.aligned(0, i), own));
        }
        int different =
                aligned.stream().mapToInt(AlignmentAnswer.Item::nonInvariant).sum();
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
                (items.size() + locations.size()) * groups());
        if (startsAtMinimum > 0 && !answer.withinGuide()) {
            findings.add(Finding.of(
                            "alignment_not_trusted", Map.of("different", different, "parameters", answer.parameters()))
                    .at(factor));
        }
        return answer;
    }

    private AlignmentAnswer.Location location(int k) {
        boolean turned = locations.get(k).threshold().isPresent();
        List<AlignmentAnswer.Aligned> values = parameters.aligned(1, k).stream()
                .map(one -> turned ? new AlignmentAnswer.Aligned(-one.estimate(), one.se(), one.invariant()) : one)
                .toList();
        return new AlignmentAnswer.Location(locations.get(k).threshold(), values);
    }

    private AlignmentAnswer.Placement placement(int group) {
        double mean = objective.mean(point, group);
        double se = parameters.seOfMean(group);
        double reach = NormalDistribution.twoSided(0.95) * se;
        return new AlignmentAnswer.Placement(
                contexts.contexts().get(group),
                mean,
                se,
                mean - reach,
                mean + reach,
                objective.deviation(point, group),
                mean - objective.mean(point, 0),
                parameters.seOfDifference(group));
    }

    /**
     * How much of the variance of configural parameters over the groups comes from the groups' means and deviations on
     * the factor.
     */
    private double rSquared(boolean ofIntercepts) {
        double left = 0;
        double total = 0;
        double[][] configural = ofIntercepts ? objective.intercepts() : objective.loadings();
        for (int k = 0; k < configural[0].length; k++) {
            int parameter = k;
            double loading = meanLoading(ofIntercepts ? objective.itemOf()[k] : k);
            double[] observed = IntStream.range(0, groups())
                    .mapToDouble(g -> configural[g][parameter])
                    .toArray();
            double[] residual = IntStream.range(0, groups())
                    .mapToDouble(g -> observed[g]
                            - loading * (ofIntercepts ? objective.mean(point, g) : objective.deviation(point, g)))
                    .toArray();
            left += squaresAboutMean(residual);
            total += squaresAboutMean(observed);
        }
        return 1 - left / total;
    }

    private static double squaresAboutMean(double[] values) {
        double mean = DoubleStream.of(values).average().orElse(Double.NaN);
        return DoubleStream.of(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
    }

    private double meanLoading(int item) {
        return IntStream.range(0, groups())
                .mapToDouble(g -> objective.alignedLoading(point, g, item))
                .average()
                .orElse(Double.NaN);
    }
}
