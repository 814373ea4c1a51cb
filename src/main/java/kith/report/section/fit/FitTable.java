package kith.report.section.fit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.sem.fit.SemFit;

/** The fit of one or more models, a row per model. */
public final class FitTable {

    /** A model under its name. */
    public record Named(String name, SemFit fit) {
        /** How many rows it was fitted to. */
        int used() {
            return fit.observations().stream().mapToInt(n -> n).sum();
        }
    }

    private FitTable() {}

    private static final List<Column> COLUMNS = List.of(
            Column.text("Model"),
            Column.statistic("n"),
            Column.statistic("χ²"),
            Column.statistic("df"),
            Column.statistic("p"),
            Column.number("CFI"),
            Column.number("TLI"),
            Column.number("RMSEA [90% CI]"),
            Column.number("SRMR"),
            Column.number("AIC"),
            Column.number("BIC"));

    /** The same, saying how many of {@code rows} respondents each model used where it did not use all. */
    public static Table of(String id, String caption, List<Named> models, int rows) {
        Table table = of(id, caption, models);
        List<String> notes = new ArrayList<>(table.notes());
        models.stream()
                .map(model -> FitWords.used(model.fit(), rows))
                .filter(words -> !words.isEmpty())
                .distinct()
                .forEach(words -> notes.add(0, words + " respondents."));
        return new Table(table.id(), table.caption(), table.columns(), table.rows(), notes);
    }

    public static Table of(String id, String caption, List<Named> models) {
        List<List<Cell>> rows = new ArrayList<>();
        Set<String> notes = new LinkedHashSet<>();
        for (Named model : models) {
            rows.add(row(model));
            notes.add("Estimator " + model.fit().estimator() + ".");
            if (model.fit().converged()) {
                notes.add(ReportedFit.of(model.fit().fit()).forms());
                notes.add(srmr(model.fit()));
            }
        }
        notes.remove("");
        return new Table(id, caption, COLUMNS, rows, List.copyOf(notes));
    }

    /** The name, with what forbids relying on the solution: no convergence, or an improper solution. */
    private static String marked(Named model) {
        String trouble = FitWords.trouble(model.fit());
        return trouble.isEmpty() ? model.name() : model.name() + " (" + trouble + ")";
    }

    /** What the SRMR of several groups holds, since its cut-offs were studied for covariances. */
    private static String srmr(SemFit fit) {
        if (fit.groups().size() < 2) {
            return "";
        }
        return fit.table().ordered().isEmpty()
                ? "SRMR includes the residuals of means where the model has means."
                : "SRMR is of the polychoric correlations; residuals of thresholds are not in it.";
    }

    private static List<Cell> row(Named model) {
        if (!model.fit().converged()) {
            return withoutFit(model);
        }
        ReportedFit fit = ReportedFit.of(model.fit().fit());
        return List.of(
                Cell.text(marked(model)),
                Cell.count(model.used()),
                Cell.number(fit.chisq(), Format.TWO_DECIMALS),
                Cell.count(fit.df()),
                Cell.number(fit.pValue(), Format.P_VALUE),
                Cell.number(fit.cfi(), Format.FIT_INDEX),
                Cell.number(fit.tli(), Format.FIT_INDEX),
                new Cell.Interval(fit.rmsea(), fit.rmseaLower(), fit.rmseaUpper(), Format.FIT_INDEX),
                Cell.number(fit.srmr(), Format.FIT_INDEX),
                Cell.number(fit.aic(), Format.COUNT),
                Cell.number(fit.bic(), Format.COUNT));
    }

    /** Where the search ended without a minimum, nothing of it is a measure of fit. */
    private static List<Cell> withoutFit(Named model) {
        List<Cell> row = new ArrayList<>(List.of(Cell.text(marked(model)), Cell.count(model.used())));
        while (row.size() < COLUMNS.size()) {
            row.add(Cell.empty());
        }
        return row;
    }
}
