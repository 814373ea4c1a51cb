package kith.cli;

import java.util.Optional;
import kith.finding.Problems;
import kith.report.document.Tree;
import picocli.CommandLine.Option;

/** Options for a file that holds correlations or covariances in place of answers. */
final class MatrixOptions {

    @Option(
            names = "--matrix",
            description =
                    "The file holds a matrix of correlations or covariances: names in the first line, then one line an"
                            + " item; a first column of names and one triangle only are understood. What needs the answers"
                            + " themselves is left out.")
    private boolean matrix;

    @Option(names = "-n", paramLabel = "N", description = "How many people the matrix rests on; needed with --matrix.")
    private Double people;

    boolean given() {
        return matrix;
    }

    double people() {
        return Optional.ofNullable(people).orElse(Double.NaN);
    }

    void requireSense(Problems problems) {
        if (matrix && people == null) {
            problems.add("--matrix", "without -n", "-n with the number of people that the matrix rests on", "");
        }
        if (!matrix && people != null) {
            problems.add(
                    "-n", "without --matrix", "-n only with --matrix", "the answers themselves tell how many people");
        }
        if (people != null && !(people >= 2)) {
            problems.add("-n", Double.toString(people), "a number of at least 2", "");
        }
    }

    /** These options as an answer tells them. */
    Tree addTo(Tree options) {
        return matrix ? options.put("matrix", true).put("n", people()) : options;
    }
}
