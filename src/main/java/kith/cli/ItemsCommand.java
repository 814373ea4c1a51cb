package kith.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kith.data.DataRequest;
import kith.data.DataSet;
import kith.data.Grouping;
import kith.data.InputFile;
import kith.data.ResponsesReader;
import kith.data.Roles;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.instrument.Instrument;
import kith.instrument.InstrumentLibrary;
import kith.moments.MatrixTable;
import kith.reliability.ItemAnalysis;
import kith.reliability.KeyedItem;
import kith.reliability.MissingAnswers;
import kith.reliability.ReliabilityOptions;
import kith.reliability.ReliabilityOptions.Resampling;
import kith.reliability.ScaleItems;
import kith.report.document.Tree;
import kith.report.section.ItemsSection;
import kith.report.section.ItemsTree;
import kith.report.section.Labels;
import kith.study.ItemsAnswer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code items}. */
@Command(
        name = "items",
        description =
                "Item statistics and reliability: of the scales of an instrument, or of one scale made of the items"
                        + " named.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith items -d bfi.csv --items A1,A2,A3,A4,A5 --reverse A1 --scale-min 1 --scale-max 6",
            "  kith items -d covariances.csv --matrix -n 301 --items x1,x2,x3"
        })
final class ItemsCommand implements Callable<ExitCode> {

    private final Terminal terminal;

    @Option(
            names = {"-i", "--instrument"},
            paramLabel = "INSTRUMENT",
            description = "Id of a bundled instrument, or an instrument file; its scales are analysed.")
    private String instrumentName;

    @Option(names = "--items", split = ",", paramLabel = "ITEM", description = "Columns that make up the scale.")
    private List<String> items = List.of();

    @Option(names = "--reverse", split = ",", paramLabel = "ITEM", description = "Items to turn round.")
    private List<String> reverse = List.of();

    @Option(names = "--scale-min", paramLabel = "X", description = "Lowest answer that there can be.")
    private Double lowest;

    @Option(names = "--scale-max", paramLabel = "X", description = "Highest answer that there can be.")
    private Double highest;

    @Option(
            names = "--missing",
            paramLabel = "HOW",
            description =
                    "pairwise (the default): each covariance from everybody who answered both items; listwise: from those"
                            + " who answered every item.")
    private MissingAnswers missing = MissingAnswers.PAIRWISE;

    @Option(names = "--level", paramLabel = "P", description = "Level of the intervals; ${DEFAULT-VALUE} without it.")
    private double level = 0.95;

    @Option(
            names = "--draws",
            paramLabel = "N",
            description = "Samples of the bootstrap, 0 for none; ${DEFAULT-VALUE} without it.")
    private int draws = 1_000;

    @Option(
            names = "--intervals",
            paramLabel = "EXTENT",
            description =
                    "Which coefficients get intervals that take work: quick, none but those that follow from covariances at"
                            + " once; few, all, those of several factors and of polychoric correlations from 200 samples at"
                            + " the most; all, each from as many samples as asked for; auto (the default), few for more than"
                            + " 15 items, else all.")
    private ReliabilityOptions.Extent intervals = ReliabilityOptions.Extent.AUTO;

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description = "Also analyses the scales within each group of this column, such as a context.")
    private String group;

    @Option(names = "--seed", paramLabel = "SEED", description = "Seed of the bootstrap; ${DEFAULT-VALUE} without it.")
    private long seed = 1;

    @Mixin
    private ThreadOptions threads;

    @Mixin
    private MatrixOptions matrix;

    @Mixin
    private DataOptions data;

    @Mixin
    private OutputOptions output;

    ItemsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        requireSense();
        ReliabilityOptions options = ReliabilityOptions.withSeed(seed)
                .withLevel(level)
                .with(missing)
                .with(new Resampling(draws, seed, threads.parallel(), intervals));
        return matrix.given() ? ofMatrix(options) : ofAnswers(options);
    }

    private ExitCode ofAnswers(ReliabilityOptions options) {
        Optional<Instrument> instrument =
                Optional.ofNullable(instrumentName).map(name -> InstrumentLibrary.load(name, terminal.folder()));
        DataRequest request = DataRequest.of(data.source(terminal))
                .withRoles(data.id().map(Roles.none()::withId).orElse(Roles.none()));
        request = instrument.isPresent() ? request.withItemsOf(instrument.get()) : request.withNumbers(items);
        if (group != null) {
            request = request.withTexts(List.of(group));
        }
        DataSet read = ResponsesReader.read(request);
        List<ScaleItems> scales = instrument.map(ScaleItems::of).orElseGet(() -> named(items));
        Optional<Grouping> groups = Optional.ofNullable(group).map(read.responses()::grouping);
        ItemsAnswer answer = ItemsAnswer.of(scales, read.responses(), groups, options, options);
        return write(
                read.input(),
                read.findings(),
                answer,
                instrument.map(Labels::of).orElseGet(Labels::none));
    }

    private ExitCode ofMatrix(ReliabilityOptions options) {
        MatrixTable read = MatrixTable.read(data.source(terminal), items);
        List<Finding> findings = new ArrayList<>(read.findings());
        findings.add(Finding.note(
                "rows_needed",
                "",
                "from a matrix alone there are no statistics of the answers, no coefficients of polychoric correlations and no"
                        + " errors along the score; intervals suppose normal answers of which none are missing, and are too"
                        + " narrow for pairwise and polychoric correlations",
                "give the answers themselves where these matter"));
        if (read.isOfCorrelations()) {
            findings.add(Finding.note(
                    "standardized_items",
                    "",
                    "the matrix holds correlations: what is said of covariances is said of standardised items",
                    "give covariances for the reliability of the plain sum"));
        }
        ItemAnalysis analysis = ItemAnalysis.of(
                named(read.matrix().rows()).get(0), read.matrix(), (int) Math.round(matrix.people()), options);
        return write(read.input(), findings, ItemsAnswer.of(analysis), Labels.none());
    }

    private ExitCode write(InputFile input, List<Finding> findings, ItemsAnswer answer, Labels labels) {
        return output.write(
                terminal,
                new Answer(
                        "items",
                        Optional.of(input),
                        options(),
                        Stream.concat(findings.stream(), answer.findingsOfEverybody().stream())
                                .toList(),
                        ItemsSection.inDetail(answer, labels),
                        ItemsSection.items(answer.everybody()),
                        ItemsTree.of(answer),
                        true));
    }

    private void requireSense() {
        Problems problems = new Problems();
        matrix.requireSense(problems);
        if (matrix.given() && instrumentName != null) {
            problems.add("--matrix", "together with -i", "one of them", "name the items with --items");
        }
        if (matrix.given() && group != null) {
            problems.add("--group", "together with --matrix", "answers", "a matrix has no rows to be parted");
        }
        if (instrumentName == null && items.isEmpty() && !matrix.given()) {
            problems.add("items", "neither -i nor --items", "-i INSTRUMENT, or --items with two columns or more", "");
        }
        if (instrumentName != null && !(items.isEmpty() && reverse.isEmpty())) {
            problems.add(
                    "items",
                    "-i together with --items or --reverse",
                    "one of them",
                    "leave one out: an instrument says itself what its items are and which are reversed");
        }
        Set<String> known = new LinkedHashSet<>(items);
        for (String item : reverse) {
            if (instrumentName == null && !known.contains(item) && !(matrix.given() && items.isEmpty())) {
                problems.add("--reverse", "“" + item + "”", "one of the items: " + String.join(", ", items), "");
            }
        }
        if (!reverse.isEmpty() && !matrix.given() && (lowest == null || highest == null)) {
            problems.add(
                    "--reverse",
                    "the ends of the response scale are not known",
                    "--scale-min and --scale-max",
                    "give both: an answer x is turned round to lowest + highest − x");
        }
        if (lowest != null && highest != null && lowest >= highest) {
            problems.add("--scale-min", lowest + " is not below " + highest, "a lowest answer below the highest", "");
        }
        if (!(level > 0 && level < 1)) {
            problems.add("--level", Double.toString(level), "a number between 0 and 1, such as 0.95", "");
        }
        if (draws < 0) {
            problems.add("--draws", Integer.toString(draws), "0 or more", "");
        }
        problems.throwIfAny();
    }

    private List<ScaleItems> named(List<String> columns) {
        List<KeyedItem> keyed = new ArrayList<>();
        for (String item : columns) {
            keyed.add(new KeyedItem(item, item, reverse.contains(item), bound(lowest), bound(highest)));
        }
        return List.of(new ScaleItems("scale", keyed));
    }

    private static OptionalDouble bound(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private Tree options() {
        Tree options = matrix.addTo(data.addTo(new Tree()));
        if (instrumentName == null) {
            options.put("items", items).put("reverse", reverse);
            if (lowest != null) {
                options.put("scale_min", lowest);
            }
            if (highest != null) {
                options.put("scale_max", highest);
            }
        } else {
            options.put("instrument", instrumentName);
        }
        if (group != null) {
            options.put("group", group);
        }
        return options.put("missing", missing.name().toLowerCase(java.util.Locale.ROOT))
                .put("level", level)
                .put("draws", draws)
                .put("intervals", intervals.name().toLowerCase(java.util.Locale.ROOT))
                .put("seed", seed);
    }
}
