package kith.report.document;

import java.util.List;
import java.util.stream.Collectors;
import kith.finding.Advice;
import kith.finding.Finding;

/** A piece of a section. */
public sealed interface Block permits Block.Paragraph, Block.Notice, Block.KeyFigures, Table, Figure {

    /** Does what a visitor does with this kind of block. */
    void accept(Visitor visitor);

    /**
     * What is done with each kind of block: a new kind does not compile before every writer says what it does with it.
     */
    interface Visitor {

        void paragraph(Paragraph paragraph);

        void notice(Notice notice);

        void keyFigures(KeyFigures figures);

        void table(Table table);

        void figure(Figure figure);
    }

    /**
     * Running text.
     *
     * @param pieces one after the other; those in italics are set so wherever a writer can
     */
    record Paragraph(List<Piece> pieces) implements Block {
        public Paragraph {
            pieces = List.copyOf(pieces);
        }

        /** Text without italics of its own. */
        public Paragraph(String text) {
            this(List.of(new Piece(text, false)));
        }

        public String text() {
            return pieces.stream().map(Piece::text).collect(Collectors.joining());
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.paragraph(this);
        }
    }

    /** A piece of running text, such as the title of a journal in a reference. */
    record Piece(String text, boolean italic) {}

    /**
     * Something the reader must see.
     *
     * @param tone how much it matters
     * @param where what it is about; may be empty
     * @param remedy what to do; may be empty
     * @param findings those that it tells of; none for another notice
     */
    record Notice(Tone tone, String where, String text, Advice remedy, List<Finding> findings) implements Block {
        public Notice {
            findings = List.copyOf(findings);
        }

        /** Of no finding, with advice that holds for every reader. */
        public Notice(Tone tone, String where, String text, String remedy) {
            this(tone, where, text, Advice.of(remedy), List.of());
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.notice(this);
        }
    }

    /** A few numbers or words side by side, such as the number of respondents, the reliability, the verdict. */
    record KeyFigures(List<KeyFigure> figures) implements Block {
        public KeyFigures {
            figures = List.copyOf(figures);
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.keyFigures(this);
        }
    }

    /**
     * One of them.
     *
     * @param value number or word
     * @param comment a short line below; may be empty
     */
    record KeyFigure(String label, Cell value, String comment, Tone tone) {}

    /** How good or bad a thing is. */
    enum Tone {
        NEUTRAL,
        GOOD,
        NOTE,
        WARNING,
        ERROR
    }
}
