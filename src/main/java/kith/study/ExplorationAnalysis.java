package kith.study;

import java.util.Map;
import java.util.Optional;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.NotDone;
import kith.analysis.RotationKeys;
import kith.analysis.SettingKeys;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.efa.ExplorationPlan.Errors;
import kith.efa.ExplorationSettings;
import kith.efa.ExplorationSettings.Precision;
import kith.efa.ExplorationSettings.Retention;
import kith.efa.correlation.CorrelationKind;
import kith.efa.extraction.ExtractionMethod;
import kith.efa.retention.RetentionOptions.Comparison;
import kith.finding.Problems;
import kith.moments.Missing;
import kith.rotation.NamedRotation;
import kith.rotation.RotationChoice;
import kith.rotation.RotationSettings;
import kith.text.UnusualSettings;

/**
 * Exploratory factor analysis of all items of the instrument, recoded where they are reverse-keyed.
 *
 * @param chosen with listwise deletion where the study does not say how missing responses are treated
 * @param missing what the study says of missing responses; empty for full information where Pearson correlations are
 *     taken of incomplete responses
 */
public record ExplorationAnalysis(ExplorationSettings chosen, Optional<Missing> missing)
        implements Analysis<ExplorationAnswer> {

    private static final int FEWEST_ITEMS = 3;

    /** Usual where the study says how, or tests a structure of three items or more. */
    static final AnalysisKind KIND = AnalysisKind.of(
                    "efa", "Exploratory factor analysis", ClusterTreatment.PARTLY, ExplorationAnalysis::read)
            .wantedWhere(file -> file.settings("efa").isPresent()
                    || file.instrument().itemIds().size() >= FEWEST_ITEMS);

    @Override
    public AnalysisKind kind() {
        return KIND;
    }

    @Override
    public Optional<NotDone> obstacle(StudyData data) {
        int items = data.instrument().itemIds().size();
        if (items < FEWEST_ITEMS) {
            return Optional.of(NotDone.all(
                    "The instrument has " + items + " items; an exploratory factor analysis needs three.",
                    "Leave `efa` out of the `analyses:` of the study."));
        }
        return chosen.kept().orElse(1) >= items
                ? Optional.of(NotDone.all(
                        chosen.kept().getAsInt() + " factors of " + items + " items cannot be extracted.",
                        "Lower `factors:` under `efa:` of the study."))
                : Optional.empty();
    }

    @Override
    public ExplorationAnswer answer(StudyData data) {
        ExplorationSettings settings = missing.isPresent() || chosen.correlation() != CorrelationKind.PEARSON
                ? chosen
                : chosen.with(Missing.FIML);
        return new ExplorationAnswer(
                settings.plan(data.seed(), data.parallel())
                        .of(settings.question(data.parallel())
                                .clusteredBy(data.roles().cluster())
                                .weightedBy(data.roles().weight())
                                .of(data.keyed(), data.instrument().itemIds())),
                chosen.rotation().words());
    }

    @Override
    public Map<String, String> settings() {
        return new UnusualSettings()
                .add("factors", chosen.factors())
                .add("extraction", chosen.extraction().keyword(), ExtractionMethod.MINRES.keyword())
                .add("rotation", chosen.rotation().words(), ROTATION.words())
                .add("starts of the rotation", chosen.starts(), ExplorationSettings.STARTS)
                .add("correlation", chosen.correlation(), CorrelationKind.PEARSON)
                .add("missing responses in efa", missing)
                .add("retention criteria", chosen.retention().words(), RETENTION.words())
                .add("standard errors of loadings", chosen.precision().words(), Precision.USUAL.words())
                .byName();
    }

    private static final RotationChoice ROTATION =
            new RotationChoice(NamedRotation.OBLIMIN.keyword(), RotationSettings.USUAL);
    private static final Retention RETENTION =
            new Retention(Retention.USUAL.mostFactors(), Retention.USUAL.samples(), Comparison.WITHOUT);

    /** Reads the settings under {@code efa:}. */
    private static ExplorationAnalysis read(StudyFile file, Problems problems) {
        SettingKeys keys = SettingKeys.of(file, KIND.id(), problems);
        Optional<Missing> missing = keys.word("missing", Missing.class);
        ExplorationSettings settings = new ExplorationSettings(
                keys.word("correlation", CorrelationKind.class)
                        .orElse(file.model().isOrdered() ? CorrelationKind.POLYCHORIC : CorrelationKind.PEARSON),
                missing.orElse(Missing.LISTWISE),
                keys.word("extraction", ExtractionMethod.class, ExtractionMethod::keyword)
                        .orElse(ExtractionMethod.MINRES),
                keys.whole("factors"),
                RotationKeys.read(keys, ROTATION.name()),
                keys.whole("starts").orElse(ExplorationSettings.STARTS),
                new Retention(
                        keys.whole("most_factors").orElse(RETENTION.mostFactors()),
                        keys.whole("simulations").orElse(RETENTION.samples()),
                        keys.truth("comparison_data", false) ? Comparison.WITH : Comparison.WITHOUT),
                new Precision(
                        keys.word("se", Errors.class).orElse(Precision.USUAL.errors()),
                        keys.whole("bootstrap").orElse(Precision.USUAL.samples())));
        Problems wrong = new Problems();
        keys.attempt(settings.rotation()::rotation);
        settings.check(wrong);
        settings.rotation().requireItems(file.instrument().itemIds(), wrong);
        wrong.list().forEach(keys::tell);
        return new ExplorationAnalysis(settings, missing);
    }
}
