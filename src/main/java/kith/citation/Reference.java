package kith.citation;

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

    /** The line, with what is open of a doubtful entry in brackets at the end. */
    public static String of(Source source) {
        String authors = authors(source.authors());
        return authors + (authors.endsWith(".") ? "" : ".") + " (" + source.year() + source.letter() + "). "
                + sentence(source.title() + inBrackets(source.publication()))
                + published(container(source.publication()))
                + (source.doi().isEmpty() ? "" : " https://doi.org/" + source.doi())
                + (source.note().isEmpty() ? "" : " [Not confirmed: " + source.note() + ".]");
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

    private static String container(Publication publication) {
        if (publication instanceof Article article) {
            return article.journal() + ", " + article.volume()
                    + (article.issue().isEmpty() ? "" : "(" + article.issue() + ")")
                    + (article.pages().isEmpty() ? "" : ", " + article.pages());
        }
        if (publication instanceof Chapter chapter) {
            return "In " + chapter.editors() + (chapter.editors().contains("&") ? " (Eds.), " : " (Ed.), ")
                    + chapter.book() + " (pp. " + chapter.pages() + "). " + chapter.publisher();
        }
        if (publication instanceof Software) {
            return "";
        }
        return publication instanceof Book book ? book.publisher() : ((Report) publication).publisher();
    }

    private static String published(String container) {
        return container.isEmpty() ? "" : " " + sentence(container);
    }

    private static String sentence(String text) {
        return text.endsWith("?") || text.endsWith(".") ? text : text + ".";
    }
}
