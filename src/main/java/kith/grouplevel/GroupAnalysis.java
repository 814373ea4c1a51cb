package kith.grouplevel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.NotDone;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.instrument.Instrument;
import kith.instrument.Subscale;
import kith.math.CumulativeLink;
import kith.reliability.scale.ScaleItems;

/**
 * The measurement of groups by the scales of a study: of its subscales, or of its total where it has none. Where the
 * study has a column of contexts, each context is analysed by itself, so that differences between contexts are no
 * differences between groups.
 *
 * @param covariates of the ecometric model
 * @param likelihood of the ecometric model
 * @param ordered how the ecometric model is also fitted to ordered responses, if it is
 */
public record GroupAnalysis(
        List<String> covariates, EcometricQuestion.Likelihood likelihood, Optional<OrderedForm> ordered)
        implements Analysis<GroupsByContext> {

    private static final String ID = "group";
    private static final String TITLE = "Measurement of groups";
    private static final int DRAWS = 2_000;
    private static final double LEVEL = 0.95;

    public GroupAnalysis {
        covariates = List.copyOf(covariates);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public boolean infers() {
        return false;
    }

    @Override
    public Optional<NotDone> obstacle(StudyData data) {
        return data.roles().cluster().isPresent()
                ? Optional.empty()
                : Optional.of(NotDone.all(
                        "The study names no column of groups.", "Name it as `cluster:` under `data:` of the study."));
    }

    @Override
    public GroupsByContext answer(StudyData data) {
        requireCovariates(data.responses());
        GroupQuestion question = new GroupQuestion(
                scales(data.instrument()),
                covariates,
                likelihood,
                ordered,
                List.of(),
                LEVEL,
                new GroupAgreement.Chance(DRAWS, data.seed(), data.parallel()));
        String cluster = data.roles().cluster().orElseThrow();
        Map<String, GroupAnswer> answers = new LinkedHashMap<>();
        List<NotDone> notDone = new ArrayList<>();
        Optional<Grouping> contexts = data.roles().context().map(data.responses()::grouping);
        List<String> names = contexts.map(Grouping::names).orElse(List.of(""));
        for (int context = 0; context < names.size(); context++) {
            int of = context;
            Responses part =
                    contexts.map(all -> data.responses().rows(all.rowsOf(of))).orElse(data.responses());
            try {
                answers.put(names.get(context), GroupAnswer.of(question, part, part.grouping(cluster)));
            } catch (InputException wrong) {
                notDone.add(NotDone.of(names.get(context), wrong));
            }
        }
        return new GroupsByContext(answers, notDone);
    }

    private void requireCovariates(Responses responses) {
        Problems problems = new Problems();
        for (String covariate : covariates) {
            if (!responses.numeric().containsKey(covariate)) {
                problems.add(
                        "group: covariates",
                        "“" + covariate + "”",
                        "columns of numbers that the instrument declares as profile questions or covariates",
                        "");
            }
        }
        problems.throwIfAny();
    }

    private static List<ScaleItems> scales(Instrument instrument) {
        List<ScaleItems> all = ScaleItems.of(instrument);
        Set<String> subscales =
                instrument.subscales().stream().map(Subscale::id).collect(Collectors.toSet());
        return subscales.isEmpty()
                ? all
                : all.stream().filter(scale -> subscales.contains(scale.name())).toList();
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (!covariates.isEmpty()) {
            settings.put("covariates of the ecometric model", String.join(", ", covariates));
        }
        if (likelihood != EcometricQuestion.Likelihood.REML) {
            settings.put("likelihood of the ecometric model", likelihood.name());
        }
        ordered.ifPresent(form -> settings.put(
                "ecometric model for ordered responses", form.link().id()));
        return settings;
    }

    /** Reads the settings under {@code group:}. */
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
            return "/kith/study/group.schema.json";
        }

        /** Only where it is asked for. */
        @Override
        public boolean isUsual(StudyFile file) {
            return file.settings(ID).isPresent();
        }

        @Override
        public GroupAnalysis read(StudyFile file, Problems problems) {
            return file.settings(ID)
                    .map(settings -> new GroupAnalysis(
                            settings.texts("covariates"),
                            EcometricQuestion.Likelihood.valueOf(
                                    settings.text("likelihood", "reml").toUpperCase(Locale.ROOT)),
                            ordered(settings.text("ordered", ""))))
                    .orElseGet(() -> new GroupAnalysis(List.of(), EcometricQuestion.Likelihood.REML, Optional.empty()));
        }

        private static Optional<OrderedForm> ordered(String link) {
            return link.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new OrderedForm(
                            CumulativeLink.valueOf(link.toUpperCase(Locale.ROOT)), OrderedForm.Thresholds.BY_ITEM));
        }
    }
}
