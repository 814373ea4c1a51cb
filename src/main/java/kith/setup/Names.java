package kith.setup;

import kith.text.PlainId;

/** Names of items and scales made from the names of columns. */
final class Names {

    private static final int LONGEST = 20;

    private Names() {}

    /** Letters, digits, “_” and “.”, beginning with a letter. */
    static String plain(String text) {
        String ascii =
                PlainId.withoutMarks(text).replaceAll("[^A-Za-z0-9_.]+", "_").replaceAll("^[^A-Za-z]+|_+$", "");
        String name = ascii.length() > LONGEST ? ascii.substring(0, LONGEST).replaceAll("_+$", "") : ascii;
        return name.isEmpty() ? "scale" : name;
    }

    /** Whether a column's own name can be that of an item. */
    static boolean isName(String column) {
        return column.matches("[A-Za-z][A-Za-z0-9_.]*");
    }

    /** Small letters, digits and hyphens, beginning with a letter. */
    static String id(String text) {
        String id = PlainId.of(plain(text));
        return id.isEmpty() ? "study" : id;
    }
}
