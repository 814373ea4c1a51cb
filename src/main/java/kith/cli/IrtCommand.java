package kith.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import kith.data.Roles;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.irt.FactorPlan;
import kith.irt.IrtAnswer;
import kith.irt.IrtPlan;
import kith.irt.IrtQuestion;
import kith.irt.IrtScores;
import kith.irt.ItemModel;
import kith.irt.TraitScoreMethod;
import kith.reliability.scale.ScaleItems;
import kith.report.document.Block;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Tree;
import kith.report.render.CsvTable;
import kith.report.section.irt.IrtScoresTable;
import kith.report.section.irt.IrtSection;
import kith.report.section.irt.IrtTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code irt}. */
@Command(
        name = "irt",
        description =
                "Item response models of ordered items by marginal maximum likelihood: parameters with standard errors, fit of the"
                        + " model, items and persons, information, reliability, local dependence, and the trait by sum score. csv"
                        + " gives the item parameters.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith irt -d panel.csv --items ci1,ci2,ci3,ci4",
            "  kith irt -d panel.csv --items q1,q2,q3,q4,q5 --model gpcm --compare pcm,graded",
            "  kith irt -i collective-efficacy -d panel.csv --score-table traits.csv",
            "  kith irt -d panel.csv --items q1,q2,q3,q4,q5 --id person --scores scores.csv --score-method wle",
            "  kith irt -d bfi.csv --items N1,N2,N3,N4,N5 --group gender --equal slopes",
            "  kith irt -d panel.csv --items q1,q2,q3,q4,q5,q6 --factors 2 --rotation oblimin",
            "  kith irt -d panel.csv --structure 'trust =~ q1 + q2 + q3; norms =~ q4 + q5 + q6' --bifactor",
            "  kith irt -i collective-efficacy -d panel.csv -o irt.html"
        })
final class IrtCommand implements Callable<ExitCode>, CheckedOptions {

    private final Terminal terminal;

    @Mixin
    private ScaleOptions scale;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description =
                    "graded, gpcm (generalised partial credit), pcm (partial credit), rsm (rating scale), grsm (graded rating scale),"
                            + " 2pl or rasch; ${DEFAULT-VALUE} without it.")
    private String model = ItemModel.GRADED.key();

    @Option(
            names = "--se",
            paramLabel = "KIND",
            description = "Standard errors: oakes, crossprod or sandwich; ${DEFAULT-VALUE} without it.")
    private String errors = "oakes";

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description =
                    "Fit one model to the groups of this column. The first group in sort order has latent means 0 and variances 1.")
    private String group;

    @Option(
            names = "--equal",
            paramLabel = "KIND",
            description =
                    "With --group, item parameters that are equal in all groups: none, slopes (latent variances free), intercepts"
                            + " (latent means free) or all (both free); correlations of factors are always free; ${DEFAULT-VALUE} without it.")
    private String equal = IrtPlan.Equality.ALL.key();

    @Option(
            names = "--anchors",
            split = ",",
            paramLabel = "ITEM",
            description = "With --group, the items that --equal holds for; all without it.")
    @Needs("--group")
    private List<String> anchors = List.of();

    @Option(
            names = "--scores",
            paramLabel = "FILE",
            description =
                    "Write trait scores of all rows with their standard errors, and person fit (Zh), to this csv file.")
    private Path scores;

    @Option(
            names = "--score-method",
            split = ",",
            paramLabel = "METHOD",
            description =
                    "Methods of trait scores: eap (expected a posteriori, the default), map (maximum a posteriori), ml (maximum"
                            + " likelihood), wle (weighted likelihood) or eapsum (EAP from the sum score). With this or --scores the"
                            + " scores are in json as well.")
    private List<String> scoreMethods = List.of();

    @Option(
            names = "--test-information",
            description =
                    "Add a table of test information and the standard error of measurement over the trait; csv gives that table.")
    @ReportedAs("information")
    private boolean information;

    @Option(
            names = "--compare",
            split = ",",
            paramLabel = "MODEL",
            description =
                    "Fit these models as well, and compare by AIC, BIC and, where nested, likelihood ratio tests.")
    private List<String> compared = List.of();

    @Option(
            names = "--score-table",
            paramLabel = "FILE",
            description =
                    "Write the table from sum score to trait, with standard errors, to this csv file (one factor); kith score"
                            + " --trait-table reads it.")
    private Path scoreTable;

    @Mixin
    private TraitFactorOptions factors;

    @Mixin
    private ThreadOptions threads;

    @Mixin
    private DataOptions data;

    @Mixin
    private OutputOptions output;

    IrtCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        FactorPlan plan = factors.plan(terminal, new Problems());
        Roles roles = data.roles();
        ScaleData given = scale.read(
                data,
                terminal,
                group == null ? roles : roles.withGroup(group).withBlanks(Roles.Blanks.KEPT),
                structured(plan));
        IrtAnswer answer = IrtAnswer.of(suitable(scales(given, plan), plan), given.responses(), plan(plan));
        List<Finding> findings = new ArrayList<>(given.findingsWith(answer.findings()));
        Tree tree = IrtTree.of(answer);
        if (scores != null || !scoreMethods.isEmpty()) {
            List<IrtScores> found = answer.scores(given.responses(), methods());
            found.forEach(of -> of.findings()
                    .forEach(finding -> findings.add(found.size() == 1 ? finding : finding.in(of.scale()))));
            tree = IrtTree.of(answer, found);
            if (scores != null) {
                OutputFile.write(
                        terminal.resolve(scores),
                        CsvTable.render(IrtScoresTable.perRespondent(found)).getBytes(StandardCharsets.UTF_8));
            }
        }
        if (scoreTable != null) {
            OutputFile.write(
                    terminal.resolve(scoreTable),
                    CsvTable.render(IrtScoresTable.sumScores(answer)).getBytes(StandardCharsets.UTF_8));
        }
        Section section = IrtSection.of(answer, findings, given.labels());
        List<Table> tables = information ? IrtSection.information(answer) : List.of();
        if (!tables.isEmpty()) {
            List<Block> blocks = new ArrayList<>(section.blocks());
            blocks.addAll(tables);
            section = new Section(section.id(), section.title(), blocks, section.subsections());
        }
        return output.write(
                terminal,
                new Answer(
                        "irt",
                        given.read(),
                        findings,
                        section,
                        tables.isEmpty() ? IrtSection.items(answer) : tables.get(0),
                        tree,
                        answer.isSound()));
    }

    /** The items of the structure where there is one. */
    private static List<String> structured(FactorPlan plan) {
        return plan instanceof FactorPlan.Confirmatory confirmatory ? confirmatory.items() : List.of();
    }

    private List<ScaleItems> scales(ScaleData given, FactorPlan plan) {
        return plan instanceof FactorPlan.Confirmatory ? scale.scales(structured(plan)) : given.scales();
    }

    /** The scales that the factors make sense for. */
    private List<ScaleItems> suitable(List<ScaleItems> scales, FactorPlan plan) {
        if (!(plan instanceof FactorPlan.Parts)) {
            return scales;
        }
        List<ScaleItems> whole =
                scales.stream().filter(of -> !of.parts().isEmpty()).toList();
        if (whole.isEmpty()) {
            throw new InputException(
                    "--bifactor",
                    "no scale that is made of subscales",
                    "specific factors",
                    "name them by --structure, or by --scale and --total");
        }
        return whole;
    }

    private IrtPlan plan(FactorPlan structure) {
        return IrtPlan.of(ItemModel.of(model).orElseThrow())
                .with(IrtQuestion.StandardErrorKind.of(errors).orElseThrow())
                .with(structure)
                .comparedWith(compared.stream()
                        .map(key -> ItemModel.of(key).orElseThrow())
                        .toList())
                .withPoints(factors.points())
                .withThreads(threads.parallel().threads())
                .withGroups(Optional.ofNullable(group)
                        .map(column -> new IrtPlan.Groups(
                                column, IrtPlan.Equality.of(equal).orElseThrow(), anchors)));
    }

    private List<TraitScoreMethod> methods() {
        return scoreMethods.isEmpty()
                ? List.of(TraitScoreMethod.EAP)
                : scoreMethods.stream()
                        .distinct()
                        .map(name -> TraitScoreMethod.of(name).orElseThrow())
                        .toList();
    }

    @Override
    public void check(Problems problems) {
        scale.requireSense(factors.hasStructure(), problems);
        if (factors.hasStructure()
                && (scale.isOfInstrument() || !scale.columns().isEmpty())) {
            problems.add(
                    "--structure",
                    "together with -i, --items or --scale",
                    "one of them",
                    "leave the others out: the structure names the items");
        }
        requireSenseOfFactors(problems);
        if (ItemModel.of(model).isEmpty()) {
            problems.add("--model", "“" + model + "”", "graded, gpcm, pcm, rsm, grsm, 2pl or rasch", "");
        }
        if (IrtQuestion.StandardErrorKind.of(errors).isEmpty()) {
            problems.add("--se", "“" + errors + "”", "oakes, crossprod or sandwich", "");
        }
        if (IrtPlan.Equality.of(equal).isEmpty()) {
            problems.add("--equal", "“" + equal + "”", "none, slopes, intercepts or all", "");
        }
        for (String other : compared) {
            if (ItemModel.of(other).isEmpty()) {
                problems.add("--compare", "“" + other + "”", "graded, gpcm, pcm, rsm, grsm, 2pl or rasch", "");
            }
        }
        if (scoreTable != null && (factors.isMultidimensional() || group != null)) {
            problems.add("--score-table", "with several factors or groups", "one factor, one group", "");
        }
        for (String method : scoreMethods) {
            if (TraitScoreMethod.of(method).isEmpty()) {
                problems.add("--score-method", "“" + method + "”", "eap, map, ml, wle or eapsum", "");
            }
        }
        try {
            factors.plan(terminal, problems);
        } catch (InputException toldAlready) {
            return;
        }
    }

    private void requireSenseOfFactors(Problems problems) {
        if (factors.isExploratory() && group != null) {
            problems.add(
                    "--group",
                    "together with rotated factors",
                    "factors whose items are named",
                    "name the items of each factor by --structure");
        }
        if (factors.isExploratory() && (scores != null || !scoreMethods.isEmpty())) {
            problems.add(
                    "--scores",
                    "together with rotated factors",
                    "factors that do not depend on a rotation",
                    "name the items of each factor by --structure");
        }
        if (factors.isMultidimensional() && !scoreMethods.isEmpty() && !scoreMethods.equals(List.of("eap"))) {
            problems.add("--score-method", String.join(", ", scoreMethods), "eap, the one of several factors", "");
        }
        if (factors.isMultidimensional() && information) {
            problems.add("--test-information", "together with several factors", "one factor", "");
        }
    }
}
