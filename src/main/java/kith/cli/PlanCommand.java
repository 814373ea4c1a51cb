package kith.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import kith.finding.Problems;
import kith.planning.GroupSizes;
import kith.planning.InvariancePower;
import kith.planning.ModelPower;
import kith.planning.SimulatedSamples;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Tree;
import kith.report.section.plan.InvariancePlanSection;
import kith.report.section.plan.PlanSection;
import kith.report.section.plan.PlanTree;
import kith.sem.Sem;
import kith.simulation.Population;
import kith.simulation.PopulationReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code plan}. */
@Command(
        name = "plan",
        description =
                "Sample sizes before data are collected. group-reliability: respondents per group for a reliability of group scores,"
                        + " in closed form. cfa: power, bias, coverage and interval width of every parameter of a model,"
                        + " convergence and improper solutions, by Monte Carlo from a population file. invariance: power to detect"
                        + " the non-invariance of such a population, by level and by parameter.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith plan --for group-reliability --icc .167 --target-reliability .8",
            "  kith plan --for group-reliability --results group.json --target-reliability .9",
            "  kith plan --for cfa --population population.yaml -n 100,200,400 --simulations 500 --model 'f =~ x1 + x2 + x3 + x4'",
            "  kith plan --for invariance --population population.yaml -n 300,600 --group context --model 'f =~ x1 + x2 + x3 + x4' --parameter 'x3~1'"
        })
final class PlanCommand implements Callable<ExitCode>, CheckedOptions {

    private static final double USUAL = 0.8;

    /** What the sample size is for. */
    enum Purpose {
        GROUP_RELIABILITY,
        CFA,
        INVARIANCE;

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Terminal terminal;

    @Option(
            names = "--for",
            required = true,
            paramLabel = "PURPOSE",
            description = "What the sample size is for: group-reliability, cfa or invariance.")
    private Purpose purpose;

    @Mixin
    private GroupVarianceOptions variances;

    @Option(
            names = "--target-reliability",
            paramLabel = "RELIABILITY",
            description = "With group-reliability: the reliability of group scores wanted; .8 without it.")
    @ReportedAs("target")
    private Double target;

    @Option(
            names = {"-p", "--population"},
            paramLabel = "FILE",
            description =
                    "With cfa or invariance: the population file that samples are drawn from, as for kith simulate.")
    private Path population;

    @Option(
            names = {"-m", "--model"},
            paramLabel = "FILE|TEXT",
            description = "With cfa or invariance: the model in lavaan's syntax, or a file with it.")
    private String model;

    @Option(
            names = "-n",
            split = ",",
            paramLabel = "N",
            description = "With cfa or invariance: sample sizes, such as 100,200,400.")
    private List<Integer> sizes = List.of();

    @Option(
            names = "--simulations",
            paramLabel = "N",
            description = "With cfa or invariance: samples of each size; ${DEFAULT-VALUE} without it.")
    @ReportedAs("samples")
    private int samples = 500;

    @Option(
            names = "--target-power",
            paramLabel = "POWER",
            description = "With cfa or invariance: the power wanted; .8 without it.")
    @ReportedAs("power")
    private Double power;

    @Option(
            names = "--parameter",
            split = ",",
            paramLabel = "PARAMETER",
            description =
                    "Parameters that need this power, such as 'f=~x2'; without it all loadings, regressions and covariances"
                            + " with cfa, and the levels with invariance. With invariance: those whose equality over groups"
                            + " is tested.")
    @ReportedAs("parameters")
    private List<String> parameters = List.of();

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description =
                    "With cfa: fit the model in the groups of this column, such as context. With invariance: the groups that"
                            + " are compared.")
    private Optional<String> group = Optional.empty();

    @Mixin
    private EstimationOptions estimation;

    @Mixin
    private SamplingOptions sampling;

    @Mixin
    private DrawOptions draws;

    @Mixin
    private OutputOptions output;

    PlanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void check(Problems problems) {
        if (purpose == Purpose.GROUP_RELIABILITY) {
            variances.require(problems);
            refuse(problems, "--population", population != null);
            refuse(problems, "--model", model != null);
            refuse(problems, "-n", !sizes.isEmpty());
            refuse(problems, "--target-power", power != null);
            refuse(problems, "--parameter", !parameters.isEmpty());
            refuse(problems, "--group", group.isPresent());
        } else if (purpose != null) {
            require(problems, "--population", population != null, "add --population FILE");
            require(problems, "--model", model != null, "add --model 'f =~ x1 + x2 + x3'");
            require(problems, "-n", !sizes.isEmpty(), "add -n 100,200,400");
            refuse(problems, "--target-reliability", target != null);
            refuse(problems, "--icc, --tau or --results", variances.isGiven());
            if (purpose == Purpose.INVARIANCE) {
                require(problems, "--group", group.isPresent(), "add --group context");
            }
        }
    }

    private void refuse(Problems problems, String option, boolean given) {
        if (given) {
            problems.add(option, "together with --for " + purpose.id(), "no such option", "leave it out");
        }
    }

    private void require(Problems problems, String option, boolean given, String remedy) {
        if (!given) {
            problems.add(option, "missing", "needed with --for " + purpose.id(), remedy);
        }
    }

    @Override
    public ExitCode call() {
        return switch (purpose) {
            case GROUP_RELIABILITY -> ofGroups();
            case CFA -> ofModel();
            case INVARIANCE -> ofInvariance();
        };
    }

    private ExitCode ofGroups() {
        GroupSizes answer = GroupSizes.of(variances.curve(terminal), target == null ? USUAL : target);
        return output.write(
                terminal,
                new Answer(
                        "plan",
                        Optional.empty(),
                        variances.settle(settled()).put("target", answer.target()),
                        List.of(),
                        PlanSection.of(answer),
                        PlanSection.reliabilities(answer),
                        PlanTree.of(answer),
                        true));
    }

    private ExitCode ofModel() {
        ModelText text = new ModelText("--model", model);
        Sem sem = sampling.of(estimation.sem(text.syntax(terminal)), estimation);
        ModelPower answer;
        try (TerminalProgress progress = TerminalProgress.on(terminal, output.quiet())) {
            answer = ModelPower.of(new ModelPower.Question(
                    from(progress), group.map(sem::byGroup).orElse(sem), wanted(), parameters));
        }
        return answer(
                sem,
                text,
                answer.question().draws(),
                PlanSection.of(answer),
                PlanSection.parameters(answer),
                PlanTree.of(answer));
    }

    private ExitCode ofInvariance() {
        ModelText text = new ModelText("--model", model);
        Sem sem = sampling.of(estimation.sem(text.syntax(terminal)), estimation);
        InvariancePower answer;
        try (TerminalProgress progress = TerminalProgress.on(terminal, output.quiet())) {
            answer = InvariancePower.of(
                    new InvariancePower.Question(from(progress), sem, group.orElseThrow(), wanted(), parameters));
        }
        return answer(
                sem,
                text,
                answer.question().draws(),
                InvariancePlanSection.of(answer),
                InvariancePlanSection.table(answer),
                PlanTree.of(answer));
    }

    private double wanted() {
        return power == null ? USUAL : power;
    }

    private SimulatedSamples from(TerminalProgress progress) {
        Population drawn = PopulationReader.read(terminal.resolve(population));
        return new SimulatedSamples(drawn, sizes, samples, draws.seed(), draws.parallel(), progress.ofPieces());
    }

    private ExitCode answer(Sem sem, ModelText text, SimulatedSamples from, Section section, Table table, Tree result) {
        Tree options = estimation
                .settle(settled(), sem.estimator())
                .put("population", from.population().id())
                .put("model", text.text(terminal))
                .put("n", from.sizes())
                .put("power", wanted());
        return output.write(
                terminal, new Answer("plan", Optional.empty(), options, List.of(), section, table, result, true));
    }

    private Tree settled() {
        return new Tree().put("for", purpose.id());
    }
}
