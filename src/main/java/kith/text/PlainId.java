package kith.text;

import java.text.Normalizer;
import java.util.Locale;

/** Ids made from titles and labels. */
public final class PlainId {

    private PlainId() {}

    /** A text without accents and other marks on its letters. */
    public static String withoutMarks(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    }

    /** Small Latin letters and digits, with one hyphen for all between them; empty where there are none. */
    public static String of(String text) {
        return withoutMarks(text)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
