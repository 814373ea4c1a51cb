package kith.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import kith.data.DataRequest;
import kith.data.DataSet;
import kith.data.KeyedItem;
import kith.data.Responses;
import kith.data.ResponsesReader;
import kith.data.Roles;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.instrument.AnswerRange;
import kith.instrument.Instrument;
import kith.instrument.InstrumentLibrary;
import kith.reliability.scale.ScaleItems;
import kith.reliability.scale.ScalePart;
import kith.text.ExactNumber;
import picocli.CommandLine.Option;

/** Options that say which columns make up which scales. */
@HelpHeading("Scales")
final class ScaleOptions {

    private static final String USUAL_NAME = "scale";

    @Option(
            names = {"-i", "--instrument"},
            paramLabel = "INSTRUMENT",
            description = "Id of a bundled instrument, or an instrument file, which says what the scales are.")
    private String instrumentName;

    @Option(names = "--items", split = ",", paramLabel = "ITEM", description = "Columns that make up the scale.")
    private List<String> items = List.of();

    @Option(names = "--reverse", split = ",", paramLabel = "ITEM", description = "Reverse-keyed items.")
    private List<String> reverse = List.of();

    @Option(
            names = "--scale",
            paramLabel = "NAME=ITEM,-ITEM",
            description =
                    "One of several scales and its columns; a minus before an item marks it as reverse-keyed. Once for each scale. The"
                            + " differences of the scores of scales that share no item are analysed as well.")
    private List<String> scales = List.of();

    @Option(
            names = "--total",
            paramLabel = "NAME",
            description =
                    "Also analyses all items of the scales named by --scale as one scale of this name, made of these parts.")
    private String total;

    @Option(names = "--scale-min", paramLabel = "X", description = "Lowest point of the response scale.")
    private Double lowest;

    @Option(names = "--scale-max", paramLabel = "X", description = "Highest point of the response scale.")
    private Double highest;

    /** What is written in one {@code --scale}. */
    private record Written(String name, List<String> items, Set<String> reversed) {}

    /** Whether an instrument says what the scales are. */
    boolean isOfInstrument() {
        return instrumentName != null;
    }

    Optional<Instrument> instrument(Terminal terminal) {
        return Optional.ofNullable(instrumentName).map(name -> InstrumentLibrary.load(name, terminal.folder()));
    }

    /** Reads the responses to the items of all scales. */
    ScaleData read(DataOptions data, Terminal terminal) {
        return read(data, terminal, data.roles(), List.of());
    }

    /**
     * The same with other columns.
     *
     * @param roles of columns besides the items
     * @param numbers columns of numbers besides the items
     * @throws InputException when a response is outside the response scale that the options name
     */
    ScaleData read(DataOptions data, Terminal terminal, Roles roles, List<String> numbers) {
        Optional<Instrument> instrument = instrument(terminal);
        DataRequest request = data.request(terminal, roles);
        List<String> columns = new ArrayList<>(instrument.isPresent() ? List.of() : columns());
        columns.addAll(numbers);
        DataSet read = ResponsesReader.read(
                instrument.map(request::withItemsOf).orElse(request).withNumbers(columns));
        return new ScaleData(read, instrument.map(ScaleItems::of).orElseGet(() -> scales(read)), instrument);
    }

    /** Tells a column of another role that is one of the items. */
    void requireNoItem(String option, String column, String expected, Problems problems) {
        if (!isOfInstrument() && column != null && columns().contains(column)) {
            problems.add(option, "“" + column + "” is one of the items", expected, "");
        }
    }

    private boolean named() {
        return !scales.isEmpty() || total != null;
    }

    /** Tells what makes no sense. */
    void requireSense(Problems problems) {
        requireSense(false, problems);
    }

    /**
     * Tells what makes no sense.
     *
     * @param fromMatrix whether a matrix is given in place of answers
     */
    void requireSense(boolean fromMatrix, Problems problems) {
        boolean fromInstrument = isOfInstrument();
        if (fromInstrument && (!items.isEmpty() || !reverse.isEmpty())) {
            problems.add(
                    "items",
                    "-i together with --items or --reverse",
                    "one of them",
                    "leave one out: an instrument says itself what its items are and which are reversed");
        }
        if (fromInstrument && named()) {
            problems.add(
                    "items",
                    "-i together with --scale or --total",
                    "one of them",
                    "leave one out: an instrument says itself what its scales are");
        }
        if (named() && !(items.isEmpty() && reverse.isEmpty())) {
            problems.add(
                    "items",
                    "--scale together with --items or --reverse",
                    "one of them",
                    "name every scale by --scale, and put a minus before reverse-keyed items");
        }
        if (!fromInstrument && items.isEmpty() && !named() && !fromMatrix) {
            problems.add(
                    "items",
                    "neither -i nor --items nor --scale",
                    "-i INSTRUMENT, or --items with two columns or more, or --scale",
                    "");
        }
        Set<String> known = new LinkedHashSet<>(items);
        for (String item : named() ? List.<String>of() : reverse) {
            if (!fromInstrument && !known.contains(item) && !(fromMatrix && items.isEmpty())) {
                problems.add("--reverse", "“" + item + "”", "one of the items: " + String.join(", ", items), "");
            }
        }
        requireSenseOfScales(problems);
        boolean turned = !reverse.isEmpty()
                || scales.stream().anyMatch(text -> !written(text).reversed().isEmpty());
        if (turned && !fromMatrix && (lowest == null || highest == null)) {
            problems.add(
                    reverse.isEmpty() ? "--scale" : "--reverse",
                    "the ends of the response scale are not known",
                    "--scale-min and --scale-max",
                    "give both: a response x is recoded to lowest + highest − x");
        }
        if (lowest != null && highest != null && lowest >= highest) {
            problems.add("--scale-min", lowest + " is not below " + highest, "a lowest point below the highest", "");
        }
    }

    private void requireSenseOfScales(Problems problems) {
        Set<String> names = new HashSet<>();
        Set<String> inScales = new HashSet<>();
        for (String text : scales) {
            String where = "--scale " + text;
            Written scale = written(text);
            if (text.indexOf('=') < 0) {
                problems.add(where, "no “=”", "NAME=ITEM,ITEM, such as A=-A1,A2,A3", "");
                continue;
            }
            if (scale.name().isEmpty()) {
                problems.add(where, "no name before “=”", "NAME=ITEM,ITEM, such as A=-A1,A2,A3", "");
            } else if (!names.add(plain(scale.name()))) {
                problems.add(
                        where,
                        "a second scale “" + scale.name() + "”",
                        "a name of its own for every scale",
                        "names that differ in capitals or marks only count as one");
            }
            if (scale.items().contains("")) {
                problems.add(where, "an item without a name", "names of columns with one comma between them", "");
            }
            for (String twice : twice(scale.items())) {
                problems.add(where, "“" + twice + "” twice", "every item once in a scale", "leave one of them out");
            }
            for (String item : new LinkedHashSet<>(scale.items())) {
                if (!inScales.add(item) && total != null && !item.isEmpty()) {
                    problems.add(
                            where,
                            "“" + item + "” is in another scale as well",
                            "with --total every item in one scale only",
                            "leave --total out, or the item in one of the scales");
                }
            }
        }
        if (total != null) {
            requireSenseOfTotal(names, problems);
        }
    }

    private void requireSenseOfTotal(Set<String> names, Problems problems) {
        if (scales.size() < 2) {
            problems.add("--total", scales.size() + " --scale", "two or more scales that make up the total", "");
        }
        if (total.isBlank()) {
            problems.add("--total", "no name", "a name for the scale that is made of the others", "");
        } else if (names.contains(plain(total))) {
            problems.add("--total", "“" + total + "” is a --scale already", "a name of its own", "");
        }
    }

    /** Names that would give the same ids in a report are one. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    }

    private static Set<String> twice(List<String> items) {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        for (String item : items) {
            if (!item.isEmpty() && !seen.add(item)) {
                twice.add(item);
            }
        }
        return twice;
    }

    private static Written written(String text) {
        int at = text.indexOf('=');
        List<String> names = new ArrayList<>();
        Set<String> reversed = new LinkedHashSet<>();
        for (String part : text.substring(at + 1).split(",", -1)) {
            String item = part.strip();
            boolean turned = item.startsWith("-");
            String name = turned ? item.substring(1).strip() : item;
            names.add(name);
            if (turned) {
                reversed.add(name);
            }
        }
        return new Written(at < 0 ? "" : text.substring(0, at).strip(), names, reversed);
    }

    /** Columns that are not in the file, where something else is wrong already: the reader would have told them. */
    void requireColumns(List<String> header, String source, Problems problems) {
        for (String column : columns()) {
            if (!column.isEmpty() && !header.contains(column)) {
                problems.add(source, "there is no column “" + column + "”", "one of " + String.join(", ", header), "");
            }
        }
    }

    /** The columns named, each once. */
    List<String> columns() {
        Set<String> columns = new LinkedHashSet<>(items);
        for (String text : scales) {
            columns.addAll(written(text).items());
        }
        return List.copyOf(columns);
    }

    /**
     * The scales that the options name, of responses that were read.
     *
     * @throws InputException when a response is outside the response scale
     */
    List<ScaleItems> scales(DataSet read) {
        requireInside(read.responses(), columns(), range(lowest, highest));
        return scales(columns());
    }

    /** @throws InputException with every column that has responses outside the response scale */
    static void requireInside(Responses responses, List<String> columns, AnswerRange range) {
        double low = range.lowest().orElse(Double.NEGATIVE_INFINITY);
        double high = range.highest().orElse(Double.POSITIVE_INFINITY);
        Problems problems = new Problems();
        for (String column : columns) {
            double[] outside = Arrays.stream(responses.numbers(column))
                    .filter(value -> value < low || value > high)
                    .toArray();
            if (outside.length > 0) {
                problems.add(
                        responses.source(),
                        outside.length + (outside.length == 1 ? " response" : " responses") + " to “" + column
                                + "” outside the response scale, such as " + ExactNumber.shortest(outside[0]),
                        "numbers" + end(" from ", low) + end(" up to ", high),
                        "correct --scale-min or --scale-max, or name codes of missing responses with --missing-code");
            }
        }
        problems.throwIfAny();
    }

    private static String end(String word, double bound) {
        return Double.isInfinite(bound) ? "" : word + ExactNumber.shortest(bound);
    }

    /** The response scale as far as its ends are given. */
    static AnswerRange range(Double lowest, Double highest) {
        return new AnswerRange(bound(lowest), bound(highest));
    }

    /**
     * The scales that the options name.
     *
     * @param columns that make up the scale where none is named
     */
    List<ScaleItems> scales(List<String> columns) {
        if (!named()) {
            return List.of(new ScaleItems(
                    USUAL_NAME,
                    columns.stream()
                            .map(item -> keyed(item, reverse.contains(item)))
                            .toList()));
        }
        List<ScaleItems> named = new ArrayList<>();
        for (String text : scales) {
            Written scale = written(text);
            named.add(new ScaleItems(
                    scale.name(),
                    scale.items().stream()
                            .map(item -> keyed(item, scale.reversed().contains(item)))
                            .toList()));
        }
        if (total != null) {
            named.add(new ScaleItems(
                    total.strip(),
                    named.stream().flatMap(scale -> scale.items().stream()).toList(),
                    named.stream()
                            .map(scale -> new ScalePart(scale.name(), scale.columns()))
                            .toList()));
        }
        return named;
    }

    private KeyedItem keyed(String item, boolean turned) {
        return KeyedItem.of(item, turned, range(lowest, highest));
    }

    private static OptionalDouble bound(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
