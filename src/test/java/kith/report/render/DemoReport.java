package kith.report.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import kith.report.document.Block.KeyFigure;
import kith.report.document.Block.KeyFigures;
import kith.report.document.Block.Notice;
import kith.report.document.Block.Paragraph;
import kith.report.document.Block.Tone;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Document;
import kith.report.document.Figure;
import kith.report.document.Figure.Arrow;
import kith.report.document.Figure.IntervalSeries;
import kith.report.document.Figure.Line;
import kith.report.document.Figure.Node;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.document.Table.RowGroup;

/** A report with every kind of block, as a study of collective efficacy would give it; the numbers are made up. */
final class DemoReport {

    private static final List<String> DOMAINS = List.of(
            "Continuous interaction",
            "Ongoing relational work",
            "Trust and association",
            "Legitimised engagement",
            "Shared capability");
    private static final List<String> IDS = List.of("ci", "rw", "ta", "le", "sc");
    private static final List<String> WORDS = List.of(
            "We often stop to chat",
            "There are places where we meet",
            "I know many people here by sight",
            "People keep to themselves (reversed)",
            "We work out together what to aim for",
            "We find ways to help that suit both sides",
            "When things change, we adjust",
            "Tensions about help stay unspoken (reversed)",
            "I can rely on people here",
            "I can say what troubles me",
            "I feel connected to some people here",
            "People take advantage of one another (reversed)",
            "Somebody keeps things going",
            "We hear whether our efforts worked",
            "We can bring in help from outside",
            "Efforts fade after a while (reversed)",
            "Together we get done what matters",
            "Somebody would step in for the good of all",
            "We hold together when things get hard",
            "When it matters, each is on their own (reversed)");
    private static final List<String> CONTEXTS = List.of("Neighbourhood", "Workplace", "Personal community");

    private final SplittableRandom random = new SplittableRandom(20_261_124);

    private DemoReport() {}

    static Document document() {
        return new DemoReport().build();
    }

    private Document build() {
        return new Document(
                "Collective efficacy in three contexts",
                "How well twenty items measure a group’s belief in what it can do together, among neighbours, at work and in"
                        + " personal communities, and whether the scores may be compared",
                "en",
                summary(),
                List.of(sample(), items(), structure(), invariance(), groups()),
                List.of(
                        new Document.Entry("Kith", "0.1.0"),
                        new Document.Entry("Instrument", "collective-efficacy, version 1.0"),
                        new Document.Entry("Estimator", "ML, normal likelihood, complete answers"),
                        new Document.Entry("Seed", "20261124"),
                        new Document.Entry(
                                "contexts.csv",
                                "SHA-256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08, 1,500 rows")));
    }

    private static Section summary() {
        return new Section(
                "summary",
                "Summary",
                List.of(
                        new Paragraph(
                                "Answers of 1,500 people were analysed. The twenty items form five related domains in all three"
                                        + " contexts, and each domain is measured reliably enough for research. The same items carry"
                                        + " the same meaning among neighbours, at work and in personal communities: loadings are"
                                        + " equal, and after one intercept was freed, means of the domains may be compared."),
                        new KeyFigures(List.of(
                                new KeyFigure("People", Cell.count(1500), "500 in each context", Tone.NEUTRAL),
                                new KeyFigure(
                                        "Reliability of the total, ω",
                                        Cell.number(0.934, Format.CORRELATION),
                                        "95% CI [.93, .94]",
                                        Tone.GOOD),
                                new KeyFigure(
                                        "Structure", Cell.text("Five factors hold"), "CFI .968, RMSEA .041", Tone.GOOD),
                                new KeyFigure(
                                        "Comparable across contexts",
                                        Cell.text("Means, partly"),
                                        "scalar level, one item free",
                                        Tone.WARNING))),
                        new Notice(
                                Tone.WARNING,
                                "le3, personal community",
                                "The item’s intercept differs from the other contexts by 0.42 of a standard deviation.",
                                "Leave the item out of comparisons of means, or use the partial model reported below."),
                        new Notice(
                                Tone.NOTE,
                                "",
                                "Twelve people gave the same answer to every item.",
                                "They are flagged, not removed.")));
    }

    private Section sample() {
        List<List<Cell>> rows = new ArrayList<>();
        double[] women = {0.531, 0.486, 0.602};
        for (int c = 0; c < 3; c++) {
            rows.add(List.of(
                    Cell.text(CONTEXTS.get(c)),
                    Cell.count(500),
                    c == 2 ? Cell.empty() : Cell.count(50),
                    Cell.number(44.218 + 3 * c, Format.TWO_DECIMALS),
                    Cell.number(13.4 - c, Format.TWO_DECIMALS),
                    Cell.number(women[c], Format.PERCENT),
                    Cell.number(0.031 - 0.004 * c, Format.PERCENT)));
        }
        Table who = new Table(
                "sample-contexts",
                "Respondents by Context",
                List.of(
                        Column.text("Context"),
                        Column.statistic("n"),
                        Column.number("Groups"),
                        new Column("M age", Table.Alignment.END, false, false),
                        Column.statistic("SD"),
                        Column.number("Women"),
                        Column.number("Answers missing")),
                rows,
                List.of("A dash stands for what does not exist: a personal community has one respondent."));
        double[] missing = new double[20];
        List<List<Cell>> missingRows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            missing[i] = 0.018 + 0.03 * random.nextDouble();
            missingRows.add(List.of(
                    Cell.text(id(i)),
                    Cell.count(Math.rint(1500 * missing[i])),
                    Cell.number(missing[i], Format.PERCENT)));
        }
        Figure figure = new Figure(
                "missing-answers",
                "Share of Answers Missing by Item",
                "Between 2% and 5% of the answers to each item are missing; no item stands out.",
                new Figure.Bars(ids(), missing, "Answers missing", 0.05, Format.PERCENT),
                new Table(
                        "missing-answers-data",
                        "Missing responses by item",
                        List.of(Column.text("Item"), Column.statistic("n"), Column.number("Share")),
                        missingRows,
                        List.of()));
        return new Section(
                "sample",
                "Who answered",
                List.of(new Paragraph("Three samples answered the same twenty items about different groups."), who),
                List.of(new Section("missing", "Missing answers", List.of(figure))));
    }

    private Section items() {
        List<List<Cell>> rows = new ArrayList<>();
        List<RowGroup> groups = new ArrayList<>();
        double[] totals = new double[20];
        double[][] shares = new double[20][5];
        List<String> named = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            if (i % 4 == 0) {
                groups.add(new RowGroup(i, DOMAINS.get(i / 4)));
            }
            totals[i] = 0.36 + 0.34 * random.nextDouble() - (i % 4 == 3 ? 0.12 : 0);
            double centre = 3.1 + 0.9 * random.nextDouble();
            double sum = 0;
            for (int k = 0; k < 5; k++) {
                shares[i][k] = Math.exp(-Math.pow(k + 1 - centre, 2) / 2.2);
                sum += shares[i][k];
            }
            for (int k = 0; k < 5; k++) {
                shares[i][k] /= sum;
            }
            named.add(id(i) + "  " + WORDS.get(i));
            rows.add(List.of(
                    Cell.text(id(i)),
                    Cell.text(WORDS.get(i)),
                    Cell.count(1500 - Math.rint(60 * random.nextDouble())),
                    Cell.number(centre, Format.TWO_DECIMALS),
                    Cell.number(0.9 + 0.3 * random.nextDouble(), Format.TWO_DECIMALS),
                    Cell.number(-0.8 + random.nextDouble(), Format.TWO_DECIMALS),
                    Cell.number(totals[i], Format.CORRELATION),
                    Cell.number(0.72 + 0.08 * random.nextDouble(), Format.CORRELATION)));
        }
        Table statistics = new Table(
                "item-statistics",
                "Item Statistics",
                List.of(
                        Column.text("Item"),
                        Column.text("Content"),
                        Column.statistic("n"),
                        Column.statistic("M"),
                        Column.statistic("SD"),
                        Column.number("Skewness"),
                        Column.number("Item–rest r"),
                        Column.number("α without item")),
                rows,
                groups,
                List.of(
                        "Reversed items were turned before analysis. Item–rest correlations are with the rest of the domain.",
                        "Skewness is the moment coefficient, type 3 of the R package psych."));
        List<List<Cell>> shareRows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            List<Cell> row = new ArrayList<>(List.of(Cell.text(id(i))));
            for (int k = 0; k < 5; k++) {
                row.add(Cell.number(shares[i][k], Format.PERCENT));
            }
            shareRows.add(row);
        }
        List<String> answers =
                List.of("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree");
        List<Column> shareColumns = new ArrayList<>(List.of(Column.text("Item")));
        answers.forEach(answer -> shareColumns.add(Column.number(answer)));
        Figure distributions = new Figure(
                "response-distributions",
                "Answers to the Twenty Items",
                "Most answers lie between “disagree” and “agree”; no item is answered almost alike by everybody.",
                new Figure.StackedBars(named, answers, shares, true),
                new Table("response-distributions-data", "Shares of answers", shareColumns, shareRows, List.of()));
        Figure rest = new Figure(
                "item-rest",
                "Item–Rest Correlations",
                "Two reversed items fall below .30, the usual least value; all others lie above.",
                new Figure.Bars(ids(), totals, "Correlation with the rest of the domain", 0.30, Format.CORRELATION),
                new Table(
                        "item-rest-data",
                        "Item–rest correlations",
                        List.of(Column.text("Item"), Column.statistic("r")),
                        java.util.stream.IntStream.range(0, 20)
                                .mapToObj(i -> List.of(Cell.text(id(i)), Cell.number(totals[i], Format.CORRELATION)))
                                .toList(),
                        List.of()));
        return new Section(
                "items",
                "Items and reliability",
                List.of(new Paragraph("Each domain has four items, one of them worded against it.")),
                List.of(
                        new Section("distributions", "Distributions", List.of(distributions)),
                        new Section("item-analysis", "Item analysis", List.of(statistics, rest)),
                        new Section("reliability", "Reliability", List.of(reliability(), correlations()))));
    }

    private Table reliability() {
        List<List<Cell>> rows = new ArrayList<>();
        for (int d = 0; d <= 5; d++) {
            double omega = d == 5 ? 0.934 : 0.74 + 0.1 * random.nextDouble();
            rows.add(List.of(
                    Cell.text(d == 5 ? "Total" : DOMAINS.get(d)),
                    Cell.count(d == 5 ? 20 : 4),
                    new Cell.Interval(omega - 0.012, omega - 0.03, omega + 0.006, Format.CORRELATION),
                    new Cell.Interval(omega, omega - 0.018, omega + 0.017, Format.CORRELATION),
                    Cell.number(0.41 - 0.03 * d, Format.TWO_DECIMALS),
                    d == 4 ? Cell.empty() : Cell.number(0.71 + 0.02 * d, Format.CORRELATION)));
        }
        return new Table(
                "reliability-coefficients",
                "Reliability of the Scores",
                List.of(
                        Column.text("Score"),
                        Column.number("Items"),
                        Column.number("α [95% CI]"),
                        Column.number("ω [95% CI]"),
                        new Column("SEM", Table.Alignment.END, true, false),
                        Column.number("Retest ICC")),
                rows,
                List.of(
                        "α with the interval of Feldt; ω from a one-factor model by ML with a delta-method interval. SEM ="
                                + " standard error of measurement."));
    }

    private Figure correlations() {
        double[][] r = new double[20][20];
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j <= i; j++) {
                double value = i / 4 == j / 4 ? 0.46 : 0.24;
                double keyed = (i % 4 == 3) == (j % 4 == 3) ? 1 : 0.7;
                r[i][j] = i == j ? 1 : value * keyed + 0.14 * (random.nextDouble() - 0.5) - (i == 15 ? 0.34 : 0);
                r[j][i] = r[i][j];
            }
        }
        List<Column> columns = new ArrayList<>(List.of(Column.text("Item")));
        ids().forEach(id -> columns.add(new Column(id, Table.Alignment.END, false, true)));
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            List<Cell> row = new ArrayList<>(List.of(Cell.text(id(i))));
            for (int j = 0; j < 20; j++) {
                row.add(j > i ? Cell.empty() : Cell.number(r[i][j], Format.CORRELATION));
            }
            rows.add(row);
        }
        return new Figure(
                "correlations",
                "Correlations Between Items",
                "Items of one domain correlate more with each other than with items of other domains.",
                new Figure.HeatMap(ids(), ids(), r, -1, 1, Format.CORRELATION),
                new Table(
                        "correlations-data",
                        "Correlations between items",
                        columns,
                        rows,
                        List.of("Pearson, pairwise.")));
    }

    private Section structure() {
        List<Node> nodes = new ArrayList<>();
        List<Arrow> arrows = new ArrayList<>();
        nodes.add(new Node("ce", "Collective efficacy", 2));
        List<List<Cell>> rows = new ArrayList<>();
        List<RowGroup> groups = new ArrayList<>();
        for (int d = 0; d < 5; d++) {
            nodes.add(new Node(IDS.get(d), DOMAINS.get(d), 1));
            arrows.add(new Arrow("ce", IDS.get(d), 0.62 + 0.3 * random.nextDouble(), false));
        }
        for (int i = 0; i < 20; i++) {
            nodes.add(new Node(id(i), id(i), 0));
            double loading = 0.55 + 0.3 * random.nextDouble() - (i % 4 == 3 ? 0.15 : 0);
            arrows.add(new Arrow(IDS.get(i / 4), id(i), loading, false));
            if (i % 4 == 0) {
                groups.add(new RowGroup(i, DOMAINS.get(i / 4)));
            }
            double se = 0.02 + 0.01 * random.nextDouble();
            rows.add(List.of(
                    Cell.text(id(i)),
                    Cell.number(loading * 1.3, Format.THREE_DECIMALS),
                    i % 4 == 0 ? Cell.empty() : Cell.number(se, Format.THREE_DECIMALS),
                    i % 4 == 0 ? Cell.empty() : Cell.number(loading * 1.3 / se, Format.TWO_DECIMALS),
                    i % 4 == 0 ? Cell.empty() : Cell.number(i == 7 ? 0.0123 : 1e-9, Format.P_VALUE),
                    new Cell.Interval(loading, loading - 0.05, loading + 0.05, Format.CORRELATION)));
        }
        List<Node> five = nodes.subList(1, nodes.size());
        List<Arrow> correlated = new ArrayList<>(arrows.subList(5, arrows.size()));
        for (int a = 0; a < 5; a++) {
            for (int b = a + 1; b < 5; b++) {
                correlated.add(new Arrow(IDS.get(a), IDS.get(b), 0.35 + 0.4 * random.nextDouble(), true));
            }
        }
        Table loadings = new Table(
                "loadings",
                "Loadings of the Five-Factor Model",
                List.of(
                        Column.text("Item"),
                        Column.number("Estimate"),
                        Column.statistic("SE"),
                        Column.statistic("z"),
                        Column.statistic("p"),
                        Column.number("Standardised [95% CI]")),
                rows,
                groups,
                List.of(
                        "ML, normal likelihood, expected information. The first loading of each factor is fixed to 1."));
        return new Section(
                "structure",
                "Structure",
                List.of(
                        new Paragraph(
                                "The model of five correlated factors describes the answers well, χ²(160) = 512.3, p < .001, CFI ="
                                        + " .968, TLI = .962, RMSEA = .041, 90% CI [.037, .045], SRMR = .035 (ML, not scaled)."),
                        new Notice(Tone.GOOD, "", "The solution converged and is admissible.", ""),
                        diagram(
                                "path-correlated",
                                "Five Correlated Factors with Standardised Estimates",
                                five,
                                correlated),
                        loadings,
                        diagram("path-second-order", "Second-Order Model with Standardised Loadings", nodes, arrows)));
    }

    private static Figure diagram(String id, String caption, List<Node> nodes, List<Arrow> arrows) {
        return new Figure(
                id,
                caption,
                "Standardised estimates. All loadings are positive and above .35.",
                new Figure.PathDiagram(nodes, arrows),
                new Table(
                        id + "-data",
                        "Standardised estimates",
                        List.of(Column.text("From"), Column.text("To"), Column.number("Estimate")),
                        arrows.stream()
                                .map(a -> List.of(
                                        Cell.text(a.from()),
                                        Cell.text(a.to()),
                                        Cell.number(a.value(), Format.CORRELATION)))
                                .toList(),
                        List.of()));
    }

    private Section invariance() {
        List<String> levels = List.of("Configural", "Metric", "Scalar", "Scalar, partial", "Strict");
        double[] cfi = {0.968, 0.966, 0.951, 0.963, 0.9615};
        double[] tli = {0.962, 0.962, 0.947, 0.960, 0.961};
        double[] rmsea = {0.041, 0.0412, 0.0486, 0.042, 0.0416};
        List<List<Cell>> rows = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            rows.add(List.of(
                    Cell.text(levels.get(i)),
                    Cell.number(936.218 + 41.3 * i + (i == 2 ? 120 : 0), Format.TWO_DECIMALS),
                    Cell.count(480 + 30 * i),
                    Cell.number(cfi[i], Format.FIT_INDEX),
                    new Cell.Interval(rmsea[i], rmsea[i] - 0.004, rmsea[i] + 0.004, Format.FIT_INDEX),
                    Cell.number(0.035 + 0.003 * i, Format.FIT_INDEX),
                    i == 0 ? Cell.empty() : Cell.number(cfi[i] - cfi[i - 1], Format.FIT_INDEX),
                    i == 0 ? Cell.empty() : Cell.number(i == 2 ? 1e-12 : 0.0421 * i, Format.P_VALUE),
                    Cell.text(i == 2 ? "Not held" : i == 0 ? "Baseline" : "Held")));
        }
        Table ladder = new Table(
                "ladder",
                "Steps of Measurement Invariance Across Contexts",
                List.of(
                        Column.text("Level"),
                        Column.statistic("χ²"),
                        Column.statistic("df"),
                        Column.number("CFI"),
                        Column.number("RMSEA [90% CI]"),
                        Column.number("SRMR"),
                        Column.number("ΔCFI"),
                        Column.statistic("p of Δχ²"),
                        Column.text("Verdict")),
                rows,
                List.of(
                        "ML, not scaled. A level holds when CFI falls by no more than .010 and RMSEA rises by no more than .015"
                                + " (Chen, 2007). The partial scalar model frees the intercept of le3 in personal communities."));
        Figure figure = new Figure(
                "ladder-figure",
                "Fit Over the Steps of the Ladder",
                "CFI falls by .015 from the metric to the scalar level and recovers when one intercept is freed.",
                new Figure.Lines(
                        levels,
                        "Level",
                        "Fit index",
                        List.of(
                                new Line("CFI", cfi, false),
                                new Line("TLI", tli, false),
                                new Line(
                                        "CFI of the configural level − .010",
                                        new double[] {.958, .958, .958, .958, .958},
                                        true)),
                        Format.FIT_INDEX),
                new Table(
                        "ladder-figure-data",
                        "Fit by level",
                        List.of(Column.text("Level"), Column.number("CFI"), Column.number("TLI")),
                        java.util.stream.IntStream.range(0, 5)
                                .mapToObj(i -> List.of(
                                        Cell.text(levels.get(i)),
                                        Cell.number(cfi[i], Format.FIT_INDEX),
                                        Cell.number(tli[i], Format.FIT_INDEX)))
                                .toList(),
                        List.of()));
        return new Section(
                "invariance",
                "Comparability across contexts",
                List.of(
                        new Paragraph(
                                "A difference in scores is a difference in collective efficacy only when the items work alike."),
                        ladder,
                        figure,
                        means()));
    }

    private Figure means() {
        List<IntervalSeries> series = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        for (int c = 0; c < 3; c++) {
            double[] estimate = new double[5];
            double[] lower = new double[5];
            double[] upper = new double[5];
            for (int d = 0; d < 5; d++) {
                estimate[d] = c == 0 ? 0 : 0.25 * c - 0.3 + 0.4 * random.nextDouble();
                lower[d] = c == 0 ? Double.NaN : estimate[d] - 0.13;
                upper[d] = c == 0 ? Double.NaN : estimate[d] + 0.13;
                rows.add(List.of(
                        Cell.text(DOMAINS.get(d)),
                        Cell.text(CONTEXTS.get(c)),
                        new Cell.Interval(estimate[d], lower[d], upper[d], Format.TWO_DECIMALS)));
            }
            series.add(new IntervalSeries(CONTEXTS.get(c), estimate, lower, upper));
        }
        return new Figure(
                "latent-means",
                "Latent Means by Context with 95% Confidence Intervals",
                "Means are in standard deviations from neighbourhoods, which are fixed to zero.",
                new Figure.Intervals(DOMAINS, series, "Latent mean (SD from neighbourhood)", 0, Format.TWO_DECIMALS),
                new Table(
                        "latent-means-data",
                        "Latent means",
                        List.of(Column.text("Domain"), Column.text("Context"), Column.number("Mean [95% CI]")),
                        rows,
                        List.of()));
    }

    private static Section groups() {
        return new Section(
                "groups",
                "Groups",
                List.of(
                        new Notice(
                                Tone.ERROR,
                                "personal community",
                                "Agreement within groups cannot be estimated: every group has one respondent.",
                                "Ask more than one member of each network."),
                        new Paragraph("Areas and teams differ in their mean scores.")));
    }

    private static String id(int item) {
        return String.format(Locale.ROOT, "%s%d", IDS.get(item / 4), item % 4 + 1);
    }

    private static List<String> ids() {
        return java.util.stream.IntStream.range(0, 20).mapToObj(DemoReport::id).toList();
    }
}
