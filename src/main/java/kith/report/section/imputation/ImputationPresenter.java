package kith.report.section.imputation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kith.citation.Citation;
import kith.imputation.PooledModel;
import kith.imputation.PooledStatistic;
import kith.imputation.PooledStatistics;
import kith.report.document.Block;
import kith.report.document.Section;
import kith.report.document.Tree;
import kith.report.section.finding.Notices;
import kith.report.section.presenter.AnalysisPresenter;
import kith.report.section.presenter.StudyContext;
import kith.report.section.scores.ImputationWords;
import kith.report.section.word.NumberWords;
import kith.scoring.imputation.ImputedResponses;
import kith.scoring.imputation.PooledChiSquare;
import kith.scoring.imputation.PooledEstimate;
import kith.study.ImputationAnswer;

/** Presents the statistics of a study from multiply imputed responses. */
public final class ImputationPresenter implements AnalysisPresenter<ImputationAnswer> {

    @Override
    public Class<ImputationAnswer> type() {
        return ImputationAnswer.class;
    }

    @Override
    public Section section(ImputationAnswer answer, StudyContext study) {
        List<Block> blocks = new ArrayList<>();
        answer.pooled().ifPresent(pooled -> {
            blocks.add(new Block.Paragraph(summary(pooled)));
            ImputationTables tables = new ImputationTables(pooled, study.labels());
            blocks.add(tables.reliability());
            blocks.add(tables.items());
            blocks.add(tables.scores());
            if (!pooled.correlations().isEmpty()) {
                blocks.add(tables.correlations());
            }
            pooled.model().ifPresent(model -> {
                blocks.add(new Block.Paragraph(fit(model)));
                blocks.add(tables.parameters(model));
            });
            if (!pooled.latentMeans().isEmpty()) {
                blocks.add(tables.latentMeans());
            }
        });
        blocks.addAll(Notices.of(answer.findings()));
        return new Section("imputation", "Multiple imputation", blocks);
    }

    private static String summary(PooledStatistics pooled) {
        ImputedResponses responses = pooled.imputed();
        return NumberWords.count(responses.imputed()) + " missing responses of "
                + NumberWords.count(responses.rows().length)
                + " respondents were imputed " + responses.plan().sets() + " times. "
                + ImputationWords.method(responses)
                + ". Estimates were pooled by Rubin’s rules, with the degrees of freedom of "
                + Citation.narrative("barnardRubin1999") + ".";
    }

    private static String fit(PooledModel model) {
        String test = model.test().map(ImputationPresenter::test).orElse("");
        return test + "CFI, RMSEA and SRMR are not pooled, since no rule for them is established; the section on"
                + " structure gives them for the responses as they are.";
    }

    private static String test(PooledChiSquare test) {
        return "The test of fit, pooled by D₂ (" + Citation.unbracketed("liMengRaghunathanRubin1991") + "), gave F("
                + NumberWords.count(test.df1()) + ", " + NumberWords.two(test.df2()) + ") = "
                + NumberWords.two(test.f()) + ", p " + NumberWords.p(test.pvalue()) + ". ";
    }

    @Override
    public List<String> methods(ImputationAnswer answer, StudyContext study) {
        return answer.pooled().stream()
                .map(pooled ->
                        "Item statistics, reliability, means, SDs and correlations of scores, and parameters of the factor"
                                + " model were also pooled from "
                                + pooled.imputed().plan().sets()
                                + " data sets imputed by chained equations ("
                                + pooled.imputed().plan().method().words() + ").")
                .toList();
    }

    @Override
    public Tree tree(ImputationAnswer answer, StudyContext study) {
        Tree tree = new Tree();
        answer.pooled().ifPresent(pooled -> {
            tree.put("m", pooled.imputed().plan().sets())
                    .put("method", pooled.imputed().plan().method().name().toLowerCase(Locale.ROOT))
                    .put("imputed", pooled.imputed().imputed())
                    .put("left_out", pooled.imputed().left())
                    .put("items", pooled.items(), ImputationPresenter::tree)
                    .put("reliability", pooled.reliability(), ImputationPresenter::tree)
                    .put("scores", pooled.scores(), ImputationPresenter::tree)
                    .put("correlations", pooled.correlations(), ImputationPresenter::tree)
                    .put("latent_means", pooled.latentMeans(), ImputationPresenter::tree);
            pooled.model().ifPresentOrElse(model -> tree.put("model", tree(model)), () -> tree.putNull("model"));
        });
        return tree;
    }

    private static Tree tree(PooledModel model) {
        Tree tree = new Tree()
                .put("fitted", model.fitted())
                .put("parameters", model.parameters(), ImputationPresenter::tree);
        model.test()
                .ifPresentOrElse(
                        test -> tree.put(
                                "d2",
                                new Tree()
                                        .put("f", test.f())
                                        .put("df1", test.df1())
                                        .put("df2", test.df2())
                                        .put("pvalue", test.pvalue())
                                        .put("riv", test.increase())),
                        () -> tree.putNull("d2"));
        return tree;
    }

    private static Tree tree(PooledStatistic row) {
        PooledEstimate pooled = row.value().pooled();
        return new Tree()
                .put("statistic", row.statistic().name().toLowerCase(Locale.ROOT))
                .put("place", row.place())
                .put("group", row.group())
                .put("est", row.value().estimate())
                .put("ci_lower", row.value().lower())
                .put("ci_upper", row.value().upper())
                .put("scale", row.value().scale().name().toLowerCase(Locale.ROOT))
                .put("se", pooled.standardError())
                .put("df_barnard_rubin", pooled.df())
                .put("riv", pooled.increase())
                .put("fmi_barnard_rubin", pooled.missingInformation());
    }
}
