package kith.report.section.shortform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.citation.Citation;
import kith.finding.Finding;
import kith.invariance.level.Level;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.section.finding.Notices;
import kith.report.section.word.Labels;
import kith.report.section.word.NumberWords;
import kith.shortform.FormInvariance;
import kith.shortform.FormStructure;
import kith.shortform.FormValues;
import kith.shortform.ShortForm;
import kith.shortform.ShortFormAnswer;
import kith.shortform.ShortForms;

/** Presents short forms. */
public final class ShortFormSection {

    static final String TITLE = "Short forms";

    private ShortFormSection() {}

    /** @param findings of the reading and of the analysis */
    public static Section of(ShortFormAnswer answer, List<Finding> findings, Labels labels) {
        if (answer.scales().size() == 1) {
            List<Block> blocks = new ArrayList<>(Notices.ofLostRows(findings));
            blocks.addAll(blocks(answer.scales().get(0), ""));
            blocks.addAll(Notices.ofOthers(findings));
            return new Section("short-forms", TITLE, blocks);
        }
        List<Section> scales = new ArrayList<>();
        for (ShortForms scale : answer.scales()) {
            String id = "-" + scale.name().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
            scales.add(new Section("short-forms" + id, labels.title(scale.name()), blocks(scale, id)));
        }
        return new Section("short-forms", TITLE, Notices.of(findings), scales);
    }

    private static List<Block> blocks(ShortForms scale, String id) {
        List<Block> blocks = new ArrayList<>();
        if (scale.all().isEmpty()) {
            blocks.add(new Block.Paragraph("No short forms were proposed."));
            return blocks;
        }
        new ShortFormWords(scale).sentences().forEach(sentence -> blocks.add(new Block.Paragraph(sentence)));
        if (scale.forms().isEmpty()) {
            return blocks;
        }
        blocks.add(losses(scale, id));
        blocks.add(figure(scale, id));
        blocks.add(items(scale, id));
        if (scale.forms().stream().anyMatch(form -> form.heldOut().isPresent())) {
            blocks.add(heldOut(scale, id));
        }
        if (scale.structure().isPresent()) {
            blocks.add(structure(scale, id));
        }
        blocks.add(alternatives(scale, id));
        return blocks;
    }

    /** What the best form of each length loses, of all scales: the one table that a spreadsheet wants. */
    public static Table losses(ShortFormAnswer answer) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("Scale")));
        columns.addAll(LOSSES);
        List<List<Cell>> rows = new ArrayList<>();
        for (ShortForms scale : answer.scales()) {
            for (List<Cell> row : lossRows(scale)) {
                List<Cell> with = new ArrayList<>(List.of(Cell.text(scale.name())));
                with.addAll(row);
                rows.add(with);
            }
        }
        return new Table("short-forms-losses", "What each form loses", columns, rows, List.of());
    }

    private static final List<Column> LOSSES = List.of(
            Column.number("Items"),
            Column.text("Form"),
            Column.number("Alpha"),
            Column.number("Predicted alpha"),
            Column.number("Loss of alpha"),
            Column.number("Corrected correlation"),
            Column.number("Correlation"),
            Column.number("Reliability in range"),
            Column.number("Largest bias, SD"),
            Column.number("External correlation"),
            Column.number("Objective"));

    private static Table losses(ShortForms scale, String id) {
        ShortForms of = scale;
        return new Table(
                "short-forms-losses" + id,
                "What the best form of each length loses",
                LOSSES,
                lossRows(of),
                List.of(
                        "Predicted alpha: by the Spearman–Brown formula for as many items of average quality.",
                        "Corrected correlation: with the sum of all items as if both had been answered independently ("
                                + Citation.unbracketed("levy1967") + "; "
                                + Citation.unbracketed("girardChristensen2008")
                                + "); for all items it is alpha. Correlation: without the correction, inflated because the"
                                + " form is part of the sum.",
                        "Reliability in range: mean of I/(I + 1) over the trait from "
                                + NumberWords.two(of.question().range().lowest()) + " to "
                                + NumberWords.two(of.question().range().highest())
                                + ", I the information in the graded response model of all items.",
                        "Largest bias: of the sum, over the focal groups, at equal matching scores (standardised mean difference"
                                + " matched by all items without those with moderate or large differential item"
                                + " functioning). Objective: weighted mean of the criteria."));
    }

    private static List<List<Cell>> lossRows(ShortForms scale) {
        List<List<Cell>> rows = new ArrayList<>();
        scale.all()
                .ifPresent(all -> rows.add(lossRow(scale.items().size(), "all items", all, Double.NaN, all.alpha())));
        for (ShortForm form : scale.forms()) {
            rows.add(lossRow(
                    form.length(),
                    String.join(", ", form.best().items()),
                    form.best().values(),
                    form.predictedAlpha(),
                    scale.all().orElseThrow().alpha()));
        }
        return rows;
    }

    private static List<Cell> lossRow(int length, String form, FormValues values, double predicted, double all) {
        return List.of(
                Cell.count(length),
                Cell.text(form),
                Cell.number(values.alpha(), Format.CORRELATION),
                Cell.number(predicted, Format.CORRELATION),
                Double.isNaN(predicted) ? Cell.empty() : Cell.number(all - values.alpha(), Format.CORRELATION),
                Cell.number(values.corrected(), Format.CORRELATION),
                Cell.number(values.correlation(), Format.CORRELATION),
                Cell.number(values.inRange(), Format.CORRELATION),
                Cell.number(values.largestBias(), Format.TWO_DECIMALS),
                Cell.number(values.external(), Format.CORRELATION),
                Cell.number(values.objective(), Format.FIT_INDEX));
    }

    private static Figure figure(ShortForms scale, String id) {
        List<ShortForm> forms = scale.forms();
        FormValues all = scale.all().orElseThrow();
        List<String> places = new ArrayList<>(
                forms.stream().map(form -> String.valueOf(form.length())).toList());
        places.add(String.valueOf(scale.items().size()));
        double[] alpha = new double[places.size()];
        double[] predicted = new double[places.size()];
        double[] corrected = new double[places.size()];
        for (int f = 0; f < forms.size(); f++) {
            alpha[f] = forms.get(f).best().values().alpha();
            predicted[f] = forms.get(f).predictedAlpha();
            corrected[f] = forms.get(f).best().values().corrected();
        }
        int last = places.size() - 1;
        alpha[last] = all.alpha();
        predicted[last] = all.alpha();
        corrected[last] = all.corrected();
        return new Figure(
                "short-forms-figure" + id,
                "Reliability and validity of the best form of each length",
                "Lines over the number of items: alpha of the best form, alpha predicted for items of average quality, and the"
                        + " corrected correlation with the sum of all items.",
                new Figure.Lines(
                        places,
                        "Items",
                        "Coefficient",
                        List.of(
                                new Figure.Line("Alpha", alpha, false),
                                new Figure.Line("Predicted alpha", predicted, true),
                                new Figure.Line("Corrected correlation", corrected, false)),
                        Format.CORRELATION),
                losses(scale, id + "-of-figure"));
    }

    private static Table items(ShortForms scale, String id) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("Item")));
        if (!scale.facets().isEmpty()) {
            columns.add(Column.text("Facet"));
        }
        for (ShortForm form : scale.forms()) {
            columns.add(Column.text(form.length() + " items"));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < scale.items().size(); i++) {
            String item = scale.items().get(i);
            List<Cell> row = new ArrayList<>(List.of(Cell.text(item)));
            if (!scale.facets().isEmpty()) {
                row.add(scale.facets().stream()
                        .filter(facet -> facet.items().contains(item))
                        .findFirst()
                        .map(facet -> Cell.text(facet.name()))
                        .orElse(Cell.empty()));
            }
            int at = i;
            for (ShortForm form : scale.forms()) {
                String chosen = form.best().items().contains(item) ? "yes" : "no";
                row.add(Cell.text(chosen
                        + form.heldOut()
                                .map(found -> " (" + found.chosen()[at] + " of " + found.folds() + ")")
                                .orElse("")));
            }
            rows.add(row);
        }
        return new Table(
                "short-forms-items" + id,
                "Items of the best form of each length",
                columns,
                rows,
                scale.forms().stream().anyMatch(form -> form.heldOut().isPresent())
                        ? List.of(
                                "In brackets: in how many folds of the cross-validation the item was in the best form.")
                        : List.of());
    }

    private static Table heldOut(ShortForms scale, String id) {
        return Table.of(
                        "short-forms-cross-validation" + id,
                        "Cross-validation of the choice of items",
                        scale.forms().stream()
                                .filter(form -> form.heldOut().isPresent())
                                .toList())
                .number("Items", Format.COUNT, ShortForm::length)
                .number(
                        "Alpha, in sample",
                        Format.CORRELATION,
                        form -> form.heldOut().orElseThrow().alphaInSample())
                .number(
                        "Alpha, held out",
                        Format.CORRELATION,
                        form -> form.heldOut().orElseThrow().alpha())
                .number(
                        "Corrected correlation, in sample",
                        Format.CORRELATION,
                        form -> form.heldOut().orElseThrow().correctedInSample())
                .number(
                        "Corrected correlation, held out",
                        Format.CORRELATION,
                        form -> form.heldOut().orElseThrow().corrected())
                .number(
                        "External correlation, held out",
                        Format.CORRELATION,
                        form -> form.heldOut().orElseThrow().external())
                .text(
                        "Same form",
                        form -> form.heldOut()
                                .map(found -> found.same() + " of " + found.folds())
                                .orElseThrow())
                .table(
                        "Means over folds. In sample: in the respondents that the form was chosen by; held out: in the others. Same"
                                + " form: folds whose best form was that of all respondents.");
    }

    private static Table structure(ShortForms scale, String id) {
        boolean groups =
                scale.structure().filter(found -> !found.invariance().isEmpty()).isPresent();
        List<Column> columns = new ArrayList<>(List.of(
                Column.number("Items"),
                Column.number("Factors"),
                Column.statistic("df"),
                Column.number("CFI"),
                Column.number("RMSEA"),
                Column.number("SRMR")));
        if (groups) {
            columns.addAll(List.of(
                    Column.number("CFI, configural"),
                    Column.number("ΔCFI, metric"),
                    Column.number("p, metric"),
                    Column.number("ΔCFI, scalar"),
                    Column.number("p, scalar")));
        }
        List<List<Cell>> rows = new ArrayList<>();
        scale.structure().ifPresent(found -> rows.add(structureRow(scale.items().size(), found, groups)));
        for (ShortForm form : scale.forms()) {
            form.structure().ifPresent(found -> rows.add(structureRow(form.length(), found, groups)));
        }
        return new Table(
                "short-forms-structure" + id,
                "Factor model and invariance of the best form of each length",
                columns,
                rows,
                List.of(
                        "Robust maximum likelihood; robust CFI and RMSEA. One factor for each facet, or one factor without facets;"
                                + " forms with a single item of a facet have no row. A dash: saturated, or not converged to an"
                                + " admissible solution."
                                + (groups
                                        ? " ΔCFI below −.010 speaks against the level ("
                                                + Citation.unbracketed("chen2007") + ")."
                                        : "")));
    }

    private static List<Cell> structureRow(int length, FormStructure found, boolean groups) {
        List<Cell> row = new ArrayList<>(List.of(
                Cell.count(length),
                Cell.count(found.factors()),
                Cell.count(found.degrees()),
                index(found.sound() && found.degrees() > 0, found.cfi()),
                index(found.sound() && found.degrees() > 0, found.rmsea()),
                index(found.sound() && found.degrees() > 0, found.srmr())));
        if (groups) {
            row.add(level(found, Level.CONFIGURAL)
                    .map(level -> index(level.sound(), level.cfi()))
                    .orElse(Cell.empty()));
            for (Level level : List.of(Level.METRIC, Level.SCALAR)) {
                Optional<FormInvariance> step = level(found, level);
                row.add(step.map(one -> index(one.sound(), one.deltaCfi())).orElse(Cell.empty()));
                row.add(step.filter(FormInvariance::sound)
                        .map(one -> Cell.number(one.pValue(), Format.P_VALUE))
                        .orElse(Cell.empty()));
            }
        }
        return row;
    }

    private static Optional<FormInvariance> level(FormStructure found, Level level) {
        return found.invariance().stream().filter(one -> one.level() == level).findFirst();
    }

    private static Cell index(boolean sound, double value) {
        return sound ? Cell.number(value, Format.FIT_INDEX) : Cell.empty();
    }

    private static Table alternatives(ShortForms scale, String id) {
        List<List<Cell>> rows = new ArrayList<>();
        for (ShortForm form : scale.forms()) {
            IntStream.range(0, form.proposals().size()).forEach(rank -> {
                ShortForm.Proposal proposal = form.proposals().get(rank);
                rows.add(List.of(
                        Cell.count(form.length()),
                        Cell.count(rank + 1),
                        Cell.text(String.join(", ", proposal.items())),
                        Cell.number(proposal.values().objective(), Format.FIT_INDEX),
                        Cell.number(proposal.values().alpha(), Format.CORRELATION),
                        Cell.number(proposal.values().corrected(), Format.CORRELATION),
                        Cell.number(proposal.values().largestBias(), Format.TWO_DECIMALS)));
            });
        }
        return new Table(
                "short-forms-alternatives" + id,
                "The best forms of each length",
                List.of(
                        Column.number("Items"),
                        Column.number("Rank"),
                        Column.text("Form"),
                        Column.number("Objective"),
                        Column.number("Alpha"),
                        Column.number("Corrected correlation"),
                        Column.number("Largest bias, SD")),
                rows,
                List.of(
                        "Forms whose objectives differ by less than .01 are about as good; choose among them by content."));
    }
}
