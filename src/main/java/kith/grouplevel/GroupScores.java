package kith.grouplevel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import kith.data.DataTable;
import kith.grouplevel.Ecometrics.GroupScore;

/** The scores of groups as a table to link with other data about the groups: one row per group and scale. */
public final class GroupScores {

    private static final int DECIMALS = 10;

    private GroupScores() {}

    /** Of every scale whose ecometric model converged: each scale by itself. */
    public static DataTable table(GroupAnswer answer) {
        List<GroupScore> scores = answer.scales().stream()
                .flatMap(scale -> scale.ecometrics().stream())
                .filter(Ecometrics::converged)
                .flatMap(model -> model.scores().stream())
                .toList();
        List<DataTable.Column> columns = new ArrayList<>();
        columns.add(new DataTable.Texts(
                "group", scores.stream().map(GroupScore::group).toList()));
        columns.add(new DataTable.Texts(
                "scale", scores.stream().map(GroupScore::domain).toList()));
        columns.add(numbers("respondents", scores, GroupScore::respondents));
        columns.add(numbers("responses", scores, GroupScore::responses));
        columns.add(numbers("score", scores, GroupScore::score));
        columns.add(numbers("score_se", scores, GroupScore::scoreError));
        columns.add(numbers("ci_lower", scores, GroupScore::lower));
        columns.add(numbers("ci_upper", scores, GroupScore::upper));
        columns.add(numbers("deviation", scores, GroupScore::deviation));
        columns.add(numbers("deviation_se", scores, GroupScore::deviationError));
        columns.add(numbers("reliability", scores, GroupScore::exact));
        if (!answer.ordered().isEmpty()) {
            addOrdered(answer, scores, columns);
        }
        if (!answer.spatial().isEmpty()) {
            addSpatial(answer, scores, columns);
        }
        return new DataTable(columns);
    }

    private static void addSpatial(GroupAnswer answer, List<GroupScore> scores, List<DataTable.Column> columns) {
        Map<List<String>, SpatialModel.Score> found = new HashMap<>();
        for (SpatialMeasurement measured : answer.spatial()) {
            measured.model()
                    .ifPresent(model -> model.scores()
                            .forEach(score -> found.put(List.of(measured.scale(), score.group()), score)));
        }
        Map<String, ToDoubleFunction<SpatialModel.Score>> values = new LinkedHashMap<>();
        values.put("spatial_score", SpatialModel.Score::score);
        values.put("spatial_se", SpatialModel.Score::standardError);
        values.put("spatial_ci_lower", SpatialModel.Score::lower);
        values.put("spatial_ci_upper", SpatialModel.Score::upper);
        addFound(values, found, scores, columns);
    }

    private static <S> void addFound(
            Map<String, ToDoubleFunction<S>> values,
            Map<List<String>, S> found,
            List<GroupScore> scores,
            List<DataTable.Column> columns) {
        values.forEach((name, value) -> columns.add(numbers(name, scores, score -> {
            S own = found.get(List.of(score.domain(), score.group()));
            return own == null ? Double.NaN : value.applyAsDouble(own);
        })));
    }

    /** The latent scores of the model for ordered responses beside those of the linear one. */
    private static void addOrdered(GroupAnswer answer, List<GroupScore> scores, List<DataTable.Column> columns) {
        Map<List<String>, OrderedEcometrics.Score> found = new HashMap<>();
        for (OrderedEcometrics model : answer.ordered()) {
            model.scores()
                    .forEach(score -> found.put(List.of(model.question().scale().name(), score.group()), score));
        }
        Map<String, ToDoubleFunction<OrderedEcometrics.Score>> values = new LinkedHashMap<>();
        values.put("latent_score", OrderedEcometrics.Score::estimate);
        values.put("latent_se", OrderedEcometrics.Score::standardError);
        values.put("latent_ci_lower", OrderedEcometrics.Score::lower);
        values.put("latent_ci_upper", OrderedEcometrics.Score::upper);
        values.put("latent_reliability", OrderedEcometrics.Score::reliability);
        addFound(values, found, scores, columns);
    }

    private static DataTable.Numbers numbers(String name, List<GroupScore> scores, ToDoubleFunction<GroupScore> value) {
        return new DataTable.Numbers(name, scores.stream().mapToDouble(value).toArray(), DECIMALS);
    }
}
