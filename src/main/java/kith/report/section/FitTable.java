package kith.report.section;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.sem.SemFit;

/** The fit of one or more models, a row a model. */
final class FitTable {

    /** A model under its name. */
    record Named(String name, SemFit fit) {}

    private FitTable() {}

    static Table of(String id, String caption, List<Named> models) {
        List<Column> columns = List.of(
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
        List<List<Cell>> rows = new ArrayList<>();
        Set<String> notes = new LinkedHashSet<>();
        for (Named model : models) {
            rows.add(row(model));
            notes.add("Estimator " + model.fit().estimator() + ".");
            notes.add(ReportedFit.of(model.fit().fit()).forms());
            notes.add(srmr(model.fit()));
        }
        notes.remove("");
        return new Table(id, caption, columns, rows, List.copyOf(notes));
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
        ReportedFit fit = ReportedFit.of(model.fit().fit());
        return List.of(
                Cell.text(model.name()),
                Cell.count(model.fit().observations().stream().mapToInt(n -> n).sum()),
                Cell.number(fit.chisq(), Format.TWO_DECIMALS),
                Cell.count(fit.df()),
                Cell.number(fit.pValue(), Format.P_VALUE),
                Cell.number(fit.cfi(), Format.FIT_INDEX),
                Cell.number(fit.tli(), Format.FIT_INDEX),
                new Cell.Interval(fit.rmsea(), fit.rmseaLower(), fit.rmseaUpper(), Format.FIT_INDEX),
                Cell.number(fit.srmr(), Format.FIT_INDEX),
                Cell.number(fit.aic(), Format.TWO_DECIMALS),
                Cell.number(fit.bic(), Format.TWO_DECIMALS));
    }
}
