package kith.report.section.imputation;

import java.util.ArrayList;
import java.util.List;
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
import kith.report.section.tree.RecordTree;
import kith.report.section.word.NumberWords;
import kith.scoring.imputation.ImputedResponses;
import kith.scoring.imputation.PooledChiSquare;
import kith.study.ImputationAnswer;

/** Presents the statistics of a study from multiply imputed responses. */
public final class ImputationPresenter implements AnalysisPresenter<ImputationAnswer> {

    private static final RecordTree TREES = new RecordTree()
            .keys(PooledStatistics.class, """
                    m=imputed.plan.sets method=imputed.plan.method imputed=imputed.imputed left_out=imputed.left
                    items reliability scores correlations latent_means=latentMeans model""")
            .keys(PooledModel.class, "fitted parameters d2=test")
            .keys(PooledChiSquare.class, "f df1 df2 pvalue riv=increase")
            .keys(PooledStatistic.class, """
                    statistic place group est=value.estimate ci_lower=value.lower ci_upper=value.upper
                    scale=value.scale se=value.pooled.standardError df_barnard_rubin=value.pooled.df
                    riv=value.pooled.increase fmi_barnard_rubin=value.pooled.missingInformation""");

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
        return answer.pooled().map(TREES::of).orElseGet(Tree::new);
    }
}
