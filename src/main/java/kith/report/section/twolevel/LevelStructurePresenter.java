package kith.report.section.twolevel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kith.citation.Citation;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.document.Tree;
import kith.report.section.presenter.AnalysisPresenter;
import kith.report.section.presenter.StudyContext;
import kith.report.section.presenter.SummaryPart;
import kith.report.section.word.Labels;
import kith.report.section.word.NumberWords;
import kith.study.LevelStructure;
import kith.study.LevelStructures;
import kith.twolevel.CrossLevelInvariance;
import kith.twolevel.LevelCoefficient;
import kith.twolevel.LevelReliability;

/** Presents whether scales have the same structure within and between groups. */
public final class LevelStructurePresenter implements AnalysisPresenter<LevelStructures> {

    private static final String ID = "structure_levels";
    private static final String TITLE = "Structure within and between groups";

    @Override
    public Class<LevelStructures> type() {
        return LevelStructures.class;
    }

    @Override
    public Section section(LevelStructures answer, StudyContext study) {
        List<Section> sections = new ArrayList<>();
        for (Map.Entry<String, LevelStructure> part : answer.answers().entrySet()) {
            String context = part.getKey();
            String id = context.isEmpty() ? ID : ID + "-" + context;
            String title = context.isEmpty() ? TITLE : study.labels().title(context);
            Section own = of(id, title, part.getValue(), study.labels());
            if (context.isEmpty()) {
                return own;
            }
            sections.add(own);
        }
        return new Section(ID, TITLE, List.of(), sections);
    }

    private static Section of(String id, String title, LevelStructure structure, Labels labels) {
        Section model = TwoLevelSection.of(id, title, structure.model(), labels, Optional.empty());
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(String.join(" ", sentences(structure))));
        blocks.addAll(model.blocks());
        structure.loadings().ifPresent(loadings -> blocks.add(equality(id, loadings)));
        return new Section(id, title, blocks);
    }

    @Override
    public List<Section> report(LevelStructures answer, StudyContext study) {
        List<Block> blocks = new ArrayList<>();
        answer.answers().forEach((context, structure) -> {
            String named = context.isEmpty() ? "" : study.labels().title(context) + ": ";
            blocks.add(new Block.Paragraph(named + String.join(" ", sentences(structure))));
        });
        return blocks.isEmpty() ? List.of() : List.of(new Section(ID, TITLE, blocks));
    }

    @Override
    public SummaryPart summary(LevelStructures answer, StudyContext study) {
        return new SummaryPart(
                answer.answers().values().stream()
                        .limit(1)
                        .flatMap(structure ->
                                LevelFitWords.figures(structure.levels(), structure.isLikelihood()).stream())
                        .toList(),
                answer.answers().values().stream()
                        .limit(1)
                        .flatMap(structure -> Stream.concat(
                                LevelFitWords.fits(structure.levels(), structure.isLikelihood()).stream(),
                                LevelFitWords.loadings(structure).stream()))
                        .toList());
    }

    /** What was found, in sentences. */
    static List<String> sentences(LevelStructure structure) {
        if (!structure.model().answer().converged()) {
            return List.of("The two-level model did not converge, so it says nothing of the structure.");
        }
        List<String> sentences = new ArrayList<>();
        double[] shares = structure.model().answer().intraclass().stream()
                .mapToDouble(item -> item.icc())
                .sorted()
                .toArray();
        sentences.add(shares(shares));
        sentences.addAll(LevelFitWords.fits(structure.levels(), structure.isLikelihood()));
        for (LevelReliability reliability : structure.model().answer().reliability()) {
            omega(reliability).ifPresent(sentences::add);
        }
        LevelFitWords.loadings(structure).ifPresent(sentences::add);
        return sentences;
    }

    /** @param shares of the variance of each variable that lies between groups, in their order, at least one */
    static String shares(double[] shares) {
        String lowest = NumberWords.correlation(shares[0]);
        String highest = NumberWords.correlation(shares[shares.length - 1]);
        if (lowest.equals(highest)) {
            return (shares.length == 1 ? "Of the variance of the variable " : "Of the variance of each variable ")
                    + lowest + " lay between groups.";
        }
        return "Between " + lowest + " and " + highest + " of the variance of the variables lay between groups.";
    }

    private static Optional<String> omega(LevelReliability reliability) {
        Optional<LevelReliability.Value> within = value(reliability, LevelCoefficient.WITHIN);
        Optional<LevelReliability.Value> means = value(reliability, LevelCoefficient.CLUSTER_MEANS);
        if (within.isEmpty() || means.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("Omega of the factor “" + reliability.within() + "” was "
                + NumberWords.correlation(within.get().estimate()) + " within groups and "
                + NumberWords.correlation(means.get().estimate()) + " for observed group means.");
    }

    private static Optional<LevelReliability.Value> value(LevelReliability of, LevelCoefficient coefficient) {
        return of.coefficients().stream()
                .filter(value -> value.coefficient() == coefficient)
                .findFirst();
    }

    private static Table equality(String id, CrossLevelInvariance loadings) {
        return new Table(
                id + "-loadings-across-levels",
                "Equal loadings within and between groups",
                List.of(
                        Column.text("Factors"),
                        Column.statistic("χ²"),
                        Column.statistic("df"),
                        Column.statistic("p"),
                        Column.number("ΔCFI"),
                        Column.number("ΔRMSEA")),
                List.of(List.of(
                        Cell.text(String.join(", ", loadings.factors())),
                        Cell.number(loadings.chisq(), Format.TWO_DECIMALS),
                        Cell.count(loadings.df()),
                        Cell.number(loadings.pValue(), Format.P_VALUE),
                        Cell.number(loadings.deltaCfi(), Format.FIT_INDEX),
                        Cell.number(loadings.deltaRmsea(), Format.FIT_INDEX))),
                List.of("Test of the loadings of all items but the first of each factor ("
                        + Citation.unbracketed("jakJorgensen2017")
                        + "). ΔCFI and ΔRMSEA are changes by the equalities."));
    }

    @Override
    public List<String> methods(LevelStructures answer, StudyContext study) {
        if (answer.answers().isEmpty()) {
            return List.of();
        }
        String estimator = answer.answers()
                .values()
                .iterator()
                .next()
                .model()
                .answer()
                .solution()
                .estimator();
        return List.of("A two-level factor analysis (" + estimator
                + ") separated the structure within groups from that between groups; each level was tested with the"
                + " other unrestricted " + Citation.parenthetical("ryuWest2009") + ".");
    }

    @Override
    public Tree tree(LevelStructures answer, StudyContext study) {
        if (answer.answers().size() == 1 && answer.answers().containsKey("")) {
            return tree(answer.answers().get(""));
        }
        return new Tree()
                .put(
                        "contexts",
                        List.copyOf(answer.answers().entrySet()),
                        part -> new Tree().put("context", part.getKey()).put("answer", tree(part.getValue())));
    }

    private static Tree tree(LevelStructure structure) {
        Tree tree = TwoLevelTree.of(structure.model())
                .put(
                        "level_verdicts",
                        structure.levels(),
                        level -> new Tree()
                                .put("level", level.level())
                                .put(
                                        "verdict",
                                        LevelFitWords.fit(level, structure.isLikelihood())
                                                .map(fit -> fit.name().toLowerCase(java.util.Locale.ROOT))
                                                .orElse("saturated")));
        if (structure.loadings().isPresent()) {
            CrossLevelInvariance loadings = structure.loadings().get();
            return tree.put(
                    "cross_level",
                    new Tree()
                            .put("factors", loadings.factors())
                            .put("chisq", loadings.chisq())
                            .put("df", loadings.df())
                            .put("pvalue", loadings.pValue())
                            .put("delta_cfi", loadings.deltaCfi())
                            .put("delta_rmsea", loadings.deltaRmsea())
                            .put("verdict", loadings.verdict().name().toLowerCase(java.util.Locale.ROOT)));
        }
        return tree.putNull("cross_level");
    }
}
