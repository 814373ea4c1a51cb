package kith.report.render;

import java.util.IdentityHashMap;
import kith.report.document.Block;
import kith.report.document.Document;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;

/** The numbers of tables and figures in the order in which they stand; the same in every format. */
final class Numbering {

    private final IdentityHashMap<Block, String> labels = new IdentityHashMap<>();
    private int tables;
    private int figures;

    Numbering(Document document) {
        walk(document.summary());
        document.sections().forEach(this::walk);
    }

    private void walk(Section section) {
        for (Block block : section.blocks()) {
            if (block instanceof Table) {
                labels.put(block, "Table " + ++tables);
            } else if (block instanceof Figure figure) {
                labels.put(block, "Figure " + ++figures);
                labels.put(figure.table(), "Data of Figure " + figures);
            }
        }
        section.subsections().forEach(this::walk);
    }

    /** “Table 3”, “Figure 2” or, for the table behind a figure, “Data of Figure 2”. */
    String label(Block block) {
        return labels.getOrDefault(block, "");
    }
}
