package kith.report.section.fit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.sem.fit.SemFit;

/** The fit of one or more models, a row per model. */
public final class FitTable {

    /** A model under its name. */
    public record Named(String name, SemFit fit) {
        /** How many rows it was fitted to. */
        int used() {
            return fit.observations().stream().mapToInt(n -> n).sum();
        }

        /** Where the search ended without a minimum, nothing of it is a measure of fit. */
        private Optional<ReportedFit> reported() {
            return fit.converged() ? Optional.of(ReportedFit.of(fit.fit())) : Optional.empty();
        }
    }

    private FitTable() {}

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
        Set<String> notes = new LinkedHashSet<>();
        for (Named model : models) {
            notes.add("Estimator " + model.fit().estimator() + ".");
            model.reported().ifPresent(fit -> {
                notes.add(fit.forms());
                notes.add(srmr(model.fit()));
            });
        }
        notes.remove("");
        return Table.of(id, caption, models)
                .text("Model", FitTable::marked)
                .statistic("n", Format.COUNT, Named::used)
                .part(
                        Named::reported,
                        fit -> fit.statistic("χ²", Format.TWO_DECIMALS, ReportedFit::chisq)
                                .statistic("df", Format.COUNT, ReportedFit::df)
                                .statistic("p", Format.P_VALUE, ReportedFit::pValue)
                                .fitIndex("CFI", ReportedFit::cfi)
                                .fitIndex("TLI", ReportedFit::tli)
                                .number(
                                        "RMSEA [90% CI]",
                                        of -> new Cell.Interval(
                                                of.rmsea(), of.rmseaLower(), of.rmseaUpper(), Format.FIT_INDEX))
                                .fitIndex("SRMR", ReportedFit::srmr)
                                .count("AIC", ReportedFit::aic)
                                .count("BIC", ReportedFit::bic))
                .table(List.copyOf(notes));
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
}
