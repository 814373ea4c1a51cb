package kith.study;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.NotDone;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.efa.ExplorationPlan;
import kith.efa.correlation.CorrelationKind;
import kith.efa.correlation.CorrelationQuestion;
import kith.efa.extraction.ExtractionMethod;
import kith.efa.retention.RetentionOptions;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.moments.Missing;
import kith.rotation.NamedRotation;
import kith.rotation.RotationSettings;
import kith.rotation.StartingPoints;
import kith.yaml.YamlMapping;

/**
 * Exploratory factor analysis of all items of the instrument, recoded where they are reverse-keyed.
 *
 * @param factors how many; empty for the number that the criteria recommend
 * @param extraction of the factors
 * @param rotation by its name
 * @param correlation empty for polychoric correlations where the study takes responses as ordered, and Pearson's
 *     otherwise
 */
public record ExplorationAnalysis(
        OptionalInt factors, ExtractionMethod extraction, String rotation, Optional<CorrelationKind> correlation)
        implements Analysis<ExplorationAnswer> {

    static final String ID = "efa";
    private static final String TITLE = "Exploratory factor analysis";
    private static final int FEWEST_ITEMS = 3;
    private static final int STARTS = 30;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public Optional<NotDone> obstacle(StudyData data) {
        int items = data.instrument().itemIds().size();
        if (items < FEWEST_ITEMS) {
            return Optional.of(NotDone.all(
                    "The instrument has " + items + " items; an exploratory factor analysis needs three.",
                    "Leave `efa` out of the `analyses:` of the study."));
        }
        return factors.isPresent() && factors.getAsInt() >= items
                ? Optional.of(NotDone.all(
                        factors.getAsInt() + " factors of " + items + " items cannot be extracted.",
                        "Lower `factors:` under `efa:` of the study."))
                : Optional.empty();
    }

    @Override
    public ExplorationAnswer answer(StudyData data) {
        CorrelationKind kind =
                correlation.orElse(data.model().isOrdered() ? CorrelationKind.POLYCHORIC : CorrelationKind.PEARSON);
        ExplorationPlan plan = new ExplorationPlan(
                extraction,
                NamedRotation.of(rotation).rotation(RotationSettings.USUAL),
                factors,
                RetentionOptions.withSeed(data.seed())
                        .with(kind)
                        .with(RetentionOptions.Comparison.WITHOUT)
                        .with(data.parallel()),
                new StartingPoints(STARTS, data.seed(), data.parallel()),
                ExplorationPlan.Errors.AUTO,
                0);
        return new ExplorationAnswer(
                plan.of(question(kind, data).of(data.keyed(), data.instrument().itemIds())), rotation);
    }

    /** Pearson correlations of incomplete responses by maximum likelihood. */
    private static CorrelationQuestion question(CorrelationKind kind, StudyData data) {
        return CorrelationQuestion.of(kind, data.parallel())
                .with(kind == CorrelationKind.PEARSON ? Missing.FIML : Missing.LISTWISE)
                .weightedBy(data.roles().weight());
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        factors.ifPresent(number -> settings.put("factors", Integer.toString(number)));
        if (extraction != ExtractionMethod.MINRES) {
            settings.put("extraction", extraction.name().toLowerCase(Locale.ROOT));
        }
        if (!rotation.equals(Kind.ROTATION)) {
            settings.put("rotation", rotation);
        }
        correlation.ifPresent(kind -> settings.put("correlation", kind.name().toLowerCase(Locale.ROOT)));
        return settings;
    }

    /** Reads the settings under {@code efa:}. */
    static final class Kind implements AnalysisKind {

        private static final String ROTATION = "oblimin";

        @Override
        public String id() {
            return ID;
        }

        @Override
        public String title() {
            return TITLE;
        }

        @Override
        public String schema() {
            return "/kith/study/efa.schema.json";
        }

        /** Where the study says how, or tests a structure of three items or more. */
        @Override
        public boolean isUsual(StudyFile file) {
            return file.settings(ID).isPresent() || file.instrument().itemIds().size() >= FEWEST_ITEMS;
        }

        @Override
        public ExplorationAnalysis read(StudyFile file, Problems problems) {
            Optional<YamlMapping> settings = file.settings(ID);
            String rotation =
                    settings.map(one -> one.text("rotation", ROTATION)).orElse(ROTATION);
            ExtractionMethod extraction = ExtractionMethod.MINRES;
            try {
                NamedRotation.of(rotation);
                extraction = ExtractionMethod.of(
                        settings.map(one -> one.text("extraction", "minres")).orElse("minres"));
            } catch (InputException wrong) {
                wrong.problems()
                        .forEach(one -> problems.add(file.problem(
                                settings.orElseThrow().mark(), one.found(), one.expected(), one.remedy())));
            }
            return new ExplorationAnalysis(
                    settings.flatMap(one -> one.scalar("factors"))
                            .map(number -> OptionalInt.of((int) number.number()))
                            .orElse(OptionalInt.empty()),
                    extraction,
                    rotation,
                    settings.flatMap(one -> one.scalar("correlation"))
                            .map(word -> CorrelationKind.valueOf(word.text().toUpperCase(Locale.ROOT))));
        }
    }
}
