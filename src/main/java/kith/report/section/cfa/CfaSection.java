package kith.report.section.cfa;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Figure.Arrow;
import kith.report.document.Figure.Node;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.document.Table.RowGroup;
import kith.report.document.TableColumns;
import kith.report.section.finding.Notices;
import kith.report.section.fit.FitTable;
import kith.report.section.fit.FitWords;
import kith.report.section.word.Confidence;
import kith.report.section.word.Labels;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.Inference;
import kith.sem.fit.SemFit;
import kith.sem.model.Operator;
import kith.sem.solution.Estimate;
import kith.sem.solution.Standardized;
import kith.sem.solution.StandardizedBy;

/** Presents a fitted model: how well it fits, its path diagram, its loadings, what else it estimated. */
public final class CfaSection {

    private final String id;
    private final SemFit fit;
    private final Labels labels;
    private final Optional<StandardizedBy> standardized;

    private CfaSection(String id, SemFit fit, Labels labels, Optional<StandardizedBy> standardized) {
        this.id = id;
        this.fit = fit;
        this.labels = labels;
        this.standardized = standardized;
    }

    /** @param id prefix of the ids of its tables and figures */
    public static Section of(String id, String title, SemFit fit, Labels labels) {
        return new Section(id, title, new CfaSection(id, fit, labels, Optional.empty()).blocks());
    }

    /**
     * The same with the standardised solution, its standard errors, tests and intervals in the tables of parameters.
     */
    public static Section standardized(String id, String title, SemFit fit, Labels labels, StandardizedBy by) {
        return new Section(id, title, new CfaSection(id, fit, labels, Optional.of(by)).blocks());
    }

    /**
     * All parameters in one table, a row per parameter, for spreadsheets and scripts. Without values where the model
     * did not converge.
     *
     * @param by the type of standardised values whose precision is in it
     */
    public static Table parameters(SemFit fit, StandardizedBy by) {
        return parameters(fit.estimates(), fit.converged(), by);
    }

    /** The same of estimates, with their level where there are two. */
    public static Table parameters(List<Estimate> estimates, boolean converged, StandardizedBy by) {
        boolean levels = estimates.stream().anyMatch(estimate -> estimate.level() > 1);
        String own = SemTree.key(by) + "_";
        TableColumns<Estimate> table = Table.of("parameters", "Parameters", estimates)
                .text("lhs", Estimate::lhs)
                .text("op", e -> e.op().symbol())
                .text("rhs", Estimate::rhs)
                .count("group", Estimate::group)
                .when(levels, more -> more.count("level", Estimate::level))
                .text("label", Estimate::label);
        return table.<Estimate>part(
                        e -> Optional.of(e).filter(one -> converged),
                        found -> found.threeDecimals("est", Estimate::estimate)
                                .threeDecimals("se", Estimate::se)
                                .threeDecimals("z", Estimate::z)
                                .threeDecimals("pvalue", Estimate::pValue)
                                .threeDecimals("ci_lower", Estimate::lower)
                                .threeDecimals("ci_upper", Estimate::upper)
                                .threeDecimals("std_lv", Estimate::stdLv)
                                .threeDecimals("std_all", Estimate::stdAll)
                                .threeDecimals("std_nox", Estimate::stdNox)
                                .threeDecimals(
                                        own + "se", e -> e.standardized(by).se())
                                .threeDecimals(
                                        own + "z", e -> e.standardized(by).z())
                                .threeDecimals(
                                        own + "pvalue", e -> e.standardized(by).pValue())
                                .threeDecimals(
                                        own + "ci_lower",
                                        e -> e.standardized(by).lower())
                                .threeDecimals(
                                        own + "ci_upper",
                                        e -> e.standardized(by).upper()))
                .table();
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.addAll(Notices.ofLostRows(fit.findings()));
        blocks.add(FitTable.of(id + "-fit", "Fit of the model", List.of(new FitTable.Named("As specified", fit))));
        blocks.addAll(Notices.ofOthers(fit.findings()));
        if (!fit.converged()) {
            blocks.add(new Block.Paragraph("The model did not converge, so there are no estimates to show."));
            return blocks;
        }
        for (int group = 1; group <= fit.groups().size(); group++) {
            String name = fit.groups().get(group - 1).name();
            String of = name.isEmpty() ? "" : ", " + labels.title(name);
            String suffix = fit.groups().size() == 1 ? "" : "-" + group;
            if (has(Operator.LOADING, group)) {
                blocks.add(pathDiagram(suffix, of, group));
            }
            for (Part part : Part.values()) {
                if (part.rows(fit, group).anyMatch(Part::tells)) {
                    blocks.add(table(part, suffix, of, group));
                }
            }
        }
        if (fit.estimates().stream().anyMatch(e -> e.op() == Operator.DEFINITION)) {
            blocks.add(table(Part.DEFINITIONS, "", "", 0));
        }
        ItemResponseTable.of(id, fit, labels).ifPresent(blocks::add);
        HigherOrderTable.of(id, fit, labels).ifPresent(blocks::add);
        blocks.addAll(BifactorTables.of(id, fit, labels));
        return blocks;
    }

    private boolean has(Operator op, int group) {
        return fit.estimates().stream().anyMatch(e -> e.op() == op && e.group() == group);
    }

    /** The tables, by what they hold. */
    private enum Part {
        LOADINGS("loadings", "Loadings", "Factor", "Item"),
        REGRESSIONS("regressions", "Regressions", "Outcome", "Predictor"),
        COMPOSITES("composites", "Composites", "Composite", "Component"),
        COVARIANCES("covariances", "Covariances and correlations", "Variable", "With"),
        VARIANCES("variances", "Variances", "Variable", ""),
        SCALES("scales", "Scales of the latent responses", "Variable", ""),
        INTERCEPTS("intercepts", "Intercepts and means", "Variable", ""),
        THRESHOLDS("thresholds", "Thresholds", "Variable", "Threshold"),
        DEFINITIONS("definitions", "Defined quantities", "Name", "");

        private final String word;
        private final String caption;
        private final String firstHeading;
        private final String secondHeading;

        Part(String word, String caption, String firstHeading, String secondHeading) {
            this.word = word;
            this.caption = caption;
            this.firstHeading = firstHeading;
            this.secondHeading = secondHeading;
        }

        private static Part of(Estimate estimate) {
            return switch (estimate.op()) {
                case LOADING -> LOADINGS;
                case REGRESSION -> REGRESSIONS;
                case COMPOSITE -> COMPOSITES;
                case COVARIANCE -> estimate.lhs().equals(estimate.rhs()) ? VARIANCES : COVARIANCES;
                case INTERCEPT -> INTERCEPTS;
                case THRESHOLD -> THRESHOLDS;
                case SCALE -> SCALES;
                case DEFINITION, EQUAL, LESS, GREATER -> DEFINITIONS;
            };
        }

        /**
         * Whether it says more than a convention: that an intercept is fixed at 0, or a scale at 1, for want of another
         * origin or unit.
         */
        private static boolean tells(Estimate estimate) {
            boolean convention = estimate.op() == Operator.INTERCEPT && estimate.estimate() == 0
                    || estimate.op() == Operator.SCALE && estimate.estimate() == 1;
            return estimate.free() > 0 || !convention;
        }

        private java.util.stream.Stream<Estimate> rows(SemFit fit, int group) {
            return fit.estimates().stream().filter(e -> e.group() == group && of(e) == this);
        }
    }

    private Table table(Part part, String suffix, String of, int group) {
        boolean pairs = !part.secondHeading.isEmpty();
        List<Column> columns = new ArrayList<>(List.of(Column.text(part.firstHeading)));
        if (pairs) {
            columns.add(Column.text(part.secondHeading));
        }
        columns.addAll(List.of(
                Column.number(
                        Confidence.heading(standardized.isPresent() ? "Standardised" : "Estimate", Estimate.LEVEL)),
                Column.statistic("SE"),
                Column.statistic("z"),
                Column.statistic("p"),
                Column.number(standardized.isPresent() ? "Estimate" : "Standardised")));
        List<List<Cell>> rows = new ArrayList<>();
        List<RowGroup> headings = new ArrayList<>();
        String factor = "";
        for (Estimate e : part.rows(fit, group).toList()) {
            if (part == Part.LOADINGS && !e.lhs().equals(factor)) {
                factor = e.lhs();
                headings.add(new RowGroup(rows.size(), heading(factor)));
            }
            rows.add(row(e, pairs));
        }
        List<String> notes = part == Part.LOADINGS
                ? List.of(note())
                : part == Part.REGRESSIONS && !fit.givenPredictors().isEmpty() ? List.of(given()) : List.of();
        return new Table(id + "-" + part.word + suffix, part.caption + of + marked(), columns, rows, headings, notes);
    }

    /** What a caption adds where the solution must not be relied on. */
    private String marked() {
        String trouble = FitWords.trouble(fit);
        return trouble.isEmpty() ? "" : " (" + trouble + ")";
    }

    private String heading(String factor) {
        return labels.title(factor);
    }

    private String given() {
        return "Moments are conditional on " + String.join(", ", fit.givenPredictors())
                + ", of whose distribution nothing is assumed. Thresholds are those at predictors of 0.";
    }

    /** What was chosen apart from the estimator. */
    private String inference() {
        Inference usual = Inference.Choice.usual().with(Estimator.valueOf(fit.estimator()), false);
        Inference own = fit.inference();
        List<String> words = new ArrayList<>();
        if (own.information() != usual.information()) {
            words.add(own.information().lavaanName() + " information");
        }
        if (own.spread() != usual.spread()) {
            words.add(own.spread().lavaanName() + " standard errors");
        }
        if (own.correction() != usual.correction()) {
            words.add(own.correction().lavaanName() + " test");
        }
        return words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
    }

    private String rotation() {
        return fit.rotated().stream()
                .map(block -> "Factors " + String.join(", ", block.block().factors()) + " rotated by "
                        + block.rotation() + ". ")
                .distinct()
                .collect(Collectors.joining());
    }

    private String note() {
        String estimator = "Estimator " + fit.estimator() + inference() + ". " + rotation();
        if (standardized.isEmpty()) {
            boolean without = fit.estimates().stream().anyMatch(e -> e.free() > 0 && Double.isNaN(e.se()));
            return estimator + "Standardised by all variances. A dash for SE marks a parameter that was fixed"
                    + (without ? ", or whose standard error does not exist." : ".");
        }
        String by = switch (standardized.get()) {
            case FACTORS -> "the variances of the factors";
            case ALL -> "all variances";
            case ALL_BUT_PREDICTORS -> "all variances but those of observed predictors";
        };
        return estimator + "Standardised by " + by + "; standard errors by the delta method.";
    }

    /** A factor by its title, an item by its id and its content. */
    private String name(String variable) {
        boolean factor = fit.estimates().stream()
                .anyMatch(e -> e.op() == Operator.LOADING && e.lhs().equals(variable));
        return factor ? labels.title(variable) : labels.idAndTitle(variable);
    }

    /** @param pairs whether the table names a second variable */
    private List<Cell> row(Estimate e, boolean pairs) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.text(name(e.lhs()))));
        if (pairs) {
            cells.add(Cell.text(name(e.rhs())));
        }
        cells.addAll(standardized.map(by -> standardized(e, by)).orElseGet(() -> raw(e)));
        return cells;
    }

    private static List<Cell> raw(Estimate e) {
        boolean fixed = e.free() == 0 && e.op() != Operator.DEFINITION;
        Cell estimate = fixed
                ? Cell.number(e.estimate(), Format.THREE_DECIMALS)
                : Cell.interval(e.estimate(), e.lower(), e.upper(), Format.THREE_DECIMALS);
        return List.of(
                estimate,
                fixed ? Cell.empty() : Cell.number(e.se(), Format.THREE_DECIMALS),
                fixed ? Cell.empty() : Cell.number(e.z(), Format.TWO_DECIMALS),
                fixed ? Cell.empty() : Cell.number(e.pValue(), Format.P_VALUE),
                Cell.number(e.stdAll(), Format.THREE_DECIMALS));
    }

    private static List<Cell> standardized(Estimate e, StandardizedBy by) {
        Standardized own = e.standardized(by);
        boolean certain = own.se() == 0;
        return List.of(
                certain
                        ? Cell.number(own.value(), Format.THREE_DECIMALS)
                        : Cell.interval(own.value(), own.lower(), own.upper(), Format.THREE_DECIMALS),
                certain ? Cell.empty() : Cell.number(own.se(), Format.THREE_DECIMALS),
                certain ? Cell.empty() : Cell.number(own.z(), Format.TWO_DECIMALS),
                certain ? Cell.empty() : Cell.number(own.pValue(), Format.P_VALUE),
                Cell.number(e.estimate(), Format.THREE_DECIMALS));
    }

    private Figure pathDiagram(String suffix, String of, int group) {
        List<Estimate> loadings = Part.LOADINGS.rows(fit, group).toList();
        Set<String> factors =
                new LinkedHashSet<>(loadings.stream().map(Estimate::lhs).toList());
        Set<String> second = new LinkedHashSet<>();
        Set<String> observed = new LinkedHashSet<>();
        for (Estimate loading : loadings) {
            if (factors.contains(loading.rhs())) {
                second.add(loading.lhs());
            } else {
                observed.add(loading.rhs());
            }
        }
        List<Node> nodes = new ArrayList<>();
        second.forEach(factor -> nodes.add(new Node(factor, labels.title(factor), 2)));
        factors.stream()
                .filter(factor -> !second.contains(factor))
                .forEach(factor -> nodes.add(new Node(factor, labels.title(factor), 1)));
        observed.forEach(item -> nodes.add(new Node(item, item, 0)));
        List<Arrow> arrows = new ArrayList<>();
        List<List<Cell>> rows = new ArrayList<>();
        for (Estimate loading : loadings) {
            arrows.add(new Arrow(loading.lhs(), loading.rhs(), loading.stdAll(), false));
            rows.add(arrowRow(name(loading.lhs()), "→", name(loading.rhs()), loading));
        }
        Part.COVARIANCES
                .rows(fit, group)
                .filter(e -> factors.contains(e.lhs()) && factors.contains(e.rhs()))
                .forEach(e -> {
                    arrows.add(new Arrow(e.lhs(), e.rhs(), e.stdAll(), true));
                    rows.add(arrowRow(name(e.lhs()), "↔", name(e.rhs()), e));
                });
        Table table = new Table(
                id + "-path" + suffix + "-table",
                "Standardised loadings and correlations of factors" + of + marked(),
                List.of(
                        Column.text("From"),
                        Column.text("Path"),
                        Column.text("To"),
                        Column.number(Confidence.heading("Standardised", Estimate.LEVEL)),
                        Column.statistic("SE")),
                rows,
                List.of("Standardised by all variances; standard errors by the delta method."));
        return new Figure(
                id + "-path" + suffix,
                "Path diagram with standardised loadings" + of + marked(),
                factors.size() + (factors.size() == 1 ? " factor" : " factors") + " and " + observed.size()
                        + " items; the numbers on the arrows are standardised loadings and correlations of factors.",
                new Figure.PathDiagram(nodes, arrows),
                table);
    }

    private static List<Cell> arrowRow(String from, String arrow, String to, Estimate estimate) {
        Standardized own = estimate.standardizedAll();
        return List.of(
                Cell.text(from),
                Cell.text(arrow),
                Cell.text(to),
                own.se() == 0
                        ? Cell.number(own.value(), Format.CORRELATION)
                        : Cell.interval(own.value(), own.lower(), own.upper(), Format.CORRELATION),
                own.se() == 0 ? Cell.empty() : Cell.number(own.se(), Format.THREE_DECIMALS));
    }
}
