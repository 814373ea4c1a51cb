package kith.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kith.data.CsvWriter;
import kith.data.DataRequest;
import kith.data.DataSet;
import kith.data.DataSource;
import kith.data.DataTable;
import kith.data.ResponsesReader;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.network.PersonalNetworks;
import kith.network.TieFiles;
import kith.report.document.Tree;
import kith.report.section.network.NetworkSection;
import kith.report.section.network.NetworkTree;
import kith.report.section.word.Labels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code network}. */
@Command(
        name = "network",
        description =
                "Personal networks: size, heterogeneity, density, and strength and contact of the ties that each respondent"
                        + " named, as predictors of the respondent's scores; collective efficacy of each network from items answered"
                        + " about its ties; profile questions as known groups. csv gives one row per respondent.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith score -i collective-efficacy -d answers.csv --id id -o scores.csv",
            "  kith network -d scores.csv --id id --ties ties.csv --category relation --number strength,contact --score total",
            "  kith network -d scores.csv --id id --ties ties.csv --rating helps,reliable --profile belonging",
            "  kith network -d scores.csv --id id --ties ties.csv --pairs pairs.csv --tie name --pair-columns a,b --score total"
        })
final class NetworkCommand implements Callable<ExitCode>, CheckedOptions {

    private static final int DECIMALS = 10;

    private final Terminal terminal;

    @Option(
            names = "--ties",
            required = true,
            paramLabel = "FILE",
            description = "File with one row for each tie that a respondent named, with the column of --id.")
    private Path ties;

    @Option(
            names = "--category",
            split = ",",
            paramLabel = "COLUMN",
            description = "Columns of ties whose heterogeneity is measured, such as the kind of relationship.")
    @ReportedAs("categories")
    private List<String> categories = List.of();

    @Option(
            names = "--number",
            split = ",",
            paramLabel = "COLUMN",
            description =
                    "Columns of ties whose mean and spread are measured, such as strength and frequency of contact.")
    @ReportedAs("numbers")
    private List<String> numbers = List.of();

    @Option(
            names = "--rating",
            split = ",",
            paramLabel = "COLUMN",
            description =
                    "Columns of ties with items on collective efficacy that were answered about each tie, two or more, all scored"
                            + " in the same direction: gives a score of each network and its reliability.")
    @ReportedAs("ratings")
    private List<String> ratings = List.of();

    @Option(
            names = "--pairs",
            paramLabel = "FILE",
            description =
                    "File with one row for each pair of ties that know each other, with the column of --id; gives density.")
    private Path pairs;

    @Option(names = "--tie", paramLabel = "COLUMN", description = "With --pairs: column of ties with their names.")
    @Needs("--pairs")
    private String tie;

    @Option(
            names = "--pair-columns",
            split = ",",
            paramLabel = "COLUMN",
            description = "With --pairs: its two columns with names of ties; a,b without it.")
    private List<String> pairColumns = TieFiles.PAIR_COLUMNS;

    @Option(
            names = "--score",
            split = ",",
            paramLabel = "COLUMN",
            description =
                    "Columns of respondents that the measures are related to, such as scores of collective efficacy.")
    @ReportedAs("outcomes")
    private List<String> scores = List.of();

    @Option(
            names = "--profile",
            split = ",",
            paramLabel = "COLUMN",
            description = "Columns of respondents that part them at the median into known groups.")
    private List<String> profile = List.of();

    @Option(
            names = "--measures",
            paramLabel = "FILE",
            description = "Also writes the measures of each network there, as CSV, one row per respondent.")
    private Path measures;

    @Mixin
    private DataOptions data;

    @Mixin
    private OutputOptions output;

    NetworkCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void check(Problems problems) {
        if (data.id().isEmpty()) {
            problems.add("--id", "missing", "the column that names the respondent in every file", "add --id COLUMN");
        }
        if (data.isSalted()) {
            problems.add("--salt", "given", "ids as they are: they join the files", "leave --salt out");
        }
        if (pairs != null && tie == null) {
            problems.add("--tie", "missing", "the column of ties with their names, with --pairs", "add --tie COLUMN");
        }
        if (pairColumns.size() != 2) {
            problems.add("--pair-columns", pairColumns.size() + " columns", "two", "such as --pair-columns a,b");
        }
        if (ratings.size() == 1) {
            problems.add("--rating", "one column", "two columns or more", "name further items answered about ties");
        }
        if (!profile.isEmpty() && scores.isEmpty() && ratings.isEmpty()) {
            problems.add(
                    "--profile", "without --score", "a score to compare", "add --score COLUMN, or items with --rating");
        }
        if (measures != null && !ScoreFile.extension(measures).equals("csv")) {
            problems.add("--measures", "“" + measures + "”", "a name that ends in .csv", "measures are written as CSV");
        }
    }

    @Override
    public ExitCode call() {
        String id = data.id().orElseThrow();
        DataSet read = ResponsesReader.read(DataRequest.of(data.source(terminal))
                .withTexts(List.of(id))
                .withNumbers(scores)
                .withNumbers(profile));
        PersonalNetworks answer = new TieFiles(
                        source(ties),
                        new TieFiles.Columns(categories, numbers, ratings),
                        Optional.ofNullable(pairs)
                                .map(file ->
                                        new TieFiles.Pairs(source(file), tie, pairColumns.get(0), pairColumns.get(1))))
                .measure(id, read.responses(), scores, profile);
        if (measures != null) {
            OutputFile.write(terminal.resolve(measures), CsvWriter.bytes(table(answer, id)));
        }
        List<Finding> findings = Stream.concat(read.findings().stream(), answer.findings().stream())
                .toList();
        return output.write(
                terminal,
                new Answer(
                        "network",
                        Optional.of(read.input()),
                        new Tree(),
                        findings,
                        NetworkSection.of(answer, findings, Labels.none()),
                        NetworkSection.byRespondent(answer),
                        NetworkTree.of(answer),
                        answer.isSound()));
    }

    private DataSource source(Path file) {
        return DataSource.of(terminal.resolve(file)).withName(file.toString());
    }

    private static DataTable table(PersonalNetworks answer, String id) {
        List<DataTable.Column> columns = new ArrayList<>();
        columns.add(new DataTable.Texts(id, answer.respondents()));
        for (int m = 0; m < answer.measures().size(); m++) {
            int at = m;
            double[] values = java.util.Arrays.stream(answer.values())
                    .mapToDouble(row -> row[at])
                    .toArray();
            columns.add(new DataTable.Numbers(answer.measures().get(m).name(), values, DECIMALS));
        }
        answer.efficacy()
                .ifPresent(
                        found -> columns.add(new DataTable.Numbers("collective_efficacy", found.scores(), DECIMALS)));
        return new DataTable(columns);
    }
}
