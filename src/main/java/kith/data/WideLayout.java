package kith.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.finding.InputException;
import kith.finding.Problem;
import kith.instrument.ContextForm;
import kith.instrument.Instrument;
import kith.instrument.ProfileQuestion;

/**
 * How the same respondents' answers about several contexts stand side by side: the column {@code n_ci1} holds the
 * answer to item {@code ci1} about the context with the prefix {@code n_}. Turns such wide data into long data, one row
 * a respondent and context, and back.
 *
 * @param parts the contexts and their prefixes, in the order of the long rows
 * @param columns what is asked in each context, without prefix: items, profile questions, clusters
 * @param contextColumn name of the column that says in long data which context the row is about
 * @param respondentColumn name of the column that says in long data whose row it is
 */
public record WideLayout(List<Part> parts, List<String> columns, String contextColumn, String respondentColumn) {

    /** One context. */
    public record Part(String context, String prefix) {}

    public WideLayout {
        parts = List.copyOf(parts);
        columns = List.copyOf(columns);
    }

    /** The columns {@code context} and {@code respondent}. */
    public static WideLayout of(List<Part> parts, List<String> columns) {
        return new WideLayout(parts, columns, "context", "respondent");
    }

    /** All contexts of an instrument that have a prefix, its items, profile questions and covariates. */
    public static WideLayout of(Instrument instrument) {
        List<Part> parts = instrument.contexts().stream()
                .filter(form -> !form.columnPrefix().isEmpty())
                .map(WideLayout::part)
                .toList();
        List<String> columns = new ArrayList<>(instrument.itemIds());
        instrument.profile().stream().map(ProfileQuestion::id).forEach(columns::add);
        instrument.covariates().stream().map(ProfileQuestion::id).forEach(columns::add);
        return of(parts, columns);
    }

    private static Part part(ContextForm form) {
        return new Part(form.id(), form.columnPrefix());
    }

    /** The same with further columns that are asked in each context. */
    public WideLayout withColumns(List<String> more) {
        Set<String> all = new LinkedHashSet<>(columns);
        all.addAll(more);
        return new WideLayout(parts, List.copyOf(all), contextColumn, respondentColumn);
    }

    /** The names of a column in wide data, one a context. */
    public List<String> wideNames(String column) {
        return parts.stream().map(part -> part.prefix() + column).toList();
    }

    /** How many contexts have a column {@code prefix + column} among {@code names}. */
    private long contextsWith(String column, Set<String> names) {
        return wideNames(column).stream().filter(names::contains).count();
    }

    /**
     * One row per respondent and context, the contexts of a respondent one below the other. What is not asked in each
     * context stands in all rows of a respondent. A context about which a respondent answered nothing has a row as
     * well. Where a column is there for some contexts only, it is missing in the others.
     */
    public Responses toLong(Responses wide) {
        int contexts = parts.size();
        int rows = wide.size() * contexts;
        List<String> ids = new ArrayList<>(rows);
        List<String> contextLabels = new ArrayList<>(rows);
        for (String id : wide.rowIds()) {
            for (Part part : parts) {
                ids.add(id);
                contextLabels.add(part.context());
            }
        }
        Map<String, double[]> numeric = new LinkedHashMap<>();
        Map<String, List<String>> labels = new LinkedHashMap<>();
        labels.put(respondentColumn, ids);
        labels.put(contextColumn, contextLabels);
        Set<String> spread = spreadNames();
        wide.labels().forEach((name, column) -> {
            if (!spread.contains(name)) {
                labels.put(name, repeated(column, contexts));
            }
        });
        wide.numeric().forEach((name, column) -> {
            if (!spread.contains(name)) {
                numeric.put(name, repeated(column, contexts));
            }
        });
        for (String column : columns) {
            if (contextsWith(column, wide.numeric().keySet()) > 0) {
                numeric.put(column, interleavedNumbers(wide, column));
            }
            if (contextsWith(column, wide.labels().keySet()) > 0) {
                labels.put(column, interleavedTexts(wide, column));
            }
        }
        return new Responses(wide.source(), ids, numeric, labels);
    }

    private Set<String> spreadNames() {
        Set<String> names = new LinkedHashSet<>();
        columns.forEach(column -> names.addAll(wideNames(column)));
        return names;
    }

    private static double[] repeated(double[] column, int times) {
        double[] all = new double[column.length * times];
        for (int i = 0; i < all.length; i++) {
            all[i] = column[i / times];
        }
        return all;
    }

    private static List<String> repeated(List<String> column, int times) {
        List<String> all = new ArrayList<>(column.size() * times);
        for (String value : column) {
            for (int k = 0; k < times; k++) {
                all.add(value);
            }
        }
        return all;
    }

    private double[] interleavedNumbers(Responses wide, String column) {
        int contexts = parts.size();
        double[] all = new double[wide.size() * contexts];
        for (int k = 0; k < contexts; k++) {
            double[] part = wide.numeric().get(parts.get(k).prefix() + column);
            for (int row = 0; row < wide.size(); row++) {
                all[row * contexts + k] = part == null ? Double.NaN : part[row];
            }
        }
        return all;
    }

    private List<String> interleavedTexts(Responses wide, String column) {
        List<String> all = new ArrayList<>();
        for (int row = 0; row < wide.size(); row++) {
            for (Part part : parts) {
                List<String> values = wide.labels().get(part.prefix() + column);
                all.add(values == null ? "" : values.get(row));
            }
        }
        return all;
    }

    /**
     * One row per respondent, in the order in which they first appear; a context that a respondent has no row for is
     * missing.
     *
     * @throws InputException when a respondent has two rows for a context, a row is about an unknown context, or what
     *     should be the same in all rows of a respondent differs
     */
    public Responses toWide(Responses longRows) {
        return new Widening(this, longRows).wide();
    }

    /** The place of a context among the parts, or −1. */
    int partOf(String context) {
        for (int k = 0; k < parts.size(); k++) {
            if (parts.get(k).context().equals(context)) {
                return k;
            }
        }
        return -1;
    }

    Problem unknownContext(String source, int row, String found) {
        return new Problem(
                source + ":row " + row + ", column " + contextColumn,
                "“" + Shown.shortened(found) + "”",
                String.join(", ", parts.stream().map(Part::context).toList()),
                "correct the context");
    }
}
