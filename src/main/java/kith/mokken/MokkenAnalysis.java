package kith.mokken;

import java.util.Map;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.finding.Problems;
import kith.reliability.scale.ScaleItems;

/**
 * Mokken scale analyses of the scales of a study.
 *
 * @param bound lower bound of H<sub>i</sub> in item selection
 */
public record MokkenAnalysis(double bound) implements Analysis<MokkenAnswer> {

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
    public MokkenAnswer answer(StudyData data) {
        MokkenQuestion usual = MokkenQuestion.USUAL.withBound(bound);
        return MokkenAnswer.of(
                ScaleItems.of(data.instrument()),
                data.responses(),
                new MokkenQuestion(
                        bound,
                        usual.grid(),
                        usual.minimumViolation(),
                        usual.minimumGroup(),
                        usual.alpha(),
                        usual.level(),
                        data.seed()));
    }

    @Override
    public Map<String, String> settings() {
        return bound == MokkenQuestion.USUAL.bound() ? Map.of() : Map.of("lower bound", Double.toString(bound));
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
            return new MokkenAnalysis(file.settings(ID)
                    .flatMap(settings -> settings.scalar("bound"))
                    .map(scalar -> scalar.number())
                    .orElse(MokkenQuestion.USUAL.bound()));
        }
    }
}
