package kith.citation;

/**
 * An author.
 *
 * @param family family name, or the name of an organisation
 * @param initials such as “F. F.”; empty for an organisation
 */
public record Author(String family, String initials) {

    /** From “Chen, F. F.”, or the name of an organisation, which has no comma. */
    static Author of(String text) {
        int comma = text.indexOf(',');
        return comma < 0
                ? new Author(text.strip(), "")
                : new Author(
                        text.substring(0, comma).strip(),
                        text.substring(comma + 1).strip());
    }

    /** Family name and initials, as a list of references has them. */
    public String inverted() {
        return initials.isEmpty() ? family : family + ", " + initials;
    }
}
