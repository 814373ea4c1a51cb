package kith.prespecification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.yaml.YamlMapping;

/**
 * A study beside its plan.
 *
 * <p>Keys that change nothing but words ({@code title}, {@code description}, {@code labels}, {@code language},
 * {@code authors}, {@code date}) are not compared, nor is {@code analyses}, which the statuses tell. A setting of an
 * analysis concerns that analysis; every other one concerns all.
 *
 * @param plan what was planned
 * @param deviations settings that differ, in the order of the plan, then of the study
 */
public record PlanComparison(FrozenPlan plan, List<Deviation> deviations) {

    private static final Set<String> WORDS =
            Set.of("id", "title", "description", "labels", "language", "authors", "date", "analyses");
    private static final String INSTRUMENT = "instrument";

    public PlanComparison {
        deviations = List.copyOf(deviations);
    }

    /**
     * @param study the study file as it is now
     * @param instrumentSha256 checksum of the instrument file as it is now
     */
    public static PlanComparison of(FrozenPlan plan, YamlMapping study, String instrumentSha256) {
        Map<String, String> planned = StudySettings.of(plan.document().mapping());
        Map<String, String> now = StudySettings.of(study);
        List<Deviation> deviations = new ArrayList<>();
        Set<String> keys = new LinkedHashSet<>(planned.keySet());
        keys.addAll(now.keySet());
        for (String key : keys) {
            Deviation deviation =
                    new Deviation(key, Optional.ofNullable(planned.get(key)), Optional.ofNullable(now.get(key)));
            if (!WORDS.contains(deviation.topic()) && !deviation.planned().equals(deviation.now())) {
                deviations.add(deviation);
            }
        }
        if (!instrumentSha256.equals(plan.instrumentSha256())) {
            deviations.add(new Deviation(
                    INSTRUMENT + ".sha256", Optional.of(plan.instrumentSha256()), Optional.of(instrumentSha256)));
        }
        return new PlanComparison(plan, deviations);
    }

    /**
     * How each analysis stands to the plan: those that are done, then those that were planned and are not.
     *
     * @param done ids of the analyses that are done
     * @param known ids of all analyses, which are also the keys of their settings
     */
    public Map<String, PlanStatus> statuses(List<String> done, List<String> known) {
        Map<String, PlanStatus> statuses = new LinkedHashMap<>();
        for (String analysis : done) {
            statuses.put(
                    analysis,
                    !plan.analyses().contains(analysis)
                            ? PlanStatus.ADDED
                            : concerns(analysis, known) ? PlanStatus.CHANGED : PlanStatus.AS_PLANNED);
        }
        plan.analyses().forEach(analysis -> statuses.putIfAbsent(analysis, PlanStatus.LEFT_OUT));
        return statuses;
    }

    private boolean concerns(String analysis, List<String> known) {
        return deviations.stream()
                .map(Deviation::topic)
                .anyMatch(topic -> topic.equals(analysis) || !known.contains(topic));
    }
}
