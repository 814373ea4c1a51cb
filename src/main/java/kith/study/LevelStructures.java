package kith.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.analysis.AnswersByContext;
import kith.analysis.NotDone;

/**
 * The structure within and between groups, in each context.
 *
 * @param answers by context; one under an empty name where there are no contexts
 * @param notDone contexts that could not be analysed
 */
public record LevelStructures(Map<String, LevelStructure> answers, List<NotDone> notDone)
        implements AnswersByContext<LevelStructure> {

    public LevelStructures {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        notDone = List.copyOf(notDone);
    }
}
