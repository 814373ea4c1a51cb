package kith.instrument;

import java.util.Map;

/**
 * A question that describes the group or the respondent and is never added into a score.
 *
 * @param id also the name of its column
 * @param scale id of its response scale
 * @param texts the wording by language
 */
public record ProfileQuestion(String id, String scale, String content, Map<String, String> texts) {
    public ProfileQuestion {
        texts = Map.copyOf(texts);
    }
}
