package kith.citation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kith.citation.Publication.Article;
import kith.citation.Publication.Book;
import kith.citation.Publication.Chapter;
import kith.citation.Publication.Report;
import kith.citation.Publication.Software;

/**
 * A source as an item of CSL-JSON, which Zotero, Mendeley, pandoc and citeproc read: the variables of the Citation
 * Style Language 1.0.2 by their names.
 */
public final class CslJson {

    /** Initials before a family name: {@code G. A. Marcoulides}, {@code W.-C. Wang}. */
    private static final Pattern EDITOR = Pattern.compile("((?:\\p{Lu}\\.[ -]?)+)\\s*(.+)");

    private CslJson() {}

    /** Values are texts, numbers, lists and maps of these. */
    public static Map<String, Object> of(Source source) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", source.key());
        item.put("type", type(source.publication()));
        item.put("author", source.authors().stream().map(CslJson::name).toList());
        item.put("issued", Map.of("date-parts", List.of(List.of(source.year()))));
        item.put("title", source.title());
        put(source.publication(), item);
        item.put("DOI", source.doi());
        item.put("note", source.note());
        item.values().removeIf(""::equals);
        return item;
    }

    private static String type(Publication publication) {
        if (publication instanceof Article) {
            return "article-journal";
        }
        if (publication instanceof Chapter) {
            return "chapter";
        }
        if (publication instanceof Software) {
            return "software";
        }
        return publication instanceof Book ? "book" : "report";
    }

    private static void put(Publication publication, Map<String, Object> item) {
        if (publication instanceof Article article) {
            item.put("container-title", article.journal());
            item.put("volume", article.volume());
            item.put("issue", article.issue());
            item.put("page", pages(article.pages()));
        } else if (publication instanceof Chapter chapter) {
            item.put("container-title", chapter.book());
            item.put("editor", editors(chapter.editors()));
            item.put("page", pages(chapter.pages()));
            item.put("publisher", chapter.publisher());
        } else if (publication instanceof Book book) {
            item.put("edition", book.edition().replaceAll("\\D+", ""));
            item.put("publisher", book.publisher());
        } else if (publication instanceof Report report) {
            item.put("genre", report.series());
            item.put("publisher", report.publisher());
        } else if (publication instanceof Software program) {
            item.put("version", program.version());
        }
    }

    private static Map<String, String> name(Author author) {
        return author.initials().isEmpty()
                ? Map.of("literal", author.family())
                : named(author.family(), author.initials());
    }

    private static Map<String, String> named(String family, String given) {
        Map<String, String> name = new LinkedHashMap<>();
        name.put("family", family);
        name.put("given", given);
        return name;
    }

    private static List<Map<String, String>> editors(String editors) {
        return Arrays.stream(editors.split(",? & |, "))
                .map(EDITOR::matcher)
                .filter(Matcher::matches)
                .map(editor -> named(editor.group(2), editor.group(1).strip()))
                .toList();
    }

    private static String pages(String pages) {
        return pages.replace('–', '-');
    }
}
