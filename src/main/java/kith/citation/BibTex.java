package kith.citation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import kith.citation.Publication.Article;
import kith.citation.Publication.Book;
import kith.citation.Publication.Chapter;
import kith.citation.Publication.Report;
import kith.citation.Publication.Software;

/** An entry of BibTeX, in UTF-8. */
public final class BibTex {

    private BibTex() {}

    public static String of(Source source) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(
                "author",
                source.authors().stream()
                        .map(author -> author.initials().isEmpty() ? "{" + author.family() + "}" : author.inverted())
                        .collect(Collectors.joining(" and ")));
        fields.put("year", Integer.toString(source.year()));
        fields.put("title", "{" + source.title() + "}");
        String kind = publication(source.publication(), fields);
        fields.put("doi", source.doi());
        fields.put("note", source.note());
        return "@" + kind + "{" + source.key() + ",\n"
                + fields.entrySet().stream()
                        .filter(field -> !field.getValue().isEmpty())
                        .map(field -> "  " + field.getKey() + " = {"
                                + (field.getKey().equals("doi") ? field.getValue() : escaped(field.getValue())) + "}")
                        .collect(Collectors.joining(",\n"))
                + "\n}\n";
    }

    /** Adds the fields of the publication. @return the kind of entry */
    private static String publication(Publication publication, Map<String, String> fields) {
        if (publication instanceof Article article) {
            fields.put("journal", article.journal());
            fields.put("volume", article.volume());
            fields.put("number", article.issue());
            fields.put("pages", article.pages());
            return "article";
        }
        if (publication instanceof Chapter chapter) {
            fields.put("booktitle", chapter.book());
            fields.put("editor", chapter.editors().replaceAll(",? & |, ", " and "));
            fields.put("pages", chapter.pages());
            fields.put("publisher", chapter.publisher());
            return "incollection";
        }
        if (publication instanceof Book book) {
            fields.put("edition", book.edition());
            fields.put("publisher", book.publisher());
            return "book";
        }
        if (publication instanceof Software program) {
            fields.put("note", "Computer software, version " + program.version());
            return "misc";
        }
        Report report = (Report) publication;
        fields.put("type", report.series());
        fields.put("institution", report.publisher());
        return "techreport";
    }

    private static String escaped(String text) {
        return text.replaceAll("[&%$#_]", "\\\\$0").replace("–", "--");
    }
}
