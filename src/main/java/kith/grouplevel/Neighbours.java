package kith.grouplevel;

import java.util.ArrayList;
import java.util.List;
import kith.data.DataRequest;
import kith.data.DataSource;
import kith.data.Responses;
import kith.data.ResponsesReader;
import kith.finding.InputException;
import kith.finding.Problems;

/**
 * Which groups are neighbours: a file with the columns {@code group} and {@code neighbour}, one row for each pair, and
 * optionally {@code weight} (such as the length of a common border).
 *
 * @param pairs rows of the file
 */
public record Neighbours(List<Pair> pairs) {

    private static final String GROUP = "group";
    private static final String NEIGHBOUR = "neighbour";
    private static final String WEIGHT = "weight";

    public Neighbours {
        pairs = List.copyOf(pairs);
    }

    /** @param weight positive; 1 where the file has none */
    public record Pair(String group, String neighbour, double weight) {}

    /** @throws InputException when columns or names are missing, or a weight is not positive */
    public static Neighbours read(DataSource file) {
        Responses rows = ResponsesReader.read(DataRequest.of(file)
                        .withTexts(List.of(GROUP, NEIGHBOUR))
                        .withNumbersIfPresent(List.of(WEIGHT)))
                .responses();
        List<String> groups = rows.labels().get(GROUP);
        List<String> neighbours = rows.labels().get(NEIGHBOUR);
        boolean weighted = rows.numeric().containsKey(WEIGHT);
        double[] weights = weighted ? rows.column(WEIGHT) : new double[0];
        Problems problems = new Problems();
        List<Pair> pairs = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            double weight = weighted ? weights[row] : 1;
            Pair pair = new Pair(groups.get(row), neighbours.get(row), weight);
            if (pair.group().isBlank() || pair.neighbour().isBlank()) {
                problems.add(
                        rows.source() + ", row " + (row + 1),
                        "a group without a name",
                        "the names of two groups",
                        "add the name or delete the row");
            } else if (!(weight > 0) || Double.isInfinite(weight)) {
                problems.add(
                        rows.source() + ", row " + (row + 1),
                        Double.isNaN(weight) ? "no weight" : "the weight " + weight,
                        "a weight above 0",
                        "correct the weight; leave out groups that are not neighbours");
            }
            pairs.add(pair);
        }
        problems.throwIfAny();
        return new Neighbours(pairs);
    }
}
