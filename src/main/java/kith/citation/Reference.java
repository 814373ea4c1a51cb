package kith.citation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kith.citation.Publication.Article;
import kith.citation.Publication.Book;
import kith.citation.Publication.Chapter;
import kith.citation.Publication.Report;
import kith.citation.Publication.Software;

/** A line of a list of references (APA 7th edition, chapter 9). */
public final class Reference {

    /** Of more authors the first so many and the last are named. */
    private static final int MOST_AUTHORS = 20;

    private Reference() {}

    /** A part of the line; titles of works that stand alone, and volumes of journals, are in italics. */
    public record Part(String text, boolean italic) {}

    /** The line, with what is open of a doubtful entry in brackets at the end. */
    public static String of(Source source) {
        return parts(source).stream().map(Part::text).collect(Collectors.joining());
    }

    /** The same with its italics (chapter 9.19, 9.25 and 9.28 of the manual). */
    public static List<Part> parts(Source source) {
        Publication publication = source.publication();
        String authors = authors(source.authors());
        boolean alone = !(publication instanceof Article || publication instanceof Chapter);
        String brackets = inBrackets(publication);
        String title = brackets.isEmpty() ? sentence(source.title()) : source.title();
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(
                authors + (authors.endsWith(".") ? "" : ".") + " (" + source.year() + source.letter() + "). ", false));
        parts.add(new Part(title, alone));
        parts.add(new Part(brackets.isEmpty() ? "" : brackets + ".", false));
        parts.addAll(container(publication));
        parts.add(new Part(
                (source.doi().isEmpty() ? "" : " https://doi.org/" + source.doi())
                        + (source.note().isEmpty() ? "" : " [Not confirmed: " + source.note() + ".]"),
                false));
        return joined(parts);
    }

    /** Neighbours in the same face become one part. */
    private static List<Part> joined(List<Part> parts) {
        List<Part> joined = new ArrayList<>();
        for (Part part : parts) {
            Part last = joined.isEmpty() ? new Part("", !part.italic()) : joined.get(joined.size() - 1);
            if (part.text().isEmpty()) {
                continue;
            }
            if (last.italic() == part.italic()) {
                joined.set(joined.size() - 1, new Part(last.text() + part.text(), part.italic()));
            } else {
                joined.add(part);
            }
        }
        return List.copyOf(joined);
    }

    private static String authors(List<Author> authors) {
        if (authors.size() == 1) {
            return authors.get(0).inverted();
        }
        boolean some = authors.size() > MOST_AUTHORS;
        String first = authors.stream()
                .limit(some ? MOST_AUTHORS - 1 : authors.size() - 1)
                .map(Author::inverted)
                .collect(Collectors.joining(", "));
        return first
                + (some ? ", … " : ", & ")
                + authors.get(authors.size() - 1).inverted();
    }

    /** What stands behind the title in brackets. */
    private static String inBrackets(Publication publication) {
        if (publication instanceof Book book && !book.edition().isEmpty()) {
            return " (" + book.edition() + ")";
        }
        if (publication instanceof Software program) {
            return " (Version " + program.version() + ") [Computer software]";
        }
        return publication instanceof Report report ? " (" + report.series() + ")" : "";
    }

    private static List<Part> container(Publication publication) {
        if (publication instanceof Article article) {
            return List.of(
                    new Part(" ", false),
                    new Part(article.journal() + ", " + article.volume(), true),
                    new Part(
                            sentence((article.issue().isEmpty() ? "" : "(" + article.issue() + ")")
                                    + (article.pages().isEmpty() ? "" : ", " + article.pages())),
                            false));
        }
        if (publication instanceof Chapter chapter) {
            return List.of(
                    new Part(
                            " In " + chapter.editors() + (chapter.editors().contains("&") ? " (Eds.), " : " (Ed.), "),
                            false),
                    new Part(chapter.book(), true),
                    new Part(sentence(" (pp. " + chapter.pages() + "). " + chapter.publisher()), false));
        }
        String publisher = publication instanceof Book book
                ? book.publisher()
                : publication instanceof Report report ? report.publisher() : "";
        return publisher.isEmpty() ? List.of() : List.of(new Part(" " + sentence(publisher), false));
    }

    private static String sentence(String text) {
        return text.endsWith("?") || text.endsWith(".") ? text : text + ".";
    }
}
