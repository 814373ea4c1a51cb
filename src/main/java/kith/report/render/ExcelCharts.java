package kith.report.render;

import java.util.ArrayList;
import java.util.List;
import javax.xml.namespace.QName;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.text.ExactNumber;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFNoFillProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.xmlbeans.XmlCursor;

/**
 * Excel's own charts for stacked bars, bars and lines, so that they can be restyled and copied. Their numbers stand on
 * a sheet of their own at the end of the workbook, which the charts refer to.
 */
final class ExcelCharts {

    private static final String[] SERIES = {"1F5F9E", "C25A12", "1B7F5C", "8A4F9E", "7A6400", "5B6470"};
    private static final MarkerStyle[] MARKERS = {
        MarkerStyle.CIRCLE, MarkerStyle.SQUARE, MarkerStyle.TRIANGLE, MarkerStyle.DIAMOND
    };
    private static final String NAMESPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private static final int WIDTH = 760;
    private static final int MOST_MARKERS = 30;

    private final XSSFWorkbook workbook;
    private final ExcelStyles styles;
    private final String sheetName;
    private XSSFSheet data;
    private int next;

    /** Names down, series across, as a block of the sheet of numbers. */
    private record Block(int first, int last, int series) {}

    ExcelCharts(XSSFWorkbook workbook, ExcelStyles styles, String sheetName) {
        this.workbook = workbook;
        this.styles = styles;
        this.sheetName = sheetName;
    }

    /** Draws into a chart; the label names the figure on the sheet of numbers. */
    @FunctionalInterface
    private interface Filling {
        void fill(ExcelCharts charts, XSSFChart chart, String label);
    }

    /** A chart of a figure: how many rows of the sheet it covers, none where a workbook has no such chart. */
    private record Sketch(int rows, Filling filling) {}

    private static final Sketch NONE = new Sketch(0, (charts, chart, label) -> {});

    static boolean canDraw(Figure figure) {
        return rows(figure) > 0;
    }

    /** Rows of the sheet that a chart covers; none where a workbook has no such chart. */
    static int rows(Figure figure) {
        return figure.plot().accept(SKETCH).rows();
    }

    private static final Figure.PlotVisitor<Sketch> SKETCH = new Figure.PlotVisitor<>() {

        @Override
        public Sketch stackedBars(Figure.StackedBars bars) {
            return new Sketch(
                    Math.max(14, bars.bars().size() * 5 / 4 + 5),
                    (charts, chart, label) -> charts.stackedBars(chart, bars, label));
        }

        @Override
        public Sketch bars(Figure.Bars bars) {
            return new Sketch(
                    Math.max(14, bars.bars().size() + 5), (charts, chart, label) -> charts.bars(chart, bars, label));
        }

        @Override
        public Sketch lines(Figure.Lines lines) {
            return new Sketch(20, (charts, chart, label) -> charts.lines(chart, lines, label));
        }

        @Override
        public Sketch curves(Figure.Curves curves) {
            return new Sketch(20, (charts, chart, label) -> charts.lines(chart, CurvesDrawing.lines(curves), label));
        }

        @Override
        public Sketch heatMap(Figure.HeatMap map) {
            return NONE;
        }

        @Override
        public Sketch intervals(Figure.Intervals intervals) {
            return NONE;
        }

        @Override
        public Sketch pathDiagram(Figure.PathDiagram diagram) {
            return NONE;
        }

        @Override
        public Sketch dendrogram(Figure.Dendrogram tree) {
            return NONE;
        }

        @Override
        public Sketch places(Figure.Places places) {
            return NONE;
        }

        @Override
        public Sketch flow(Figure.Flow flow) {
            return NONE;
        }
    };

    void draw(XSSFSheet sheet, Figure figure, String label, int row, int column) {
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        int end = column;
        double width = 0;
        while (width < WIDTH) {
            width += sheet.getColumnWidthInPixels(end);
            end++;
        }
        XSSFClientAnchor anchor = drawing.createAnchor(0, 0, 0, 0, column, row, end, row + rows(figure));
        XSSFChart chart = drawing.createChart(anchor);
        chart.setTitleText(PlainText.cut(label + ". " + PlainText.line(figure.caption()), 250, "…"));
        chart.setTitleOverlay(false);
        chart.getTitle().getBody().getParagraph(0).addDefaultRunProperties().setFontSize(12.0);
        figure.plot().accept(SKETCH).filling().fill(this, chart, label);
    }

    private void stackedBars(XSSFChart chart, Figure.StackedBars plot, String label) {
        Block block = write(label, plot.bars(), plot.segments(), plot.shares(), Format.PERCENT);
        XDDFBarChartData bars = barData(chart, "0%", "");
        bars.setBarGrouping(BarGrouping.PERCENT_STACKED);
        List<String> colours = StackedBarsDrawing.colours(plot);
        for (int s = 0; s < plot.segments().size(); s++) {
            fill(series(bars, block, s), colours.get(s).substring(1));
        }
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        chart.plot(bars);
        spacing(chart, 40, 100);
    }

    private void bars(XSSFChart chart, Figure.Bars plot, String label) {
        double[][] values = new double[plot.values().length][1];
        for (int i = 0; i < values.length; i++) {
            values[i][0] = plot.values()[i];
        }
        Block block = write(label, plot.bars(), List.of(plot.axis()), values, plot.format());
        XDDFBarChartData bars = barData(chart, ExcelStyles.code(plot.format()), plot.axis());
        bars.setBarGrouping(BarGrouping.CLUSTERED);
        fill(series(bars, block, 0), "3B6EA5");
        chart.plot(bars);
        spacing(chart, 50, 0);
    }

    /**
     * Gap between bars and overlap of stacked ones, in per cent. Written as elements because POI's small set of
     * schemas, which the application carries, lacks the types of these two.
     */
    private static void spacing(XSSFChart chart, int gap, int overlap) {
        try (XmlCursor cursor =
                chart.getCTChart().getPlotArea().getBarChartArray(0).newCursor()) {
            cursor.toChild(NAMESPACE, "axId");
            cursor.insertElement("gapWidth", NAMESPACE);
            cursor.toPrevSibling();
            cursor.setAttributeText(new QName("val"), Integer.toString(gap));
            cursor.toNextSibling();
            cursor.insertElement("overlap", NAMESPACE);
            cursor.toPrevSibling();
            cursor.setAttributeText(new QName("val"), Integer.toString(overlap));
        }
    }

    private static XDDFBarChartData barData(XSSFChart chart, String format, String title) {
        XDDFCategoryAxis names = chart.createCategoryAxis(AxisPosition.LEFT);
        names.setOrientation(AxisOrientation.MAX_MIN);
        names.setTickLabelPosition(AxisTickLabelPosition.LOW);
        XDDFValueAxis values = chart.createValueAxis(AxisPosition.BOTTOM);
        values.setCrosses(AxisCrosses.MAX);
        values.setNumberFormat(format);
        grid(values);
        if (!title.isBlank()) {
            values.setTitle(PlainText.line(title));
        }
        XDDFBarChartData bars = (XDDFBarChartData) chart.createData(ChartTypes.BAR, names, values);
        bars.setBarDirection(BarDirection.BAR);
        bars.setVaryColors(false);
        return bars;
    }

    private void lines(XSSFChart chart, Figure.Lines plot, String label) {
        double[][] values = new double[plot.axisPoints().size()][plot.lines().size()];
        List<String> names = new ArrayList<>();
        for (int l = 0; l < plot.lines().size(); l++) {
            names.add(plot.lines().get(l).name());
            for (int i = 0; i < values.length; i++) {
                values[i][l] = plot.lines().get(l).values()[i];
            }
        }
        Block block = write(label, plot.axisPoints(), names, values, plot.format());
        XDDFCategoryAxis points = chart.createCategoryAxis(AxisPosition.BOTTOM);
        points.setTickLabelPosition(AxisTickLabelPosition.LOW);
        if (!plot.xAxis().isBlank()) {
            points.setTitle(PlainText.line(plot.xAxis()));
        }
        XDDFValueAxis axis = chart.createValueAxis(AxisPosition.LEFT);
        Axis round = LinesDrawing.axis(plot);
        axis.setMinimum(round.lowest());
        axis.setMaximum(round.highest());
        axis.setNumberFormat(ExcelStyles.code(plot.format()));
        axis.setCrosses(AxisCrosses.MIN);
        grid(axis);
        if (!plot.yAxis().isBlank()) {
            axis.setTitle(PlainText.line(plot.yAxis()));
        }
        XDDFLineChartData lines = (XDDFLineChartData) chart.createData(ChartTypes.LINE, points, axis);
        lines.setVaryColors(false);
        for (int l = 0; l < plot.lines().size(); l++) {
            boolean dashed = plot.lines().get(l).dashed();
            XDDFLineChartData.Series series = (XDDFLineChartData.Series) series(lines, block, l);
            series.setSmooth(false);
            boolean unordered = plot.lines().get(l).stroke() == Figure.Stroke.POINTS;
            boolean smooth = plot.axisPoints().size() > MOST_MARKERS && !unordered;
            series.setMarkerStyle(dashed || smooth ? MarkerStyle.NONE : MARKERS[l % MARKERS.length]);
            XDDFLineProperties line =
                    new XDDFLineProperties(unordered ? new XDDFNoFillProperties() : solid(SERIES[l % SERIES.length]));
            line.setWidth(2.0);
            if (dashed) {
                line.setPresetDash(new XDDFPresetLineDash(PresetLineDash.DASH));
            }
            series.setLineProperties(line);
        }
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        chart.plot(lines);
    }

    private static void grid(XDDFValueAxis axis) {
        XDDFShapeProperties lines = axis.getOrAddMajorGridProperties();
        lines.setLineProperties(new XDDFLineProperties(solid("DDE0E4")));
    }

    private XDDFChartData.Series series(XDDFChartData chart, Block block, int s) {
        CellRangeAddress names = new CellRangeAddress(block.first(), block.last(), 0, 0);
        CellRangeAddress values = new CellRangeAddress(block.first(), block.last(), s + 1, s + 1);
        XDDFChartData.Series series = chart.addSeries(
                XDDFDataSourcesFactory.fromStringCellRange(data, names),
                XDDFDataSourcesFactory.fromNumericCellRange(data, values));
        String title = data.getRow(block.first() - 1).getCell(s + 1).getStringCellValue();
        series.setTitle(
                title, new org.apache.poi.ss.util.CellReference(sheetName, block.first() - 1, s + 1, true, true));
        return series;
    }

    private static void fill(XDDFChartData.Series series, String hex) {
        series.setFillProperties(solid(hex));
    }

    private static XDDFSolidFillProperties solid(String hex) {
        int rgb = Integer.parseInt(hex, 16);
        return new XDDFSolidFillProperties(
                XDDFColor.from(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb}));
    }

    private Block write(String label, List<String> names, List<String> series, double[][] values, Format format) {
        if (data == null) {
            data = workbook.createSheet(sheetName);
            data.setColumnWidth(0, 40 * 256);
        }
        ExcelSheet.put(data, styles, next++, 0, label, styles.label());
        for (int s = 0; s < series.size(); s++) {
            String name = PlainText.cut(PlainText.line(series.get(s)), 250, "…");
            ExcelSheet.put(data, styles, next, s + 1, name, styles.label());
        }
        next++;
        int first = next;
        for (int i = 0; i < names.size(); i++) {
            ExcelSheet.put(
                    data, styles, next, 0, PlainText.cut(PlainText.line(names.get(i)), 250, "…"), styles.label());
            XSSFRow row = data.getRow(next);
            for (int s = 0; s < series.size(); s++) {
                if (Double.isFinite(values[i][s])) {
                    row.createCell(s + 1)
                            .setCellValue(ExactNumber.of(values[i][s]).doubleValue());
                    row.getCell(s + 1).setCellStyle(styles.number(format, false));
                }
            }
            next++;
        }
        next++;
        return new Block(first, next - 2, series.size());
    }
}
