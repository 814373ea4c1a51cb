package kith.report.render;

import java.util.IdentityHashMap;
import kith.report.document.Block;
import kith.report.document.Document;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;

/** The numbers of tables and figures in the order in which they stand; the same in every format. */
final class Numbering implements Block.Visitor {

    private final IdentityHashMap<Block, String> labels = new IdentityHashMap<>();
    private int tables;
    private int figures;

    Numbering(Document document) {
        walk(document.summary());
        document.sections().forEach(this::walk);
    }

    private void walk(Section section) {
        section.blocks().forEach(block -> block.accept(this));
        section.subsections().forEach(this::walk);
    }

    @Override
    public void paragraph(Block.Paragraph paragraph) {
        // Has no number.
    }

    @Override
    public void notice(Block.Notice notice) {
        // Has no number.
    }

    @Override
    public void keyFigures(Block.KeyFigures keys) {
        // Has no number.
    }

    @Override
    public void table(Table table) {
        labels.put(table, "Table " + ++tables);
    }

    @Override
    public void figure(Figure figure) {
        labels.put(figure, "Figure " + ++figures);
        labels.put(figure.table(), "Data of Figure " + figures);
    }

    /** “Table 3”, “Figure 2” or, for the table behind a figure, “Data of Figure 2”. */
    String label(Block block) {
        return labels.getOrDefault(block, "");
    }
}
