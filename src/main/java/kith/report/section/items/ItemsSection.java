package kith.report.section.items;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.citation.Citation;
import kith.finding.Finding;
import kith.finding.WayIn;
import kith.math.Descriptives;
import kith.reliability.coefficient.Coefficient;
import kith.reliability.coefficient.MeasurementError;
import kith.reliability.coefficient.ReliabilityEstimate;
import kith.reliability.difference.DifferenceScore;
import kith.reliability.item.ItemDistribution;
import kith.reliability.item.ItemStatistics;
import kith.reliability.item.ScaleAnalysis;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.document.TableColumns;
import kith.report.section.cfa.BifactorTables;
import kith.report.section.finding.Notices;
import kith.report.section.word.Confidence;
import kith.report.section.word.Labels;
import kith.resampling.IntervalMethod;
import kith.study.ItemsAnswer;

/** Presents items and reliability. */
public final class ItemsSection {

    private static final int ITEMS_FOR_GROUP_FACTORS = 9;
    private static final double USUAL_ITEM_TOTAL = 0.3;
    private static final List<Coefficient> MAIN = List.of(Coefficient.ALPHA, Coefficient.OMEGA_TOTAL);

    private ItemsSection() {}

    /** Of a study, for its supplement. */
    public static Section of(ItemsAnswer answer, Labels labels) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(byGroup(answer, labels));
        blocks.addAll(DifferenceTable.of(answer, labels));
        groupFindings(answer, labels, WayIn.STUDY).ifPresent(blocks::add);
        List<Section> scales = new ArrayList<>();
        for (ScaleAnalysis scale : answer.everybody()) {
            scales.add(new Section(
                    "items-" + id(scale.name()), labels.title(scale.name()), ofScale(scale, title(scale, labels))));
        }
        return new Section("items", "Items and reliability", blocks, scales);
    }

    /** The answer of the verb {@code items}, with everything that is known of each scale. */
    public static Section inDetail(ItemsAnswer answer, Labels labels) {
        List<Block> blocks = new ArrayList<>();
        if (!answer.groups().isEmpty() || answer.everybody().size() > 1) {
            blocks.add(byGroup(answer, labels));
        }
        blocks.addAll(DifferenceTable.of(answer, labels));
        groupFindings(answer, labels, WayIn.COMMAND_LINE).ifPresent(blocks::add);
        for (ScaleAnalysis scale : answer.everybody()) {
            ScaleDetails details = new ScaleDetails(scale, id(scale.name()), title(scale, labels));
            String title = title(scale, labels);
            blocks.add(items(scale, title));
            blocks.addAll(details.answers());
            blocks.add(itemTotal(scale, title));
            details.itemRest().ifPresent(blocks::add);
            blocks.add(details.correlations());
            blocks.add(coefficients(scale, title));
            scale.bifactor()
                    .map(found -> BifactorTables.shares("items-" + id(scale.name()), found, scale.level(), labels))
                    .ifPresent(blocks::add);
            blocks.addAll(details.halves());
            blocks.addAll(details.score());
            blocks.addAll(Notices.of(
                    answer.everybody().size() == 1
                            ? scale.findings()
                            : scale.findings().stream()
                                    .map(finding -> finding.in(scale.name()))
                                    .toList()));
        }
        return new Section("items", "Items and reliability", blocks);
    }

    /** How captions name the scale; the one made of named items has no name of its own. */
    private static String title(ScaleAnalysis scale, Labels labels) {
        String title = labels.title(scale.name());
        return !title.equals(scale.name()) ? title : title.equals("scale") ? "the scale" : "the scale " + title;
    }

    private static String id(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    }

    static Table byGroup(ItemsAnswer answer, Labels labels) {
        TableColumns<Sampled> table = Table.of(
                "items-reliability",
                answer.groups().isEmpty() ? "Reliability by scale" : "Reliability by scale and group",
                List.of());
        Set<String> notes = new LinkedHashSet<>();
        double level = answer.everybody().get(0).level();
        for (int s = 0; s < answer.everybody().size(); s++) {
            ScaleAnalysis scale = answer.everybody().get(s);
            if (answer.groups().isEmpty()) {
                table.rows(List.of(sampled(labels.title(scale.name()), scale, notes)));
                continue;
            }
            List<Sampled> rows = new ArrayList<>(List.of(sampled("Total sample", scale, notes)));
            for (ItemsAnswer.OfGroup group : answer.groups()) {
                rows.add(sampled(labels.title(group.group()), group.scales().get(s), notes));
            }
            table.group(labels.title(scale.name()), rows);
        }
        if (answer.everybody().stream()
                .anyMatch(scale ->
                        scale.complete() < scale.n() && MAIN.stream().anyMatch(one -> isByFormula(scale, one)))) {
            notes.add(
                    "Feldt’s and Bonett’s intervals take rows as independent and n as the number with any response, though covariances"
                            + " are pairwise: where responses are missing they are slightly too narrow.");
        }
        notes.add(
                "SEM: standard error of measurement of a mean score by alpha, which covers error within one occasion only. SDC: smallest"
                        + " detectable change, z √2 SEM, at " + Confidence.percent(level) + " "
                        + Citation.parenthetical("deVet2006")
                        + ". "
                        + MeasurementErrorWords.RETEST);
        return table.text(answer.groups().isEmpty() ? "Scale" : "Group", Sampled::name)
                .statistic("n", Format.COUNT, row -> row.scale().n())
                .count("Items", row -> row.scale().items().size())
                .<ReliabilityEstimate>part(
                        row -> withInterval(row.scale(), Coefficient.ALPHA),
                        found -> found.number(Confidence.heading("Alpha", level), ItemsSection::interval))
                .<ReliabilityEstimate>part(
                        row -> withInterval(row.scale(), Coefficient.OMEGA_TOTAL),
                        found -> found.number(Confidence.heading("Omega, one factor", level), ItemsSection::interval))
                .correlation("Mean r", row -> row.scale().correlations().mean())
                .<MeasurementError>part(
                        row -> row.scale().measurementError(),
                        error -> error.twoDecimals("SEM", MeasurementError::standardError)
                                .twoDecimals("SDC", MeasurementError::detectableChange))
                .table(List.copyOf(notes));
    }

    /** Reliability in the total sample, and alpha in each group beside it. */
    static List<Block> reliability(ItemsAnswer answer, Labels labels) {
        Table total = byGroup(ItemsAnswer.of(answer.everybody(), answer.differences()), labels);
        if (answer.groups().isEmpty()) {
            return List.of(total);
        }
        double level = answer.everybody().get(0).level();
        return List.of(
                total,
                Table.of(
                                "items-alpha-by-group",
                                Confidence.heading("Cronbach’s alpha by group", level),
                                answer.everybody().size())
                        .text(
                                "Scale",
                                s -> labels.title(answer.everybody().get(s).name()))
                        .each(
                                answer.groups(),
                                (table, group) -> table.number(
                                        labels.title(group.group()),
                                        s -> withInterval(group.scales().get(s), Coefficient.ALPHA)
                                                .map(ItemsSection::interval)
                                                .orElse(Cell.empty())))
                        .table());
    }

    /** Whether the interval shown is one of those that take rows as independent and complete. */
    private static boolean isByFormula(ScaleAnalysis scale, Coefficient coefficient) {
        return withInterval(scale, coefficient)
                .filter(row -> row.method() == IntervalMethod.FELDT || row.method() == IntervalMethod.BONETT)
                .isPresent();
    }

    /** A scale in a sample. */
    private record Sampled(String name, ScaleAnalysis scale) {}

    private static Sampled sampled(String name, ScaleAnalysis scale, Set<String> notes) {
        MAIN.stream()
                .flatMap(coefficient -> withInterval(scale, coefficient).stream())
                .filter(found -> found.method() != IntervalMethod.NONE)
                .forEach(found -> notes.add(found.coefficient().title() + ": " + found.convention() + "; interval: "
                        + found.method().title() + "."));
        return new Sampled(name, scale);
    }

    /** The row of a coefficient that has an interval, or else any. */
    static Optional<ReliabilityEstimate> withInterval(ScaleAnalysis scale, Coefficient coefficient) {
        return scale.reliability().stream()
                .filter(row -> row.coefficient() == coefficient
                        && Double.isFinite(row.interval().lower()))
                .findFirst()
                .or(() -> scale.estimate(coefficient));
    }

    private static Cell interval(ReliabilityEstimate estimate) {
        return Confidence.cell(estimate.estimate(), estimate.interval(), Format.CORRELATION);
    }

    /** What is worth knowing of scales within groups: too much for notices. */
    private static Optional<Table> groupFindings(ItemsAnswer answer, Labels labels, WayIn way) {
        List<OfGroup> rows = new ArrayList<>();
        for (ItemsAnswer.OfGroup group : answer.groups()) {
            for (ItemsAnswer.Told told : ItemsAnswer.told(group.scales())) {
                told.findings()
                        .forEach(finding -> rows.add(
                                new OfGroup(labels.title(group.group()), labels.title(told.scale()), finding)));
            }
            for (DifferenceScore pair : group.differences().pairs()) {
                pair.findings()
                        .forEach(finding -> rows.add(new OfGroup(
                                labels.title(group.group()), DifferenceTable.title(pair, labels), finding)));
            }
        }
        return Optional.of(Table.of("items-group-findings", "Findings on the scales within groups", rows)
                        .text("Group", OfGroup::group)
                        .text("Scale", OfGroup::scale)
                        .text("Where", row -> row.finding().where())
                        .text(
                                "Finding",
                                row -> (row.finding().what() + " "
                                                + row.finding().remedy(way))
                                        .strip())
                        .table())
                .filter(table -> !rows.isEmpty());
    }

    /** What was found on a scale within a group. */
    private record OfGroup(String group, String scale, Finding finding) {}

    private static List<Block> ofScale(ScaleAnalysis scale, String title) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(items(scale, title));
        blocks.add(itemTotal(scale, title));
        blocks.add(coefficients(scale, title));
        blocks.addAll(Notices.of(scale.findings()));
        return blocks;
    }

    /** The statistics of all items of some scales, one below the other. */
    public static Table items(List<ScaleAnalysis> scales) {
        List<OfScale> all = scales.stream()
                .flatMap(scale -> scale.items().stream().map(item -> new OfScale(scale.name(), item)))
                .toList();
        return statistics(Table.of("items", "Items", all).text("Scale", OfScale::scale))
                .table();
    }

    /** An item in its scale. */
    private record OfScale(String scale, ItemStatistics item) {

        Descriptives described() {
            return item.answers().map(ItemDistribution::described).orElse(Descriptives.of(new double[0]));
        }
    }

    private static TableColumns<OfScale> statistics(TableColumns<OfScale> table) {
        return table.text("Item", row -> row.item().item())
                .text("Keyed", row -> row.item().reversed() ? "−" : "+")
                .cell(
                        Column.statistic("n"),
                        row -> row.item().answers().isPresent()
                                ? Cell.count(row.described().n())
                                : Cell.empty())
                .statistic("M", Format.TWO_DECIMALS, row -> row.described().mean())
                .statistic("SD", Format.TWO_DECIMALS, row -> row.described().sd())
                .twoDecimals("Skew", row -> row.described().skew())
                .twoDecimals("Kurtosis", row -> row.described().kurtosis())
                .correlation("Item–total r", row -> row.item().total().dropped())
                .correlation("r.cor", row -> row.item().total().corrected())
                .correlation("Alpha if deleted", row -> row.item().ifDropped().alpha())
                .correlation("Omega if deleted", row -> row.item().ifDropped().omega());
    }

    private static Table items(ScaleAnalysis scale, String title) {
        List<OfScale> rows = scale.items().stream()
                .map(item -> new OfScale(scale.name(), item))
                .toList();
        return statistics(Table.of("items-" + id(scale.name()) + "-items", "Items of " + title, rows))
                .table(
                        "Reverse-keyed items (keyed −) are recoded. Item–total r: corrected, with the sum of the other items"
                                + " (psych’s r.drop); r.cor: with the scale, corrected for overlap and unreliability"
                                + " (psych’s r.cor).");
    }

    private static Figure itemTotal(ScaleAnalysis scale, String title) {
        List<String> names = scale.items().stream().map(ItemStatistics::item).toList();
        double[] r = scale.items().stream()
                .mapToDouble(item -> item.total().dropped())
                .toArray();
        String id = "items-" + id(scale.name()) + "-total";
        return new Figure(
                id,
                "Corrected item–total correlations of " + title,
                "One bar per item; the line marks .30, a convention without a single source. With few items, correlations are lower.",
                new Figure.Bars(names, r, "Correlation with the other items", USUAL_ITEM_TOTAL, Format.CORRELATION),
                Table.of(id + "-table", "Corrected item–total correlations of " + title, r.length)
                        .text("Item", i -> names.get(i))
                        .statistic("r", Format.CORRELATION, i -> r[i])
                        .table());
    }

    private static List<String> coefficientNotes(ScaleAnalysis scale) {
        List<String> notes = new ArrayList<>();
        if (scale.estimate(Coefficient.OMEGA_TOTAL).isPresent()) {
            notes.add(
                    "Omega, one factor, assumes one common factor; where the scale has several, read omega hierarchical and omega total."
                            + " Categorical omegas by the observed and by the model’s variance differ where one factor does not fit.");
        }
        if (scale.generalFactor().isEmpty() && scale.items().size() < ITEMS_FOR_GROUP_FACTORS) {
            notes.add("Omega hierarchical requires subscales, or at least nine items.");
        }
        return notes;
    }

    private static Table coefficients(ScaleAnalysis scale, String title) {
        Map<String, ReliabilityEstimate> rows = new LinkedHashMap<>();
        scale.reliability()
                .forEach(one ->
                        rows.putIfAbsent(one.coefficient().id() + one.method().id(), one));
        return Table.of(
                        "items-" + id(scale.name()) + "-coefficients",
                        "Coefficients of reliability of " + title,
                        List.copyOf(rows.values()))
                .text("Coefficient", one -> one.coefficient().title())
                .number(Confidence.heading("Estimate", scale.level()), ItemsSection::interval)
                .cell(
                        Column.text("Interval"),
                        one -> one.method() == IntervalMethod.NONE
                                ? Cell.empty()
                                : Cell.text(one.method().title()))
                .text("Convention", ReliabilityEstimate::convention)
                .statistic("n", Format.COUNT, ReliabilityEstimate::n)
                .table(coefficientNotes(scale));
    }
}
