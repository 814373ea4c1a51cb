package kith.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.finding.Problem;
import kith.finding.Problems;

/** Puts the rows of each respondent side by side. Row numbers in messages count the long rows, from 1. */
final class Widening {

    private final WideLayout layout;
    private final Responses rows;
    private final Problems problems = new Problems();
    private final List<String> respondents = new ArrayList<>();
    private final List<int[]> rowOfPart = new ArrayList<>();

    Widening(WideLayout layout, Responses rows) {
        this.layout = layout;
        this.rows = rows;
        place();
    }

    private void place() {
        List<String> whose = rows.labels().getOrDefault(layout.respondentColumn(), rows.rowIds());
        List<String> contexts = rows.labels().get(layout.contextColumn());
        if (contexts == null) {
            throw new IllegalArgumentException("no column “" + layout.contextColumn() + "” in " + rows.source());
        }
        Map<String, Integer> index = new LinkedHashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            int part = layout.partOf(contexts.get(row));
            if (part < 0) {
                problems.add(layout.unknownContext(rows.source(), row + 1, contexts.get(row)));
                continue;
            }
            int respondent = index.computeIfAbsent(whose.get(row), this::addRespondent);
            int[] places = rowOfPart.get(respondent);
            if (places[part] >= 0) {
                problems.add(
                        rows.source() + ":row " + (row + 1),
                        "a second row of respondent “" + whose.get(row) + "” about " + contexts.get(row)
                                + " (first in row " + (places[part] + 1) + ")",
                        "one row for each respondent and context",
                        "remove one of them");
            } else {
                places[part] = row;
            }
        }
        problems.throwIfAny();
    }

    private int addRespondent(String name) {
        respondents.add(name);
        int[] places = new int[layout.parts().size()];
        Arrays.fill(places, -1);
        rowOfPart.add(places);
        return respondents.size() - 1;
    }

    Responses wide() {
        Map<String, double[]> numeric = new LinkedHashMap<>();
        Map<String, List<String>> labels = new LinkedHashMap<>();
        rows.labels().forEach((name, column) -> {
            if (name.equals(layout.contextColumn()) || name.equals(layout.respondentColumn())) {
                return;
            }
            if (!layout.columns().contains(name)) {
                labels.put(name, sameTexts(name, column));
            }
        });
        rows.numeric().forEach((name, column) -> {
            if (!layout.columns().contains(name)) {
                numeric.put(name, sameNumbers(name, column));
            }
        });
        for (int k = 0; k < layout.parts().size(); k++) {
            String prefix = layout.parts().get(k).prefix();
            for (String name : layout.columns()) {
                double[] numbers = rows.numeric().get(name);
                if (numbers != null) {
                    numeric.put(prefix + name, partOf(numbers, k));
                }
                List<String> texts = rows.labels().get(name);
                if (texts != null) {
                    labels.put(prefix + name, partOf(texts, k));
                }
            }
        }
        problems.throwIfAny();
        return new Responses(rows.source(), respondents, numeric, labels);
    }

    private double[] partOf(double[] column, int part) {
        return rowOfPart.stream()
                .mapToDouble(places -> places[part] < 0 ? Double.NaN : column[places[part]])
                .toArray();
    }

    private List<String> partOf(List<String> column, int part) {
        return rowOfPart.stream()
                .map(places -> places[part] < 0 ? "" : column.get(places[part]))
                .toList();
    }

    private double[] sameNumbers(String name, double[] column) {
        double[] wide = new double[respondents.size()];
        for (int i = 0; i < wide.length; i++) {
            int[] present = present(i);
            wide[i] = column[present[0]];
            for (int row : present) {
                if (Double.compare(column[row], wide[i]) != 0) {
                    problems.add(differs(name, i, row));
                }
            }
        }
        return wide;
    }

    private List<String> sameTexts(String name, List<String> column) {
        List<String> wide = new ArrayList<>();
        for (int i = 0; i < respondents.size(); i++) {
            int[] present = present(i);
            String first = column.get(present[0]);
            wide.add(first);
            for (int row : present) {
                if (!column.get(row).equals(first)) {
                    problems.add(differs(name, i, row));
                }
            }
        }
        return wide;
    }

    private int[] present(int respondent) {
        return Arrays.stream(rowOfPart.get(respondent))
                .filter(row -> row >= 0)
                .sorted()
                .toArray();
    }

    private Problem differs(String name, int respondent, int row) {
        return new Problem(
                rows.source() + ":row " + (row + 1) + ", column " + name,
                "another value than in an earlier row of respondent “" + respondents.get(respondent) + "”",
                "the same value in all rows of a respondent",
                "correct it, or count " + name + " among the columns that are asked in each context");
    }
}
