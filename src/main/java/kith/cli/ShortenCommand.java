package kith.cli;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import kith.data.Roles;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.reliability.scale.ScaleItems;
import kith.reliability.scale.ScalePart;
import kith.report.section.shortform.ShortFormSection;
import kith.report.section.shortform.ShortFormTree;
import kith.shortform.FormCriterion;
import kith.shortform.ShortFormAnswer;
import kith.shortform.ShortFormQuestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code shorten}. */
@Command(
        name = "shorten",
        description =
                "Short forms of scales of more than three items by explicit criteria: coverage of facets, reliability, correlation with all items, information"
                        + " over a range of the trait, bias between groups, an external criterion; cross-validated, with what"
                        + " each form loses. csv gives the table of losses.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith shorten -d panel.csv --items q1,q2,q3,q4,q5,q6,q7,q8 --length 4,6",
            "  kith shorten -d panel.csv --items q1,q2,q3,q4,q5,q6 --length 3 --facet a=q1,q2,q3 --facet b=q4,q5,q6 --group site",
            "  kith shorten -i collective-efficacy -d panel.csv --weight validity=2,information=0 --format json"
        })
final class ShortenCommand implements Callable<ExitCode>, CheckedOptions {

    private static final ShortFormQuestion USUAL = ShortFormQuestion.USUAL;

    private final Terminal terminal;

    @Mixin
    private ScaleOptions scale;

    @Option(
            names = "--length",
            split = ",",
            paramLabel = "K",
            description = "Numbers of items of the forms; a quarter, half and three quarters of the items without it.")
    @NumberRange(from = 2)
    private List<Integer> lengths = List.of();

    @Option(
            names = "--facet",
            paramLabel = "NAME=ITEM,ITEM",
            description =
                    "A facet and its items, of which every form has some; once for each facet. Without it the subscales of a total.")
    private List<String> facets = List.of();

    @Option(
            names = "--per-facet",
            paramLabel = "N",
            description = "Fewest items of every facet; ${DEFAULT-VALUE} without it.")
    @NumberRange(from = 0)
    private int perFacet = USUAL.perFacet();

    @Option(names = "--require", split = ",", paramLabel = "ITEM", description = "Items that belong to every form.")
    private List<String> required = List.of();

    @Option(
            names = "--weight",
            split = ",",
            paramLabel = "CRITERION=W",
            description =
                    "Weights of reliability, validity, information, dif and external; 1 without it, 0 leaves a criterion out.")
    private List<String> weights = List.of();

    @Option(
            names = "--range",
            split = ",",
            paramLabel = "FROM,TO",
            description = "Range of the trait in which information counts; -2,2 without it.")
    private List<Double> range = List.of(USUAL.range().lowest(), USUAL.range().highest());

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description = "Column with groups; bias between them and invariance of the forms are examined.")
    private String group;

    @Option(
            names = "--criterion",
            paramLabel = "COLUMN",
            description = "Column of an external criterion that the form should predict as well as all items do.")
    private String external;

    @Option(
            names = "--folds",
            paramLabel = "N",
            description = "Folds of the cross-validation, 0 for none; ${DEFAULT-VALUE} without it.")
    @NumberRange(from = 0)
    private int folds = USUAL.search().folds();

    @Option(
            names = "--most-forms",
            paramLabel = "N",
            description =
                    "Largest number of forms of a length that are all examined; beyond it they are searched. ${DEFAULT-VALUE} without"
                            + " it.")
    @NumberRange(from = 1)
    private long mostForms = USUAL.search().mostForms();

    @Option(
            names = "--starts",
            paramLabel = "N",
            description = "Random starts of a search; ${DEFAULT-VALUE} without it.")
    @NumberRange(from = 1)
    private int starts = USUAL.search().starts();

    @Option(
            names = "--proposals",
            paramLabel = "N",
            description = "How many forms of each length are given; ${DEFAULT-VALUE} without it.")
    @NumberRange(from = 1)
    private int proposals = USUAL.search().proposals();

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            description = "Seed of starts and folds; ${DEFAULT-VALUE} without it.")
    private long seed = USUAL.search().seed();

    @Mixin
    private ThreadOptions threads;

    @Mixin
    private DataOptions data;

    @Mixin
    private OutputOptions output;

    ShortenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        Roles roles = data.roles();
        ScaleData given = scale.read(
                data,
                terminal,
                group == null ? roles : roles.withGroup(group),
                external == null ? List.of() : List.of(external));
        List<ScaleItems> scales = given.scales().stream()
                .filter(of -> !scale.isOfInstrument() || of.items().size() > 3)
                .toList();
        ShortFormAnswer answer = ShortFormAnswer.of(scales, given.responses(), question());
        List<Finding> findings = given.findingsWith(answer.findings());
        return output.write(
                terminal,
                new Answer(
                        "shorten",
                        given.read(),
                        findings,
                        ShortFormSection.of(answer, findings, given.labels()),
                        ShortFormSection.losses(answer),
                        ShortFormTree.of(answer),
                        answer.isSound()));
    }

    private ShortFormQuestion question() {
        return USUAL.withLengths(lengths)
                .withFacets(
                        named(facets).entrySet().stream()
                                .map(facet -> new ScalePart(facet.getKey(), items(facet.getValue())))
                                .toList(),
                        perFacet)
                .withRequired(required)
                .withWeights(criteria())
                .with(new ShortFormQuestion.TraitRange(range.get(0), range.get(1)))
                .withGroups(Optional.ofNullable(group))
                .withExternal(Optional.ofNullable(external))
                .with(new ShortFormQuestion.Search(mostForms, starts, folds, proposals, seed, threads.parallel()));
    }

    private Map<FormCriterion, Double> criteria() {
        Map<FormCriterion, Double> criteria = new EnumMap<>(FormCriterion.class);
        named(weights)
                .forEach((name, weight) ->
                        criteria.put(FormCriterion.named(name).orElseThrow(), Double.valueOf(weight)));
        return criteria;
    }

    /** What stands before and after the first “=”. */
    private static Map<String, String> named(List<String> texts) {
        Map<String, String> named = new LinkedHashMap<>();
        for (String text : texts) {
            int at = text.indexOf('=');
            named.put(text.substring(0, at).strip(), text.substring(at + 1).strip());
        }
        return named;
    }

    private static List<String> items(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).toList();
    }

    @Override
    public void check(Problems problems) {
        scale.requireSense(problems);
        List<String> columns = scale.columns();
        boolean known = !scale.isOfInstrument();
        for (String facet : facets) {
            if (facet.indexOf('=') < 1) {
                problems.add("--facet", "“" + facet + "”", "NAME=ITEM,ITEM, such as trust=q1,q2", "");
            } else if (known) {
                requireItems("--facet", items(facet.substring(facet.indexOf('=') + 1)), columns, problems);
            }
        }
        if (known) {
            requireItems("--require", required, columns, problems);
        }
        weights.forEach(weight -> requireWeight(weight, problems));
        if (range.size() != 2 || range.get(0) >= range.get(1)) {
            problems.add(
                    "--range",
                    range.stream().map(String::valueOf).collect(Collectors.joining(",")),
                    "two trait levels, the lower first",
                    "");
        }
        if (folds == 1) {
            problems.add("--folds", "1", "0 for no cross-validation, or 2 or more", "");
        }
        scale.requireNoItem("--group", group, "a column of groups", problems);
        scale.requireNoItem("--criterion", external, "another column", problems);
    }

    private static void requireItems(String option, List<String> items, List<String> columns, Problems problems) {
        for (String item : items) {
            if (!columns.contains(item)) {
                problems.add(option, "“" + item + "”", "one of the items: " + String.join(", ", columns), "");
            }
        }
    }

    private static void requireWeight(String weight, Problems problems) {
        int at = weight.indexOf('=');
        boolean named = at > 0 && FormCriterion.named(weight.substring(0, at)).isPresent();
        boolean number = at > 0 && weight.substring(at + 1).strip().matches("\\d*\\.?\\d+");
        if (!named || !number) {
            problems.add(
                    "--weight",
                    "“" + weight + "”",
                    "CRITERION=W with W of 0 or more and one of "
                            + Arrays.stream(FormCriterion.values())
                                    .map(FormCriterion::id)
                                    .collect(Collectors.joining(", ")),
                    "");
        }
    }
}
