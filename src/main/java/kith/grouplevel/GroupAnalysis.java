package kith.grouplevel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.AnswersByContext;
import kith.analysis.ClusterTreatment;
import kith.analysis.NotDone;
import kith.analysis.SettingKeys;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.data.DataSource;
import kith.data.Responses;
import kith.finding.Problems;
import kith.instrument.Instrument;
import kith.instrument.Subscale;
import kith.math.CumulativeLink;
import kith.reliability.scale.ScaleItems;
import kith.yaml.YamlMapping;

/**
 * The measurement of groups by the scales of a study: of its subscales, or of its total where it has none. Where the
 * study has a column of contexts, each context is analysed by itself, so that differences between contexts are no
 * differences between groups.
 *
 * @param chosen how they are measured
 */
public record GroupAnalysis(GroupSettings chosen) implements Analysis<GroupsByContext> {

    public static final AnalysisKind KIND =
            AnalysisKind.of("group", "Measurement of groups", ClusterTreatment.ALLOWED_FOR, GroupAnalysis::read);

    @Override
    public AnalysisKind kind() {
        return KIND;
    }

    @Override
    public List<String> numbers() {
        return chosen.covariates();
    }

    @Override
    public Map<String, Path> files() {
        return chosen.neighbours()
                .map(file -> Map.of("neighbouring groups", file.file()))
                .orElse(Map.of());
    }

    @Override
    public boolean infers() {
        return false;
    }

    @Override
    public Optional<NotDone> obstacle(StudyData data) {
        return NotDone.withoutClusters(data);
    }

    @Override
    public GroupsByContext answer(StudyData data) {
        requireCovariates(data.responses());
        GroupQuestion question = chosen.question(scales(data.instrument()), data.seed(), data.parallel());
        String cluster = data.roles().cluster().orElseThrow();
        List<NotDone> notDone = new ArrayList<>();
        Map<String, GroupAnswer> answers = AnswersByContext.of(
                data.roles(),
                data.responses(),
                part -> GroupAnswer.of(question, part, part.grouping(cluster)),
                notDone);
        return new GroupsByContext(answers, notDone);
    }

    private void requireCovariates(Responses responses) {
        Problems problems = new Problems();
        for (String covariate : chosen.covariates()) {
            if (!responses.numeric().containsKey(covariate)) {
                problems.add("group: covariates", "“" + covariate + "”", "columns of numbers", "");
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
        return chosen.unusual();
    }

    /** Reads the settings under {@code group:}. */
    private static GroupAnalysis read(StudyFile file, Problems problems) {
        SettingKeys keys = SettingKeys.of(file, KIND.id(), problems);
        GroupSettings usual = GroupSettings.USUAL;
        Optional<CumulativeLink> link = keys.word("ordered", CumulativeLink.class);
        if (keys.has("thresholds") && link.isEmpty()) {
            keys.tell("thresholds", "no model of ordered responses", "`ordered: logit`", "add it or leave this out");
        }
        OrderedForm.Thresholds thresholds =
                keys.word("thresholds", OrderedForm.Thresholds.class).orElse(OrderedForm.Thresholds.BY_ITEM);
        return new GroupAnalysis(new GroupSettings(
                keys.texts("covariates"),
                keys.word("likelihood", EcometricQuestion.Likelihood.class).orElse(usual.likelihood()),
                link.map(chosen -> new OrderedForm(chosen, thresholds)),
                distributions(keys),
                keys.path("neighbours")
                        .map(path -> DataSource.of(path)
                                .withName(keys.text("neighbours").orElseThrow())),
                keys.number("level").orElse(usual.level()),
                keys.whole("simulations").orElse(usual.draws())));
    }

    private static List<NullDistribution> distributions(SettingKeys keys) {
        List<NullDistribution> distributions = new ArrayList<>();
        for (String name :
                keys.mapping("null_distributions").map(YamlMapping::keys).orElse(List.of())) {
            List<Double> shares = keys.mapping("null_distributions").orElseThrow().texts(name).stream()
                    .map(Double::valueOf)
                    .toList();
            NullDistribution.of(name, shares)
                    .ifPresentOrElse(
                            distributions::add,
                            () -> keys.tell(
                                    "null_distributions",
                                    "“" + name + "” is no distribution",
                                    "a share from 0 to 1 for each option, which sum to 1",
                                    "correct the shares"));
        }
        return distributions;
    }
}
