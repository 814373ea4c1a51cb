package kith.report.section.cosmin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import kith.change.ErrorDefinition;
import kith.change.MinimalImportantChange;
import kith.change.study.LongitudinalAnswer;
import kith.cosmin.Evidence;
import kith.cosmin.Evidence.Figure;
import kith.cosmin.MeasurementProperty;
import kith.cosmin.Statistic;
import kith.dif.DifAnswer;
import kith.dif.OrdinalLogistic;
import kith.hypothesis.HypothesesAnswer;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.conclusion.Conclusion;
import kith.invariance.level.Level;
import kith.reliability.coefficient.Coefficient;
import kith.reliability.item.ScaleAnalysis;
import kith.report.section.fit.ReportedFit;
import kith.report.section.invariance.TestedItems;
import kith.study.ItemsAnswer;
import kith.study.StructureAnswer;
import kith.study.StudyResults;

/** The figures of a study that the criteria can name. */
final class CosminEvidence {

    private final StudyResults results;
    private final List<Figure> figures = new ArrayList<>();

    private CosminEvidence(StudyResults results) {
        this.results = results;
    }

    static Evidence of(StudyResults results) {
        CosminEvidence evidence = new CosminEvidence(results);
        results.answer(StructureAnswer.class).ifPresent(evidence::addStructure);
        results.answer(ItemsAnswer.class).ifPresent(evidence::addConsistency);
        results.answer(LongitudinalAnswer.class).ifPresent(evidence::addChange);
        results.answer(HypothesesAnswer.class).ifPresent(evidence::addHypotheses);
        results.answer(ComparabilityAnswer.class).ifPresent(evidence::addInvariance);
        results.answer(DifAnswer.class).ifPresent(evidence::addDif);
        return new Evidence(evidence.figures);
    }

    private void add(MeasurementProperty property, String object, Statistic statistic, double value) {
        figures.add(new Figure(property, object, statistic, value));
    }

    /** Of the structure that the study asks about, if its model converged. */
    private void addStructure(StructureAnswer answer) {
        StructureAnswer.Candidate main = answer.main();
        if (!main.fit().converged()) {
            return;
        }
        ReportedFit fit = ReportedFit.of(main.fit().fit());
        MeasurementProperty property = MeasurementProperty.STRUCTURAL_VALIDITY;
        add(property, main.name(), Statistic.CFI, fit.cfi());
        add(property, main.name(), Statistic.TLI, fit.tli());
        add(property, main.name(), Statistic.RMSEA, fit.rmsea());
        add(property, main.name(), Statistic.SRMR, fit.srmr());
    }

    /** Of each subscale, since alpha supposes one dimension; of the only scale where there is one. */
    private void addConsistency(ItemsAnswer answer) {
        List<String> subscales = results.study().instrument().subscales().stream()
                .map(scale -> scale.id())
                .toList();
        for (ScaleAnalysis scale : answer.everybody()) {
            if (answer.everybody().size() == 1 || subscales.contains(scale.name())) {
                scale.estimate(Coefficient.ALPHA)
                        .ifPresent(alpha -> add(
                                MeasurementProperty.INTERNAL_CONSISTENCY,
                                scale.name(),
                                Statistic.ALPHA,
                                alpha.estimate()));
            }
        }
    }

    private void addChange(LongitudinalAnswer answer) {
        String score = answer.change().score();
        answer.change().retest().ifPresent(retest -> {
            add(MeasurementProperty.RELIABILITY, score, Statistic.ICC, retest.reliability());
            OptionalDouble minimal = minimal(answer);
            if (minimal.isPresent() && minimal.getAsDouble() > 0) {
                add(
                        MeasurementProperty.MEASUREMENT_ERROR,
                        score,
                        Statistic.SDC_TO_MIC,
                        retest.error(ErrorDefinition.AGREEMENT).sdcIndividual() / minimal.getAsDouble());
            }
        });
        answer.change()
                .minimal()
                .ifPresent(anchored -> add(
                        MeasurementProperty.RESPONSIVENESS,
                        score,
                        Statistic.AUC,
                        anchored.roc().auc()));
    }

    /** The predictive MIC, adjusted for the share that improved. */
    private static OptionalDouble minimal(LongitudinalAnswer answer) {
        Optional<MinimalImportantChange> found = answer.change().minimal();
        return found.isPresent() ? OptionalDouble.of(found.get().adjusted2017()) : OptionalDouble.empty();
    }

    private void addHypotheses(HypothesesAnswer answer) {
        add(MeasurementProperty.HYPOTHESES, "", Statistic.AGREEING_SHARE, answer.share());
    }

    /** Without a conclusion on means there is no figure: that is evidence neither way. */
    private void addInvariance(ComparabilityAnswer answer) {
        Conclusion conclusion = answer.conclusion();
        if (conclusion.answer() != Conclusion.Answer.NO_CONCLUSION
                && conclusion.question().equals(Optional.of(Level.SCALAR))) {
            String part = TestedItems.of(answer, results.study().instrument())
                    .part()
                    .map(items -> " (" + items + ")")
                    .orElse("");
            add(
                    MeasurementProperty.INVARIANCE,
                    results.study().compare().orElse("") + part,
                    Statistic.NO_IMPORTANT_DIFFERENCE,
                    conclusion.answer() == Conclusion.Answer.AS_THEY_STAND ? 1 : 0);
        }
    }

    private void addDif(DifAnswer answer) {
        answer.scales().stream()
                .flatMap(scale -> scale.comparisons().stream())
                .flatMap(comparison -> comparison.items().stream())
                .map(item -> item.purified().logisticTotal())
                .filter(OrdinalLogistic::converged)
                .mapToDouble(
                        logistic -> logistic.rSquared(OrdinalLogistic.RSquared.MCFADDEN, OrdinalLogistic.Effect.TOTAL))
                .max()
                .ifPresent(largest -> add(
                        MeasurementProperty.INVARIANCE,
                        results.study().compare().orElse(""),
                        Statistic.MCFADDEN,
                        largest));
    }
}
