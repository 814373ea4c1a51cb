package kith.twolevel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.NotDone;
import kith.analysis.SettingKeys;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.finding.Problems;
import kith.math.CumulativeLink;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.model.ModelSyntax;

/**
 * A model of the people in the clusters of a study and of the clusters, estimated as the study estimates its structure:
 * continuous responses by ML or MLR, ordered ones by marginal maximum likelihood.
 *
 * @param model with {@code level:} blocks; empty where the study has none
 * @param link of ordered responses
 */
public record TwoLevelAnalysis(Optional<ModelSyntax> model, CumulativeLink link) implements Analysis<TwoLevelAnswer> {

    private static final String ID = "two_level";
    private static final String TITLE = "Two-level model";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public boolean fitsModels() {
        return true;
    }

    @Override
    public List<String> numbers() {
        return model.map(ModelSyntax::observed).orElse(List.of());
    }

    @Override
    public Optional<NotDone> obstacle(StudyData data) {
        if (model.isEmpty()) {
            return Optional.of(NotDone.all(
                    "The study has no model with two levels.",
                    "Write it as `model:` under `two_level:`, or leave `two_level` out of the analyses."));
        }
        return data.roles().cluster().isPresent()
                ? Optional.empty()
                : Optional.of(NotDone.all(
                        "The study names no column of clusters.", "Name it as `cluster:` under `data:` of the study."));
    }

    @Override
    public TwoLevelAnswer answer(StudyData data) {
        ModelSyntax syntax = model.orElseThrow();
        Sem sem = data.sem(syntax).clusteredBy(data.roles().cluster().orElseThrow());
        return data.model().isOrdered()
                ? new TwoLevelAnswer.Ordered(
                        new OrderedTwoLevelSem(sem.with(Estimator.ML).withOrdered(Set.copyOf(syntax.observed())), link)
                                .fit(data.keyed()))
                : new TwoLevelAnswer.Continuous(TwoLevelSem.of(sem).fitted(data.keyed()));
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        model.ifPresent(syntax -> settings.put("two-level model", syntax.text()));
        if (link != CumulativeLink.LOGIT) {
            settings.put("link of the two-level model", link.id());
        }
        return settings;
    }

    /** Reads the settings under {@code two_level:}. */
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
            return "/kith/study/two-level.schema.json";
        }

        /** Only where it is asked for. */
        @Override
        public boolean isUsual(StudyFile file) {
            return file.settings(ID).isPresent();
        }

        @Override
        public TwoLevelAnalysis read(StudyFile file, Problems problems) {
            SettingKeys keys = SettingKeys.of(file, ID, problems);
            if (keys.has("link") && !file.model().isOrdered()) {
                keys.tell(
                        "link",
                        "a link for responses that are numbers",
                        "ordered responses",
                        "add `answers: ordered` under `model:`, or leave `link:` out");
            }
            return new TwoLevelAnalysis(
                    keys.text("model")
                            .flatMap(text -> keys.attempt(() ->
                                    ModelSyntax.parse("two_level: model", text).requireFormulas())),
                    keys.word("link", CumulativeLink.class).orElse(CumulativeLink.LOGIT));
        }
    }
}
