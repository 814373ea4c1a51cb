package kith.report.document;

import java.util.Optional;
import kith.report.document.Cell.Format;
import kith.report.document.Cell.Interval;

/**
 * What a cell holds: words, a number, or an estimate with its interval.
 *
 * @param words empty for numbers
 */
public record CellContent(String words, Optional<Cell.Number> number, Optional<Interval> interval) {

    private static final CellContent NOTHING = new CellContent("", Optional.empty(), Optional.empty());

    private static final Cell.Visitor<CellContent> OF = new Cell.Visitor<>() {

        @Override
        public CellContent text(String text) {
            return new CellContent(text, Optional.empty(), Optional.empty());
        }

        @Override
        public CellContent number(double value, Format format) {
            return new CellContent("", Optional.of(new Cell.Number(value, format)), Optional.empty());
        }

        @Override
        public CellContent interval(Interval interval) {
            return new CellContent("", Optional.empty(), Optional.of(interval));
        }

        @Override
        public CellContent empty() {
            return NOTHING;
        }
    };

    public static CellContent of(Cell cell) {
        return cell.accept(OF);
    }
}
