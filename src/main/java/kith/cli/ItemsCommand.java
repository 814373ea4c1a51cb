package kith.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kith.data.DataRequest;
import kith.data.DataSet;
import kith.data.DataSource;
import kith.data.Grouping;
import kith.data.InputFile;
import kith.data.ResponsesReader;
import kith.data.Roles;
import kith.data.WideLayout;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.instrument.ContextForm;
import kith.instrument.Instrument;
import kith.moments.Missing;
import kith.moments.matrix.MatrixTable;
import kith.reliability.ScaleAnalyses;
import kith.reliability.scale.ReliabilityOptions;
import kith.reliability.scale.ReliabilitySettings;
import kith.reliability.scale.ScaleItems;
import kith.report.document.Tree;
import kith.report.section.items.ItemsSection;
import kith.report.section.items.ItemsTree;
import kith.report.section.word.Labels;
import kith.study.ItemsAnswer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code items}. */
@Command(
        name = "items",
        description =
                "Item statistics and reliability: of the scales of an instrument, of one scale made of the items named, or of"
                        + " several scales and the differences of their scores.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith items -d bfi.csv --items A1,A2,A3,A4,A5 --reverse A1 --scale-min 1 --scale-max 6",
            "  kith items -d bfi.csv --scale A=-A1,A2,A3 --scale C=C1,C2,C3,-C4 --scale-min 1 --scale-max 6",
            "  kith items -i collective-efficacy -d panel.csv --within neighbourhood,workplace",
            "  kith items -d covariances.csv --matrix -n 301 --items x1,x2,x3",
            "  kith items --moments moments.json --items x1,x2,x3"
        })
final class ItemsCommand implements Callable<ExitCode>, CheckedOptions {

    private final Terminal terminal;

    @Option(
            names = "--within",
            split = ",",
            paramLabel = "CONTEXT",
            description =
                    "With -i: the contexts of the instrument that the same respondents answered about, in columns that begin with the"
                            + " prefix of the context. Each scale is analysed in each context, and so are the differences of its"
                            + " scores between contexts.")
    @Needs(value = "-i", remedy = "without an instrument name the columns of each context by --scale")
    private List<String> within = List.of();

    @Mixin
    private ScaleOptions scale;

    @Option(
            names = "--missing",
            paramLabel = "HOW",
            description =
                    "pairwise (the default): each covariance from all respondents who answered both items; listwise: from those"
                            + " who answered every item.")
    private Missing missing = Missing.PAIRWISE;

    @Option(names = "--level", paramLabel = "P", description = "Level of the intervals; ${DEFAULT-VALUE} without it.")
    @NumberRange(from = 0, to = 1, ends = NumberRange.Ends.NEITHER)
    private double level = ReliabilitySettings.USUAL.level();

    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            description = "Samples of the bootstrap, 0 for none; ${DEFAULT-VALUE} without it.")
    @NumberRange(from = 0)
    @ReportedAs("draws")
    private int draws = ReliabilitySettings.USUAL.draws();

    @Option(
            names = "--intervals",
            paramLabel = "EXTENT",
            description =
                    "Which coefficients get intervals that take work: quick, none but those that follow from covariances or,"
                            + " for ordered answers, by the delta method at once; few, all, those of several factors from"
                            + " 200 samples at the most; all, each from as many samples as asked for, those of polychoric"
                            + " correlations by the bootstrap too; auto (the default), few for more than 15 items, else as"
                            + " many samples as asked for.")
    private ReliabilityOptions.Extent intervals = ReliabilityOptions.Extent.AUTO;

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description = "Also analyses the scales within each group of this column, such as a context.")
    @NotWith(
            value = {"--matrix", "--moments"},
            expected = "a file of responses",
            remedy = "there are no rows that could be divided into groups")
    private String group;

    @Option(
            names = "--cluster",
            paramLabel = "COLUMN",
            description =
                    "Column of clusters, such as schools: the bootstrap resamples whole clusters, and intervals allow for"
                            + " them. Intervals by formula, which assume independent rows, are omitted.")
    @NotWith(
            value = {"--matrix", "--moments"},
            expected = "a file of responses",
            remedy = "there are no rows that could be clustered")
    private String cluster;

    @Option(
            names = "--weights",
            paramLabel = "COLUMN",
            description =
                    "Column of sampling weights: every statistic is weighted, and the bootstrap resamples rows (or clusters)"
                            + " with their weights. Intervals by formula are omitted.")
    @NotWith(
            value = {"--matrix", "--moments"},
            expected = "a file of responses",
            remedy = "there are no rows that could be weighted")
    private String weights;

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
        ReliabilityOptions options = new ReliabilitySettings(level, missing, draws, Optional.of(intervals))
                .options(
                        intervals,
                        Optional.ofNullable(cluster),
                        Optional.ofNullable(weights),
                        seed,
                        threads.parallel());
        return matrix.isOfMoments() ? ofMoments(options) : matrix.given() ? ofMatrix(options) : ofAnswers(options);
    }

    private ExitCode ofAnswers(ReliabilityOptions options) {
        Optional<Instrument> instrument = scale.instrument(terminal);
        Roles roles = data.roles();
        roles = group == null ? roles : roles.withGroup(group);
        roles = cluster == null ? roles : roles.withCluster(cluster);
        DataRequest request = data.request(terminal, weights == null ? roles : roles.withWeight(weights));
        List<ContextForm> contexts = instrument.map(this::contexts).orElse(List.of());
        request = instrument.isPresent()
                ? ofContexts(request.withItemsOf(instrument.get()), instrument.get(), contexts)
                : request.withNumbers(scale.columns());
        DataSet read = ResponsesReader.read(request);
        List<ScaleItems> scales = instrument
                .map(given -> contexts.isEmpty() ? ScaleItems.of(given) : ScaleItems.of(given, contexts))
                .orElseGet(() -> scale.scales(read));
        Optional<Grouping> groups = Optional.ofNullable(group).map(read.responses()::grouping);
        ItemsAnswer answer = ItemsAnswer.of(scales, read.responses(), groups, options, options);
        List<Finding> findings = new ArrayList<>(read.findings());
        intervalsNotAsked(answer).ifPresent(findings::add);
        return write(
                read.input(),
                findings,
                answer,
                instrument.map(given -> labels(given, contexts)).orElseGet(Labels::none));
    }

    /** Coefficients whose intervals the options leave out. */
    private Optional<Finding> intervalsNotAsked(ItemsAnswer answer) {
        boolean quick = intervals == ReliabilityOptions.Extent.QUICK;
        long without = answer.everybody().stream()
                .flatMap(analysis -> analysis.reliability().stream())
                .filter(row -> Double.isFinite(row.estimate())
                        && Double.isNaN(row.interval().lower()))
                .count();
        return without > 0 && (draws == 0 || quick)
                ? Optional.of(Finding.of(
                        "intervals_not_asked",
                        Map.of("coefficients", without, "reason", draws == 0 ? "draws" : "extent")))
                : Optional.empty();
    }

    /** The contexts asked for. */
    private List<ContextForm> contexts(Instrument instrument) {
        List<String> usable = instrument.contexts().stream()
                .filter(form -> !form.columnPrefix().isEmpty())
                .map(ContextForm::id)
                .toList();
        Problems problems = new Problems();
        for (String id : new LinkedHashSet<>(within)) {
            if (!usable.contains(id)) {
                problems.add(
                        "--within",
                        "“" + id + "”",
                        usable.isEmpty()
                                ? "an instrument whose contexts have prefixes"
                                : "contexts of the instrument that have a prefix: " + String.join(", ", usable),
                        "");
            }
        }
        problems.throwIfAny();
        return instrument.contexts().stream()
                .filter(form -> within.contains(form.id()))
                .toList();
    }

    private static DataRequest ofContexts(DataRequest request, Instrument instrument, List<ContextForm> contexts) {
        if (contexts.isEmpty()) {
            return request;
        }
        List<WideLayout.Part> parts = contexts.stream()
                .map(form -> new WideLayout.Part(form.id(), form.columnPrefix()))
                .toList();
        return request.withWide(WideLayout.of(parts, WideLayout.of(instrument).columns()));
    }

    /** With titles of the scales in each context. */
    private static Labels labels(Instrument instrument, List<ContextForm> contexts) {
        Labels labels = Labels.of(instrument);
        Map<String, String> titles = new LinkedHashMap<>();
        if (!contexts.isEmpty()) {
            ScaleItems.of(instrument, contexts)
                    .forEach(scale -> scale.context()
                            .ifPresent(place -> titles.put(
                                    scale.name(), labels.title(place.context()) + ": " + labels.title(place.scale()))));
        }
        return labels.with(titles);
    }

    private ExitCode ofMatrix(ReliabilityOptions options) {
        MatrixTable read = matrix.single(data.source(terminal), scale.columns());
        List<Finding> findings = new ArrayList<>(read.findings());
        findings.add(Finding.of("rows_needed", Map.of("without", "items")));
        if (read.isOfCorrelations()) {
            findings.add(Finding.of("standardized_items"));
        }
        ScaleAnalyses analysis = ScaleAnalyses.of(
                scale.scales(read.matrix().rows()),
                read.matrix(),
                (int) Math.round(read.n().orElseThrow()),
                options);
        return write(read.input(), findings, ItemsAnswer.of(analysis), Labels.none());
    }

    private ExitCode ofMoments(ReliabilityOptions options) {
        MatrixOptions.Moments read = matrix.moments(terminal);
        List<String> columns = scale.columns().isEmpty() ? read.statistics().variables() : scale.columns();
        ScaleAnalyses analysis = ScaleAnalyses.of(scale.scales(columns), read.statistics(), options);
        return write(
                read.input(),
                List.of(Finding.of("rows_needed", Map.of("without", "items"))),
                ItemsAnswer.of(analysis),
                Labels.none());
    }

    private ExitCode write(InputFile input, List<Finding> findings, ItemsAnswer answer, Labels labels) {
        return output.write(
                terminal,
                new Answer(
                        "items",
                        Optional.of(input),
                        matrix.settle(new Tree()),
                        Stream.concat(findings.stream(), answer.findingsOfEverybody().stream())
                                .toList(),
                        ItemsSection.inDetail(answer, labels),
                        ItemsSection.items(answer.everybody()),
                        ItemsTree.of(answer),
                        answer.findings().stream().noneMatch(Finding::isError)));
    }

    @Override
    public void check(Problems problems) {
        if (within.size() == 1) {
            problems.add("--within", within.get(0), "two or more contexts", "");
        }
        scale.requireSense(matrix.given(), problems);
        if (missing == Missing.FIML) {
            problems.add("--missing", "fiml", "pairwise or listwise", "");
        }
        if (!problems.isEmpty() && !matrix.isOfMoments()) {
            requireColumns(problems);
        }
    }

    /** What the reader would say of columns, beside what is wrong already. */
    private void requireColumns(Problems problems) {
        try {
            DataSource source = data.source(terminal);
            scale.requireColumns(ResponsesReader.columns(source), source.name(), problems);
        } catch (InputException wrong) {
            problems.addAll(wrong.problems());
        }
    }
}
