package kith.citation;

import java.util.List;

/**
 * A source: one entry of the bibliography.
 *
 * @param key by which the code names it, such as {@code chen2007}
 * @param authors in the order of the publication
 * @param letter after the year, which tells apart the works of one year of the same authors; usually empty
 * @param doi empty where there is none, or none that was confirmed
 * @param note what is open, where the entry is doubtful; else empty
 */
public record Source(
        String key,
        List<Author> authors,
        int year,
        String letter,
        String title,
        Publication publication,
        String doi,
        Certainty certainty,
        String note) {

    /** From so many authors on, the first stands for all (APA 7th edition, section 8.17). */
    private static final int MANY = 3;

    public Source {
        authors = List.copyOf(authors);
        if (authors.isEmpty()) {
            throw new IllegalArgumentException(key + " has no author");
        }
        if ((certainty == Certainty.DOUBTFUL) == note.isEmpty()) {
            throw new IllegalArgumentException(key + ": a doubtful entry, and no other, says what is open");
        }
    }

    /** Citation as part of a sentence: “Cheung and Rensvold (2002)”. */
    public String narrative() {
        return authorsJoinedBy("and") + " (" + year + letter + ")";
    }

    /** Citation as it stands within brackets: “Cheung &amp; Rensvold, 2002”. */
    public String parenthetical() {
        return authorsJoinedBy("&") + ", " + year + letter;
    }

    /** The authors as a citation names them. */
    String authorsJoinedBy(String word) {
        String first = authors.get(0).family();
        if (authors.size() >= MANY) {
            return first + " et al.";
        }
        return authors.size() == 1
                ? first
                : first + " " + word + " " + authors.get(1).family();
    }
}
