package kith.mokken;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.finding.Problems;
import kith.reliability.scale.ScaleItems;
import kith.yaml.YamlMapping;
import kith.yaml.YamlScalar;

/**
 * Mokken scale analyses of the scales of a study.
 *
 * @param question what is asked; its seed is that of the study
 */
public record MokkenAnalysis(MokkenQuestion question) implements Analysis<MokkenAnswer> {

    private static final String ID = "mokken";
    private static final String TITLE = "Mokken scale analysis";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public ClusterTreatment clusters() {
        return ClusterTreatment.INDEPENDENT;
    }

    @Override
    public MokkenAnswer answer(StudyData data) {
        return MokkenAnswer.of(ScaleItems.of(data.instrument()), data.responses(), question.withSeed(data.seed()));
    }

    @Override
    public Map<String, String> settings() {
        MokkenQuestion usual = MokkenQuestion.USUAL;
        Map<String, String> settings = new LinkedHashMap<>();
        put(settings, "lower bound", question.bound(), usual.bound());
        put(settings, "smallest violation", question.minimumViolation(), usual.minimumViolation());
        put(settings, "smallest group of rest scores", question.minimumGroup(), usual.minimumGroup());
        put(settings, "level of Mokken tests", question.alpha(), usual.alpha());
        put(settings, "level of Mokken intervals", question.level(), usual.level());
        if (!question.grid().equals(usual.grid())) {
            settings.put(
                    "bounds of item selection",
                    question.grid().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return settings;
    }

    private static void put(Map<String, String> settings, String name, double value, double usual) {
        if (value != usual) {
            settings.put(name, value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value));
        }
    }

    /** Reads the settings under {@code mokken:}. */
    public static final class Kind implements AnalysisKind {

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
            return "/kith/study/mokken.schema.json";
        }

        /** Only where it is asked for. */
        @Override
        public boolean isUsual(StudyFile file) {
            return file.settings(ID).isPresent();
        }

        @Override
        public MokkenAnalysis read(StudyFile file, Problems problems) {
            MokkenQuestion usual = MokkenQuestion.USUAL;
            Optional<YamlMapping> keys = file.settings(ID);
            return new MokkenAnalysis(new MokkenQuestion(
                    number(keys, "bound", usual.bound()),
                    keys.flatMap(one -> one.sequence("grid"))
                            .map(bounds ->
                                    bounds.texts().stream().map(Double::valueOf).toList())
                            .orElse(usual.grid()),
                    number(keys, "min_violation", usual.minimumViolation()),
                    (int) number(keys, "min_group", usual.minimumGroup()),
                    number(keys, "alpha", usual.alpha()),
                    number(keys, "level", usual.level()),
                    usual.seed()));
        }

        private static double number(Optional<YamlMapping> keys, String key, double otherwise) {
            return keys.flatMap(one -> one.scalar(key)).map(YamlScalar::number).orElse(otherwise);
        }
    }
}
