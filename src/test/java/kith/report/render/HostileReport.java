package kith.report.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.report.document.Block;
import kith.report.document.Block.Tone;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Document;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.document.Table.RowGroup;

/** A report in which one text stands wherever a text can stand. */
final class HostileReport {

    private HostileReport() {}

    /** All texts, each in a section of its own. */
    static Document document() {
        List<Section> sections = new ArrayList<>();
        for (int n = 0; n < Hostile.TEXTS.size(); n++) {
            sections.add(section(Hostile.TEXTS.get(n), n));
        }
        String title = Hostile.TEXTS.get(1);
        return new Document(
                title,
                title,
                "en\"><script>",
                new Section("summary", title, List.of()),
                sections,
                Hostile.TEXTS.stream()
                        .map(text -> new Document.Entry(text, text))
                        .toList());
    }

    private static Section section(String text, int n) {
        double[] one = {0.5};
        double[][] cell = {{0.5}};
        List<String> names = List.of(text);
        return new Section(
                "part-" + n,
                text,
                List.of(
                        new Block.Paragraph(text),
                        new Block.Notice(Tone.WARNING, text, text, text),
                        new Block.KeyFigures(List.of(new Block.KeyFigure(text, Cell.text(text), text, Tone.GOOD))),
                        table("hostile-" + n, text),
                        figure("f1-" + n, text, new Figure.StackedBars(names, names, cell, true)),
                        figure("f2-" + n, text, new Figure.Bars(names, one, text, 0.3, Format.CORRELATION)),
                        figure("f3-" + n, text, new Figure.HeatMap(names, names, cell, -1, 1, Format.CORRELATION)),
                        figure(
                                "f4-" + n,
                                text,
                                new Figure.Lines(
                                        names,
                                        text,
                                        text,
                                        List.of(new Figure.Line(text, one, false)),
                                        Format.FIT_INDEX)),
                        figure(
                                "f5-" + n,
                                text,
                                new Figure.Intervals(
                                        names,
                                        List.of(
                                                new Figure.IntervalSeries(text, one, one, one),
                                                new Figure.IntervalSeries(text, one, one, one)),
                                        text,
                                        0,
                                        Format.TWO_DECIMALS)),
                        figure(
                                "f7-" + n,
                                text,
                                new Figure.Curves(
                                        one,
                                        text,
                                        text,
                                        List.of(new Figure.Curve(text, one, one)),
                                        Format.TWO_DECIMALS)),
                        figure(
                                "f6-" + n,
                                text,
                                new Figure.PathDiagram(
                                        List.of(new Figure.Node("f", text, 1), new Figure.Node("x", text, 0)),
                                        List.of(new Figure.Arrow("f", "x", 0.5, false)))),
                        figure(
                                "f7-" + n,
                                text,
                                new Figure.Dendrogram(
                                        List.of(text, text + " 2"),
                                        List.of(new Figure.Join(-1, -2, 0.5)),
                                        text,
                                        Cell.Format.TWO_DECIMALS)),
                        figure(
                                "f9-" + n,
                                text,
                                new Figure.Flow(
                                        List.of(new Figure.FlowStep(
                                                new Figure.FlowBox(text, 9, names),
                                                Optional.of(new Figure.FlowBox(text, 1, names)))),
                                        List.of(
                                                new Figure.FlowBox(text, 4, names),
                                                new Figure.FlowBox(text, 4, names)))),
                        figure(
                                "f8-" + n,
                                text,
                                new Figure.Places(
                                        List.of(text, text + " 2"),
                                        new double[] {0, 0.1},
                                        new double[] {0, 0},
                                        List.of(text),
                                        new int[] {0, 0},
                                        text,
                                        text,
                                        Cell.Format.TWO_DECIMALS))),
                List.of(new Section("sub-" + n, text, List.of())));
    }

    private static Figure figure(String id, String text, Figure.Plot plot) {
        return new Figure(id, text, text, plot, table(id + "-data", text));
    }

    static Table table(String id, String text) {
        return new Table(
                id,
                text,
                List.of(Column.text(text), Column.text(text), Column.number(text)),
                List.of(List.of(Cell.text(text), Cell.text(text), Cell.number(0.25, Format.TWO_DECIMALS))),
                List.of(new RowGroup(0, text)),
                List.of(text));
    }
}
