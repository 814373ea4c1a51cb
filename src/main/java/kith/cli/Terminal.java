package kith.cli;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kith.finding.Problem;
import kith.finding.WayIn;
import kith.report.render.PlainText;

/**
 * Where a command runs: its streams, its folder, and the folder that holds Kith's own files.
 *
 * @param outIsTerminal whether a person sees {@code out} (and not a file or another program)
 * @param errIsTerminal whether a person sees {@code err}
 * @param folder what relative paths are relative to
 * @param home the folder with {@code instruments/} and {@code datasets/}
 * @param in what a person types; empty where no person can be asked
 */
record Terminal(
        PrintStream out,
        PrintStream err,
        boolean outIsTerminal,
        boolean errIsTerminal,
        Path folder,
        Path home,
        Optional<BufferedReader> in) {

    /** Where no person can be asked. */
    Terminal(PrintStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal, Path folder, Path home) {
        this(out, err, outIsTerminal, errIsTerminal, folder, home, Optional.empty());
    }

    /** More are not read by anybody, and are often one mistake. */
    private static final int MOST_PROBLEMS = 100;

    private static final int NARROWEST = 80;
    private static final int USUAL_WIDTH = 100;
    private static final int WIDEST = 200;
    private static final int LONGEST_LINE = 4_000;
    private static final int LONGEST_PART = 1_000;
    private static final int LONGEST_PLACE = 500;

    /** The terminal of this process, as the launcher described it. */
    @SuppressWarnings("SystemConsoleNull")
    static Terminal ofProcess() {
        Path folder = Path.of("").toAbsolutePath();
        String home = System.getProperty("kith.home");
        return new Terminal(
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                Boolean.parseBoolean(
                        System.getProperty("kith.out.terminal", Boolean.toString(System.console() != null))),
                Boolean.parseBoolean(
                        System.getProperty("kith.err.terminal", Boolean.toString(System.console() != null))),
                folder,
                home == null ? folder : Path.of(home),
                Optional.ofNullable(System.console()).map(console -> new BufferedReader(console.reader())));
    }

    private static PrintStream utf8(FileDescriptor stream) {
        return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }

    /** A path as the user gave it, made absolute. */
    Path resolve(Path path) {
        return folder.resolve(path).normalize();
    }

    /** Asks a person; empty at the end of the input. */
    String ask(String question) {
        out.print(shownSafely(question) + " ");
        out.flush();
        try {
            String answer = in.orElseThrow().readLine();
            return answer == null ? "" : answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints a line for a person on standard output. */
    void say(String line) {
        out.println(shownSafely(line));
    }

    /** Prints a line for a person on standard error. */
    void warn(String line) {
        err.println(shownSafely(line));
    }

    /** On one line, without characters that a terminal would obey, and not longer than a person can read. */
    private static String shownSafely(String line) {
        return PlainText.cut(PlainText.line(line), LONGEST_LINE, " …");
    }

    /** Tells what is wrong with the input of a user of {@code way}. */
    void tell(Problem problem, WayIn way) {
        Problem here = new Problem(
                PlainText.cut(shown(problem.where()), LONGEST_PLACE, "…"),
                PlainText.cut(problem.found(), LONGEST_PART, "…"),
                PlainText.cut(problem.expected(), LONGEST_PART, "…"),
                problem.remedy());
        warn("kith: " + here.text(way));
    }

    /** Tells the first problems, and how many more there are. */
    void tell(List<Problem> problems, WayIn way) {
        problems.stream().limit(MOST_PROBLEMS).forEach(problem -> tell(problem, way));
        if (problems.size() > MOST_PROBLEMS) {
            warn("kith: and " + (problems.size() - MOST_PROBLEMS) + " more problems");
        }
    }

    /** A place in a file, which is called as from the user's folder if it is below it. */
    String shown(String where) {
        String here = folder + folder.getFileSystem().getSeparator();
        return where.startsWith(here) ? where.substring(here.length()) : where;
    }

    /** Columns of tables and help by the environment. */
    static int width() {
        return width(System.getenv("COLUMNS"));
    }

    /** @param columns as the environment has them, of which 80 to 200 are used; null or no number for 100 */
    static int width(String columns) {
        return columns != null && columns.matches("[0-9]{1,4}")
                ? Math.max(NARROWEST, Math.min(WIDEST, Integer.parseInt(columns)))
                : USUAL_WIDTH;
    }
}
