package kith.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kith.analysis.RotationKeys;
import kith.analysis.SettingKeys;
import kith.analysis.StudyModel;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.moments.Missing;
import kith.sem.estimation.Bounds;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.FactorRotation;
import kith.sem.estimation.FitOptions.Likelihood;
import kith.sem.estimation.Inference;
import kith.sem.model.ModelOptions;
import kith.sem.model.ModelOptions.Parameterization;
import kith.sem.model.ModelOptions.Scaling;
import kith.sem.model.ModelSyntax;
import kith.sem.model.Preset;
import kith.yaml.YamlDocument;

/** Reads the structure that a study tests and how it is estimated, under {@code model:}. */
final class ModelReader {

    private static final String GEOMIN = "geominQ";

    private final YamlDocument document;
    private final SettingKeys keys;
    private final Problems problems;

    ModelReader(YamlDocument document, Path folder, Problems problems) {
        this.document = document;
        this.keys = new SettingKeys(document, folder, "model", problems);
        this.problems = problems;
    }

    /** @param source name of the study file */
    StudyModel model(String source) {
        StudyModel.Ordered ordered = keys.text("answers").orElse("numbers").equals("ordered")
                ? StudyModel.Ordered.ALL
                : StudyModel.Ordered.NONE;
        Estimator estimator = keys.word("estimator", Estimator.class, Estimator::name)
                .orElse(ordered == StudyModel.Ordered.ALL ? Estimator.WLSMV : Estimator.ML);
        if (ordered == StudyModel.Ordered.ALL && !estimator.takesOrdered()) {
            keys.tell(
                    "estimator",
                    estimator + " takes no ordered answers",
                    "WLSMV or another estimator of the weighted or unweighted kind",
                    "choose one of these, or take the answers as numbers");
        }
        Optional<ModelSyntax> syntax = keys.text("syntax").flatMap(text -> syntax(source, text));
        return new StudyModel(
                syntax,
                estimator,
                keys.word("missing", Missing.class),
                ordered,
                options(),
                keys.word("bounds", Bounds.class, Bounds::lavaanName).orElse(Bounds.NONE),
                new Inference.Choice(
                        keys.word("information", Estimator.Information.class, Estimator.Information::lavaanName),
                        keys.word("se", Estimator.Spread.class, Estimator.Spread::lavaanName),
                        keys.word("test", Estimator.Correction.class, Estimator.Correction::lavaanName)),
                rotation(syntax),
                keys.word("likelihood", Likelihood.class).orElse(Likelihood.NORMAL),
                keys.whole("starts").orElse(1));
    }

    private ModelOptions options() {
        ModelOptions preset = ModelOptions.of(
                keys.word("preset", Preset.class, Preset::lavaanName).orElse(Preset.CFA));
        return preset.withScaling(keys.truth("std_lv", false) ? Scaling.STANDARDISED : preset.scaling())
                .withMeanStructure(keys.truth("meanstructure", preset.meanStructure()))
                .withOrthogonal(keys.truth("orthogonal", false))
                .withFixedX(keys.truth("fixed_x", true))
                .withParameterization(
                        keys.word("parameterization", Parameterization.class).orElse(Parameterization.DELTA));
    }

    /** Its problems have places within the model. */
    private Optional<ModelSyntax> syntax(String source, String text) {
        try {
            return Optional.of(ModelSyntax.parse(source + ": model", text).requireFormulas());
        } catch (InputException wrong) {
            problems.addAll(wrong.problems());
            return Optional.empty();
        }
    }

    private FactorRotation rotation(Optional<ModelSyntax> syntax) {
        if (!RotationKeys.isGiven(keys)) {
            return FactorRotation.usual();
        }
        boolean blocks =
                syntax.filter(model -> !model.exploratoryBlocks().isEmpty()).isPresent()
                        || ofContexts().filter(model -> model.contains("efa(")).isPresent();
        if (!blocks) {
            keys.tell(FactorRotation.withoutBlocks());
            return FactorRotation.usual();
        }
        return keys.attempt(() -> FactorRotation.of(
                        RotationKeys.read(keys, GEOMIN),
                        syntax.map(ModelSyntax::exploratoryBlocks).orElse(List.of())))
                .orElse(FactorRotation.usual());
    }

    /** The model of one context, which may have blocks of its own. */
    private Optional<String> ofContexts() {
        return document.mapping()
                .mapping("invariance")
                .flatMap(one -> one.scalar("model"))
                .map(text -> text.text().toLowerCase(Locale.ROOT));
    }
}
