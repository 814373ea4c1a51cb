package kith.report.section.group;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kith.citation.Citation;
import kith.finding.Finding;
import kith.grouplevel.AgreementIndices;
import kith.grouplevel.AgreementStrength;
import kith.grouplevel.Ecometrics;
import kith.grouplevel.GroupAgreement;
import kith.grouplevel.GroupAnswer;
import kith.grouplevel.GroupIcc;
import kith.grouplevel.GroupMeasurement;
import kith.grouplevel.OrderedEcometrics;
import kith.grouplevel.Waba;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.TableColumns;
import kith.report.section.finding.Notices;
import kith.report.section.word.Confidence;
import kith.report.section.word.Labels;
import kith.report.section.word.NumberWords;
import kith.resampling.Interval;

/** Presents how well scales measure groups. */
public final class GroupSection {

    /** Groups in a table of a report; JSON and CSV have all. */
    private static final int MOST_ROWS = 200;

    private GroupSection() {}

    /** How much is shown of single groups. */
    enum Extent {
        WHOLE,
        /** Scores alone, for a study with several contexts. */
        SCORES
    }

    /** @param findings of the reading and of the analysis */
    public static Section of(GroupAnswer answer, Labels labels, List<Finding> findings) {
        return of(answer, labels, findings, Extent.WHOLE);
    }

    static Section of(GroupAnswer answer, Labels labels, List<Finding> findings, Extent extent) {
        List<Block> blocks = new ArrayList<>(Notices.ofLostRows(findings));
        for (GroupMeasurement scale : answer.scales()) {
            blocks.add(new Block.Paragraph(sentence(scale, labels, answer)));
        }
        blocks.add(intraclass(answer, labels));
        answer.scales()
                .forEach(scale -> scale.agreement()
                        .ifPresent(agreement -> blocks.add(agreement(
                                scale, agreement, labels, answer.scales().size() > 1))));
        List<Ecometrics> models = answer.scales().stream()
                .flatMap(scale -> scale.ecometrics().stream())
                .filter(Ecometrics::converged)
                .toList();
        if (!models.isEmpty()) {
            blocks.addAll(new EcometricsTables(models, labels, answer.level()).blocks());
        }
        answer.domains()
                .filter(Ecometrics::converged)
                .ifPresent(model -> blocks.add(EcometricsTables.domains(model, labels)));
        List<OrderedEcometrics> ordered =
                answer.ordered().stream().filter(OrderedEcometrics::converged).toList();
        if (!ordered.isEmpty()) {
            blocks.addAll(new OrderedEcometricsTables(ordered, labels).blocks());
        }
        if (!answer.spatial().isEmpty()) {
            blocks.addAll(new SpatialTables(answer, labels).blocks());
        }
        if (extent == Extent.WHOLE) {
            answer.scales()
                    .forEach(
                            scale -> scale.icc().ifPresent(icc -> blocks.add(GroupFigures.funnel(scale, icc, labels))));
            answer.scales()
                    .forEach(scale -> scale.agreement()
                            .ifPresent(agreement -> blocks.add(GroupFigures.agreement(scale, agreement, labels))));
        }
        if (!answer.waba().isEmpty()) {
            blocks.add(waba(answer, labels));
        }
        if (extent == Extent.WHOLE) {
            blocks.add(shortened(byGroup(answer, labels)));
        }
        blocks.addAll(Notices.ofOthers(findings));
        return new Section("group", "Measurement of groups", blocks);
    }

    /** Column, sizes and measures stand with the first scale, sizes again where those of another scale differ. */
    private static String sentence(GroupMeasurement scale, Labels labels, GroupAnswer answer) {
        String title = labels.title(scale.scale());
        if (scale.icc().isEmpty()) {
            return title + ": the variance between groups could not be estimated.";
        }
        GroupMeasurement before = answer.scales().get(0);
        boolean first = scale.equals(before);
        boolean others = scale.respondents() != before.respondents() || scale.groups() != before.groups();
        GroupIcc icc = scale.icc().get();
        double share = icc.anova().iccN0();
        return title + ": "
                + (first || others
                        ? NumberWords.count(scale.respondents()) + " respondents in "
                                + NumberWords.count(scale.groups()) + " groups"
                                + (first ? " (column " + answer.cluster() + ")" : "") + ". Group means "
                        : "group means ")
                + (icc.anova().pvalue() < 0.05 ? "differed" : "did not differ significantly")
                + ", F(" + NumberWords.df(icc.anova().df1()) + ", "
                + NumberWords.df(icc.anova().df2()) + ") = "
                + NumberWords.two(icc.anova().f()) + ", p "
                + NumberWords.p(icc.anova().pvalue()) + ". ICC(1) = "
                + NumberWords.correlation(share)
                + (first
                        ? " (" + (share > 0 ? String.format(Locale.ROOT, "%.0f%%", 100 * share) : "none")
                                + " of the variance of a single response lies between groups)"
                        : "")
                + " and ICC(2) = " + NumberWords.correlation(icc.anova().icc2())
                + (first ? " (the reliability of a group mean)" : "") + "."
                + scale.agreement().map(found -> agreement(scale, found, first)).orElse("");
    }

    private static String agreement(GroupMeasurement scale, GroupAgreement agreement, boolean first) {
        double rwg = agreement.summary(group -> group.byNull().get(0).rwg()).mean();
        return " Agreement of members was on average "
                + AgreementStrength.of(rwg).name().toLowerCase(Locale.ROOT).replace('_', ' ') + " (mean "
                + (scale.items().size() > 1 ? "rwg(j)" : "rwg") + " = " + NumberWords.correlation(rwg)
                + (first ? "; labels after " + Citation.unbracketed("lebretonSenter2008") : "") + ").";
    }

    private static Table intraclass(GroupAnswer answer, Labels labels) {
        boolean items = answer.scales().stream().anyMatch(scale -> scale.items().size() > 1);
        TableColumns<Variable> table = variables(List.of());
        for (GroupMeasurement scale : answer.scales()) {
            String name = items ? "score (mean of the items)" : labels.title(scale.scale());
            List<Variable> rows = new ArrayList<>(List.of(new Variable(name, scale.icc())));
            for (int item = 0; item < scale.items().size() && scale.items().size() > 1; item++) {
                rows.add(new Variable(
                        labels.idAndTitle(scale.items().get(item)),
                        scale.itemIccs().get(item)));
            }
            table = items ? table.group(labels.title(scale.scale()), rows) : table.rows(rows);
        }
        return intraclass(table, answer.level());
    }

    /** A variable whose variance lies in part between groups. */
    private record Variable(String name, Optional<GroupIcc> icc) {}

    private static TableColumns<Variable> variables(List<Variable> rows) {
        return Table.of("group-icc", "Variance between groups", rows);
    }

    /** Of the scores of each context, a heading a context. */
    static Table byContext(Map<String, GroupAnswer> answers, Labels labels) {
        TableColumns<Variable> table = variables(List.of());
        double level = Double.NaN;
        for (Map.Entry<String, GroupAnswer> one : answers.entrySet()) {
            level = one.getValue().level();
            List<GroupMeasurement> scales = one.getValue().scales();
            int count = scales.stream().mapToInt(GroupMeasurement::groups).max().orElse(0);
            table.group(
                    labels.title(one.getKey()) + " (" + NumberWords.count(count) + " groups)",
                    scales.stream()
                            .map(scale -> new Variable(labels.title(scale.scale()), scale.icc()))
                            .toList());
        }
        return intraclass(table, level);
    }

    private static Table intraclass(TableColumns<Variable> table, double level) {
        return table.text("Variable", Variable::name)
                .part(
                        Variable::icc,
                        icc -> icc.number(
                                        Confidence.heading("ICC(1)", level),
                                        of -> correlation(
                                                of.anova().iccN0(), of.anova().iccN0ByF()))
                                .number(
                                        Confidence.heading("ICC(1), REML", level),
                                        of -> correlation(
                                                of.reml().icc(), of.reml().iccInterval()))
                                .number(
                                        Confidence.heading("ICC(2)", level),
                                        of -> correlation(
                                                of.anova().icc2(), of.anova().icc2ByF()))
                                .statistic(
                                        "F",
                                        Format.TWO_DECIMALS,
                                        of -> of.anova().f())
                                .statistic("p", Format.P_VALUE, of -> of.anova().pvalue())
                                .twoDecimals("Design effect", of -> of.anova().designEffectN0()))
                .table(
                        "ICC(1): share of variance between groups, by analysis of variance with n₀ (interval by F) and by restricted"
                                + " maximum likelihood (REML, profile likelihood interval). ICC(2): reliability of group means."
                                + " Design effect: factor by which grouping inflates the variance of a mean.");
    }

    private static Cell correlation(double estimate, Interval interval) {
        return Confidence.cell(estimate, interval, Format.CORRELATION);
    }

    private static Table agreement(GroupMeasurement scale, GroupAgreement agreement, Labels labels, boolean several) {
        List<Index> rows = new ArrayList<>();
        for (int k = 0; k < agreement.distributions().size(); k++) {
            int of = k;
            String name = agreement.distributions().get(k).name();
            rows.add(new Index(
                    "rwg(j), " + name,
                    agreement.summary(group -> group.byNull().get(of).rwg()),
                    significant(agreement, of)));
        }
        rows.add(new Index(
                "rwg*(j), " + agreement.distributions().get(0).name(),
                agreement.summary(group -> group.byNull().get(0).rwgStar()),
                Double.NaN));
        rows.add(new Index("ADM(j)", agreement.summary(AgreementIndices::deviationFromMean), Double.NaN));
        rows.add(new Index(
                "AD(j) from the median", agreement.summary(AgreementIndices::deviationFromMedian), Double.NaN));
        rows.add(new Index("awg(j)", agreement.summary(AgreementIndices::awg), Double.NaN));
        return Table.of(
                        "group-agreement" + (several ? "-" + scale.scale() : ""),
                        "Agreement within groups: " + labels.title(scale.scale()),
                        rows)
                .text("Index, null distribution", Index::name)
                .statistic("M", Format.TWO_DECIMALS, row -> row.summary().mean())
                .twoDecimals("Median", row -> row.summary().median())
                .statistic("SD", Format.TWO_DECIMALS, row -> row.summary().sd())
                .twoDecimals("10th percentile", row -> row.summary().q10())
                .twoDecimals("90th percentile", row -> row.summary().q90())
                .percent("Groups with p ≤ .05", Index::significant)
                .table(
                        agreement.groups().size() + " groups with two members or more. rwg(j): "
                                + Citation.narrative("jamesDemareeWolf1984") + ", 0 where items vary more than the null"
                                + " distribution; rwg*(j): " + Citation.narrative("lindellBrandtWhitney1999")
                                + "; ADM(j): "
                                + Citation.narrative("burkeFinkelsteinDusig1999") + ", in points of the scale; awg(j): "
                                + Citation.narrative("brownHauenstein2005") + ". Null distributions: "
                                + Citation.narrative("lebretonSenter2008") + ".",
                        "p: probability of at least this agreement if members answered each item independently by the null"
                                + " distribution.");
    }

    /** An index of agreement over groups, and the share of groups in which it is significant. */
    private record Index(String name, GroupAgreement.Summary summary, double significant) {}

    /** The share of groups whose agreement is significant; NaN where it was not computed. */
    private static double significant(GroupAgreement agreement, int distribution) {
        if (agreement.criticalValues().isEmpty()) {
            return Double.NaN;
        }
        return agreement.groups().stream()
                        .filter(group -> group.byNull().get(distribution).rwgPvalue() <= 0.05)
                        .count()
                / (double) agreement.groups().size();
    }

    private static Table waba(GroupAnswer answer, Labels labels) {
        return Table.of("group-waba", "Correlations between and within groups (WABA)", answer.waba())
                .text("Variables", waba -> labels.title(waba.first()) + ", " + labels.title(waba.second()))
                .statistic("r", Format.CORRELATION, Waba::correlation)
                .correlation("r between", Waba::correlationBetween)
                .correlation("r within", Waba::correlationWithin)
                .correlation(
                        "Between component",
                        waba -> waba.etaBetweenFirst() * waba.etaBetweenSecond() * waba.correlationBetween())
                .correlation(
                        "Within component",
                        waba -> waba.etaWithinFirst() * waba.etaWithinSecond() * waba.correlationWithin())
                .statistic("z", Format.TWO_DECIMALS, Waba::z)
                .statistic("p", Format.P_VALUE, Waba::pvalue)
                .table("The components add up to r. z: test of r between against r within.");
    }

    /** One row per group: the one table that a spreadsheet wants. */
    public static Table byGroup(GroupAnswer answer) {
        return byGroup(answer, Labels.none());
    }

    private static Table byGroup(GroupAnswer answer, Labels labels) {
        TableColumns<OfGroup> table = Table.of("group-by-group", "Groups", List.of());
        for (GroupMeasurement scale : answer.scales()) {
            String title = labels.title(scale.scale());
            Map<String, AgreementIndices> agreement = new HashMap<>();
            scale.agreement().ifPresent(all -> all.groups().forEach(one -> agreement.put(one.group(), one)));
            List<OfGroup> rows = scale.icc().map(GroupIcc::scores).orElse(List.of()).stream()
                    .map(mean -> new OfGroup(title, mean, Optional.ofNullable(agreement.get(mean.group()))))
                    .toList();
            table = answer.scales().size() > 1 ? table.group(title, rows) : table.rows(rows);
        }
        return table.text("Scale", OfGroup::scale)
                .text("Group", row -> row.mean().group())
                .statistic("n", Format.COUNT, row -> row.mean().n())
                .statistic("M", Format.TWO_DECIMALS, row -> row.mean().mean())
                .correlation("Reliability", row -> row.mean().reliability())
                .twoDecimals("Empirical Bayes deviation", row -> row.mean().deviation())
                .twoDecimals("SE of score", row -> row.mean().scoreError())
                .part(
                        OfGroup::agreement,
                        found -> found.correlation(
                                        "rwg(j)", of -> of.byNull().get(0).rwg())
                                .statistic(
                                        "p",
                                        Format.P_VALUE,
                                        of -> of.byNull().get(0).rwgPvalue())
                                .twoDecimals("ADM(j)", AgreementIndices::deviationFromMean)
                                .correlation("awg(j)", AgreementIndices::awg))
                .table(
                        "Empirical Bayes deviation: from the mean of all groups, shrunk by the reliability of the group’s"
                                + " mean. Its standard error includes the uncertainty of that mean. p: of rwg(j).");
    }

    private record OfGroup(String scale, GroupIcc.GroupMean mean, Optional<AgreementIndices> agreement) {}

    private static Table shortened(Table table) {
        if (table.rows().size() <= MOST_ROWS) {
            return table;
        }
        List<String> notes = new ArrayList<>(table.notes());
        notes.add("The first " + MOST_ROWS + " of " + table.rows().size() + " rows; JSON and CSV have all.");
        return new Table(
                table.id(),
                table.caption(),
                table.columns(),
                table.rows().subList(0, MOST_ROWS),
                table.groups().stream()
                        .filter(group -> group.beforeRow() < MOST_ROWS)
                        .toList(),
                notes);
    }
}
