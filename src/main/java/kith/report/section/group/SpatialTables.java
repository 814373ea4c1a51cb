package kith.report.section.group;

import java.util.ArrayList;
import java.util.List;
import kith.citation.Citation;
import kith.grouplevel.GroupAnswer;
import kith.grouplevel.MoranStatistic;
import kith.grouplevel.SpatialMeasurement;
import kith.grouplevel.SpatialModel;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.section.word.Confidence;
import kith.report.section.word.Labels;
import kith.report.section.word.NumberWords;

/** Shows whether scores of neighbouring groups are alike, and spatial scores. */
record SpatialTables(GroupAnswer answer, Labels labels) {

    private static final double ALPHA = 0.05;
    private static final int MOST_GROUPS = 60;

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (SpatialMeasurement measured : answer.spatial()) {
            measured.moran().ifPresent(moran -> blocks.add(new Block.Paragraph(sentence(measured, moran))));
        }
        if (!blocks.isEmpty()) {
            blocks.add(dependence());
        }
        answer.spatial()
                .forEach(measured -> measured.model().ifPresent(model -> blocks.add(scores(measured.scale(), model))));
        return blocks;
    }

    private String sentence(SpatialMeasurement measured, MoranStatistic moran) {
        String found = moran.pvalue() >= ALPHA
                ? "scores of neighbouring groups were not significantly related"
                : moran.statistic() > moran.expectation()
                        ? "neighbouring groups had similar scores"
                        : "neighbouring groups had dissimilar scores";
        return labels.title(measured.scale()) + ": " + found + ", Moran’s I = "
                + NumberWords.correlation(moran.statistic()) + " (expected "
                + NumberWords.correlation(moran.expectation()) + "), p " + NumberWords.p(moran.pvalue()) + ".";
    }

    private Table dependence() {
        List<SpatialMeasurement> rows = answer.spatial().stream()
                .filter(measured -> measured.moran().isPresent())
                .toList();
        return Table.of("group-spatial", "Spatial dependence of group scores", rows)
                .text("Scale", measured -> labels.title(measured.scale()))
                .part(
                        SpatialMeasurement::moran,
                        moran -> moran.count("Groups", MoranStatistic::groups)
                                .count("Pairs of neighbours", MoranStatistic::pairs)
                                .correlation("Moran’s I", MoranStatistic::statistic)
                                .correlation("Expected I", MoranStatistic::expectation)
                                .statistic("p", Format.P_VALUE, MoranStatistic::pvalue))
                .part(
                        SpatialMeasurement::model,
                        model -> model.correlation("ρ", SpatialModel::dependence)
                                .statistic("χ²(1)", Format.TWO_DECIMALS, SpatialModel::chisq)
                                .statistic("p", Format.P_VALUE, SpatialModel::pvalue))
                .table(
                        "Moran’s I (" + Citation.unbracketed("moran1950")
                                + ") of the ordinary empirical Bayes deviations, groups without neighbours excluded; two-sided p from "
                                + permutations() + " permutations.",
                        "ρ: dependence of a group on the weighted mean of its neighbours ("
                                + Citation.unbracketed("savitzRaudenbush2009")
                                + "), by maximum likelihood; χ²: likelihood ratio test of ρ = 0.");
    }

    private String permutations() {
        return answer.spatial().stream()
                .flatMap(measured -> measured.moran().stream())
                .findFirst()
                .map(moran -> NumberWords.count(moran.permutations()))
                .orElse("");
    }

    private Table scores(String scale, SpatialModel model) {
        List<SpatialModel.Score> shown =
                model.scores().stream().limit(MOST_GROUPS).toList();
        List<String> notes = new ArrayList<>(List.of(
                "Intervals take ρ, the variances and effects of covariates as known. Scores of groups with few respondents depend"
                        + " most on their neighbours."));
        if (shown.size() < model.scores().size()) {
            notes.add("The first " + shown.size() + " of "
                    + NumberWords.count(model.scores().size()) + " groups; JSON and the file of scores have all.");
        }
        return Table.of(
                        "group-spatial-scores-" + scale,
                        "Spatial empirical Bayes scores: " + labels.title(scale),
                        shown)
                .text("Group", score -> score.group())
                .count("Neighbours", score -> score.neighbours())
                .number(
                        Confidence.heading("Score", answer.level()),
                        score -> new Cell.Interval(score.score(), score.lower(), score.upper(), Format.TWO_DECIMALS))
                .table(notes);
    }
}
