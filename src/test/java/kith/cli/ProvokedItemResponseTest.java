package kith.cli;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Findings of item response models, differential item functioning, Mokken scales, short forms and item pools. */
class ProvokedItemResponseTest {

    @TempDir
    private Path folder;

    private static final String IRT = "irt --items a,b,c,d";

    private static SampleFile four(SampleFile.Change change) {
        return SampleFile.of(120).items("a,b,c,d", change).column("group", row -> row % 2 == 0 ? "one" : "two");
    }

    static Stream<Named<Provoked>> cases() {
        return Provoked.named(
                Provoked.of("unequal_categories")
                        .data(four((row, item, x) -> item == 0 ? Math.min(x, 2) : x))
                        .by("mokken --items a,b,c,d"),
                Provoked.of("irt_negative_slope")
                        .data(four((row, item, x) -> item == 0 ? 6 - x : x))
                        .by(IRT),
                Provoked.of("irt_too_few")
                        .data(four((row, item, x) -> item > 1 ? 3 : x))
                        .by(IRT),
                Provoked.of("irt_unused_category")
                        .data(four((row, item, x) -> x == 3 ? 4 : x))
                        .by(IRT),
                Provoked.of("irt_steep_slope")
                        .data(SampleFile.of(120).items("a,b,c,d", 0.1, (row, item, x) -> x))
                        .by(IRT),
                Provoked.of("irt_category_not_in_group,irt_not_identified")
                        .data(four((row, item, x) -> item == 0 && row % 2 == 0 ? Math.min(x, 3) : x))
                        .by(IRT + " --group group --equal none"),
                Provoked.of("irt_slope_at_limit")
                        .data(SampleFile.of(120).items("a,b,c,d", 0, (row, item, x) -> x))
                        .by(IRT),
                Provoked.of("irt_not_converged")
                        .data(SampleFile.of(16)
                                .items("a,b,c,d,e,f", (row, item, x) -> x)
                                .column("group", row -> row % 2))
                        .by("irt --items a,b,c,d,e,f --group group --equal none"),
                Provoked.of("rows_of_no_group")
                        .data(four((row, item, x) -> x).column("school", row -> row % 7 == 0 ? "" : row % 2))
                        .by("dif --items a,b,c,d --group school --methods mantel"),
                Provoked.of("no_strata_for_mantel")
                        .data(four((row, item, x) -> (row % 2 == 0 ? 1 : 4) + (x > 3 ? 1 : 0)))
                        .by("dif --items a,b,c,d --group group --methods mantel"),
                Provoked.of("no_scores_for_sibtest")
                        .data(SampleFile.of(30).items("a,b,c").column("group", row -> row % 2))
                        .by("dif --items a,b,c --group group --methods sibtest"),
                Provoked.of("irt_dif_not_possible")
                        .data(four((row, item, x) -> item == 0 ? row % 2 == 0 ? 1 : x : x))
                        .by("dif --items a,b,c,d --group group --methods irt"),
                Provoked.of("irt_dif_did_not_converge")
                        .data(SampleFile.of(20, 14)
                                .items("a,b,c", 1, (row, item, x) -> x > 3 ? 1 : 0)
                                .column("group", row -> row % 2))
                        .by("dif --items a,b,c --group group --methods irt"),
                Provoked.of("purification_without_end")
                        .data(SampleFile.of(100, 25)
                                .items(
                                        "a,b,c,d,e,f",
                                        1,
                                        (row, item, x) ->
                                                row % 2 == 0 ? x : Math.max(1, Math.min(5, x + item * 25 % 3 - 1)))
                                .column("group", row -> row % 2))
                        .by("dif --items a,b,c,d,e,f --group group --methods mantel,logistic"),
                Provoked.of("short_form_not_replicated")
                        .data(SampleFile.of(60).items("a,b,c,d,e,f,g,h"))
                        .by("shorten --items a,b,c,d,e,f,g,h --length 4 --most-forms 5 --starts 1 --folds 0"),
                Provoked.of("no_item_network")
                        .data(SampleFile.of(5).items("a,b,c,d,e"))
                        .by("pool --items a,b,c,d,e --profiles 0"),
                Provoked.of("redundant_items,network_at_smallest_penalty")
                        .data(SampleFile.of(300)
                                .items("a,b,c", 0.1, (row, item, x) -> x)
                                .otherTrait()
                                .items("d,e,f"))
                        .by("pool --items a,b,c,d,e,f --profiles 0 --bootstrap 0"),
                Provoked.of("network_without_edges")
                        .data(SampleFile.of(60).trait(row -> 0).items("a,b,c,d"))
                        .by("pool --items a,b,c,d --profiles 0 --bootstrap 0"),
                Provoked.of("network_correlations_smoothed")
                        .data(SampleFile.of(40)
                                .items("a,b,c,d,e,f,g,h,i,j", 0.3, (row, item, x) -> x > 3 + item % 2 ? 1 : 0))
                        .by("pool --items a,b,c,d,e,f,g,h,i,j --profiles 0 --bootstrap 0 --correlation polychoric"),
                Provoked.of("network_samples_left_out")
                        .data(SampleFile.of(60).items("a,b,c,d", (row, item, x) -> item == 3 ? row == 0 ? 2 : 1 : x))
                        .by("pool --items a,b,c,d --profiles 0 --bootstrap 20"),
                Provoked.of("profiles_at_limit")
                        .data(SampleFile.of(90).trait(row -> row % 3 - 1).continuous("a,b,c", 4, 0.5))
                        .by("pool --items a,b,c --profiles 2 --starts 5"),
                Provoked.of("profiles_not_replicated")
                        .data(SampleFile.of(90).trait(row -> row % 3 - 1).continuous("a,b,c", 4, 0.5))
                        .by("pool --items a,b,c --profiles 3 --starts 1"),
                Provoked.of("profiles_not_converged")
                        .data(SampleFile.of(300, 6).continuous("a,b", 0, 1))
                        .by("pool --items a,b --profiles 5 --starts 1"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areOnTheAnswer(Provoked one) throws Exception {
        one.check(folder);
    }
}
