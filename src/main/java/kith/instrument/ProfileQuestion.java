package kith.instrument;

import java.util.List;
import java.util.Map;

/**
 * A question that describes the group, its circumstances or the respondent and is never added into a score.
 *
 * @param id also the name of its column
 * @param scale id of its response scale
 * @param content a few words on what it asks
 * @param wordings the wording by form and language; empty when the wording is not included
 */
public record ProfileQuestion(String id, String scale, String content, List<Item.Wording> wordings) {
    public ProfileQuestion {
        wordings = List.copyOf(wordings);
    }

    /** A question with the same wording in every form, by language. */
    public ProfileQuestion(String id, String scale, String content, Map<String, String> texts) {
        this(id, scale, content, texts.isEmpty() ? List.of() : List.of(new Item.Wording("", texts)));
    }

    /** The wording in a context and language, or else {@link #content()}. */
    public String text(String context, String language) {
        return Item.Wording.text(wordings, context, language).orElse(content);
    }
}
