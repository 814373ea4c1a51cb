package kith.report.section.invariance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import kith.invariance.permutation.PermutationAnswer;
import kith.invariance.permutation.PermutedMeasure;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.TableColumns;
import kith.report.section.tree.RecordTree;
import kith.report.section.word.Labels;
import kith.report.section.word.NumberWords;

/** Presents a permutation test. */
record PermutationSection(PermutationAnswer answer, Labels labels) {

    /** Adds the keys of a permutation test. */
    static RecordTree keys(RecordTree trees) {
        return trees.keys(PermutationAnswer.class, "draws usable seed levels=steps")
                .keys(PermutationAnswer.Step.class, "level measures=statistics parameters")
                .keys(PermutationAnswer.Statistic.class, "measure observed critical pvalue=pValue")
                .keys(PermutationAnswer.Tested.class, "parameter=parameter.toString chisq pvalue=pValue");
    }

    private static final double SIGNIFICANT = 0.05;

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(inWords()));
        blocks.add(measures());
        if (answer.steps().stream().anyMatch(step -> !step.parameters().isEmpty())) {
            blocks.add(parameters());
        }
        return blocks;
    }

    private String inWords() {
        String how = "Permutation test: respondents were exchanged between the groups at random " + count()
                + " times, and the models were fitted each time.";
        List<PermutationAnswer.Step> beyond = answer.steps().stream()
                .filter(step -> step.of(PermutedMeasure.CHISQ).pValue() < SIGNIFICANT)
                .toList();
        if (beyond.isEmpty()) {
            return how + " At no level was misfit larger than under permutation (all p ≥ .05).";
        }
        return how + " Misfit was larger than under permutation at the "
                + (beyond.size() == 1 ? "level " : "levels ")
                + beyond.stream()
                        .map(step -> step.level().id() + " (p "
                                + NumberWords.p(step.of(PermutedMeasure.CHISQ).pValue()) + strongest(step) + ")")
                        .collect(Collectors.joining(", "))
                + ". A difference at the first of these can reappear at later ones.";
    }

    private String count() {
        return String.format(Locale.ROOT, "%,d", answer.usable());
    }

    private static String name(PermutedMeasure measure) {
        return measure == PermutedMeasure.CHISQ ? "χ²" : measure.name();
    }

    private String strongest(PermutationAnswer.Step step) {
        return step.strongest()
                .filter(one -> one.pValue() < SIGNIFICANT)
                .map(one -> "; above all " + LevelWords.parameter(one.parameter(), labels))
                .orElse("");
    }

    private Table measures() {
        TableColumns<Measured> table = Table.of(
                "invariance-permutation",
                "Loss of fit at each level, and its distribution when groups are permuted",
                List.of());
        for (int k = 0; k < answer.steps().size(); k++) {
            PermutationAnswer.Step step = answer.steps().get(k);
            String delta = k == 0 ? "" : "Δ";
            table.group(
                    LevelWords.name(step.level()),
                    step.statistics().stream()
                            .map(one -> new Measured(delta + name(one.measure()), one))
                            .toList());
        }
        return table.text("Measure", Measured::name)
                .number("Observed", row -> row.cell(row.found().observed()))
                .number("Worst 5% of permutations", row -> row.cell(row.found().critical()))
                .statistic("p", Format.P_VALUE, row -> row.found().pValue())
                .table(
                        "χ² and the indices computed from it are not corrected for non-normal responses; they are compared with the"
                                + " permutations.",
                        "p: share of permutations that lose as much fit, the observed data counted among them ("
                                + count() + " permutations; Jorgensen et al., 2018).");
    }

    /** A measure of fit by its name, with Δ where it is a change from the level before. */
    private record Measured(String name, PermutationAnswer.Statistic found) {

        Cell cell(double value) {
            boolean chisq = found.measure() == PermutedMeasure.CHISQ;
            return Cell.number(value, chisq ? Format.TWO_DECIMALS : Format.FIT_INDEX);
        }
    }

    private Table parameters() {
        TableColumns<PermutationAnswer.Tested> table = Table.of(
                "invariance-permutation-parameters", "Parameters that differ more than under permutation", List.of());
        for (PermutationAnswer.Step step : answer.steps()) {
            List<PermutationAnswer.Tested> some = step.parameters().stream()
                    .filter(one -> one.pValue() < SIGNIFICANT)
                    .toList();
            List<PermutationAnswer.Tested> shown =
                    some.isEmpty() ? step.parameters().stream().limit(1).toList() : some;
            if (!shown.isEmpty()) {
                table.group(LevelWords.name(step.level()), shown);
            }
        }
        return table.text("Parameter", one -> LevelWords.parameter(one.parameter(), labels))
                .statistic("χ²(1)", Format.TWO_DECIMALS, PermutationAnswer.Tested::chisq)
                .statistic("p", Format.P_VALUE, PermutationAnswer.Tested::pValue)
                .table(
                        "Each score test against the largest of its level in every permutation, so that the chance of naming any"
                                + " parameter wrongly is about 5% per level. Where none is below that, the strongest is shown.");
    }
}
