package kith.grouplevel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.analysis.AnalysisAnswer;
import kith.data.Grouping;
import kith.data.PackedNumbers;
import kith.data.Responses;
import kith.finding.Finding;
import kith.reliability.scale.ScaleItems;

/**
 * How well scales measure groups.
 *
 * @param cluster column of the groups
 * @param level of intervals
 * @param scales one answer a scale
 * @param domains the ecometric model of all scales that share no item with one before; empty where there are not two
 *     such scales
 * @param ordered the ecometric model for ordered responses, one a scale of two items or more; empty where it is not
 *     asked for
 * @param spatial of the scales, in their order, whose groups have scores; empty where it is not asked for
 * @param waba of every two scores of scales, from respondents who have both
 */
public record GroupAnswer(
        String cluster,
        double level,
        List<GroupMeasurement> scales,
        Optional<Ecometrics> domains,
        List<OrderedEcometrics> ordered,
        List<SpatialMeasurement> spatial,
        List<Waba> waba)
        implements AnalysisAnswer {

    public GroupAnswer {
        scales = List.copyOf(scales);
        ordered = List.copyOf(ordered);
        spatial = List.copyOf(spatial);
        waba = List.copyOf(waba);
    }

    /**
     * @throws kith.finding.InputException when there are fewer than two groups, or responses lie outside the response
     *     scale
     */
    public static GroupAnswer of(GroupQuestion question, Responses responses, Grouping grouping) {
        List<GroupMeasurement> scales = question.scales().stream()
                .map(scale -> GroupMeasurement.of(scale, responses, grouping, question))
                .toList();
        List<SpatialMeasurement> spatial = spatial(question, scales);
        return new GroupAnswer(
                grouping.variable(),
                question.level(),
                question.neighbours().isPresent() ? told(scales, spatial) : scales,
                domains(question, responses, grouping),
                ordered(question, scales, responses, grouping),
                spatial,
                waba(question.scales(), responses, grouping));
    }

    private static Optional<Ecometrics> domains(GroupQuestion question, Responses responses, Grouping grouping) {
        List<ScaleItems> domains = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ScaleItems scale : question.scales()) {
            if (scale.items().size() > 1 && scale.columns().stream().noneMatch(seen::contains)) {
                domains.add(scale);
                seen.addAll(scale.columns());
            }
        }
        return domains.size() < 2
                ? Optional.empty()
                : Optional.of(Ecometrics.of(question.ecometrics(domains), responses, grouping));
    }

    /** Of the scales that have the linear model: in groups of one, groups and respondents have one variance. */
    private static List<OrderedEcometrics> ordered(
            GroupQuestion question, List<GroupMeasurement> measured, Responses responses, Grouping grouping) {
        return question.ordered()
                .map(form -> IntStream.range(0, measured.size())
                        .filter(at -> measured.get(at).ecometrics().isPresent())
                        .mapToObj(question.scales()::get)
                        .map(scale -> OrderedEcometrics.of(
                                new OrderedEcometricQuestion(scale, question.covariates(), form, question.level()),
                                responses,
                                grouping))
                        .toList())
                .orElse(List.of());
    }

    private static List<SpatialMeasurement> spatial(GroupQuestion question, List<GroupMeasurement> scales) {
        return question.neighbours().stream()
                .flatMap(neighbours ->
                        scales.stream().flatMap(scale -> SpatialMeasurement.of(scale, neighbours, question).stream()))
                .toList();
    }

    /** Scales without spatial dependence, as their groups have no scores that differ, say so. */
    private static List<GroupMeasurement> told(List<GroupMeasurement> scales, List<SpatialMeasurement> spatial) {
        Set<String> examined = spatial.stream().map(SpatialMeasurement::scale).collect(Collectors.toSet());
        return scales.stream()
                .map(scale -> examined.contains(scale.scale())
                        ? scale
                        : scale.with(
                                Finding.of("spatial_dependence_not_examined").at(scale.scale())))
                .toList();
    }

    /** Of the scores of scales, or of the items where there is one scale of a few. */
    private static List<Waba> waba(List<ScaleItems> scales, Responses responses, Grouping grouping) {
        List<String> names = new ArrayList<>();
        List<PackedNumbers> values = new ArrayList<>();
        for (ScaleItems scale : scales) {
            List<PackedNumbers> columns =
                    GroupMeasurement.answers(scale, responses).keyed();
            if (scales.size() > 1) {
                names.add(scale.name());
                values.add(PackedNumbers.of(means(columns)));
            } else {
                for (int item = 0; item < columns.size(); item++) {
                    names.add(scale.items().get(item).name());
                    values.add(columns.get(item));
                }
            }
        }
        List<Waba> pairs = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                PackedNumbers x = values.get(i);
                PackedNumbers y = values.get(j);
                GroupRows rows = GroupRows.of(grouping, row -> !Double.isNaN(x.at(row)) && !Double.isNaN(y.at(row)));
                pairs.add(Waba.of(names.get(i), x.toArray(), names.get(j), y.toArray(), rows));
            }
        }
        return pairs;
    }

    private static double[] means(List<PackedNumbers> columns) {
        double[] means = new double[columns.get(0).size()];
        for (int row = 0; row < means.length; row++) {
            for (PackedNumbers column : columns) {
                means[row] += column.at(row) / columns.size();
            }
        }
        return means;
    }

    /** Of all scales, each once. */
    @Override
    public List<Finding> findings() {
        Stream<Finding> all = Stream.of(
                        scales.stream().flatMap(scale -> scale.findings().stream()),
                        domains.stream().flatMap(model -> model.findings().stream()),
                        ordered.stream().flatMap(model -> model.findings().stream()),
                        spatial.stream().flatMap(measured -> measured.findings().stream()))
                .flatMap(stream -> stream);
        return List.copyOf(new LinkedHashSet<>(all.toList()));
    }

    @Override
    public boolean isSound() {
        return Stream.concat(scales.stream().flatMap(scale -> scale.ecometrics().stream()), domains.stream())
                        .allMatch(Ecometrics::converged)
                && ordered.stream().allMatch(OrderedEcometrics::converged);
    }
}
