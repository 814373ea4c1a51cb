package kith.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.analysis.AnalysisAnswer;
import kith.analysis.NotDone;
import kith.finding.Finding;

/**
 * The structure within and between groups, in each context.
 *
 * @param answers by context; one under an empty name where there are no contexts
 * @param notDone contexts that could not be analysed
 */
public record LevelStructures(Map<String, LevelStructure> answers, List<NotDone> notDone) implements AnalysisAnswer {

    public LevelStructures {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        notDone = List.copyOf(notDone);
    }

    @Override
    public List<Finding> findings() {
        return answers.entrySet().stream()
                .flatMap(part -> part.getValue().findings().stream().map(finding -> finding.in(part.getKey())))
                .toList();
    }

    @Override
    public boolean isSound() {
        return answers.values().stream().allMatch(LevelStructure::isSound);
    }
}
