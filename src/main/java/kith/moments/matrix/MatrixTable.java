package kith.moments.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import kith.data.DataSource;
import kith.data.InputFile;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.math.Matrix;
import kith.moments.matrix.MatrixLines.Kind;

/**
 * A matrix of correlations or covariances read from a table: its first line names the items, and there is one line an
 * item, in the same order. A first column with the names of the rows, headed by anything or nothing, may be there (R's
 * {@code write.csv} makes one). One triangle is enough: a cell that is missing is taken from the other side of the
 * diagonal.
 *
 * <p>Where the rows have names, lines named “mean”, “sd” and “n” may stand beside those of the items; standard
 * deviations turn correlations into covariances. A column of groups parts the lines into one matrix a group. The
 * columns {@code ROWTYPE_} (CORR, COV, MEAN, STDDEV, N) and {@code VARNAME_} of a matrix file of SPSS say the same.
 *
 * @param group its label; empty where there are no groups
 * @param matrix symmetric, the items asked for in the order asked for
 * @param means of the same items; empty where the file has none
 * @param n number of observations; empty where the file does not say
 * @param input the file
 * @param findings what is worth knowing about the reading
 */
public record MatrixTable(
        String group, Matrix matrix, List<Double> means, OptionalDouble n, InputFile input, List<Finding> findings) {

    /** Cells on both sides of the diagonal may differ by this share of the larger, as printed numbers do. */
    private static final double ROUNDING = 1e-6;

    private static final int FEW = 20;

    public MatrixTable {
        means = List.copyOf(means);
        findings = List.copyOf(findings);
    }

    /** The same with another number of observations. */
    public MatrixTable withN(double observations) {
        return new MatrixTable(group, matrix, means, OptionalDouble.of(observations), input, findings);
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
     * The only matrix of a file.
     *
     * @param items to take from it; none for all
     * @throws InputException with everything that is wrong with the file
     */
    public static MatrixTable read(DataSource source, List<String> items) {
        return read(source, items, Optional.empty()).get(0);
    }

    /**
     * The matrices of a file, one a group, in the order in which the groups first appear.
     *
     * @param items to take from each; none for all
     * @param group name of the column of groups; empty for a single matrix
     * @throws InputException with everything that is wrong with the file
     */
    public static List<MatrixTable> read(DataSource source, List<String> items, Optional<String> group) {
        MatrixLines lines = MatrixLines.read(source, group);
        requireItems(source, lines.variables(), items);
        List<MatrixTable> tables = new ArrayList<>();
        Problems problems = new Problems();
        lines.groups().forEach((label, own) -> {
            try {
                tables.add(of(source, items, lines, label, own));
            } catch (InputException wrong) {
                problems.addAll(wrong.problems());
            }
        });
        problems.throwIfAny();
        return tables;
    }

    private static MatrixTable of(
            DataSource source, List<String> items, MatrixLines lines, String label, MatrixLines.Lines own) {
        List<String> names = lines.variables();
        String place = source.name() + (label.isEmpty() ? "" : ", group “" + label + "”");
        Matrix whole = Matrix.square(
                names,
                symmetric(
                        place,
                        names,
                        own.of(Kind.MATRIX).stream().map(lines::numbers).toList()));
        List<String> chosen = items.isEmpty() ? names : items;
        Optional<double[]> deviations = single(place, "sd", lines, own.of(Kind.DEVIATION));
        Matrix scaled = deviations.map(sd -> scaled(place, whole, sd)).orElse(whole);
        List<Double> means = single(place, "mean", lines, own.of(Kind.MEAN))
                .map(all ->
                        chosen.stream().map(name -> all[names.indexOf(name)]).toList())
                .orElse(List.of());
        OptionalDouble n = single(place, "n", lines, own.of(Kind.N))
                .map(all -> OptionalDouble.of(sameNumber(place, all)))
                .orElse(OptionalDouble.empty());
        return new MatrixTable(
                label,
                scaled.select(chosen, chosen),
                means,
                n,
                lines.read().input(),
                lines.read().findings());
    }

    /** The numbers of a line that stands once, all of them there. */
    private static Optional<double[]> single(String place, String what, MatrixLines lines, List<Integer> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        double[] numbers = lines.numbers(rows.get(0));
        boolean one = what.equals("n");
        if (rows.size() > 1 || Arrays.stream(numbers).anyMatch(number -> !one && Double.isNaN(number))) {
            throw new InputException(
                    place,
                    rows.size() > 1
                            ? rows.size() + " lines of “" + what + "”"
                            : "an empty cell in the line “" + what + "”",
                    "one line with a number for each item",
                    "");
        }
        return Optional.of(numbers);
    }

    private static double sameNumber(String place, double[] all) {
        double[] different =
                Arrays.stream(all).filter(n -> !Double.isNaN(n)).distinct().toArray();
        if (different.length != 1) {
            throw new InputException(
                    place,
                    different.length + " different numbers of observations",
                    "one for the whole matrix",
                    "take the smallest, or the number of complete rows");
        }
        return different[0];
    }

    /** Covariances of correlations and standard deviations; covariances must agree with the standard deviations. */
    private static Matrix scaled(String place, Matrix matrix, double[] sd) {
        if (!isOfCorrelations(matrix)) {
            for (int i = 0; i < sd.length; i++) {
                if (Math.abs(sd[i] * sd[i] - matrix.at(i, i)) > 1e-3 * matrix.at(i, i)) {
                    throw new InputException(
                            place,
                            "the standard deviation " + sd[i] + " of “"
                                    + matrix.rows().get(i) + "”, whose variance is " + matrix.at(i, i),
                            "standard deviations that are the roots of the variances, or correlations",
                            "leave the line of standard deviations out");
                }
            }
            return matrix;
        }
        double[][] covariances = matrix.toArray();
        for (int i = 0; i < sd.length; i++) {
            for (int j = 0; j < sd.length; j++) {
                covariances[i][j] *= sd[i] * sd[j];
            }
        }
        return Matrix.square(matrix.rows(), covariances);
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

    private static double[][] symmetric(String place, List<String> names, List<double[]> lines) {
        int p = names.size();
        double[][] matrix = lines.stream().map(double[]::clone).toArray(double[][]::new);
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
        tell(problems, place, missing, "nothing on either side of the diagonal", "a number for each two items");
        tell(problems, place, different, "two different numbers", "the same on both sides of the diagonal");
        problems.throwIfAny();
        return matrix;
    }

    private static void tell(Problems problems, String place, List<String> cells, String found, String expected) {
        for (String cell : cells.subList(0, Math.min(FEW, cells.size()))) {
            problems.add(place + ", " + cell, found, expected, "");
        }
        if (cells.size() > FEW) {
            problems.add(place, found + " for " + (cells.size() - FEW) + " further cells", expected, "");
        }
    }
}
