package kith.spark;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.finding.WayIn;
import kith.moments.Missing;
import kith.moments.sufficient.MomentsFile;
import kith.moments.sufficient.StatisticsDesign;
import kith.moments.sufficient.SufficientStatistics;
import kith.study.Version;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line {@code kith-spark moments INPUT [options]}. */
@Command(
        name = "kith-spark",
        description = "Computes the moments that Kith's analyses start from with Apache Spark.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB")
public final class KithSpark implements Runnable {

    static final int WRONG_INPUT = 2;

    private final PrintStream err;

    private KithSpark(PrintStream err) {
        this.err = err;
    }

    public static void main(String[] arguments) {
        System.exit(run(System.err, arguments));
    }

    /** Runs a command and gives its exit code: 0 done, 2 wrong input or usage. */
    static int run(PrintStream err, String... arguments) {
        KithSpark kith = new KithSpark(err);
        CommandLine line = new CommandLine(kith).addSubcommand("moments", kith.new Moments());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> kith.tell(failure));
        return line.execute(arguments);
    }

    @Override
    public void run() {
        new CommandLine(this).usage(err);
    }

    private int tell(Exception failure) throws Exception {
        Optional<InputException> wrong = inputException(failure);
        if (wrong.isEmpty()) {
            throw failure;
        }
        wrong.get()
                .problems()
                .forEach(problem -> err.println(
                        "kith-spark: " + problem.text(WayIn.COMMAND_LINE).replaceAll("\\p{Cntrl}", " ")));
        return WRONG_INPUT;
    }

    /** What is wrong with the input, also where Spark found it. */
    private static Optional<InputException> inputException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InputException wrong) {
                return Optional.of(wrong);
            }
            if (cause instanceof org.apache.spark.sql.AnalysisException missing) {
                return Optional.of(new InputException("input", firstLine(missing), "a table that Spark can read", ""));
            }
            if (cause instanceof SparkException malformed
                    && String.valueOf(malformed.getMessage()).contains("MALFORMED")) {
                return Optional.of(new InputException(
                        "input",
                        firstLine(malformed),
                        "as many cells in each row as there are columns",
                        "name the delimiter, or correct the row"));
            }
        }
        return Optional.empty();
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    /** The forms of a table. */
    enum Form {
        CSV,
        PARQUET,
        TABLE
    }

    /** The verb {@code moments}. */
    @Command(
            name = "moments",
            description = {
                "Writes the moments of columns of a CSV file, Parquet files or a table of Spark as JSON, as `kith moments` does:"
                        + " means and covariances by group and missing-data pattern and, for ordered items, contingency tables.",
                "A missing-data pattern of one respondent holds the responses of this respondent; --missing listwise avoids that."
            },
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Example:",
                "  kith-spark moments answers.parquet --items q1,q2,q3,q4 --group site -o moments.json",
                "  kith-spark moments hdfs:///panel/2026 --form parquet --items q1,q2,q3 --master spark://head:7077 -o moments.json",
                "  kith cfa --moments moments.json --model 'trust =~ q1 + q2 + q3 + q4'"
            })
    final class Moments implements Callable<Integer> {

        @Parameters(paramLabel = "INPUT", description = "File or folder, also on a distributed file system, or a table.")
        private String input;

        @Option(
                names = "--form",
                paramLabel = "FORM",
                description = "csv, parquet or table; without it what the name ends with.")
        private Optional<Form> form = Optional.empty();

        @Option(
                names = "--items",
                required = true,
                split = ",",
                paramLabel = "ITEM",
                description = "Columns of the items.")
        private List<String> items = List.of();

        @Option(names = "--group", paramLabel = "COLUMN", description = "Moments of each group of this column.")
        private Optional<String> group = Optional.empty();

        @Option(
                names = "--ordered",
                split = ",",
                paramLabel = "all|ITEM",
                description = "Items whose contingency tables are counted, two or more. The table is then read twice.")
        private List<String> ordered = List.of();

        @Option(
                names = "--missing",
                paramLabel = "HOW",
                description = "fiml (the default): every row, by its missing-data pattern; listwise: complete rows only.")
        private Missing missing = Missing.FIML;

        @Option(
                names = "--missing-code",
                split = ",",
                paramLabel = "CODE",
                description = "Codes of missing responses besides an empty cell, such as NA,-99. Without it NA.")
        private List<String> missingCodes = List.of("NA");

        @Option(names = "--delimiter", paramLabel = "CHAR", description = "What separates the cells of a CSV file.")
        private String delimiter = ",";

        @Option(
                names = "--master",
                paramLabel = "URL",
                description = "Cluster to run on, such as spark://HOST:7077; local[*] without it, or that of spark-submit.")
        private Optional<String> master = Optional.empty();

        @Option(
                names = {"-o", "--output"},
                required = true,
                paramLabel = "FILE",
                description = "File to write, ending in .json; it is complete or not there.")
        private Path output;

        @Override
        public Integer call() throws IOException {
            List<String> counted = ordered.equals(List.of("all")) ? items : ordered;
            check(counted);
            StatisticsDesign design = StatisticsDesign.of(items).by(group).with(missing);
            SparkSession session = session();
            try {
                SufficientStatistics statistics =
                        new ClusterMoments(input, new HashSet<>(missingCodes)).of(table(session), design, counted);
                write(statistics);
            } finally {
                session.stop();
            }
            return 0;
        }

        private void check(List<String> counted) {
            Problems problems = new Problems();
            if (!output.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
                problems.add("-o", "“" + output + "”", "a name that ends in .json", "moments are written as JSON");
            }
            if (missing == Missing.PAIRWISE) {
                problems.add("--missing", "pairwise", "fiml or listwise", "leave it out: fiml serves pairwise analyses too");
            }
            if (counted.size() == 1) {
                problems.add("--ordered", "one item", "two or more", "a contingency table needs two");
            }
            counted.stream()
                    .filter(name -> !items.contains(name))
                    .forEach(name -> problems.add(
                            "--ordered", "“" + name + "”", "all, or some of " + String.join(", ", items), ""));
            if (new HashSet<>(items).size() < items.size()) {
                problems.add("--items", "an item twice", "each item once", "");
            }
            if (form().isEmpty()) {
                problems.add(
                        "INPUT", "“" + input + "” does not say its form", "a name that ends in .csv or .parquet", "name it: --form");
            }
            problems.throwIfAny();
        }

        private Optional<Form> form() {
            String name = input.toLowerCase(Locale.ROOT);
            return form.or(() -> name.endsWith(".csv")
                    ? Optional.of(Form.CSV)
                    : name.endsWith(".parquet") ? Optional.of(Form.PARQUET) : Optional.empty());
        }

        private SparkSession session() {
            SparkSession.Builder builder = SparkSession.builder()
                    .appName("kith-spark moments " + input)
                    .config("spark.ui.enabled", "false")
                    .config("spark.sql.csv.parser.columnPruning.enabled", "false");
            boolean submitted = System.getProperty("spark.master") != null;
            if (master.isPresent() && !master.get().startsWith("local")) {
                builder.config("spark.jars", String.join(",", ClusterJars.paths()));
            }
            master.or(() -> submitted ? Optional.empty() : Optional.of("local[*]")).ifPresent(builder::master);
            return builder.getOrCreate();
        }

        private Dataset<Row> table(SparkSession session) {
            return switch (form().orElseThrow()) {
                case CSV ->
                    session.read()
                            .option("header", true)
                            .option("delimiter", delimiter)
                            .option("escape", "\"")
                            .option("mode", "FAILFAST")
                            .option("enforceSchema", false)
                            .csv(input);
                case PARQUET -> session.read().parquet(input);
                case TABLE -> session.table(input);
            };
        }

        /** Aside first, then moved into place. */
        private void write(SufficientStatistics statistics) throws IOException {
            Path target = output.toAbsolutePath();
            Path aside = target.resolveSibling(".kith-" + UUID.randomUUID() + ".part");
            try {
                try (Writer text = Files.newBufferedWriter(aside, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
                    MomentsFile.write(statistics, new MomentsFile.Origin(Version.text(), input, ""), text);
                }
                Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(aside);
            }
        }
    }
}
