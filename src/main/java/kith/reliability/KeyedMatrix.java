package kith.reliability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.instrument.AnswerRange;
import kith.moments.Missing;
import kith.moments.PairwiseMoments;
import kith.moments.PairwiseMomentsAccumulator;

/**
 * The answers to the items of a scale, turned round where reversed: those people only who answered something (or everything).
 *
 * @param items what the columns are
 * @param raw one array an item: answers as they stand in the data
 * @param keyed one array an item: answers turned round where reversed
 * @param findings what was noticed on the way
 */
record KeyedMatrix(List<KeyedItem> items, double[][] raw, double[][] keyed, List<Finding> findings) {

    /** @throws kith.finding.InputException with every column that is not there */
    static KeyedMatrix of(ScaleItems scale, Responses responses, Missing missing) {
        double[][] all = columns(scale, responses);
        List<Finding> findings = new ArrayList<>();
        int needed = missing == Missing.LISTWISE ? all.length : 1;
        int[] used = IntStream.range(0, responses.size())
                .filter(row -> answered(all, row) >= needed)
                .toArray();
        if (used.length < responses.size()) {
            findings.add(Finding.note(
                    "rows_left_out",
                    "",
                    String.format(
                            Locale.ROOT,
                            "%d of %d people are left out: they answered %s of the items.",
                            responses.size() - used.length,
                            responses.size(),
                            needed == 1 ? "none" : "not all"),
                    ""));
        }
        double[][] raw = new double[all.length][];
        double[][] keyed = new double[all.length][];
        for (int i = 0; i < all.length; i++) {
            double[] column = all[i];
            raw[i] = Arrays.stream(used).mapToDouble(row -> column[row]).toArray();
        }
        AnswerRange observed = AnswerRange.observed(List.of(raw));
        boolean guessed = false;
        for (int i = 0; i < all.length; i++) {
            KeyedItem item = scale.items().get(i);
            guessed |= item.reversed() && !item.range().isKnown();
            keyed[i] = item.reversed() ? item.range().orElse(observed).recoded(raw[i]) : raw[i];
        }
        if (guessed) {
            findings.add(Finding.note(
                    "range_from_answers",
                    "",
                    String.format(
                            Locale.ROOT,
                            "Reversed items are turned round within the answers found, %s, since the response scale"
                                    + " is not given.",
                            observed),
                    "Give the lowest and the highest answer; correlations and reliability do not depend on them."));
        }
        return new KeyedMatrix(scale.items(), raw, keyed, findings);
    }

    private static double[][] columns(ScaleItems scale, Responses responses) {
        Problems problems = new Problems();
        if (scale.items().isEmpty()) {
            problems.add(responses.source(), "scale “" + scale.name() + "” has no items", "at least one", "");
        }
        double[][] columns = new double[scale.items().size()][];
        for (int i = 0; i < columns.length; i++) {
            String name = scale.items().get(i).column();
            double[] column = responses.numeric().get(name);
            if (column == null) {
                problems.add(
                        responses.source(),
                        responses.labels().containsKey(name)
                                ? "column “" + name + "” holds text"
                                : "there is no column “" + name + "”",
                        "one of the columns of numbers: "
                                + String.join(", ", responses.numeric().keySet()),
                        "");
            }
            columns[i] = column;
        }
        problems.throwIfAny();
        return columns;
    }

    private static int answered(double[][] columns, int row) {
        int answered = 0;
        for (double[] column : columns) {
            answered += Double.isNaN(column[row]) ? 0 : 1;
        }
        return answered;
    }

    int people() {
        return keyed.length == 0 ? 0 : keyed[0].length;
    }

    /** The answers of one person, NaN where missing. */
    double[] person(int row) {
        double[] answers = new double[keyed.length];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = keyed[i][row];
        }
        return answers;
    }

    /** The answers of those who answered everything, one array a person. */
    double[][] completePeople() {
        return IntStream.range(0, people())
                .mapToObj(this::person)
                .filter(person -> Arrays.stream(person).noneMatch(Double::isNaN))
                .toArray(double[][]::new);
    }

    /** What each person answered in all. */
    PersonTotals personTotals() {
        double[] sums = new double[people()];
        int[] counts = new int[people()];
        for (double[] column : keyed) {
            for (int row = 0; row < sums.length; row++) {
                if (!Double.isNaN(column[row])) {
                    sums[row] += column[row];
                    counts[row]++;
                }
            }
        }
        return new PersonTotals(sums, counts);
    }

    /**
     * Sums over the items of each person.
     *
     * @param sums of the answers given
     * @param counts how many were given
     */
    record PersonTotals(double[] sums, int[] counts) {

        /** NaN for somebody who answered nothing. */
        double[] means() {
            double[] means = new double[sums.length];
            Arrays.setAll(means, row -> sums[row] / counts[row]);
            return means;
        }
    }

    PairwiseMoments moments() {
        PairwiseMomentsAccumulator accumulator = new PairwiseMomentsAccumulator(
                items.stream().map(KeyedItem::name).toList());
        for (int row = 0; row < people(); row++) {
            accumulator.add(person(row));
        }
        return accumulator.moments();
    }

    /** The lowest answer that there can be to an item as keyed; or that was given, where that is not known. */
    double lowest(int item) {
        return items.get(item).lowest().orElseGet(() -> extreme(keyed[item], true));
    }

    double highest(int item) {
        return items.get(item).highest().orElseGet(() -> extreme(keyed[item], false));
    }

    private static double extreme(double[] answers, boolean lowest) {
        var given = Arrays.stream(answers).filter(answer -> !Double.isNaN(answer));
        return (lowest ? given.min() : given.max()).orElse(Double.NaN);
    }

    /** Only some of the people, by their rows. */
    KeyedMatrix ofPeople(int[] some) {
        return new KeyedMatrix(items, ofPeople(raw, some), ofPeople(keyed, some), findings);
    }

    private static double[][] ofPeople(double[][] columns, int[] some) {
        return Arrays.stream(columns)
                .map(column ->
                        Arrays.stream(some).mapToDouble(row -> column[row]).toArray())
                .toArray(double[][]::new);
    }

    /** Only some of the items. */
    KeyedMatrix select(int[] some) {
        return new KeyedMatrix(
                Arrays.stream(some).mapToObj(items::get).toList(),
                Arrays.stream(some).mapToObj(i -> raw[i]).toArray(double[][]::new),
                Arrays.stream(some).mapToObj(i -> keyed[i]).toArray(double[][]::new),
                findings);
    }
}
