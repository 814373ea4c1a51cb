package kith.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.AnswersByContext;
import kith.analysis.ClusterTreatment;
import kith.analysis.NotDone;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.data.Responses;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.model.ModelOptions;
import kith.sem.model.ModelSyntax;
import kith.sem.model.ParameterTable;
import kith.text.UnusualSettings;
import kith.twolevel.CrossLevelInvariance;
import kith.twolevel.FittedTwoLevelModel;
import kith.twolevel.TwoLevelSem;
import kith.twolevel.WeightedTwoLevelSem;

/**
 * Whether a scale has the same structure within and between groups: a two-level factor analysis of each context by
 * itself, with intraclass correlations, the fit of each level, reliability at each level, and a test of equal loadings.
 *
 * <p>Numbers are analysed by ML where the study says so and by MLR otherwise, ordered responses by WLSMV.
 *
 * @param within the model within groups; without it the structure of the study
 * @param between the model between groups; without it that within groups
 */
public record LevelStructureAnalysis(Optional<String> within, Optional<String> between)
        implements Analysis<LevelStructures> {

    static final AnalysisKind KIND = AnalysisKind.of(
            "structure_levels",
            "Structure within and between groups",
            ClusterTreatment.ALLOWED_FOR,
            LevelStructureAnalysis::read);

    @Override
    public AnalysisKind kind() {
        return KIND;
    }

    /** Standard errors and tests hold for clusters. */
    @Override
    public boolean infers() {
        return false;
    }

    @Override
    public Optional<NotDone> obstacle(StudyData data) {
        return NotDone.withoutClusters(data);
    }

    @Override
    public LevelStructures answer(StudyData data) {
        Sem sem = sem(data);
        List<NotDone> notDone = new ArrayList<>();
        Map<String, LevelStructure> answers =
                AnswersByContext.of(data.roles(), data.keyed(), part -> answer(sem, part), notDone);
        return new LevelStructures(answers, notDone);
    }

    private static LevelStructure answer(Sem sem, Responses responses) {
        FittedTwoLevelModel model = fitted(sem, responses, UnaryOperator.identity());
        Optional<CrossLevelInvariance> loadings = model.answer().converged()
                ? CrossLevelInvariance.of(
                        sem,
                        model.answer(),
                        edit -> fitted(sem, responses, edit).answer())
                : Optional.empty();
        return new LevelStructure(model, model.answer().converged() ? model.levelFit() : List.of(), loadings);
    }

    private static FittedTwoLevelModel fitted(Sem sem, Responses responses, UnaryOperator<ParameterTable> edit) {
        return sem.estimator() == Estimator.WLSMV
                ? new WeightedTwoLevelSem(sem).fitted(responses, edit)
                : TwoLevelSem.of(sem).fitted(responses, edit);
    }

    /** With marker items, which equal loadings are tested with. */
    private Sem sem(StudyData data) {
        String inside = within.orElseGet(() -> StructureFits.main(data).text());
        String text = "level: 1\n" + inside + "\nlevel: 2\n" + between.orElse(inside) + "\n";
        Sem sem = data.sem(ModelSyntax.parse(KIND.id(), text));
        Estimator estimator = data.model().isOrdered()
                ? Estimator.WLSMV
                : data.model().estimator() == Estimator.ML ? Estimator.ML : Estimator.MLR;
        return sem.with(estimator)
                .with(sem.model().withScaling(ModelOptions.Scaling.MARKER))
                .clusteredBy(data.roles().cluster().orElseThrow());
    }

    @Override
    public Map<String, String> settings() {
        return new UnusualSettings()
                .add("model within groups", within.map(String::strip))
                .add("model between groups", between.map(String::strip))
                .byName();
    }

    /** Reads the settings under {@code structure_levels:}. */
    private static LevelStructureAnalysis read(StudyFile file, Problems problems) {
        Optional<String> within = file.settings(KIND.id()).flatMap(settings -> text(settings.text("within", "")));
        Optional<String> between = file.settings(KIND.id()).flatMap(settings -> text(settings.text("between", "")));
        List.of(within, between)
                .forEach(model -> model.ifPresent(text -> {
                    try {
                        ModelSyntax.parse(KIND.id(), text);
                    } catch (InputException wrong) {
                        problems.addAll(wrong.problems());
                    }
                }));
        return new LevelStructureAnalysis(within, between);
    }

    private static Optional<String> text(String model) {
        return model.isBlank() ? Optional.empty() : Optional.of(model);
    }
}
