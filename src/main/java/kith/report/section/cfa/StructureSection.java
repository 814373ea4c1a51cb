package kith.report.section.cfa;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.report.document.Block;
import kith.report.document.BlockContent;
import kith.report.document.Section;
import kith.report.document.Tree;
import kith.report.section.finding.Notices;
import kith.report.section.fit.FitTable;
import kith.report.section.fit.FitWords;
import kith.report.section.word.Labels;
import kith.report.section.word.NumberWords;
import kith.sem.diagnostic.ResidualCorrelation;
import kith.study.StructureAnswer;
import kith.study.StructureAnswer.Candidate;

/** Presents how well the structure of the instrument fits, beside the structures that it is compared with. */
final class StructureSection {

    private StructureSection() {}

    /** @param rows how many respondents the study has */
    static Section of(StructureAnswer structure, Labels labels, int rows) {
        List<Block> blocks = new ArrayList<>();
        Candidate main = structure.main();
        blocks.addAll(Notices.ofLostRows(main.fit().findings()));
        blocks.add(new Block.Paragraph(
                sentence(main, rows) + " Responses to reverse-keyed items were reverse-scored before the analysis."));
        blocks.add(FitTable.of(
                "cfa-models",
                "Fit of the model and of alternative models",
                structure.models().stream()
                        .map(model -> new FitTable.Named(model.name(), model.fit()))
                        .toList(),
                rows));
        blocks.addAll(Notices.ofOthers(structure.findings()));
        Section parameters = CfaSection.of("cfa", main.name(), main.fit(), labels);
        List<Block> below = parameters.blocks().stream()
                .filter(block -> BlockContent.of(block).notice().isEmpty())
                .skip(1)
                .toList();
        blocks.addAll(below);
        structure.discriminant().ifPresent(found -> blocks.add(new DiscriminantTables(found, labels).pairs()));
        structure.comparison().ifPresent(found -> blocks.addAll(ModelComparisonTables.of(found)));
        blocks.addAll(ModelAnswerTables.of(structure.more()));
        List<Section> others = new ArrayList<>();
        for (Candidate other : structure.models().subList(1, structure.models().size())) {
            others.add(CfaSection.of("cfa-" + other.id(), other.name(), other.fit(), labels));
        }
        return new Section("cfa", "Structure", blocks, others);
    }

    /** How the model asked about fits, with its numbers and how many of the respondents it used. */
    static String verdict(Candidate main, int rows) {
        FitWords words = FitWords.of(main.fit());
        String model = "The model “" + main.name() + "” ";
        String used = FitWords.used(main.fit(), rows);
        String numbers = " (" + main.fit().estimator() + ": " + (used.isEmpty() ? "" : used + ", ")
                + FitWords.numbers(main.fit()) + ")";
        String first = switch (words) {
            case FAILED ->
                model + "did not converge" + (used.isEmpty() ? "" : " (" + used + ")")
                        + ", so it has no estimates and no fit.";
            case UNKNOWN -> model + "has no measures of fit that could be judged" + numbers + ".";
            case NOT_JUDGED -> model + "was fitted by least squares" + numbers + ".";
            case CLOSE, ACCEPTABLE, POOR -> model + "was " + words.words() + numbers + ".";
        };
        return words == FitWords.FAILED || main.fit().admissible()
                ? first
                : first + " Its solution is improper and must not be relied on.";
    }

    /** The same with the test of exact fit, the largest residual and the guides. */
    static String sentence(Candidate main, int rows) {
        FitWords words = FitWords.of(main.fit());
        String first = verdict(main, rows);
        return words == FitWords.FAILED
                ? first
                : Stream.of(
                                first,
                                FitWords.exactFit(main.fit()),
                                ResidualCorrelation.largest(main.fit())
                                        .map(StructureSection::residual)
                                        .orElse(""),
                                words.guides())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" "));
    }

    private static String residual(ResidualCorrelation residual) {
        return "The largest residual correlation was "
                + NumberWords.correlation(residual.value()) + " (" + residual.first() + " with " + residual.second()
                + (residual.group().isEmpty() ? "" : ", " + residual.group()) + ").";
    }

    static Tree tree(StructureAnswer structure) {
        Tree tree = SemTree.of(structure.main().fit())
                .put("model", structure.main().name())
                .put("syntax", structure.main().syntax());
        structure.discriminant().ifPresent(found -> tree.put("discriminant_validity", DiscriminantTables.tree(found)));
        structure.comparison().ifPresent(found -> tree.put("comparison", ModelComparisonTables.tree(found)));
        return ModelAnswerTables.into(tree, structure.more())
                .put(
                        "held_against",
                        structure.models().subList(1, structure.models().size()),
                        other -> SemTree.of(other.fit())
                                .put("model", other.name())
                                .put("syntax", other.syntax()));
    }
}
