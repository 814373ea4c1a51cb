package kith.citation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;

/** Citations in a text, by author and date (APA 7th edition, sections 8.10 to 8.17). */
public final class Citation {

    private Citation() {}

    /** As part of a sentence: {@code narrative("cheungRensvold2002")} is “Cheung and Rensvold (2002)”. */
    public static String narrative(String key) {
        return Bibliography.source(key).narrative();
    }

    /** In brackets, in alphabetical order: “(Chen, 2007; Cheung &amp; Rensvold, 2002)”. */
    public static String parenthetical(String... keys) {
        return "(" + unbracketed(keys) + ")";
    }

    /** The same without brackets, where other words stand within them: “Chen, 2007; Cheung &amp; Rensvold, 2002”. */
    public static String unbracketed(String... keys) {
        return Arrays.stream(keys)
                .map(Bibliography::source)
                .sorted(Comparator.comparing(Source::parenthetical, String.CASE_INSENSITIVE_ORDER))
                .map(Source::parenthetical)
                .collect(Collectors.joining("; "));
    }
}
