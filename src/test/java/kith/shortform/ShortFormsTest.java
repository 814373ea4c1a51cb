package kith.shortform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.Reference;
import kith.Tolerance;
import kith.data.KeyedItem;
import kith.data.Responses;
import kith.dif.GroupedScores;
import kith.dif.ItemBias;
import kith.finding.Finding;
import kith.irt.IrtFit;
import kith.irt.IrtModel;
import kith.irt.IrtQuestion;
import kith.irt.ItemModel;
import kith.irt.ResponsePatterns;
import kith.irt.TraitCurves;
import kith.math.Parallel;
import kith.reliability.coefficient.Alpha;
import kith.reliability.scale.ScaleItems;
import kith.reliability.scale.ScalePart;
import org.junit.jupiter.api.Test;

/** Short forms against brute force, identities and planted items. */
class ShortFormsTest {

    private static final List<String> CE =
            List.of("ci1", "ci2", "ci3", "ci4", "rw1", "rw2", "rw3", "rw4", "sb1", "sb2", "sb3", "sb4");

    private static ScaleItems scale(List<String> items) {
        return new ScaleItems(
                "scale", items.stream().map(item -> KeyedItem.of(item, false)).toList());
    }

    private static ShortForms forms(Responses responses, List<String> items, ShortFormQuestion question) {
        return ShortForms.of(scale(items), responses, question);
    }

    private static ShortFormQuestion.Search search(long most, int folds, int threads) {
        return new ShortFormQuestion.Search(most, 30, folds, 5, 3, new Parallel(threads));
    }

    /** Complete rows of the reference data by item. */
    private static double[][] complete(Responses responses, List<String> items, int[] rows) {
        return items.stream()
                .map(item -> Arrays.stream(rows)
                        .mapToDouble(row -> responses.column(item)[row])
                        .toArray())
                .toArray(double[][]::new);
    }

    private static int[] rows(Responses responses, List<String> items) {
        return IntStream.range(0, responses.size())
                .filter(row -> items.stream()
                        .noneMatch(item -> Double.isNaN(responses.numeric().get(item)[row])))
                .toArray();
    }

    /** The objective of a form from the responses themselves. */
    private static double objective(double[][] x, int[] form, double[][] information, double[][] points) {
        int n = x[0].length;
        double[] sum = new double[n];
        double[] rest = new double[n];
        double[] all = new double[n];
        for (int i = 0; i < x.length; i++) {
            boolean in = Arrays.binarySearch(form, i) >= 0;
            for (int p = 0; p < n; p++) {
                all[p] += x[i][p];
                (in ? sum : rest)[p] += x[i][p];
            }
        }
        double[][] c = new double[form.length][form.length];
        for (int i = 0; i < form.length; i++) {
            for (int j = 0; j < form.length; j++) {
                c[i][j] = FormSample.covariance(x[form[i]], x[form[j]]);
            }
        }
        double alpha = Alpha.of(c);
        double variance = FormSample.covariance(sum, sum);
        double corrected = (FormSample.covariance(sum, rest) + alpha * variance)
                / Math.sqrt(variance * FormSample.covariance(all, all));
        double inRange = IntStream.range(0, information[0].length)
                .mapToDouble(q ->
                        Arrays.stream(form).mapToDouble(i -> information[i][q]).sum())
                .map(one -> one / (1 + one))
                .average()
                .orElseThrow();
        double bias = Arrays.stream(points)
                .mapToDouble(group ->
                        Math.abs(Arrays.stream(form).mapToDouble(i -> group[i]).sum()))
                .max()
                .orElseThrow();
        return (alpha + corrected + inRange + 1 - bias / Math.sqrt(variance)) / 4;
    }

    /** Every subset is built from the responses, with facets of which each form has two items and a required item. */
    @Test
    void exhaustiveSearchFindsWhatBruteForceFinds() {
        Responses responses = Reference.data("ce_contexts.csv");
        List<String> items = CE.subList(0, 8);
        ShortFormQuestion question = ShortFormQuestion.USUAL
                .withLengths(List.of(5))
                .withFacets(
                        List.of(new ScalePart("ci", items.subList(0, 4)), new ScalePart("rw", items.subList(4, 8))), 2)
                .withRequired(List.of("rw4"))
                .withGroups(Optional.of("context"))
                .with(search(1000, 0, 1));
        ShortForms found = forms(responses, items, question);
        int[] rows = rows(responses, items);
        double[][] x = complete(responses, items, rows);
        IrtFit fit = IrtModel.fit(
                ResponsePatterns.of(items, x),
                IrtQuestion.of(ItemModel.GRADED, 8).with(IrtQuestion.StandardErrorKind.NONE));
        double[] places = question.range().places();
        double[][] information = IntStream.range(0, 8)
                .mapToObj(i -> TraitCurves.of(fit, 0).information(i, places))
                .toArray(double[][]::new);
        List<String> groups = responses.grouping("context").names();
        int[] group = Arrays.stream(rows)
                .map(row -> responses.grouping("context").code()[row])
                .toArray();
        double[][] points =
                ItemBias.of(GroupedScores.of(items, x, groups, group)).points();
        record Judged(int[] form, double objective) {}
        List<Judged> all = new ArrayList<>();
        for (int set = 0; set < 256; set++) {
            int chosen = set;
            int[] form =
                    IntStream.range(0, 8).filter(i -> (chosen >> i & 1) == 1).toArray();
            long ci = Arrays.stream(form).filter(i -> i < 4).count();
            if (form.length == 5 && ci >= 2 && 5 - ci >= 2 && (set >> 7 & 1) == 1) {
                all.add(new Judged(form, objective(x, form, information, points)));
            }
        }
        all.sort((a, b) -> Double.compare(b.objective, a.objective));
        ShortForm best = found.forms().get(0);
        assertThat(best.examined()).isEqualTo(all.size());
        assertThat(best.proposals()).hasSize(5);
        for (int rank = 0; rank < 5; rank++) {
            ShortForm.Proposal proposal = best.proposals().get(rank);
            assertThat(proposal.items())
                    .isEqualTo(Arrays.stream(all.get(rank).form)
                            .mapToObj(items::get)
                            .toList());
            Tolerance.CLOSED_FORM.check("objective", proposal.values().objective(), all.get(rank).objective);
        }
    }

    @Test
    void searchByExchangeFindsTheBestForm() {
        Responses responses = Reference.data("ce_contexts.csv");
        ShortFormQuestion question = ShortFormQuestion.USUAL
                .withLengths(List.of(4, 6, 8))
                .withFacets(List.of(new ScalePart("ci", CE.subList(0, 4)), new ScalePart("rw", CE.subList(4, 8))), 1)
                .withRequired(List.of("sb4"))
                .withGroups(Optional.of("context"));
        ShortForms all = forms(responses, CE, question.with(search(100_000, 0, 1)));
        ShortForms some = forms(responses, CE, question.with(search(1, 0, 2)));
        for (int f = 0; f < 3; f++) {
            assertThat(some.forms().get(f).isExhaustive()).isFalse();
            assertThat(some.forms().get(f).best().items())
                    .isEqualTo(all.forms().get(f).best().items())
                    .contains("sb4");
        }
        assertThat(some.findings()).extracting(Finding::code).contains("short_form_searched");
    }

    @Test
    void theSumOfAllItemsHasItsAlphaAsCorrectedCorrelation() {
        FormValues all = forms(Reference.data("ce_contexts.csv"), CE, ShortFormQuestion.USUAL.with(search(1000, 0, 1)))
                .all()
                .orElseThrow();
        Tolerance.CLOSED_FORM.check("corrected", all.corrected(), all.alpha());
        Tolerance.CLOSED_FORM.check("correlation", all.correlation(), 1);
    }

    @Test
    void givesTheSameOnAnyNumberOfThreads() {
        Responses responses = Reference.data("ce_contexts.csv");
        ShortFormQuestion question = ShortFormQuestion.USUAL.withLengths(List.of(5));
        for (long most : new long[] {10, 1000}) {
            ShortForms one = forms(responses, CE, question.with(search(most, 2, 1)));
            ShortForms several = forms(responses, CE, question.with(search(most, 2, 4)));
            assertThat(several.forms().get(0).proposals())
                    .usingRecursiveComparison()
                    .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class)
                    .isEqualTo(one.forms().get(0).proposals());
            assertThat(several.forms().get(0).heldOut())
                    .usingRecursiveComparison()
                    .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class)
                    .isEqualTo(one.forms().get(0).heldOut());
        }
    }

    /**
     * Items a–f measure the trait, g–j hardly; f is biased in the second group; y depends on the part that e alone has.
     */
    private static Responses planted(int n, long seed) {
        Random random = new Random(seed);
        List<String> names = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
        double[] loadings = {.75, .75, .75, .75, .75, .8, .2, .2, .2, .2};
        double[][] x = new double[10][n];
        double[] y = new double[n];
        List<String> group = new ArrayList<>();
        for (int p = 0; p < n; p++) {
            group.add(p % 2 == 0 ? "one" : "two");
            double trait = random.nextGaussian();
            for (int i = 0; i < 10; i++) {
                double error = random.nextGaussian() * Math.sqrt(1 - loadings[i] * loadings[i]);
                double shift = i == 5 && p % 2 == 1 ? 0.8 : 0;
                x[i][p] = Math.max(1, Math.min(5, Math.rint(3 + 1.2 * (loadings[i] * trait + error + shift))));
                y[p] += i == 4 ? error : 0;
            }
        }
        Map<String, double[]> numeric = new LinkedHashMap<>();
        for (int i = 0; i < 10; i++) {
            numeric.put(names.get(i), x[i]);
        }
        numeric.put("y", y);
        return new Responses(
                "planted",
                IntStream.rangeClosed(1, n).mapToObj(String::valueOf).toList(),
                numeric,
                Map.of("group", group));
    }

    @Test
    void choosesTheItemsThatMeasureAndAvoidsTheBiasedOne() {
        Responses responses = planted(800, 7);
        List<String> items = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
        ShortFormQuestion question =
                ShortFormQuestion.USUAL.withLengths(List.of(5, 6)).with(search(1000, 3, 2));
        assertThat(forms(responses, items, question).forms().get(1).best().items())
                .containsExactly("a", "b", "c", "d", "e", "f");
        ShortForms grouped = forms(responses, items, question.withGroups(Optional.of("group")));
        assertThat(grouped.forms().get(0).best().items()).containsExactly("a", "b", "c", "d", "e");
        HeldOutForm heldOut = grouped.forms().get(0).heldOut().orElseThrow();
        assertThat(heldOut.same()).isGreaterThanOrEqualTo(2);
        assertThat(heldOut.alpha()).isCloseTo(heldOut.alphaInSample(), within(0.04));
        FormStructure structure = grouped.forms().get(0).structure().orElseThrow();
        assertThat(structure.cfi()).isGreaterThan(0.98);
        assertThat(structure.invariance()).hasSize(3);
        assertThat(structure.invariance().get(2).deltaCfi()).isGreaterThan(-0.01);
        assertThat(grouped.structure().orElseThrow().invariance().get(2).deltaCfi())
                .isLessThan(-0.01);
    }

    @Test
    void keepsTheItemThatPredictsTheCriterion() {
        Responses responses = planted(800, 7);
        List<String> items = List.of("a", "b", "c", "d", "e", "g");
        ShortFormQuestion question = ShortFormQuestion.USUAL
                .withLengths(List.of(2))
                .withExternal(Optional.of("y"))
                .withWeights(Map.of(FormCriterion.EXTERNAL, 5.0))
                .with(search(1000, 0, 1));
        assertThat(forms(responses, items, question).forms().get(0).best().items())
                .contains("e");
    }

    @Test
    void hundredItemsAreSearchedInBoundedTime() {
        Random random = new Random(1);
        List<String> names = IntStream.range(0, 100).mapToObj(i -> "q" + i).toList();
        Map<String, double[]> numeric = new LinkedHashMap<>();
        double[] trait = random.doubles(200).map(u -> 3 * u).toArray();
        for (String name : names) {
            double[] column = new double[200];
            for (int p = 0; p < 200; p++) {
                column[p] = trait[p] + random.nextGaussian() > 1.5 ? 1 : 0;
            }
            numeric.put(name, column);
        }
        Responses responses = new Responses(
                "many", IntStream.rangeClosed(1, 200).mapToObj(String::valueOf).toList(), numeric, Map.of());
        ShortForms found = forms(
                responses,
                names,
                ShortFormQuestion.USUAL
                        .withLengths(List.of(10))
                        .with(new ShortFormQuestion.Search(1000, 5, 0, 3, 1, new Parallel(2))));
        assertThat(found.forms().get(0).best().values().alpha())
                .isGreaterThan(found.forms().get(0).predictedAlpha());
    }

    @Test
    void tellsWhatCannotBeDone() {
        Map<String, double[]> numeric = new LinkedHashMap<>();
        Random random = new Random(2);
        for (String name : List.of("a", "b", "c", "d")) {
            numeric.put(name, random.doubles(50).map(u -> Math.rint(4 * u)).toArray());
        }
        numeric.put("constant", new double[50]);
        double[] lone = new double[50];
        Arrays.fill(lone, Double.NaN);
        numeric.put("unanswered", lone);
        List<String> group = new ArrayList<>(java.util.Collections.nCopies(48, "one"));
        group.addAll(List.of("two", "two"));
        Responses responses = new Responses(
                "few",
                IntStream.rangeClosed(1, 50).mapToObj(String::valueOf).toList(),
                numeric,
                Map.of("group", group));
        ShortFormQuestion question = ShortFormQuestion.USUAL
                .withLengths(List.of(2, 9))
                .withGroups(Optional.of("group"))
                .withExternal(Optional.of("constant"));
        ShortForms found = forms(responses, List.of("a", "b", "c", "d", "constant"), question);
        assertThat(found.findings())
                .extracting(Finding::code)
                .contains(
                        "no_variance",
                        "short_form_length_left_out",
                        "short_form_criterion_left_out",
                        "short_form_not_cross_validated");
        assertThat(found.forms()).hasSize(1);
        ShortForms nothing = forms(responses, List.of("a", "b", "unanswered"), ShortFormQuestion.USUAL);
        assertThat(nothing.all()).isEmpty();
        assertThat(nothing.findings()).extracting(Finding::code).contains("short_forms_not_possible");
        assertThat(Stream.of(FormCriterion.values()).map(FormCriterion::id))
                .containsExactly("reliability", "validity", "information", "dif", "external");
    }

    /** A sum of an item and its reverse does not vary. */
    @Test
    void tellsOfFormsWhoseSumsDoNotVary() {
        double[] x = IntStream.range(0, 60).mapToDouble(p -> p % 4).toArray();
        double[] reversed = Arrays.stream(x).map(value -> 3 - value).toArray();
        Responses responses = new Responses(
                "reversed",
                IntStream.rangeClosed(1, 60).mapToObj(String::valueOf).toList(),
                Map.of("a", x, "b", reversed, "c", x),
                Map.of());
        ShortForms found = forms(
                responses,
                List.of("a", "b", "c"),
                ShortFormQuestion.USUAL.withRequired(List.of("a", "b")).withLengths(List.of(2)));
        assertThat(found.forms()).isEmpty();
        assertThat(found.findings()).extracting(Finding::code).contains("short_form_not_found");
    }
}
