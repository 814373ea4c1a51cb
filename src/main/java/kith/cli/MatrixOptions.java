package kith.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.data.DataSource;
import kith.data.InputFile;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.moments.matrix.MatrixTable;
import kith.moments.sufficient.MomentsFile;
import kith.moments.sufficient.SufficientStatistics;
import kith.report.document.Tree;
import kith.yaml.Checksum;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** Options for a file that holds correlations or covariances in place of answers. */
@HelpHeading("Matrix or moments in place of responses")
final class MatrixOptions {

    @Option(
            names = "--matrix",
            description =
                    "The file holds a matrix of correlations or covariances: names in the first line, then one line per"
                            + " item; a first column of names and one triangle only are understood. Named lines mean, sd and n"
                            + " may follow; a column of groups (--group) separates several matrices. SPSS matrix files"
                            + " (ROWTYPE_, VARNAME_) are read too. Analyses that need the responses are omitted.")
    @NotWith(value = "-i", remedy = "name the items with --items")
    private boolean matrix;

    @Option(
            names = "-n",
            split = ",",
            paramLabel = "N",
            description =
                    "Number of respondents behind the matrix; with groups one number per group, in their order. Needed with"
                            + " --matrix unless the file has a line n.")
    @Unreported
    @NumberRange(from = 2)
    @Needs(value = "--matrix", remedy = "the number of respondents is known from the responses")
    private List<Double> people = List.of();

    @Option(
            names = "--moments",
            paramLabel = "FILE",
            description = "In place of -d: a file of moments as `kith moments` writes it, or one written by"
                    + " hand with published means and covariances. Analyses that need the responses are omitted.")
    @NotWith({"--matrix", "--data", "--instrument"})
    private Path moments;

    /** Whether a matrix or moments stand in place of responses. */
    boolean given() {
        return matrix || moments != null;
    }

    /**
     * Whether a command is given a file of moments in place of the option {@code --data}, which it then can do without.
     */
    static boolean standsFor(CommandSpec verb) {
        OptionSpec option = verb.findOption("--moments");
        return option != null && option.getValue() != null;
    }

    /** The option that is given in place of responses. */
    String option() {
        return moments == null ? "--matrix" : "--moments";
    }

    /** Whether a file of moments is given. */
    boolean isOfMoments() {
        return moments != null;
    }

    /** The moments of a file of moments. */
    Moments moments(Terminal terminal) {
        Path file = terminal.resolve(moments);
        SufficientStatistics read = MomentsFile.read(file);
        int rows = (int) Math.round(Math.min(Integer.MAX_VALUE, read.rows()));
        String name = String.valueOf(file.getFileName());
        return new Moments(
                read,
                new InputFile(
                        name,
                        Checksum.of(Checksum.bytes(file)),
                        rows,
                        read.variables().size()));
    }

    /** Moments, and the file that they were read from. */
    record Moments(SufficientStatistics statistics, InputFile input) {}

    /** The matrices of a file, one a group where there is a column of groups, each with its number of respondents. */
    List<MatrixTable> read(DataSource source, List<String> items, Optional<String> group) {
        Problems problems = new Problems();
        List<MatrixTable> read = new ArrayList<>();
        try {
            read.addAll(MatrixTable.read(source, items, group));
        } catch (InputException wrong) {
            problems.addAll(wrong.problems());
            if (people.isEmpty()) {
                addLacking(problems, "without -n, and no line n could be read");
            }
        }
        problems.throwIfAny();
        if (!people.isEmpty() && people.size() != read.size()) {
            problems.add(
                    "-n",
                    people.size() + " numbers for " + read.size() + (read.size() == 1 ? " matrix" : " matrices"),
                    group.isEmpty()
                            ? "one number"
                            : "one number for each of "
                                    + String.join(
                                            ", ",
                                            read.stream()
                                                    .map(MatrixTable::group)
                                                    .toList()),
                    "");
        }
        problems.throwIfAny();
        List<MatrixTable> sized = new ArrayList<>();
        for (int g = 0; g < read.size(); g++) {
            sized.add(sized(read.get(g), g, problems));
        }
        problems.throwIfAny();
        return sized;
    }

    private MatrixTable sized(MatrixTable table, int place, Problems problems) {
        if (people.isEmpty() && table.n().isEmpty()) {
            addLacking(
                    problems, "without -n" + (table.group().isEmpty() ? "" : " for the group “" + table.group() + "”"));
            return table;
        }
        if (people.isEmpty()) {
            return table;
        }
        double said = people.get(place);
        if (table.n().isPresent() && table.n().getAsDouble() != said) {
            problems.add("-n", Double.toString(said), table.n().getAsDouble() + ", as in the file", "leave -n out");
        }
        return table.withN(said);
    }

    private static void addLacking(Problems problems, String found) {
        problems.add(
                "--matrix",
                found,
                "-n with the number of respondents behind the matrix",
                "give -n, or a line named n in the file");
    }

    /** The only matrix of a file. */
    MatrixTable single(DataSource source, List<String> items) {
        return read(source, items, Optional.empty()).get(0);
    }

    /** Notes an option that needs the answers. */
    void requireWithout(Problems problems, String option, boolean asked) {
        if (given() && asked) {
            problems.add(
                    option,
                    "together with " + option(),
                    "a file of responses",
                    "leave " + option + " out: it needs the responses of every respondent, which "
                            + (moments == null ? "a matrix does not hold" : "moments do not hold"));
        }
    }

    /** Adds the numbers of respondents as they are reported: one number, or one a group. */
    Tree settle(Tree options) {
        if (people.isEmpty()) {
            return options;
        }
        return people.size() == 1 ? options.put("n", people.get(0)) : options.put("n", people);
    }
}
