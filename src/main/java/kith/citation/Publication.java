package kith.citation;

/** Where a source was published. What a publication does not have is empty. */
public sealed interface Publication {

    /** An article in a journal. */
    record Article(String journal, String volume, String issue, String pages) implements Publication {}

    /** A chapter of a book, or a paper in proceedings. */
    record Chapter(String book, String editors, String pages, String publisher) implements Publication {}

    /** A whole book. */
    record Book(String edition, String publisher) implements Publication {}

    /** A program. */
    record Software(String version) implements Publication {}

    /** A report, monograph or paper that is neither in a journal nor a book of its own. */
    record Report(String series, String publisher) implements Publication {}
}
