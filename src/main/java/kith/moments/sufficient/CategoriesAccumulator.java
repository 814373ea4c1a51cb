package kith.moments.sufficient;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import kith.finding.Problems;
import kith.moments.ordered.ObservedVariable;

/** Finds the categories of ordered variables row by row; two of them can be merged. Not thread-safe. */
public final class CategoriesAccumulator implements Serializable {

    private static final long serialVersionUID = 1;

    private final List<String> names;
    private final ArrayList<TreeSet<Double>> categories = new ArrayList<>();

    public CategoriesAccumulator(List<String> names) {
        this.names = List.copyOf(names);
        names.forEach(name -> categories.add(new TreeSet<>()));
    }

    /** Takes a row: a number for each ordered variable, NaN for a missing response. */
    public void add(double[] row) {
        for (int k = 0; k < row.length; k++) {
            TreeSet<Double> seen = categories.get(k);
            if (!Double.isNaN(row[k]) && seen.size() <= ObservedVariable.MOST_CATEGORIES) {
                seen.add(row[k] == 0 ? 0.0 : row[k]);
            }
        }
    }

    /** What both have seen. Neither is changed. */
    public CategoriesAccumulator plus(CategoriesAccumulator other) {
        CategoriesAccumulator sum = new CategoriesAccumulator(names);
        for (int k = 0; k < categories.size(); k++) {
            sum.categories.get(k).addAll(categories.get(k));
            sum.categories.get(k).addAll(other.categories.get(k));
        }
        return sum;
    }

    /**
     * The variables with their categories.
     *
     * @throws kith.finding.InputException when a variable has none or too many
     */
    public List<ObservedVariable> variables(String source) {
        Problems problems = new Problems();
        for (int k = 0; k < names.size(); k++) {
            int count = categories.get(k).size();
            if (count == 0 || count > ObservedVariable.MOST_CATEGORIES) {
                problems.add(
                        source + ": " + names.get(k),
                        count == 0 ? "no response" : "more than " + (count - 1) + " different responses",
                        "1 to " + ObservedVariable.MOST_CATEGORIES + " categories of an ordered variable",
                        count == 0 ? "leave the column out" : "leave it out of the ordered variables");
            }
        }
        problems.throwIfAny();
        List<ObservedVariable> variables = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            variables.add(ObservedVariable.ordered(
                    names.get(k),
                    categories.get(k).stream().mapToDouble(Double::doubleValue).toArray()));
        }
        return variables;
    }
}
