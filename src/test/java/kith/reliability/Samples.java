package kith.reliability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kith.Reference;
import kith.data.KeyedItem;
import kith.data.PackedNumbers;
import kith.data.Responses;
import kith.instrument.AnswerRange;
import kith.math.SmallMatrices;
import kith.moments.Missing;
import kith.reliability.scale.ReliabilityOptions;
import kith.reliability.scale.ScaleItems;
import kith.reliability.scale.ScalePart;
import kith.reliability.scale.ScaleResponses;

/** Scales and answers that several tests use. */
public final class Samples {

    public static final List<String> A = List.of("A1", "A2", "A3", "A4", "A5");

    private static final List<String> REVERSED = List.of("A1", "C4", "C5", "E1", "E2");

    private Samples() {}

    /** The agreeableness items of bfi, the first of them reversed, on 1 to 6. */
    public static ScaleItems agreeableness() {
        return new ScaleItems(
                "A",
                A.stream()
                        .map(item -> KeyedItem.of(item, item.equals("A1"), AnswerRange.of(1, 6)))
                        .toList());
    }

    /** Answers that are as keyed, one column an item. */
    public static ScaleResponses answers(List<KeyedItem> items, double[][] columns) {
        List<PackedNumbers> packed =
                Arrays.stream(columns).map(PackedNumbers::of).toList();
        return new ScaleResponses(items, packed, packed, List.of());
    }

    public static Responses bfi() {
        return Reference.data("bfi.csv");
    }

    /** The first nine tests of Holzinger & Swineford. */
    public static ScaleItems nineTests() {
        return plain("nine", IntStream.rangeClosed(1, 9).mapToObj(i -> "x" + i).toList());
    }

    public static Responses holzinger() {
        return Reference.data("hs1939.csv");
    }

    /** Scales of the Big Five as the parts of one, all items pointing the same way. */
    public static ScaleItems bigFive(String... scales) {
        List<ScalePart> parts = Arrays.stream(scales)
                .map(scale -> new ScalePart(
                        scale,
                        IntStream.rangeClosed(1, 5).mapToObj(i -> scale + i).toList()))
                .toList();
        List<KeyedItem> items = parts.stream()
                .flatMap(part -> part.items().stream())
                .map(item -> KeyedItem.of(item, REVERSED.contains(item), AnswerRange.of(1, 6)))
                .toList();
        return new ScaleItems("big", items, parts);
    }

    public static ScaleItems plain(String name, List<String> columns) {
        return new ScaleItems(
                name,
                columns.stream().map(column -> KeyedItem.of(column, false)).toList());
    }

    /** One array an item. */
    public static Responses answers(double[]... columns) {
        Map<String, double[]> numeric = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i++) {
            numeric.put("i" + (i + 1), columns[i]);
        }
        List<String> ids = new ArrayList<>();
        for (int row = 1; row <= columns[0].length; row++) {
            ids.add(Integer.toString(row));
        }
        return new Responses("answers.csv", ids, numeric, Map.of());
    }

    public static ScaleItems items(int count) {
        return plain(
                "test", IntStream.rangeClosed(1, count).mapToObj(i -> "i" + i).toList());
    }

    /** Correlations of those who answered every item, turned round where reversed. */
    public static double[][] completeCorrelations(ScaleItems scale, Responses responses) {
        return SmallMatrices.correlations(completeCovariances(scale, responses));
    }

    public static double[][] completeCovariances(ScaleItems scale, Responses responses) {
        return ScaleResponses.of(scale, responses, Missing.LISTWISE)
                .moments()
                .covariance()
                .toArray();
    }

    public static ReliabilityOptions quick() {
        return ReliabilityOptions.withSeed(1).withoutBootstrap();
    }
}
