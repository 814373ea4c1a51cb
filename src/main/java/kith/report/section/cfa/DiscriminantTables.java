package kith.report.section.cfa;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.citation.Citation;
import kith.reliability.model.ConstructValidity;
import kith.reliability.model.DiscriminantValidity;
import kith.reliability.model.FactorPair;
import kith.reliability.model.FactorPair.Problem;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.document.Tree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;
import kith.report.section.word.Labels;
import kith.report.section.word.NumberWords;

/** Whether the factors of a model can be told apart: in words, as a matrix and pair by pair. */
final class DiscriminantTables {

    private static final RecordTree TREES = new RecordTree()
            .keys(DiscriminantValidity.class, "factors pairs greatest_problem=greatestProblem")
            .keys(ConstructValidity.Factor.class, "factor=name composite_reliability=omega ave")
            .keys(FactorPair.class, """
                    first second correlation ci_lower=lower ci_upper=upper htmt first_ave second_ave
                    htmt_below_limit=isHtmtBelowLimit fornell_larcker_known=isFornellLarckerKnown
                    fornell_larcker_met=isFornellLarckerMet problem""");

    private final DiscriminantValidity found;
    private final Labels labels;

    DiscriminantTables(DiscriminantValidity found, Labels labels) {
        this.found = found;
        this.labels = labels;
    }

    static Tree tree(DiscriminantValidity found) {
        return TREES.of(found);
    }

    static Tree schema(RecordSchema schemas) {
        return schemas.of(TREES, DiscriminantValidity.class);
    }

    /** What each of the three criteria says of all pairs. */
    String words() {
        return Stream.of(correlations(), closest(), htmt(), variances())
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private String correlations() {
        String rule = Citation.parenthetical("ronkkoCho2022");
        return switch (found.greatestProblem()) {
            case NOT_JUDGED -> "The model estimates no correlations of its factors with intervals.";
            case NONE ->
                "Discriminant validity was supported: no confidence interval of " + ofCorrelations() + " reached .80 "
                        + rule + ".";
            case MARGINAL, MODERATE ->
                "Discriminant validity was limited: the confidence " + named() + " reached "
                        + (found.greatestProblem() == Problem.MARGINAL ? ".80" : ".90") + " (a "
                        + word(found.greatestProblem()) + " problem, "
                        + Citation.unbracketed("ronkkoCho2022") + ").";
            case SEVERE ->
                "Discriminant validity was not supported: the confidence " + named()
                        + " reached 1 (a severe problem, " + Citation.unbracketed("ronkkoCho2022")
                        + "), so that the factors may be one.";
        };
    }

    private String ofCorrelations() {
        return found.pairs().size() == 1
                ? "their correlation"
                : "the " + found.pairs().size() + " factor correlations";
    }

    /** The pairs with the greatest problem. */
    private String named() {
        List<FactorPair> pairs = found.pairs(found.greatestProblem());
        String names = pairs.stream().map(this::name).collect(Collectors.joining("; "));
        return pairs.size() == 1
                ? "interval of the correlation of " + names
                : "intervals of " + pairs.size() + " factor correlations (" + names + ")";
    }

    private String name(FactorPair pair) {
        return labels.title(pair.first()) + " with " + labels.title(pair.second());
    }

    private String closest() {
        return found.closest()
                .map(pair -> (found.pairs().size() == 1 ? "It was r = " : "The largest was r = ")
                        + NumberWords.correlation(pair.correlation())
                        + (Double.isFinite(pair.lower())
                                ? ", 95% CI [" + NumberWords.correlation(pair.lower()) + ", "
                                        + NumberWords.correlation(pair.upper()) + "]"
                                : "")
                        + (found.pairs().size() == 1 ? "." : " (" + name(pair) + ")."))
                .orElse("");
    }

    private String htmt() {
        List<FactorPair> known = found.pairs().stream()
                .filter(pair -> Double.isFinite(pair.htmt()))
                .toList();
        long below = known.stream().filter(FactorPair::isHtmtBelowLimit).count();
        return known.isEmpty()
                ? ""
                : "The heterotrait–monotrait ratio (HTMT) was below .85 for " + share(below, known.size()) + " "
                        + Citation.parenthetical("henseler2015") + ".";
    }

    private String variances() {
        List<FactorPair> known =
                found.pairs().stream().filter(FactorPair::isFornellLarckerKnown).toList();
        long met = known.stream().filter(FactorPair::isFornellLarckerMet).count();
        return known.isEmpty()
                ? ""
                : "The average variance extracted (AVE) of both factors exceeded their squared correlation for "
                        + share(met, known.size()) + " " + Citation.parenthetical("fornellLarcker1981") + ".";
    }

    private static String share(long some, int all) {
        if (all == 1) {
            return some == 1 ? "the pair" : "no pair";
        }
        return some == all ? "all " + all + " pairs" : some + " of " + all + " pairs";
    }

    /** The form that articles have: correlations below the diagonal, the root of the AVE on it, HTMT above. */
    Table matrix() {
        List<String> names = found.pairs().stream()
                .flatMap(pair -> Stream.of(pair.first(), pair.second()))
                .distinct()
                .toList();
        List<Column> columns = new ArrayList<>(List.of(Column.text("Factor")));
        List<List<Cell>> rows = new ArrayList<>();
        for (int row = 0; row < names.size(); row++) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.text((row + 1) + ". " + labels.title(names.get(row))));
            for (int column = 0; column < names.size(); column++) {
                cells.add(cell(names.get(row), names.get(column), column < row));
            }
            rows.add(cells);
            columns.add(Column.number(Integer.toString(row + 1)));
        }
        return new Table(
                "cfa-correlations",
                "Correlations of the factors and discriminant validity",
                columns,
                rows,
                List.of("Below the diagonal: correlations of the factors. Diagonal: square root of the average variance"
                        + " extracted. Above: HTMT. The supplement has the confidence intervals."));
    }

    private Cell cell(String row, String column, boolean below) {
        if (row.equals(column)) {
            return Cell.number(Math.sqrt(ave(row)), Format.CORRELATION);
        }
        return found.pairs().stream()
                .filter(pair -> pair.first().equals(row) && pair.second().equals(column)
                        || pair.first().equals(column) && pair.second().equals(row))
                .findFirst()
                .map(pair -> Cell.number(below ? pair.correlation() : pair.htmt(), Format.CORRELATION))
                .orElse(Cell.empty());
    }

    private double ave(String factor) {
        return found.factors().stream()
                .filter(one -> one.name().equals(factor))
                .mapToDouble(ConstructValidity.Factor::ave)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Every pair with all criteria. */
    Table pairs() {
        return Table.of("cfa-discriminant", "Discriminant validity of pairs of factors", found.pairs())
                .text("Factors", pair -> name(pair))
                .text("Problem", pair -> word(pair.problem()))
                .number(
                        "Correlation [95% CI]",
                        pair -> Cell.interval(pair.correlation(), pair.lower(), pair.upper(), Format.CORRELATION))
                .correlation("r²", pair -> pair.correlation() * pair.correlation())
                .correlation("AVE, first", pair -> pair.firstAve())
                .correlation("AVE, second", pair -> pair.secondAve())
                .correlation("HTMT", pair -> pair.htmt())
                .table(
                        "Problem, by the end of the interval that is farther from zero: none below .80, marginal from .80,"
                                + " moderate from .90, severe from 1 "
                                + Citation.parenthetical("ronkkoCho2022") + ".",
                        "AVE: average variance extracted; above r² the factors are distinct by the criterion of "
                                + Citation.narrative("fornellLarcker1981")
                                + ". HTMT: heterotrait–monotrait ratio of correlations with their signs; guide below .85 "
                                + Citation.parenthetical("henseler2015") + ".");
    }

    private static String word(Problem problem) {
        return switch (problem) {
            case NONE -> "none";
            case MARGINAL -> "marginal";
            case MODERATE -> "moderate";
            case SEVERE -> "severe";
            case NOT_JUDGED -> "not judged";
        };
    }
}
