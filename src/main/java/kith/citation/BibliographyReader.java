package kith.citation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import kith.citation.Publication.Article;
import kith.citation.Publication.Book;
import kith.citation.Publication.Chapter;
import kith.citation.Publication.Report;
import kith.citation.Publication.Software;
import kith.yaml.YamlDocument;
import kith.yaml.YamlMapping;

/**
 * Reads the file of sources. It belongs to the program, so that whatever is wrong with it is a fault of the program.
 */
final class BibliographyReader {

    private static final String FILE = "/kith/citation/bibliography.yaml";

    private static final Set<String> FIELDS = Set.of(
            "authors",
            "year",
            "title",
            "journal",
            "volume",
            "issue",
            "pages",
            "book",
            "editors",
            "edition",
            "document",
            "publisher",
            "software",
            "doi",
            "certainty",
            "note");

    private BibliographyReader() {}

    static List<Source> sources() {
        return YamlDocument.of("bibliography.yaml", text()).mapping().entries().stream()
                .map(entry -> source(entry.key(), (YamlMapping) entry.value()))
                .toList();
    }

    private static String text() {
        try (InputStream in = BibliographyReader.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("no " + FILE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What follows them tells apart the works of one year of the same authors, as in 2018b. */
    private static final int DIGITS_OF_A_YEAR = 4;

    private static Source source(String key, YamlMapping entry) {
        if (!FIELDS.containsAll(entry.keys())) {
            throw new IllegalStateException(key + " has a field that is none of " + FIELDS);
        }
        return new Source(
                key,
                Arrays.stream(entry.text("authors").split(";")).map(Author::of).toList(),
                Integer.parseInt(entry.text("year").substring(0, DIGITS_OF_A_YEAR)),
                entry.text("year").substring(DIGITS_OF_A_YEAR),
                entry.text("title"),
                publication(entry),
                entry.text("doi", ""),
                Certainty.valueOf(
                        entry.text("certainty", Certainty.UNVERIFIED.word()).toUpperCase(Locale.ROOT)),
                entry.text("note", ""));
    }

    private static Publication publication(YamlMapping entry) {
        if (entry.find("journal").isPresent()) {
            return new Article(
                    entry.text("journal"), entry.text("volume", ""), entry.text("issue", ""), entry.text("pages", ""));
        }
        if (entry.find("book").isPresent()) {
            return new Chapter(
                    entry.text("book"), entry.text("editors", ""), entry.text("pages", ""), entry.text("publisher"));
        }
        if (entry.find("software").isPresent()) {
            return new Software(entry.text("software"));
        }
        return entry.find("document").isPresent()
                ? new Report(entry.text("document"), entry.text("publisher"))
                : new Book(entry.text("edition", ""), entry.text("publisher"));
    }
}
