package kith.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import kith.data.CsvWriter;
import kith.data.DataSource;
import kith.data.Roles;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.grouplevel.EcometricQuestion;
import kith.grouplevel.GroupAnswer;
import kith.grouplevel.GroupScores;
import kith.grouplevel.GroupSettings;
import kith.grouplevel.NullDistribution;
import kith.grouplevel.OrderedForm;
import kith.math.CumulativeLink;
import kith.report.section.group.GroupSection;
import kith.report.section.group.GroupTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code group}. */
@Command(
        name = "group",
        description =
                "How well responses measure the groups that respondents belong to: intraclass correlations and reliability of"
                        + " group means, agreement of members with its significance, within-and-between analysis, and the ecometric"
                        + " model (items within respondents within groups) with scores of groups and how many respondents a reliable"
                        + " score needs. csv gives one row per group.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith group -d answers.csv --items q1,q2,q3 --cluster team --scale-min 1 --scale-max 5",
            "  kith group -d answers.csv --scale trust=q1,q2 --scale ties=q3,-q4 --scale-min 1 --scale-max 5 --cluster area \\",
            "      --covariates age,man --scores areas.csv -o group.html",
            "  kith group -d answers.csv --items q1,q2,q3 --cluster area --ordered --scores areas.csv",
            "  kith group -d answers.csv --items q1,q2,q3 --cluster area --neighbours borders.csv --scores areas.csv"
        })
final class GroupCommand implements Callable<ExitCode>, CheckedOptions {

    private final Terminal terminal;

    @Option(
            names = "--cluster",
            required = true,
            paramLabel = "COLUMN",
            description = "The group that each respondent belongs to and answers about.")
    private String cluster;

    @Mixin
    private ScaleOptions scale;

    @Option(
            names = "--covariates",
            split = ",",
            paramLabel = "COLUMN",
            description =
                    "Numbers that differ between respondents or groups and that scores of groups are to be adjusted for, in the"
                            + " ecometric model; categories as columns of 0 and 1.")
    private List<String> covariates = List.of();

    @Option(
            names = "--likelihood",
            paramLabel = "KIND",
            description = "Of the ecometric model: reml (the default) or ml.")
    private EcometricQuestion.Likelihood likelihood = EcometricQuestion.Likelihood.REML;

    @Option(
            names = "--ordered",
            arity = "0..1",
            fallbackValue = "LOGIT",
            paramLabel = "LINK",
            description =
                    "Also fits the ecometric model to responses as ordered categories, with a logit (without a value) or probit"
                            + " link.")
    private CumulativeLink ordered;

    @Option(
            names = "--thresholds",
            paramLabel = "KIND",
            description =
                    "With --ordered: by_item (the default) gives each item its thresholds, common lets items differ by a shift"
                            + " alone.")
    @Needs("--ordered")
    private OrderedForm.Thresholds thresholds;

    @Option(
            names = "--scores",
            paramLabel = "FILE",
            description =
                    "Also writes the scores of groups there, as CSV, one row per group and scale, to link with data about the groups.")
    private Path scores;

    @Option(
            names = "--null",
            paramLabel = "NAME=SHARE,SHARE",
            description =
                    "A distribution of responses without agreement: a share for each option from the lowest, such as"
                            + " mild=.1,.2,.3,.4. Once for each distribution, in place of the usual ones: uniform, and for five"
                            + " options slight, moderate and heavy skew, triangular and normal.")
    private List<String> nulls = List.of();

    @Option(
            names = "--neighbours",
            paramLabel = "FILE",
            description =
                    "Tests whether scores of neighbouring groups are alike (Moran's I) and gives spatial empirical Bayes scores."
                            + " One row for each pair, with the columns group and neighbour, and weight if neighbours count"
                            + " differently.")
    private Path neighbours;

    @Option(
            names = "--simulations",
            paramLabel = "N",
            description =
                    "Groups simulated of each size that is too large for enumeration, for the significance of agreement, and"
                            + " permutations for Moran's I; ${DEFAULT-VALUE} without it.")
    @NumberRange(from = 100)
    @ReportedAs("draws")
    private int draws = GroupSettings.USUAL.draws();

    @Option(names = "--level", paramLabel = "P", description = "Level of the intervals; ${DEFAULT-VALUE} without it.")
    @NumberRange(from = 0, to = 1, ends = NumberRange.Ends.NEITHER)
    private double level = GroupSettings.USUAL.level();

    @Mixin
    private DrawOptions drawing;

    @Mixin
    private DataOptions data;

    @Mixin
    private OutputOptions output;

    GroupCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void check(Problems problems) {
        if (scores != null && !ScoreFile.extension(scores).equals("csv")) {
            problems.add(
                    "--scores", "“" + scores + "”", "a name that ends in .csv", "scores of groups are written as CSV");
        }
        scale.requireSense(problems);
        distributions(problems);
    }

    @Override
    public ExitCode call() {
        List<NullDistribution> distributions = distributions(new Problems());
        ScaleData given =
                scale.read(data, terminal, data.roles().withCluster(cluster).withBlanks(Roles.Blanks.KEPT), covariates);
        GroupAnswer answer = GroupAnswer.of(
                new GroupSettings(covariates, likelihood, form(), distributions, neighbourFile(), level, draws)
                        .question(given.scales(), drawing.seed(), drawing.parallel()),
                given.responses(),
                given.responses().grouping(cluster));
        List<Finding> findings = given.findingsWith(answer.findings());
        if (scores != null) {
            OutputFile.write(terminal.resolve(scores), CsvWriter.bytes(GroupScores.table(answer)));
        }
        return output.write(
                terminal,
                new Answer(
                        "group",
                        given.read(),
                        findings,
                        GroupSection.of(answer, given.labels(), findings),
                        GroupSection.byGroup(answer),
                        GroupTree.of(answer),
                        answer.isSound()));
    }

    private Optional<DataSource> neighbourFile() {
        return Optional.ofNullable(neighbours)
                .map(file -> DataSource.of(terminal.resolve(file)).withName(file.toString()));
    }

    private Optional<OrderedForm> form() {
        return Optional.ofNullable(ordered)
                .map(link -> new OrderedForm(link, thresholds == null ? OrderedForm.Thresholds.BY_ITEM : thresholds));
    }

    private List<NullDistribution> distributions(Problems problems) {
        Map<String, NullDistribution> distributions = new LinkedHashMap<>();
        for (String text : nulls) {
            Optional<NullDistribution> distribution = distribution(text);
            if (distribution.isEmpty()) {
                problems.add(
                        "--null " + text,
                        "no distribution",
                        "NAME=SHARE,SHARE with a share from 0 to 1 for each option, which sum to 1",
                        "");
            } else if (distributions.put(distribution.get().name(), distribution.get()) != null) {
                problems.add("--null " + text, "a second distribution of this name", "a name of its own", "");
            }
        }
        return List.copyOf(distributions.values());
    }

    private static Optional<NullDistribution> distribution(String text) {
        int at = text.indexOf('=');
        List<Double> shares = new ArrayList<>();
        try {
            for (String part : text.substring(at + 1).split(",", -1)) {
                shares.add(Double.parseDouble(part.strip()));
            }
        } catch (NumberFormatException notNumbers) {
            return Optional.empty();
        }
        return NullDistribution.of(text.substring(0, Math.max(0, at)).strip(), shares);
    }
}
