package kith.moments.ordered;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.math.PairIndex;
import kith.moments.Missing;
import kith.moments.missing.MissingPatternsTest;
import org.junit.jupiter.api.Test;

/**
 * Moments without covariates, from contingency tables and closed forms, are those of regressions on covariates that
 * explain nothing.
 */
class TablesAndRowsTest {

    private static final Responses CONTEXTS = Reference.data("ce_contexts.csv");
    private static final List<String> ITEMS = List.of("ci1", "ci2", "rw1", "rw2", "sb1");

    /** The table of a pair against its likelihood row by row; with missing responses. */
    @Test
    void tablesGiveCorrelationsAndInfluencesOfRows() {
        List<ObservedVariable> variables = ITEMS.stream()
                .map(item -> ObservedVariable.orderedAsSeen(item, CONTEXTS.column(item)))
                .toList();
        ContingencyTables tables = new ContingencyTables(variables);
        AnswerPatterns patterns = new AnswerPatterns(ITEMS.size(), 0, 0);
        for (int row = 0; row < CONTEXTS.size(); row++) {
            int at = row;
            int[] code = variables.stream()
                    .mapToInt(variable -> variable.code(CONTEXTS.column(variable.name())[at]))
                    .toArray();
            tables.add(code);
            patterns.add(code, new double[0], 1, 0);
        }
        OrdinalDesign design = OrdinalDesign.of(ITEMS).with(EmptyCells.KEEP);
        CovariateProfiles one = new CovariateProfiles(patterns);
        OrderedMargin[] margins = IntStream.range(0, ITEMS.size())
                .mapToObj(v -> new OrderedMargin(MarginalThresholds.of(tables.margin(v)), patterns, v))
                .toArray(OrderedMargin[]::new);
        for (int j = 0; j < margins.length; j++) {
            for (int i = j + 1; i < margins.length; i++) {
                Pair fast = new PolychoricTable(margins[j], margins[i], tables, design);
                Pair plain = new PolychoricRows(margins[j], margins[i], one);
                double rho = plain.estimate().correlation();
                String pair = ITEMS.get(j) + " " + ITEMS.get(i);
                Tolerance.CLOSED_FORM.check(pair, fast.estimate().correlation(), rho);
                PairInfluence ofTable = fast.influence(rho);
                PairInfluence ofRows = plain.influence(rho);
                for (int u = 0; u < patterns.size(); u++) {
                    Tolerance.CLOSED_FORM.checkScaled(pair + " of pattern " + u, ofTable.at(u), ofRows.at(u));
                }
            }
        }
    }

    /** Every row stands twice, with −1 and with 1 for the covariate, so that no slope is other than 0. */
    @Test
    void aCovariateThatExplainsNothingChangesNothing() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        int n = CONTEXTS.size();
        ITEMS.forEach(item -> columns.put(item, twice(CONTEXTS.column(item))));
        double[] sum = new double[n];
        double[] side = new double[2 * n];
        for (int row = 0; row < n; row++) {
            sum[row] = CONTEXTS.column("ci3")[row] + 0.5 * CONTEXTS.column("sb2")[row];
            side[row] = -1;
            side[n + row] = 1;
        }
        columns.put("sum", twice(sum));
        columns.put("other", twice(CONTEXTS.column("sb4")));
        columns.put("side", side);
        Responses responses = MissingPatternsTest.responses(columns);
        OrdinalDesign design = OrdinalDesign.of(
                        List.of("ci1", "sum", "ci2", "rw1", "other", "sb1"), Set.copyOf(ITEMS.subList(0, 3)))
                .with(Missing.PAIRWISE)
                .with(EmptyCells.KEEP);
        OrdinalMoments without = OrdinalMoments.of(responses, design);
        OrdinalMoments given = OrdinalMoments.of(responses, design.given(List.of("side")));
        List<String> names = given.asymptotic().names();
        int[] kept =
                without.asymptotic().names().stream().mapToInt(names::indexOf).toArray();
        assertThat(PairIndex.count(6)).isLessThan(kept.length);
        for (int a = 0; a < kept.length; a++) {
            String name = names.get(kept[a]);
            Tolerance.CLOSED_FORM.checkScaled(name, given.statistics()[kept[a]], without.statistics()[a]);
            for (int b = 0; b < kept.length; b++) {
                Tolerance.CLOSED_FORM.checkScaled(
                        name + " and " + names.get(kept[b]),
                        given.asymptotic().matrix().get(kept[a], kept[b]),
                        without.asymptotic().matrix().get(a, b));
            }
        }
    }

    private static double[] twice(double[] values) {
        return IntStream.range(0, 2 * values.length)
                .mapToDouble(row -> values[row % values.length])
                .toArray();
    }
}
