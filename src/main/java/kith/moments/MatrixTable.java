package kith.moments;

import java.util.ArrayList;
import java.util.List;
import kith.data.DataRequest;
import kith.data.DataSet;
import kith.data.DataSource;
import kith.data.InputFile;
import kith.data.Responses;
import kith.data.ResponsesReader;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.math.Matrix;

/**
 * A matrix of correlations or covariances read from a table: its first line names the items, and there is one line an item, in the
 * same order. A first column with the names of the rows, headed by anything or nothing, may be there (R's {@code write.csv}
 * makes one). One triangle is enough: a cell that is missing is taken from the other side of the diagonal.
 *
 * @param matrix symmetric, the items asked for in the order asked for
 * @param input the file
 * @param findings what is worth knowing about the reading
 */
public record MatrixTable(Matrix matrix, InputFile input, List<Finding> findings) {

    /** Cells on both sides of the diagonal may differ by this share of the larger, as printed numbers do. */
    private static final double ROUNDING = 1e-6;

    private static final int FEW = 20;

    public MatrixTable {
        findings = List.copyOf(findings);
    }

    /** Whether all that is on the diagonal is 1. */
    public boolean isOfCorrelations() {
        return isOfCorrelations(matrix);
    }

    /** Whether all that is on the diagonal of a symmetric matrix is 1. */
    public static boolean isOfCorrelations(Matrix matrix) {
        for (int i = 0; i < matrix.rows().size(); i++) {
            if (Math.abs(matrix.at(i, i) - 1) > ROUNDING) {
                return false;
            }
        }
        return true;
    }

    /**
     * @param items to take from it; none for all
     * @throws InputException with everything that is wrong with the file
     */
    public static MatrixTable read(DataSource source, List<String> items) {
        List<String> header = ResponsesReader.columns(source);
        Responses first = ResponsesReader.read(DataRequest.of(source)).responses();
        boolean named =
                header.get(0).isEmpty() || header.size() == first.size() + 1 && holdsWords(source, header.get(0));
        List<String> names = named ? header.subList(1, header.size()) : header;
        requireShape(source, names, first.size());
        DataRequest request = DataRequest.of(source).withNumbers(names);
        if (named && !header.get(0).isEmpty()) {
            request = request.withTexts(header.subList(0, 1));
        }
        DataSet read = ResponsesReader.read(request);
        if (named && !header.get(0).isEmpty()) {
            requireOrder(source, names, read.responses().labels().get(header.get(0)));
        }
        Matrix whole = Matrix.square(names, symmetric(source, names, read.responses()));
        requireItems(source, names, items);
        List<String> chosen = items.isEmpty() ? names : items;
        return new MatrixTable(whole.select(chosen, chosen), read.input(), read.findings());
    }

    private static boolean holdsWords(DataSource source, String column) {
        return ResponsesReader.read(DataRequest.of(source).withTexts(List.of(column)))
                .responses()
                .labels()
                .get(column)
                .stream()
                .noneMatch(cell -> cell.strip().matches("[-+]?[0-9]*[.,]?[0-9]+([eE][-+]?[0-9]+)?"));
    }

    private static void requireShape(DataSource source, List<String> names, int rows) {
        if (names.size() != rows || rows < 2) {
            throw new InputException(
                    source.name(),
                    rows + " lines of numbers under " + names.size() + " names",
                    "a square matrix: one line an item, in the order of the names in the first line",
                    "a file of answers is read without --matrix");
        }
    }

    private static void requireOrder(DataSource source, List<String> names, List<String> rowNames) {
        Problems problems = new Problems();
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).equals(rowNames.get(i).strip())) {
                problems.add(
                        source.name() + ", row " + (i + 2),
                        "“" + rowNames.get(i) + "”",
                        "“" + names.get(i) + "”, as in the first line",
                        "");
            }
        }
        problems.throwIfAny();
    }

    private static void requireItems(DataSource source, List<String> names, List<String> items) {
        Problems problems = new Problems();
        for (String item : items) {
            if (!names.contains(item)) {
                problems.add(
                        source.name(), "no “" + item + "” in the matrix", "one of " + String.join(", ", names), "");
            }
        }
        problems.throwIfAny();
    }

    private static double[][] symmetric(DataSource source, List<String> names, Responses read) {
        int p = names.size();
        double[][] matrix = new double[p][p];
        for (int j = 0; j < p; j++) {
            double[] column = read.column(names.get(j));
            for (int i = 0; i < p; i++) {
                matrix[i][j] = column[i];
            }
        }
        List<String> missing = new ArrayList<>();
        List<String> different = new ArrayList<>();
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                double below = matrix[i][j];
                double above = matrix[j][i];
                String cell = names.get(i) + " with " + names.get(j);
                if (Double.isNaN(below) && Double.isNaN(above)) {
                    missing.add(cell);
                } else if (Math.abs(below - above) > ROUNDING * Math.max(1, Math.abs(below))) {
                    different.add(cell + " (" + below + " and " + above + ")");
                }
                double one = Double.isNaN(below) ? above : below;
                matrix[i][j] = one;
                matrix[j][i] = one;
            }
        }
        Problems problems = new Problems();
        tell(problems, source, missing, "nothing on either side of the diagonal", "a number for each two items");
        tell(problems, source, different, "two different numbers", "the same on both sides of the diagonal");
        problems.throwIfAny();
        return matrix;
    }

    private static void tell(Problems problems, DataSource source, List<String> cells, String found, String expected) {
        for (String cell : cells.subList(0, Math.min(FEW, cells.size()))) {
            problems.add(source.name() + ", " + cell, found, expected, "");
        }
        if (cells.size() > FEW) {
            problems.add(source.name(), found + " for " + (cells.size() - FEW) + " further cells", expected, "");
        }
    }
}
