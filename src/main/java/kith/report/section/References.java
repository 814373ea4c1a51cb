package kith.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kith.citation.BibTex;
import kith.citation.Bibliography;
import kith.citation.CslJson;
import kith.citation.Reference;
import kith.citation.Source;
import kith.report.document.Block;
import kith.report.document.Block.KeyFigures;
import kith.report.document.Block.Notice;
import kith.report.document.Block.Paragraph;
import kith.report.document.Cell;
import kith.report.document.Document;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Tree;
import kith.report.section.tree.RecordTree;

/**
 * The list of references of a report: the sources that its texts cite, and no others. Citations are found in the
 * finished texts, so that a section cannot cite a source without its being listed.
 */
public final class References {

    private References() {}

    /** The closing section; none where nothing is cited. */
    static Optional<Section> of(List<Section> sections) {
        List<Source> cited = cited(sections);
        return cited.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        Section.REFERENCES,
                        "References",
                        cited.stream().<Block>map(References::line).toList()));
    }

    private static Paragraph line(Source source) {
        return new Paragraph(Reference.parts(source).stream()
                .map(part -> new Block.Piece(part.text(), part.italic()))
                .toList());
    }

    /** The sources that a report cites, in the order of its list. */
    public static List<Source> cited(Document document) {
        List<Section> sections = new ArrayList<>(document.sections());
        sections.removeIf(section -> section.id().equals(Section.REFERENCES));
        sections.add(0, document.summary());
        return cited(sections);
    }

    /** Sources for other programs, with their BibTeX and CSL-JSON. */
    public static List<Tree> trees(List<Source> cited) {
        return cited.stream()
                .map(source -> new Tree()
                        .put("key", source.key())
                        .put("reference", Reference.of(source))
                        .put("doi", source.doi())
                        .put("bibtex", BibTex.of(source))
                        .put("csl", csl(source)))
                .toList();
    }

    /** Sources as a file of BibTeX. */
    public static String bibTex(List<Source> cited) {
        return cited.stream().map(BibTex::of).collect(Collectors.joining("\n"));
    }

    /** Sources as the items of a file of CSL-JSON. */
    public static List<Tree> csl(List<Source> cited) {
        return cited.stream().map(References::csl).toList();
    }

    private static Tree csl(Source source) {
        return (Tree) new RecordTree().value(CslJson.of(source));
    }

    private static List<Source> cited(List<Section> sections) {
        List<String> texts = new ArrayList<>();
        sections.forEach(section -> collect(section, texts));
        return Bibliography.citedIn(texts);
    }

    private static void collect(Section section, List<String> texts) {
        section.blocks().forEach(block -> block.accept(new Texts(texts)));
        section.subsections().forEach(below -> collect(below, texts));
    }

    /** Collects what a reader sees. */
    private record Texts(List<String> texts) implements Block.Visitor {

        @Override
        public void paragraph(Paragraph paragraph) {
            texts.add(paragraph.text());
        }

        @Override
        public void notice(Notice notice) {
            texts.addAll(List.of(notice.where(), notice.text()));
            texts.addAll(notice.remedy().byWay().values());
        }

        @Override
        public void keyFigures(KeyFigures figures) {
            figures.figures().forEach(figure -> texts.addAll(List.of(figure.label(), figure.comment())));
        }

        @Override
        public void table(Table table) {
            texts.add(table.caption());
            texts.addAll(table.notes());
            table.groups().forEach(group -> texts.add(group.heading()));
            for (List<Cell> row : table.rows()) {
                row.stream().filter(Cell::isText).forEach(cell -> texts.add(((Cell.Text) cell).text()));
            }
        }

        @Override
        public void figure(Figure figure) {
            texts.addAll(List.of(figure.caption(), figure.description()));
            table(figure.table());
        }
    }
}
