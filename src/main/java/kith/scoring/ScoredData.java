package kith.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.data.DataTable;
import kith.data.Responses;
import kith.data.SpssSyntax;
import kith.data.SpssSyntax.Level;
import kith.data.SpssSyntax.Variable;
import kith.instrument.Instrument;
import kith.instrument.Item;
import kith.instrument.ResponseScale;

/**
 * Responses as answered and the scores beside them, with the labels of the instrument.
 *
 * @param table id, items, scores
 * @param variables what is said of each column
 */
public record ScoredData(DataTable table, List<Variable> variables) {

    private static final int DECIMALS = 12;

    public ScoredData {
        variables = List.copyOf(variables);
    }

    /** @param given columns named by the items */
    public static ScoredData of(Instrument instrument, Responses given, Scores scores) {
        List<DataTable.Column> columns = new ArrayList<>();
        List<Variable> variables = new ArrayList<>();
        columns.add(new DataTable.Texts("id", given.rowIds()));
        variables.add(new Variable("Respondent", Map.of(), Level.NOMINAL));
        for (Item item : instrument.items()) {
            columns.add(new DataTable.Numbers(item.id(), given.column(item.id()), DECIMALS));
            variables.add(variable(instrument, item));
        }
        for (ScaleScores scale : scores.scales()) {
            ScoredScale scored = scale.scale();
            String name = instrument.itemIds().contains(scored.id()) ? scored.id() + "_score" : scored.id();
            columns.add(new DataTable.Numbers(name, scale.values(), DECIMALS));
            String title = scored.title().isBlank() ? scored.id() : scored.title();
            variables.add(new Variable(
                    title + (scored.direction().isBlank() ? "" : " (high: " + scored.direction() + ")"),
                    Map.of(),
                    Level.SCALE));
        }
        return new ScoredData(new DataTable(columns), variables);
    }

    private static Variable variable(Instrument instrument, Item item) {
        String language = instrument.language();
        String label = item.text("", language) + (item.reversed() ? " (reverse-keyed)" : "");
        if (!(instrument.scaleOf(item) instanceof ResponseScale.Rating rating)) {
            return new Variable(label, Map.of(), Level.SCALE);
        }
        Map<Integer, String> values = new LinkedHashMap<>();
        rating.points().forEach(point -> {
            String text = point.labels().getOrDefault(language, "");
            if (!text.isBlank()) {
                values.put(point.value(), text);
            }
        });
        return new Variable(label, values, Level.ORDINAL);
    }

    /** SPSS syntax that reads the table from a CSV file of this name. */
    public String syntax(String csv, String comment) {
        return SpssSyntax.of(csv, comment, table, variables);
    }
}
