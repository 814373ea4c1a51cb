package kith.cli;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Findings of item analyses, of the reliability of scales and of the agreement of raters. */
class ProvokedReliabilityTest {

    @TempDir
    private Path folder;

    private static final String ITEMS = "items --items a,b,c,d --draws 0";
    private static final String TWO_PARTS = "items --scale one=a,b,c --scale two=d,e,g --total all --draws 0";

    private static SampleFile four(SampleFile.Change change) {
        return SampleFile.of(80).items("a,b,c,d", change);
    }

    static Stream<Named<Provoked>> cases() {
        return Provoked.named(
                Provoked.of("alpha_negative")
                        .data(four((row, item, x) -> item % 2 == 0 ? x : 6 - x))
                        .by("items --items a,b --draws 0"),
                Provoked.of("missing_answers,intervals_not_asked")
                        .data(four((row, item, x) -> (row + item) % 5 == 0 ? "" : x))
                        .by(ITEMS),
                Provoked.of("item_floor")
                        .data(four((row, item, x) -> row % 2 == 0 ? 1 : x))
                        .by(ITEMS + " --scale-min 1 --scale-max 5"),
                Provoked.of("item_ceiling")
                        .data(four((row, item, x) -> row % 2 == 0 ? 5 : x))
                        .by(ITEMS + " --scale-min 1 --scale-max 5"),
                Provoked.of("standardized_items,rows_needed")
                        .file("r.csv", "a,b,c\n1,.5,.4\n.5,1,.3\n.4,.3,1\n")
                        .by("items -d r.csv --matrix -n 100"),
                Provoked.of("one_factor_not_converged")
                        .file("r.csv", "a,b,c,d\n1,.6,.9,-.1\n.6,1,-.9,-1\n.9,-.9,1,-1\n-.1,-1,-1,1\n")
                        .by("items -d r.csv --matrix -n 100"),
                Provoked.of("bifactor_not_identified,general_factor_underdetermined")
                        .data(SampleFile.of(100, 2).continuous("a,b,c,d,e,g", 1, 1))
                        .by(TWO_PARTS),
                Provoked.of("bifactor_not_converged,item_keyed_wrong_way")
                        .data(SampleFile.of(90, 6).continuous("a,b,c,d,e,g", 0.2, 1))
                        .by(TWO_PARTS),
                Provoked.of("missing_codes")
                        .data(four((row, item, x) -> x == 2 ? "NA" : x))
                        .by(ITEMS),
                Provoked.of("general_factor_unstable")
                        .data(SampleFile.of(50)
                                .items("a,b,c", 1.5, (row, item, x) -> x)
                                .otherTrait()
                                .items("d,e,f", 1.5, (row, item, x) -> x)
                                .otherTrait()
                                .items("g,h,i", 1.5, (row, item, x) -> x))
                        .by("items --items a,b,c,d,e,f,g,h,i --draws 60 --intervals few"),
                Provoked.of("search_gains_by_chance")
                        .data(SampleFile.of(40).items("a,b,c,d,e,f,g,h", 3, (row, item, x) -> x))
                        .by("items --items a,b,c,d,e,f,g,h --draws 20 --intervals all"),
                Provoked.of("polychoric_correlation_missing")
                        .data(four((row, item, x) -> item == 3 ? row < 40 ? "" : x : item == 2 && row > 39 ? "" : x))
                        .by(ITEMS),
                Provoked.of("bootstrap_incomplete")
                        .data(SampleFile.of(8).items("a,b,c,d", (row, item, x) -> item == 3 ? row == 0 ? 2 : 1 : x))
                        .by("items --items a,b,c,d --draws 50"),
                Provoked.of("many_categories,difference_depends_on_height")
                        .data(SampleFile.of(40).column("one", row -> row).column("other", row -> 2 * row + row % 3))
                        .by("agreement --items one,other --kappa linear"),
                Provoked.of("no_interval")
                        .file("data.csv", "id,one,other\n1,1.8,0.2\n2,2.8,1.2\n3,0.2,1.8\n4,1.2,2.8\n")
                        .by("agreement --items one,other"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areOnTheAnswer(Provoked one) throws Exception {
        one.check(folder);
    }
}
