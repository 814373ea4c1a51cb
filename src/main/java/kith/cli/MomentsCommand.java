package kith.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import kith.data.DataRequest;
import kith.data.Grouping;
import kith.data.PackedNumbers;
import kith.data.Responses;
import kith.data.Roles;
import kith.data.RowSource;
import kith.finding.Problems;
import kith.finding.Suggestion;
import kith.moments.Missing;
import kith.moments.ordered.ObservedVariable;
import kith.moments.sufficient.CategoriesAccumulator;
import kith.moments.sufficient.MomentsFile;
import kith.moments.sufficient.StatisticsAccumulator;
import kith.moments.sufficient.StatisticsDesign;
import kith.moments.sufficient.SufficientStatistics;
import kith.study.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code moments}. */
@Command(
        name = "moments",
        description = {
            "Writes the moments of items as JSON: means and covariances by group and missing-data pattern and, for ordered items,"
                    + " contingency tables. items, efa, cfa and invariance take the file by --moments.",
            "A missing-data pattern of one respondent holds the responses of this respondent; --missing listwise avoids that."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith moments -d pupils.csv --items x1,x2,x3,x4 --group school -o moments.json",
            "  kith cfa --moments moments.json --model 'visual =~ x1 + x2 + x3 + x4'",
            "  kith moments -d answers.csv --items q1,q2,q3,q4 --ordered all -o moments.json"
        })
final class MomentsCommand implements Callable<ExitCode>, CheckedOptions {

    private final Terminal terminal;

    @Option(names = "--items", required = true, split = ",", paramLabel = "ITEM", description = "Columns of the items.")
    private List<String> items = List.of();

    @Option(names = "--group", paramLabel = "COLUMN", description = "Moments of each group of this column.")
    private String group;

    @Option(
            names = "--ordered",
            split = ",",
            paramLabel = "all|ITEM",
            description = "Items whose contingency tables are counted, two or more, for polychoric correlations.")
    private List<String> ordered = List.of();

    @Option(
            names = "--missing",
            paramLabel = "HOW",
            description =
                    "fiml (the default): every row, by its missing-data pattern, for listwise, pairwise and full-information"
                            + " analyses; listwise: complete rows only, which keeps the file small.")
    private Missing missing = Missing.FIML;

    @Mixin
    private DataOptions data;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write there instead of to standard output; the file is complete or not there.")
    private Path output;

    MomentsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private List<String> orderedItems() {
        return ordered.equals(List.of("all")) ? items : ordered;
    }

    @Override
    public void check(Problems problems) {
        if (output != null && !ScoreFile.extension(output).equals("json")) {
            problems.add("-o", "“" + output + "”", "a name that ends in .json", "moments are written as JSON");
        }
        if (missing == Missing.PAIRWISE) {
            problems.add(
                    "--missing", "pairwise", "fiml or listwise", "leave it out: fiml serves pairwise analyses too");
        }
        if (orderedItems().size() == 1) {
            problems.add("--ordered", "one item", "two or more", "a contingency table needs two");
        }
        for (String name : orderedItems()) {
            if (!items.contains(name)) {
                problems.add(
                        "--ordered",
                        "“" + name + "”",
                        "all, or some of " + String.join(", ", items),
                        Suggestion.phrase(name, items));
            }
        }
        if (group != null && items.contains(group)) {
            problems.add("--group", "“" + group + "” is also one of the items", "a column of its own", "");
        }
    }

    @Override
    public ExitCode call() {
        Roles roles = data.id().map(Roles.none()::withId).orElse(Roles.none());
        DataRequest request = DataRequest.of(data.source(terminal))
                .withNumbers(items)
                .withRoles(group == null ? roles : roles.withGroup(group).withBlanks(Roles.Blanks.KEPT));
        StatisticsAccumulator accumulator = new StatisticsAccumulator(new StatisticsDesign(
                items, Optional.ofNullable(group), missing, ordered.isEmpty() ? List.of() : categories(request)));
        RowSource.Summary read = RowSource.read(request, rows -> add(rows, accumulator));
        FindingLines.tell(terminal, read.findings());
        SufficientStatistics statistics =
                accumulator.statistics(request.source().name());
        requireRows(statistics);
        MomentsFile.Origin origin = new MomentsFile.Origin(
                Version.text(), read.input().name(), read.input().sha256());
        OutputFile.Content content = out -> {
            OutputStreamWriter text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            MomentsFile.write(statistics, origin, text);
        };
        if (output == null) {
            try {
                content.writeTo(terminal.out());
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        } else {
            OutputFile.write(terminal.resolve(output), content);
        }
        return ExitCode.DONE;
    }

    private void add(Responses responses, StatisticsAccumulator accumulator) {
        List<PackedNumbers> columns = items.stream().map(responses::packed).toList();
        Optional<Grouping> grouping = Optional.ofNullable(group).map(responses::grouping);
        int[] code = grouping.map(Grouping::code).orElse(new int[0]);
        double[] row = new double[columns.size()];
        for (int r = 0; r < responses.size(); r++) {
            fill(row, columns, r);
            boolean grouped = code.length > 0 && code[r] != Grouping.NONE;
            accumulator.add(grouped ? grouping.orElseThrow().names().get(code[r]) : "", row);
        }
    }

    /** Found in a reading of their own, since the tables of two items are counted by category. */
    private List<ObservedVariable> categories(DataRequest request) {
        List<String> names = orderedItems();
        CategoriesAccumulator accumulator = new CategoriesAccumulator(names);
        RowSource.read(request, responses -> {
            List<PackedNumbers> columns = names.stream().map(responses::packed).toList();
            double[] row = new double[columns.size()];
            for (int r = 0; r < responses.size(); r++) {
                fill(row, columns, r);
                accumulator.add(row);
            }
        });
        return accumulator.variables(request.source().name());
    }

    private static void fill(double[] row, List<PackedNumbers> columns, int at) {
        for (int j = 0; j < row.length; j++) {
            row[j] = columns.get(j).at(at);
        }
    }

    private static void requireRows(SufficientStatistics statistics) {
        Problems problems = new Problems();
        if (statistics.groups().isEmpty()) {
            problems.add(
                    statistics.source(),
                    Math.round(statistics.rows()) + " rows, none of which can be used",
                    "rows with responses to the items"
                            + statistics
                                    .group()
                                    .map(column -> " and a value of “" + column + "”")
                                    .orElse(""),
                    "see whether these are the columns that you meant");
        }
        problems.throwIfAny();
    }
}
