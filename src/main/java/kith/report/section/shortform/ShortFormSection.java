package kith.report.section.shortform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kith.citation.Citation;
import kith.finding.Finding;
import kith.invariance.level.Level;
import kith.reliability.scale.ScalePart;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.TableColumns;
import kith.report.section.finding.Notices;
import kith.report.section.word.Labels;
import kith.report.section.word.NumberWords;
import kith.shortform.FormInvariance;
import kith.shortform.FormStructure;
import kith.shortform.FormValues;
import kith.shortform.HeldOutForm;
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
        List<Loss> rows = answer.scales().stream()
                .flatMap(scale -> losses(scale).stream())
                .toList();
        return columns(Table.of("short-forms-losses", "What each form loses", rows)
                        .text("Scale", Loss::scale))
                .table();
    }

    private static Table losses(ShortForms scale, String id) {
        return columns(Table.of("short-forms-losses" + id, "What the best form of each length loses", losses(scale)))
                .table(
                        "Predicted alpha: by the Spearman–Brown formula for as many items of average quality.",
                        "Corrected correlation: with the sum of all items as if both had been answered independently ("
                                + Citation.unbracketed("levy1967") + "; "
                                + Citation.unbracketed("girardChristensen2008")
                                + "); for all items it is alpha. Correlation: without the correction, inflated because the"
                                + " form is part of the sum.",
                        "Reliability in range: mean of I/(I + 1) over the trait from "
                                + NumberWords.two(scale.question().range().lowest()) + " to "
                                + NumberWords.two(scale.question().range().highest())
                                + ", I the information in the graded response model of all items.",
                        "Largest bias: of the sum, over the focal groups, at equal matching scores (standardised mean difference"
                                + " matched by all items without those with moderate or large differential item"
                                + " functioning). Objective: weighted mean of the criteria.");
    }

    /**
     * A row of what forms lose.
     *
     * @param predicted alpha for so many items of average quality; NaN for all items
     * @param all alpha of all items
     */
    private record Loss(String scale, int length, String form, FormValues values, double predicted, double all) {}

    private static List<Loss> losses(ShortForms scale) {
        List<Loss> rows = new ArrayList<>();
        scale.all().ifPresent(all -> {
            rows.add(new Loss(scale.name(), scale.items().size(), "all items", all, Double.NaN, all.alpha()));
            scale.forms().stream().map(form -> loss(scale.name(), form, all)).forEach(rows::add);
        });
        return rows;
    }

    private static Loss loss(String scale, ShortForm form, FormValues all) {
        String items = String.join(", ", form.best().items());
        return new Loss(scale, form.length(), items, form.best().values(), form.predictedAlpha(), all.alpha());
    }

    private static TableColumns<Loss> columns(TableColumns<Loss> table) {
        return table.count("Items", Loss::length)
                .text("Form", Loss::form)
                .correlation("Alpha", row -> row.values().alpha())
                .correlation("Predicted alpha", Loss::predicted)
                .number(
                        "Loss of alpha",
                        row -> Double.isNaN(row.predicted())
                                ? Cell.empty()
                                : Cell.number(row.all() - row.values().alpha(), Format.CORRELATION))
                .correlation("Corrected correlation", row -> row.values().corrected())
                .correlation("Correlation", row -> row.values().correlation())
                .correlation("Reliability in range", row -> row.values().inRange())
                .twoDecimals("Largest bias, SD", row -> row.values().largestBias())
                .correlation("External correlation", row -> row.values().external())
                .fitIndex("Objective", row -> row.values().objective());
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
        boolean crossValidated =
                scale.forms().stream().anyMatch(form -> form.heldOut().isPresent());
        return Table.of(
                        "short-forms-items" + id,
                        "Items of the best form of each length",
                        scale.items().size())
                .text("Item", scale.items()::get)
                .when(
                        !scale.facets().isEmpty(),
                        table -> table.<ScalePart>part(
                                i -> facet(scale, i), facet -> facet.text("Facet", ScalePart::name)))
                .each(
                        scale.forms(),
                        (table, form) -> table.text(
                                form.length() + " items",
                                i -> chosen(form, scale.items().get(i), i)))
                .table(
                        crossValidated
                                ? List.of("In brackets: in how many folds of the cross-validation the item was in the"
                                        + " best form.")
                                : List.of());
    }

    private static Optional<ScalePart> facet(ShortForms scale, int item) {
        return scale.facets().stream()
                .filter(facet -> facet.items().contains(scale.items().get(item)))
                .findFirst();
    }

    private static String chosen(ShortForm form, String item, int at) {
        return (form.best().items().contains(item) ? "yes" : "no")
                + form.heldOut()
                        .map(found -> " (" + found.chosen()[at] + " of " + found.folds() + ")")
                        .orElse("");
    }

    private static Table heldOut(ShortForms scale, String id) {
        return Table.of(
                        "short-forms-cross-validation" + id,
                        "Cross-validation of the choice of items",
                        scale.forms().stream()
                                .filter(form -> form.heldOut().isPresent())
                                .toList())
                .count("Items", ShortForm::length)
                .part(
                        ShortForm::heldOut,
                        found -> found.correlation("Alpha, in sample", HeldOutForm::alphaInSample)
                                .correlation("Alpha, held out", HeldOutForm::alpha)
                                .correlation("Corrected correlation, in sample", HeldOutForm::correctedInSample)
                                .correlation("Corrected correlation, held out", HeldOutForm::corrected)
                                .correlation("External correlation, held out", HeldOutForm::external)
                                .text("Same form", one -> one.same() + " of " + one.folds()))
                .table(
                        "Means over folds. In sample: in the respondents that the form was chosen by; held out: in the others. Same"
                                + " form: folds whose best form was that of all respondents.");
    }

    /** The structure of a form of this length. */
    private record Structured(int length, FormStructure found) {

        Optional<FormStructure> judged() {
            return Optional.of(found).filter(one -> one.sound() && one.degrees() > 0);
        }

        Optional<FormInvariance> at(Level level) {
            return found.invariance().stream()
                    .filter(one -> one.level() == level && one.sound())
                    .findFirst();
        }
    }

    private static Table structure(ShortForms scale, String id) {
        boolean groups =
                scale.structure().filter(found -> !found.invariance().isEmpty()).isPresent();
        List<Structured> rows = new ArrayList<>();
        scale.structure()
                .ifPresent(found -> rows.add(new Structured(scale.items().size(), found)));
        for (ShortForm form : scale.forms()) {
            form.structure().ifPresent(found -> rows.add(new Structured(form.length(), found)));
        }
        return Table.of(
                        "short-forms-structure" + id,
                        "Factor model and invariance of the best form of each length",
                        rows)
                .count("Items", Structured::length)
                .count("Factors", row -> row.found().factors())
                .statistic("df", Format.COUNT, row -> row.found().degrees())
                .part(
                        Structured::judged,
                        fit -> fit.fitIndex("CFI", FormStructure::cfi)
                                .fitIndex("RMSEA", FormStructure::rmsea)
                                .fitIndex("SRMR", FormStructure::srmr))
                .when(
                        groups,
                        table -> table.<FormInvariance>part(
                                        row -> row.at(Level.CONFIGURAL),
                                        level -> level.fitIndex("CFI, configural", FormInvariance::cfi))
                                .each(
                                        List.of(Level.METRIC, Level.SCALAR),
                                        (more, level) -> more.<FormInvariance>part(
                                                row -> row.at(level),
                                                step -> step.fitIndex("ΔCFI, " + level.id(), FormInvariance::deltaCfi)
                                                        .pValue("p, " + level.id(), FormInvariance::pValue))))
                .table(
                        "Robust maximum likelihood; robust CFI and RMSEA. One factor for each facet, or one factor without facets;"
                                + " forms with a single item of a facet have no row. A dash: saturated, or not converged to an"
                                + " admissible solution."
                                + (groups
                                        ? " ΔCFI below −.010 speaks against the level ("
                                                + Citation.unbracketed("chen2007") + ")."
                                        : ""));
    }

    /** A proposal by its place among those of the same length. */
    private record Ranked(int length, int rank, ShortForm.Proposal proposal) {

        FormValues values() {
            return proposal.values();
        }
    }

    private static Table alternatives(ShortForms scale, String id) {
        List<Ranked> rows = new ArrayList<>();
        for (ShortForm form : scale.forms()) {
            for (int rank = 0; rank < form.proposals().size(); rank++) {
                rows.add(new Ranked(form.length(), rank + 1, form.proposals().get(rank)));
            }
        }
        return Table.of("short-forms-alternatives" + id, "The best forms of each length", rows)
                .count("Items", Ranked::length)
                .count("Rank", Ranked::rank)
                .text("Form", row -> String.join(", ", row.proposal().items()))
                .fitIndex("Objective", row -> row.values().objective())
                .correlation("Alpha", row -> row.values().alpha())
                .correlation("Corrected correlation", row -> row.values().corrected())
                .twoDecimals("Largest bias, SD", row -> row.values().largestBias())
                .table(
                        "Forms whose objectives differ by less than .01 are about as good; choose among them by content.");
    }
}
