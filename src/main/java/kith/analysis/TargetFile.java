package kith.analysis;

import java.util.ArrayList;
import java.util.List;
import kith.data.DataRequest;
import kith.data.DataSource;
import kith.data.Responses;
import kith.data.ResponsesReader;
import kith.finding.InputException;
import kith.math.Matrix;

/**
 * Reads the target of a target rotation: a table with the names of the factors in its first line, then one line per
 * item that begins with its name. A cell that is empty leaves its loading open (NaN).
 */
public final class TargetFile {

    private static final int FEWEST_FACTORS = 2;

    private TargetFile() {}

    /** @throws InputException when it is no such table */
    public static Matrix read(DataSource source) {
        List<String> header = ResponsesReader.columns(source);
        if (header.size() <= FEWEST_FACTORS) {
            throw new InputException(
                    source.name(),
                    header.size() + " columns",
                    "a column with the names of the items and one per factor, at least " + FEWEST_FACTORS + " factors",
                    "");
        }
        String first = header.get(0);
        List<String> factors = header.subList(1, header.size());
        Responses read = ResponsesReader.read(
                        DataRequest.of(source).withTexts(List.of(first)).withNumbers(factors))
                .responses();
        List<String> names =
                read.labels().get(first).stream().map(String::strip).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new InputException(source.name(), "an item with two lines", "one line per item", "");
        }
        List<double[]> cells = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int row = i;
            cells.add(factors.stream()
                    .mapToDouble(factor -> read.column(factor)[row])
                    .toArray());
        }
        return Matrix.of(names, factors, cells.toArray(double[][]::new));
    }
}
