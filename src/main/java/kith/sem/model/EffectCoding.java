package kith.sem.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Scales factors by effect coding: in each group the free loadings of a factor average 1 and the free intercepts of its
 * indicators average 0, so that the factor is in the units of its indicators and its mean is free (Little, Slegers
 * &amp; Card 2006, Structural Equation Modeling 13:59, doi 10.1207/s15328007sem1301_3).
 */
final class EffectCoding {

    private final List<DraftRow> rows;
    private final List<Constraint> constraints = new ArrayList<>();

    private EffectCoding(List<DraftRow> rows) {
        this.rows = rows;
    }

    /** The constraints; frees the means of factors where the intercepts of the indicators give them. */
    static List<Constraint> constraints(List<DraftRow> rows, List<ModelBlocks.Block> blocks, boolean meanStructure) {
        EffectCoding coding = new EffectCoding(rows);
        for (ModelBlocks.Block block : blocks) {
            Predicate<DraftRow> here = row -> row.group == block.group() && row.level == block.level();
            for (String factor : VariableRoles.of(block.written()).latent()) {
                Predicate<DraftRow> loadings = here.and(row -> row.op == Operator.LOADING
                        && row.lhs.equals(factor)
                        && row.term.block().isEmpty());
                coding.average(loadings, 1);
                if (meanStructure) {
                    coding.intercepts(here, factor, loadings);
                }
            }
        }
        return coding.constraints;
    }

    private void intercepts(Predicate<DraftRow> here, String factor, Predicate<DraftRow> loadings) {
        Set<String> indicators = new LinkedHashSet<>();
        rows.stream().filter(loadings).forEach(row -> indicators.add(row.rhs));
        if (average(here.and(row -> row.op == Operator.INTERCEPT && indicators.contains(row.lhs)), 0)) {
            rows.stream()
                    .filter(here)
                    .filter(row -> row.op == Operator.INTERCEPT && row.lhs.equals(factor) && !row.user)
                    .forEach(row -> row.free = true);
        }
    }

    /** Holds the average of rows, if there are any and all are free. */
    private boolean average(Predicate<DraftRow> which, int average) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (which.test(rows.get(i))) {
                places.add(i);
            }
        }
        if (places.isEmpty() || !places.stream().allMatch(i -> rows.get(i).free)) {
            return false;
        }
        Arithmetic rest = Arithmetic.number((double) average * places.size());
        for (int i : places.subList(1, places.size())) {
            rest = rest.minus(Arithmetic.label(ParameterTable.placeLabel(i)));
        }
        constraints.add(
                new Constraint(Arithmetic.label(ParameterTable.placeLabel(places.get(0))), Operator.EQUAL, rest));
        return true;
    }
}
