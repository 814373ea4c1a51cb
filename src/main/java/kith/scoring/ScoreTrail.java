package kith.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kith.data.DataTable;
import kith.data.Grouping;
import kith.data.Responses;
import kith.instrument.Instrument;
import kith.instrument.ScoringRule;

/**
 * The trail of every score: one row for each respondent, scale and item, from which an auditor can compute the score
 * again by hand. The score is the mean of {@code value} over the items answered, or their sum (mean × items where a sum
 * is prorated), if at least {@code needed} items were answered.
 *
 * <p>Columns: {@code id}, the wave under the name of its column where there are several, {@code scale}, {@code item}
 * (or the subscale of a total over subscales), {@code response} as in the data, {@code recoded_by} (such as {@code 6 -
 * x}; empty where a response counts as it is), {@code value} that counts, {@code method}, {@code items},
 * {@code needed}, {@code answered}, {@code outcome}, {@code score}.
 */
public final class ScoreTrail {

    private static final int DECIMALS = 12;

    private final List<String> ids = new ArrayList<>();
    private final List<String> scales = new ArrayList<>();
    private final List<String> items = new ArrayList<>();
    private final List<Double> responses = new ArrayList<>();
    private final List<String> recodedBy = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();
    private final List<String> methods = new ArrayList<>();
    private final List<Double> ofItems = new ArrayList<>();
    private final List<Double> needed = new ArrayList<>();
    private final List<Double> answered = new ArrayList<>();
    private final List<String> outcomes = new ArrayList<>();
    private final List<Double> scored = new ArrayList<>();

    private final Optional<Grouping> time;
    private final List<String> wavesByRow;
    private final List<String> waves = new ArrayList<>();

    private ScoreTrail(Optional<Grouping> time) {
        this.time = time;
        this.wavesByRow = time.map(Grouping::byRow).orElse(List.of());
    }

    /**
     * @param given the responses that were scored, columns named by the items
     * @param time the wave of each row, where respondents answered several times
     */
    public static DataTable of(Instrument instrument, Responses given, Scores scores, Optional<Grouping> time) {
        ScoreTrail trail = new ScoreTrail(time);
        Map<String, Component> components = Components.of(instrument, given, "");
        for (int row = 0; row < given.size(); row++) {
            for (ScaleScores scale : scores.scales()) {
                for (String part : scale.scale().items()) {
                    trail.add(instrument, given, scores, components, new Place(row, scale, part));
                }
            }
        }
        return trail.table();
    }

    private record Place(int row, ScaleScores scale, String part) {}

    private void add(
            Instrument instrument, Responses given, Scores scores, Map<String, Component> components, Place place) {
        boolean item = instrument.itemIds().contains(place.part());
        boolean reversed = item && instrument.item(place.part()).reversed();
        Component component = components.get(place.part());
        Score score = place.scale().scores().get(place.row());
        ScoringRule rule = place.scale().scale().rule();
        ids.add(given.rowIds().get(place.row()));
        if (time.isPresent()) {
            waves.add(wavesByRow.get(place.row()));
        }
        scales.add(place.scale().scale().id());
        items.add(place.part());
        responses.add(item ? given.packed(place.part()).at(place.row()) : Double.NaN);
        recodedBy.add(reversed ? ends(component).map(sum -> sum + " - x").orElse("") : "");
        values.add(
                item
                        ? component.values().at(place.row())
                        : scores.scale(place.part()).scores().get(place.row()).value());
        methods.add(rule.method().name().toLowerCase(Locale.ROOT));
        ofItems.add((double) score.items());
        needed.add((double) needed(rule, score.items()));
        answered.add((double) score.answered());
        outcomes.add(score.outcome().name().toLowerCase(Locale.ROOT));
        scored.add(score.value());
    }

    /** Lowest plus highest, as text. */
    private static Optional<String> ends(Component component) {
        if (component.lowest().isEmpty() || component.highest().isEmpty()) {
            return Optional.empty();
        }
        double sum = component.lowest().getAsDouble() + component.highest().getAsDouble();
        return Optional.of(sum == Math.rint(sum) ? Long.toString((long) sum) : Double.toString(sum));
    }

    /** The fewest answers with which the rule gives a score. */
    private static int needed(ScoringRule rule, int items) {
        int least = 1;
        while (least < items && !rule.least().enough(least, items)) {
            least++;
        }
        return rule.method() == ScoringRule.Method.SUM && !rule.prorated() ? items : least;
    }

    private DataTable table() {
        List<DataTable.Column> columns = new ArrayList<>();
        columns.add(new DataTable.Texts("id", ids));
        time.ifPresent(wave -> columns.add(new DataTable.Texts(wave.variable(), waves)));
        columns.addAll(List.of(
                new DataTable.Texts("scale", scales),
                new DataTable.Texts("item", items),
                numbers("response", responses),
                new DataTable.Texts("recoded_by", recodedBy),
                numbers("value", values),
                new DataTable.Texts("method", methods),
                numbers("items", ofItems),
                numbers("needed", needed),
                numbers("answered", answered),
                new DataTable.Texts("outcome", outcomes),
                numbers("score", scored)));
        return new DataTable(columns);
    }

    private static DataTable.Numbers numbers(String name, List<Double> column) {
        return new DataTable.Numbers(
                name, column.stream().mapToDouble(Double::doubleValue).toArray(), DECIMALS);
    }
}
