package kith.setup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kith.data.PlausibleCode;
import kith.finding.InputException;

/**
 * Finds blocks of items among the columns of a file: columns with few values on one response scale, whose names have a
 * common stem and a number, or a common question with rows in square brackets, or which stand side by side.
 */
final class ItemBlocks {

    private static final int MOST_POINTS = 11;
    private static final int WIDEST = 10;
    private static final int FEWEST_ITEMS = 3;
    private static final int LONGEST_LABEL = 60;
    private static final double SHARED_LABELS = 0.5;
    private static final Pattern NUMBERED = Pattern.compile("^(.*?)[ _.\\-]*\\[?(?:SQ)?0*(\\d+)]?$");

    private final List<Candidate> candidates = new ArrayList<>();
    private final Set<Candidate> used = new HashSet<>();
    private final Set<String> ids = new HashSet<>();

    private ItemBlocks() {}

    /** A column that may be an item; {@code points} are its values without missing codes, empty for labels. */
    private record Candidate(ColumnProfile column, int place, TreeSet<Integer> points, Set<String> labels) {

        boolean fits(NavigableSet<Integer> otherPoints, Set<String> otherLabels) {
            if (!labels.isEmpty() || !otherLabels.isEmpty()) {
                Set<String> shared = new HashSet<>(labels);
                shared.retainAll(otherLabels);
                return shared.size() >= SHARED_LABELS * Math.max(labels.size(), otherLabels.size());
            }
            TreeSet<Integer> all = new TreeSet<>(points);
            all.addAll(otherPoints);
            return all.last() - all.first() <= WIDEST
                    && points.first() <= otherPoints.last()
                    && otherPoints.first() <= points.last()
                    && Math.abs(points.last() - otherPoints.last()) <= 1;
        }
    }

    static List<ItemBlock> of(List<ColumnProfile> columns) {
        ItemBlocks blocks = new ItemBlocks();
        for (int place = 0; place < columns.size(); place++) {
            blocks.candidate(columns.get(place), place).ifPresent(blocks.candidates::add);
        }
        List<ItemBlock> found = new ArrayList<>();
        found.addAll(blocks.byName(QuestionRow.IN_BRACKETS, "rows of one question"));
        found.addAll(blocks.byName(NUMBERED, "names with a common stem"));
        found.addAll(blocks.sideBySide());
        found.sort((a, b) -> Integer.compare(
                columns.indexOf(a.items().get(0)), columns.indexOf(b.items().get(0))));
        return found;
    }

    /**
     * A block of items that was named.
     *
     * @param reversed the items among them that are reverse-keyed
     */
    static ItemBlock named(String id, List<ColumnProfile> items, Set<String> reversed) {
        ItemBlocks blocks = new ItemBlocks();
        List<Candidate> group = new ArrayList<>();
        for (int place = 0; place < items.size(); place++) {
            ColumnProfile item = items.get(place);
            group.add(blocks.candidate(item, place)
                    .orElseThrow(() -> new InputException(
                            "--scale",
                            item.name() + " has " + item.distinct() + " different values",
                            "an item with 2 to " + MOST_POINTS + " whole numbers or labels",
                            "leave it out, or write an instrument file")));
        }
        ItemBlock block = blocks.block(id, group, "named");
        Map<String, Double> keyed = new LinkedHashMap<>();
        reversed.forEach(item -> keyed.put(item, Double.NaN));
        return new ItemBlock(
                block.id(), block.items(), block.points(), block.labelled(), block.ordered(), keyed, block.evidence());
    }

    private Optional<Candidate> candidate(ColumnProfile column, int place) {
        if (column.distinct() < 2) {
            return Optional.empty();
        }
        Map<Integer, Integer> numbers = column.wholeNumbers();
        if (!numbers.isEmpty()) {
            TreeSet<Integer> points = new TreeSet<>(numbers.keySet());
            points.removeAll(MissingCodeGuess.of(numbers));
            return points.size() >= 2 && points.size() <= MOST_POINTS && points.last() - points.first() <= WIDEST
                    ? Optional.of(new Candidate(column, place, points, Set.of()))
                    : Optional.empty();
        }
        Set<String> values = withoutCodes(column);
        boolean labels = values.size() >= 2
                && values.size() <= MOST_POINTS
                && !column.isUnique()
                && values.stream().allMatch(label -> label.length() <= LONGEST_LABEL)
                && values.stream().noneMatch(label -> label.matches("[+-]?\\d+([.,]\\d+)?"));
        return labels ? Optional.of(new Candidate(column, place, new TreeSet<>(), folded(values))) : Optional.empty();
    }

    /** The values that do not look like codes of missing responses, such as “prefer not to say”. */
    private static Set<String> withoutCodes(ColumnProfile column) {
        Set<String> values = new LinkedHashSet<>(column.counts().keySet());
        values.removeIf(PlausibleCode::is);
        return values;
    }

    private static Set<String> folded(Set<String> labels) {
        Set<String> folded = new LinkedHashSet<>();
        labels.forEach(label -> folded.add(label.toLowerCase(Locale.ROOT)));
        return folded;
    }

    private List<ItemBlock> byName(Pattern pattern, String evidence) {
        Map<String, List<Candidate>> stems = new LinkedHashMap<>();
        for (Candidate one : candidates) {
            Matcher matcher = pattern.matcher(one.column().name());
            if (!used.contains(one) && matcher.matches() && !matcher.group(1).isBlank()) {
                stems.computeIfAbsent(matcher.group(1).strip(), stem -> new ArrayList<>())
                        .add(one);
            }
        }
        List<ItemBlock> blocks = new ArrayList<>();
        stems.forEach((stem, columns) -> {
            for (List<Candidate> fitting : onOneScale(columns)) {
                if (fitting.size() >= FEWEST_ITEMS) {
                    blocks.add(block(stem, fitting, evidence + " (“" + stem + "”) and a shared response scale"));
                }
            }
        });
        return blocks;
    }

    private List<ItemBlock> sideBySide() {
        List<ItemBlock> blocks = new ArrayList<>();
        List<Candidate> run = new ArrayList<>();
        for (Candidate one : candidates) {
            if (used.contains(one)) {
                continue;
            }
            boolean next = !run.isEmpty()
                    && one.place() == run.get(run.size() - 1).place() + 1
                    && one.fits(points(run), labels(run));
            if (!next) {
                addRun(run, blocks);
                run.clear();
            }
            run.add(one);
        }
        addRun(run, blocks);
        return blocks;
    }

    private void addRun(List<Candidate> run, List<ItemBlock> blocks) {
        if (run.size() >= FEWEST_ITEMS) {
            blocks.add(block("scale", List.copyOf(run), "columns side by side with a shared response scale"));
        }
    }

    private static List<List<Candidate>> onOneScale(List<Candidate> columns) {
        List<List<Candidate>> groups = new ArrayList<>();
        for (Candidate one : columns) {
            Optional<List<Candidate>> fitting = groups.stream()
                    .filter(group -> one.fits(points(group), labels(group)))
                    .findFirst();
            fitting.ifPresentOrElse(group -> group.add(one), () -> groups.add(new ArrayList<>(List.of(one))));
        }
        return groups;
    }

    private static NavigableSet<Integer> points(List<Candidate> group) {
        TreeSet<Integer> all = new TreeSet<>();
        group.forEach(one -> all.addAll(one.points()));
        return all;
    }

    private static Set<String> labels(List<Candidate> group) {
        Set<String> all = new LinkedHashSet<>();
        group.forEach(one -> all.addAll(one.labels()));
        return all;
    }

    private ItemBlock block(String stem, List<Candidate> group, String evidence) {
        used.addAll(group);
        List<ColumnProfile> items = group.stream().map(Candidate::column).toList();
        boolean labelled = !group.get(0).labels().isEmpty();
        Optional<List<String>> order = labelled ? LabelOrder.of(written(items)) : Optional.empty();
        NavigableMap<Integer, String> points = labelled ? ofLabels(items, order) : ofNumbers(items, points(group));
        Map<String, Double> reversed = labelled && order.isEmpty()
                ? Map.of()
                : ReverseKeying.of(
                        items.stream().map(ColumnProfile::name).toList(),
                        items.stream()
                                .map(item -> values(item, points, labelled))
                                .toList());
        return new ItemBlock(id(stem), items, points, labelled, !labelled || order.isPresent(), reversed, evidence);
    }

    /** The labels as they are written first. */
    private static Set<String> written(List<ColumnProfile> items) {
        Map<String, String> byFolded = new LinkedHashMap<>();
        for (ColumnProfile item : items) {
            withoutCodes(item).forEach(label -> byFolded.putIfAbsent(label.toLowerCase(Locale.ROOT), label));
        }
        return new LinkedHashSet<>(byFolded.values());
    }

    private static NavigableMap<Integer, String> ofLabels(List<ColumnProfile> items, Optional<List<String>> order) {
        List<String> labels = order.orElseGet(() -> List.copyOf(new TreeSet<>(written(items))));
        NavigableMap<Integer, String> points = new TreeMap<>();
        for (int i = 0; i < labels.size(); i++) {
            points.put(i + 1, labels.get(i));
        }
        return points;
    }

    /**
     * From the lowest to the highest that was answered, with the labels that the file has, but for those of codes: a
     * value that the file declares missing has a label as well and never occurs.
     */
    private static NavigableMap<Integer, String> ofNumbers(List<ColumnProfile> items, NavigableSet<Integer> answered) {
        NavigableMap<Integer, String> points = new TreeMap<>();
        for (int value = answered.first(); value <= answered.last(); value++) {
            points.put(value, "");
        }
        for (ColumnProfile item : items) {
            Map<Integer, Integer> named = new TreeMap<>(item.wholeNumbers());
            item.labels().keySet().forEach(value -> named.putIfAbsent(value.intValue(), 0));
            Set<Integer> codes = Set.copyOf(MissingCodeGuess.of(named));
            item.labels().forEach((value, label) -> {
                if (value == Math.rint(value) && Math.abs(value) <= WIDEST && !codes.contains(value.intValue())) {
                    points.put(value.intValue(), label);
                }
            });
        }
        return points;
    }

    private static double[] values(ColumnProfile item, NavigableMap<Integer, String> points, boolean labelled) {
        Map<String, Integer> byLabel = new LinkedHashMap<>();
        points.forEach((value, label) -> byLabel.put(label.toLowerCase(Locale.ROOT), value));
        return item.cells().stream()
                .mapToDouble(cell -> {
                    if (labelled) {
                        Integer value = byLabel.get(cell.toLowerCase(Locale.ROOT));
                        return value == null ? Double.NaN : value;
                    }
                    return ColumnProfile.whole(cell).stream()
                            .filter(points::containsKey)
                            .mapToDouble(value -> value)
                            .findFirst()
                            .orElse(Double.NaN);
                })
                .toArray();
    }

    /** A name that an instrument can have, different from those before. */
    private String id(String stem) {
        String plain = Names.plain(stem);
        String id = plain;
        for (int number = 2; !ids.add(id.toLowerCase(Locale.ROOT)); number++) {
            id = plain + number;
        }
        return id;
    }
}
