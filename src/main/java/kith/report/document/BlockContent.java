package kith.report.document;

import java.util.Optional;

/** A block as a notice, a table or a figure; empty for other kinds. */
public record BlockContent(Optional<Block.Notice> notice, Optional<Table> table, Optional<Figure> figure) {

    private static final class Asked implements Block.Visitor {

        private BlockContent content = new BlockContent(Optional.empty(), Optional.empty(), Optional.empty());

        @Override
        public void paragraph(Block.Paragraph paragraph) {
            // Not asked for alone.
        }

        @Override
        public void notice(Block.Notice notice) {
            content = new BlockContent(Optional.of(notice), Optional.empty(), Optional.empty());
        }

        @Override
        public void keyFigures(Block.KeyFigures figures) {
            // Not asked for alone.
        }

        @Override
        public void table(Table table) {
            content = new BlockContent(Optional.empty(), Optional.of(table), Optional.empty());
        }

        @Override
        public void figure(Figure figure) {
            content = new BlockContent(Optional.empty(), Optional.empty(), Optional.of(figure));
        }
    }

    public static BlockContent of(Block block) {
        Asked asked = new Asked();
        block.accept(asked);
        return asked.content;
    }
}
