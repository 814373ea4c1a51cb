package kith.grouplevel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.analysis.AnswersByContext;
import kith.analysis.NotDone;

/**
 * How well scales measure groups, in each context.
 *
 * @param answers by context; one under an empty name where there are no contexts
 * @param notDone contexts that could not be analysed
 */
public record GroupsByContext(Map<String, GroupAnswer> answers, List<NotDone> notDone)
        implements AnswersByContext<GroupAnswer> {

    public GroupsByContext {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        notDone = List.copyOf(notDone);
    }
}
