package kith.report.section.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kith.change.ChangeAnswer;
import kith.change.ChangeDistribution;
import kith.change.ChangeIndex;
import kith.change.ChangeVerdict;
import kith.change.ClinicalChange;
import kith.change.GroupChange;
import kith.change.ReliableChangeMethod;
import kith.change.Responsiveness;
import kith.change.WaveScores;
import kith.change.study.LongitudinalAnswer;
import kith.change.trial.TrialAnswer;
import kith.citation.Citation;
import kith.finding.Finding;
import kith.report.document.Block;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.TableColumns;
import kith.report.section.finding.Notices;
import kith.report.section.word.Confidence;
import kith.report.section.word.NumberWords;

/** Presents change between two waves. */
public final class ChangeSection {

    private static final String ALL = "All";

    private ChangeSection() {}

    /** @param findings of the reading and of the analysis */
    public static Section of(ChangeAnswer answer, Optional<TrialAnswer> trial, List<Finding> findings) {
        return of(new LongitudinalAnswer(answer, trial, Optional.empty(), List.of()), findings);
    }

    static Section of(LongitudinalAnswer found, List<Finding> findings) {
        ChangeAnswer answer = found.change();
        List<Block> blocks = new ArrayList<>(Notices.ofLostRows(findings));
        blocks.add(new Block.Paragraph(ChangeWords.of(answer)));
        blocks.add(waves(answer));
        answer.retest().ifPresent(retest -> blocks.addAll(RetestTables.of(answer, retest)));
        blocks.add(reliable(answer));
        if (answer.question().functional().isPresent() && answer.reliability().isPresent()) {
            blocks.add(clinical(answer));
        }
        blocks.add(responsiveness(answer));
        answer.imputed().ifPresent(imputed -> blocks.addAll(ImputedChangeTables.of(answer, imputed)));
        answer.minimal().ifPresent(minimal -> blocks.addAll(MinimalChangeTables.of(answer, minimal)));
        blocks.add(distribution(answer));
        blocks.addAll(Notices.ofOthers(findings));
        return new Section(
                "change",
                "Change in " + answer.score(),
                blocks,
                found.trial().stream()
                        .map(trial -> TrialTables.of(trial, found.range()))
                        .toList());
    }

    /** What a short report says. */
    static Section report(LongitudinalAnswer found) {
        ChangeAnswer answer = found.change();
        List<Block> blocks = new ArrayList<>();
        found.trial().ifPresent(trial -> blocks.add(new Block.Paragraph(TrialTables.words(trial, found.range()))));
        blocks.add(new Block.Paragraph(ChangeWords.of(answer)));
        blocks.add(waves(answer));
        found.trial()
                .filter(trial -> !trial.differences().isEmpty())
                .ifPresent(trial -> blocks.add(TrialTables.differences(trial)));
        blocks.add(responsiveness(answer));
        blocks.add(distribution(answer));
        return new Section("change", "Change in " + answer.score(), blocks);
    }

    static String arm(String arm) {
        return arm.isEmpty() ? ALL : arm;
    }

    private static Table waves(ChangeAnswer answer) {
        return Table.of("change-waves", "Scores by arm and wave", answer.waves())
                .text("Arm", wave -> arm(wave.arm()))
                .text("Wave", WaveScores::wave)
                .statistic("n", Format.COUNT, wave -> wave.scores().n())
                .percent("Share with a score", WaveScores::retained)
                .statistic("M", Format.TWO_DECIMALS, wave -> wave.scores().mean())
                .statistic("SD", Format.TWO_DECIMALS, wave -> wave.scores().sd())
                .twoDecimals("Min", wave -> wave.scores().minimum())
                .twoDecimals("Max", wave -> wave.scores().maximum())
                .table();
    }

    private static Table reliable(ChangeAnswer answer) {
        List<String> notes = new ArrayList<>();
        answer.reliability()
                .ifPresent(r -> notes.add("Reliability over time r = "
                        + NumberWords.correlation(r)
                        + (answer.restsOnRetest() ? ", ICC(2,1) of the retest." : ", as given.")));
        notes.add("Changes beyond ±"
                + NumberWords.two(
                        answer.groups().get(0).reliable().indices().get(0).cutoff())
                + " standard errors are reliable. Indices: " + Citation.narrative("jacobsonTruax1991") + "; "
                + Citation.narrative("maassen2004") + "; " + Citation.narrative("christensenMendoza1986") + "; "
                + Citation.narrative("chelune1993") + ". The index of Christensen and Mendoza divides by the SD of the"
                + " changes, which contains true change as well.");
        TableColumns<ChangeIndex> table =
                Table.of("change-reliable", "Reliable change from " + answer.from() + " to " + answer.to(), List.of());
        answer.groups()
                .forEach(group -> table.group(
                        arm(group.arm()) + ", n = " + group.scores().n(),
                        group.reliable().indices()));
        return table.text("Index", index -> title(index.method()))
                .text("Formula", index -> index.method().formula())
                .twoDecimals("Standard error", ChangeIndex::standardError)
                .count("Improved", index -> index.count(ChangeVerdict.IMPROVED))
                .count("Unchanged", index -> index.count(ChangeVerdict.UNCHANGED))
                .count("Worse", index -> index.count(ChangeVerdict.WORSE))
                .table(notes);
    }

    private static String title(ReliableChangeMethod method) {
        return switch (method) {
            case JACOBSON_TRUAX -> "Jacobson and Truax";
            case CHRISTENSEN_MENDOZA -> "Christensen and Mendoza";
            case MAASSEN_IVERSON -> "Maassen; Iverson";
            case CHELUNE_PRACTICE_MAASSEN_SE -> "Chelune, for practice";
            case GULLIKSEN_LORD_NOVICK -> "Gulliksen, Lord and Novick";
            case EDWARDS_NUNNALLY -> "Edwards and Nunnally";
            case HAGEMAN_ARRINDELL_RCINDIV -> "Hageman and Arrindell";
            case REGRESSION_BASED -> "Regression";
            case REGRESSION_BASED_REFERENCE -> "Regression in the reference arm";
        };
    }

    private static Table clinical(ChangeAnswer answer) {
        return Table.of("change-clinical", "Clinically significant change", answer.groups())
                .text("Arm", group -> arm(group.arm()))
                .statistic("n", Format.COUNT, group -> group.scores().n())
                .count("Recovered", group -> clinical(group, ClinicalChange.RECOVERED))
                .count("Improved only", group -> clinical(group, ClinicalChange.IMPROVED))
                .count("Unchanged", group -> clinical(group, ClinicalChange.UNCHANGED))
                .count("Deteriorated", group -> clinical(group, ClinicalChange.DETERIORATED))
                .table("Recovered: reliably improved (Jacobson and Truax) and beyond the cut-off "
                        + NumberWords.two(answer.cutoffs().applied()) + ", which is criterion c of "
                        + Citation.narrative("jacobsonTruax1991") + ", between the mean of " + answer.from()
                        + " and the norms that were given.");
    }

    private static int clinical(GroupChange group, ClinicalChange change) {
        return group.clinicalCounts().getOrDefault(change, 0);
    }

    private static Table responsiveness(ChangeAnswer answer) {
        double level = answer.question().level();
        return Table.of(
                        "change-responsiveness",
                        "Standardised change from " + answer.from() + " to " + answer.to(),
                        answer.groups())
                .text("Arm", group -> arm(group.arm()))
                .statistic(
                        "n",
                        Format.COUNT,
                        group -> group.responsiveness().moments().n())
                .twoDecimals(
                        "M change", group -> group.responsiveness().moments().meanChange())
                .twoDecimals(
                        "SD change", group -> group.responsiveness().moments().sdChange())
                .statistic("p", Format.P_VALUE, group -> group.responsiveness().pvalue())
                .number(
                        Confidence.heading("ES", level),
                        group -> Confidence.cell(
                                group.responsiveness().effectSize(),
                                group.responsiveness().becker(),
                                Format.TWO_DECIMALS))
                .number(
                        Confidence.heading("SRM", level),
                        group -> Confidence.cell(
                                group.responsiveness().srm(),
                                group.responsiveness().srmNoncentral(),
                                Format.TWO_DECIMALS))
                .twoDecimals(
                        "Guyatt",
                        group -> group.responsiveness()
                                .guyatt()
                                .map(Responsiveness.Guyatt::index)
                                .orElse(Double.NaN))
                .table("p: paired t test within the arm; it does not compare the arms. ES: change / SD of "
                        + answer.from() + ", interval of " + Citation.narrative("becker1988")
                        + ". SRM: change / SD of change, interval by the noncentral t distribution. Guyatt: change / SD of"
                        + " change of those unchanged by the anchor " + Citation.parenthetical("guyattWalterNorman1987")
                        + ".");
    }

    private static Figure distribution(ChangeAnswer answer) {
        ChangeDistribution found = answer.distribution();
        String caption = "Cumulative distribution of improvement by arm";
        return new Figure(
                "change-distribution",
                caption,
                "Each curve gives the share of respondents of an arm who improved by at least the amount on the x axis.",
                new Figure.Curves(
                        found.thresholds(),
                        "Improvement from " + answer.from() + " to " + answer.to(),
                        "Share of respondents",
                        found.arms().stream()
                                .map(curve -> new Figure.Curve(
                                        arm(curve.arm()), curve.share(), new double[found.thresholds().length]))
                                .toList(),
                        Format.PERCENT),
                Table.of("change-distribution-table", caption, found.thresholds().length)
                        .twoDecimals("Improved by at least", k -> found.thresholds()[k])
                        .each(found.arms(), (table, curve) -> table.percent(arm(curve.arm()), k -> curve.share()[k]))
                        .table());
    }

    /** One row per respondent with both scores: the table that an auditor wants. */
    public static Table perRespondent(ChangeAnswer answer) {
        GroupChange all = answer.groups().get(0);
        Optional<ChangeIndex> reliable = all.reliable().index(ReliableChangeMethod.JACOBSON_TRUAX);
        return Table.of(
                        "change-people",
                        "Change of each respondent",
                        all.scores().n())
                .text("id", all.scores().ids()::get)
                .threeDecimals("first", i -> all.scores().first()[i])
                .threeDecimals("second", i -> all.scores().second()[i])
                .threeDecimals("change", i -> all.scores().change()[i])
                .each(
                        all.reliable().indices(),
                        (table, index) -> table.threeDecimals(word(index.method()), i -> index.values()[i]))
                .text(
                        "reliable",
                        i -> reliable.map(index -> word(index.verdict(i))).orElse(""))
                .text(
                        "clinical",
                        i -> all.clinical().map(changes -> word(changes.get(i))).orElse(""))
                .table();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
