package kith.mokken;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kith.Reference;
import kith.Tolerance;
import kith.data.KeyedItem;
import kith.data.Responses;
import kith.reliability.scale.ScaleItems;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every cell of the references made with package mokken 3.1.2. */
class MokkenReferenceTest {

    static MokkenScaling scaling(String file, JsonNode expected) {
        Responses data = Reference.data(file);
        List<KeyedItem> items = new ArrayList<>();
        expected.get("names").forEach(name -> items.add(KeyedItem.of(name.asText(), false)));
        return MokkenScaling.of(new ScaleItems("scale", items), data, MokkenQuestion.USUAL);
    }

    private static String file(String reference) {
        return reference.contains("acl") ? "acl20.csv" : "ce_contexts.csv";
    }

    private static void vector(String what, double[] actual, JsonNode expected) {
        assertThat(actual).as(what).hasSize(expected.size());
        for (int i = 0; i < actual.length; i++) {
            Tolerance.CLOSED_FORM.check(what + " " + i, actual[i], Reference.number(expected.get(i)));
        }
    }

    private static void matrix(String what, double[][] actual, JsonNode expected) {
        assertThat(actual.length).as(what).isEqualTo(expected.size());
        for (int i = 0; i < actual.length; i++) {
            vector(what + " " + i, actual[i], expected.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mokken_ce12", "mokken_acl_communality10", "mokken_acl20"})
    void givesScalabilityWithErrors(String reference) {
        JsonNode expected = Reference.json(reference);
        MokkenScaling scaling = scaling(file(reference), expected);
        assertThat(scaling.n()).isEqualTo(expected.get("n").asInt());
        assertThat(scaling.items()).hasSize(expected.get("items").asInt());
        Scalability found = scaling.scalability().orElseThrow();
        matrix("hij", found.hij(), expected.get("Hij"));
        vector("hi", found.hi(), expected.get("Hi"));
        Tolerance.CLOSED_FORM.check("h", found.h(), Reference.number(expected.get("H")));
        JsonNode errors = expected.get("with_se");
        matrix("se hij", found.standardErrorHij(), errors.get("se_Hij_exact"));
        vector("se hi", found.standardErrorHi(), errors.get("se_Hi_exact"));
        Tolerance.CLOSED_FORM.check("se h", found.standardErrorH(), Reference.number(errors.get("se_H_exact")));
        matrix("zij", found.zij(), expected.get("Zij"));
        vector("zi", found.zi(), expected.get("Zi"));
        Tolerance.CLOSED_FORM.check("z", found.z(), Reference.number(expected.get("Z")));
        MokkenScaling.SumReliability reliability = scaling.reliability().orElseThrow();
        JsonNode wanted = expected.get("reliability");
        Tolerance.CLOSED_FORM.check("ms", reliability.ms(), wanted.get("MS").asDouble());
        Tolerance.CLOSED_FORM.check(
                "alpha", reliability.alpha(), wanted.get("alpha").asDouble());
        Tolerance.CLOSED_FORM.check(
                "lambda2", reliability.lambda2(), wanted.get("lambda.2").asDouble());
    }

    /** Printed to two decimals, sum/#ac to four. */
    private static void summary(
            String what,
            List<String> items,
            List<Violations> found,
            double[] criteria,
            double[] hi,
            JsonNode expected) {
        for (int i = 0; i < items.size(); i++) {
            Violations v = found.get(i);
            double[] row = {
                Math.rint(hi[i] * 1000) / 1000,
                v.comparisons(),
                v.violations(),
                v.rate(),
                v.largest(),
                v.sum(),
                v.meanSize(),
                v.statistic(),
                v.significant(),
                criteria[i]
            };
            assertThat(expected.at("/rows/" + i).asText()).isEqualTo(items.get(i));
            for (int c = 0; c < row.length; c++) {
                double half = c == 6 ? 0.5e-4 : c == 1 || c == 2 || c >= 8 ? 0 : 0.5e-2;
                assertThat(row[c])
                        .as(what + " " + items.get(i) + " "
                                + expected.at("/cols/" + c).asText())
                        .isCloseTo(expected.at("/x/" + i + "/" + c).asDouble(), Offset.offset(half + 1e-9));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mokken_ce12", "mokken_acl_communality10", "mokken_acl20"})
    void givesMonotonicityAndNonIntersection(String reference) {
        JsonNode expected = Reference.json(reference);
        MokkenScaling scaling = scaling(file(reference), expected);
        double[] hi = scaling.scalability().orElseThrow().hi();
        summary(
                "monotonicity",
                scaling.items(),
                scaling.monotonicity().stream().map(Monotonicity::violations).toList(),
                scaling.monotonicity().stream()
                        .mapToDouble(Monotonicity::criterion)
                        .toArray(),
                hi,
                expected.get("monotonicity"));
        if (!expected.get("restscore_nonintersection").isNull()) {
            summary(
                    "restscore",
                    scaling.items(),
                    scaling.nonIntersection().stream()
                            .map(NonIntersection::violations)
                            .toList(),
                    scaling.nonIntersection().stream()
                            .mapToDouble(NonIntersection::criterion)
                            .toArray(),
                    hi,
                    expected.get("restscore_nonintersection"));
        }
        firstItem(scaling.monotonicity().get(0), expected.get("monotonicity_item1_table"));
    }

    private static void firstItem(Monotonicity item, JsonNode table) {
        assertThat(item.groups()).hasSize(table.get("x").size());
        for (int g = 0; g < item.groups().size(); g++) {
            Monotonicity.Group group = item.groups().get(g);
            List<Double> row = new ArrayList<>(
                    List.of((double) g + 1, (double) group.lowest(), (double) group.highest(), (double) group.n()));
            Arrays.stream(group.frequencies()).forEach(f -> row.add((double) f));
            row.add(group.mean());
            Arrays.stream(group.atLeast()).forEach(row::add);
            vector("item 1 group " + g, row.stream().mapToDouble(x -> x).toArray(), table.at("/x/" + g));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mokken_ce12", "mokken_acl_communality10", "mokken_acl20"})
    void givesTheOrderingOfItems(String reference) {
        JsonNode expected = Reference.json(reference);
        MokkenScaling scaling = scaling(file(reference), expected);
        MokkenScaling.Orderings orderings = scaling.orderings().orElseThrow();
        ordering(scaling, orderings.manifest(), expected.get("iio_manifest"));
        ordering(scaling, orderings.cumulativeOfPackage(), expected.get("iio_mscpm"));
        JsonNode selection = expected.at("/iio_manifest/backward_selection/x");
        double[][] steps = orderings.manifest().selection();
        for (int i = 0; i < scaling.items().size(); i++) {
            assertThat(selection.get(i)).hasSize(steps.length);
            for (int s = 0; s < steps.length; s++) {
                Tolerance.CLOSED_FORM.check(
                        "selection",
                        steps[s][i],
                        Reference.number(selection.get(i).get(s)));
            }
        }
    }

    private static void ordering(MokkenScaling scaling, ItemOrdering found, JsonNode expected) {
        double[] hi = scaling.scalability().orElseThrow().hi();
        double[] ordered = found.items().stream()
                .mapToDouble(item -> hi[scaling.items().indexOf(item)])
                .toArray();
        summary(
                found.method().toString(),
                found.items(),
                found.violations(),
                found.criteria(),
                ordered,
                expected.get("item_summary"));
        Tolerance.CLOSED_FORM.check("HT", found.ht(), expected.get("HT").asDouble());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mokken_ce12", "mokken_acl_communality10", "mokken_acl20"})
    void selectsItems(String reference) {
        JsonNode expected = Reference.json(reference);
        MokkenScaling scaling = scaling(file(reference), expected);
        JsonNode genetic = expected.get("aisp_genetic_c30");
        JsonNode grid = expected.get("aisp_grid");
        for (int i = 0; i < scaling.items().size(); i++) {
            String item = scaling.items().get(i);
            assertThat(scaling.selection()[i])
                    .as(item)
                    .isEqualTo(expected.at("/aisp_c30/" + item).asInt());
            for (int c = 0; c < grid.get("cols").size(); c++) {
                assertThat(scaling.question().grid().get(c))
                        .isEqualTo(grid.at("/cols/" + c).asDouble());
                assertThat(scaling.grid().get(c)[i])
                        .isEqualTo(grid.at("/x/" + i + "/" + c).asInt());
            }
        }
        if (!genetic.isNull()) {
            sameLengths(scaling, genetic);
        }
    }

    /**
     * Where several sets are equally long the package keeps the first that its random search meets, here the one with
     * the highest H is kept: scales of the same lengths, and H of the first no lower.
     */
    private static void sameLengths(MokkenScaling scaling, JsonNode genetic) {
        int[] wanted = scaling.items().stream()
                .mapToInt(item -> genetic.get(item).asInt())
                .toArray();
        for (int scale = 1; scale <= scaling.items().size(); scale++) {
            assertThat(members(scaling.largest(), scale)).hasSameSizeAs(members(wanted, scale));
        }
        Responses data = Reference.data(file(scaling.items().get(0).equals("ci1") ? "ce" : "acl"));
        assertThat(h(scaling, data, members(scaling.largest(), 1)))
                .isGreaterThanOrEqualTo(h(scaling, data, members(wanted, 1)));
    }

    private static int[] members(int[] scaleOf, int scale) {
        return IntStream.range(0, scaleOf.length)
                .filter(i -> scaleOf[i] == scale)
                .toArray();
    }

    private static double h(MokkenScaling scaling, Responses data, int[] members) {
        ScaleItems items = new ScaleItems(
                "part",
                Arrays.stream(members)
                        .mapToObj(i -> KeyedItem.of(scaling.items().get(i), false))
                        .toList());
        return MokkenScaling.of(items, data, MokkenQuestion.USUAL)
                .scalability()
                .orElseThrow()
                .h();
    }
}
