package kith.instrument;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One item.
 *
 * @param id the same in every context, and the name of its column in the data
 * @param scale id of its response scale
 * @param reversed whether it is worded against what the instrument measures, so that its answers are recoded before
 *     scoring and analysis
 * @param content a few words on what it asks, always given (it stands for the wording where that is not included)
 * @param wordings the wording by form and language; empty when the wording is not included
 * @param facet the facet of the construct that it covers; may be empty
 */
public record Item(String id, String scale, boolean reversed, String content, List<Wording> wordings, String facet) {

    public Item {
        wordings = List.copyOf(wordings);
    }

    /**
     * The wording of an item in one form of the questionnaire.
     *
     * @param context id of the form; empty when the instrument has only one form
     * @param texts the text by code of the language
     */
    public record Wording(String context, Map<String, String> texts) {
        public Wording {
            texts = Ordered.copy(texts);
        }

        /** The text of the first of the wordings that are for a context (or for every one) and have the language. */
        static Optional<String> text(List<Wording> wordings, String context, String language) {
            return wordings.stream()
                    .filter(wording -> wording.context().equals(context)
                            || wording.context().isEmpty())
                    .map(wording -> wording.texts().get(language))
                    .filter(java.util.Objects::nonNull)
                    .findFirst();
        }
    }

    /** The wording in a context and language, if it is included. */
    public Optional<String> wording(String context, String language) {
        return Wording.text(wordings, context, language);
    }

    /** The wording in a context and language, or else {@link #content()}. */
    public String text(String context, String language) {
        return wording(context, language).orElse(content);
    }
}
