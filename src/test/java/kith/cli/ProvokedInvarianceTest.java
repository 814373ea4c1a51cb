package kith.cli;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Findings of measurement invariance. */
class ProvokedInvarianceTest {

    @TempDir
    private Path folder;

    private static final String ONE = "invariance -m f=~a+b+c+d --group group";

    /** Four items of one trait, invariant. */
    private static SampleFile four(int rows) {
        return SampleFile.of(rows).continuous("a,b,c,d", 0.8, 0.6).column("group", row -> row % 2);
    }

    static Stream<Named<Provoked>> cases() {
        return Provoked.named(
                Provoked.of("not_aligned,no_effect_size")
                        .data(four(120))
                        .by("invariance -m f=~a+b+c+d;g=~d+c --group group"),
                Provoked.of("alignment_poorly_identified").data(four(120)).by(ONE + " --alignment free"),
                Provoked.of("nothing_to_sort").data(four(120)).by(ONE + " --cutoff 2"),
                Provoked.of("search_ended_early,no_intervals_of_aligned_sizes,step_left_out,difference_not_tested")
                        .data(SampleFile.of(40)
                                .items("a,b,c,d", 1, (row, item, x) -> x > 3 ? 1 : 0)
                                .column("group", row -> row % 2))
                        .by(ONE + " --ordered all --bootstrap 10"),
                Provoked.of("bootstrap_samples_left_out")
                        .data(SampleFile.of(160)
                                .items("a,b,c,d", (row, item, x) -> item == 0 && row < 2 ? 5 : middle(x))
                                .column("group", row -> row % 2))
                        .by(ONE + " --ordered all --bootstrap 10"),
                Provoked.of("category_not_answered")
                        .data(SampleFile.of(160)
                                .items(
                                        "a,b,c,d",
                                        (row, item, x) -> row > 0 ? middle(x) : item == 0 ? 6 : item == 3 ? "" : x)
                                .column("group", row -> row % 2))
                        .by(ONE + " --ordered all"),
                Provoked.of("permutations_left_out")
                        .data(SampleFile.of(24).continuous("a,b,c,d", 0.2, 1).column("group", row -> row % 2))
                        .by(ONE + " --permute 10"),
                Provoked.of("alignment_metric_of_product")
                        .data(SampleFile.of(1500, 3)
                                .continuous("a,b,c,d", 0.7, 0.7)
                                .column("group", row -> row % 30))
                        .by(ONE + " --levels configural --partial none"),
                Provoked.of("alignment_not_trusted")
                        .data(SampleFile.of(600, 3)
                                .items("a,b,c,d", (row, item, x) -> x + (row % 3) * (item % 2 == 0 ? item : -item))
                                .column("group", row -> row % 3))
                        .by(ONE + " --levels configural --partial none"),
                Provoked.of("alignment_not_converged,small_context")
                        .data(SampleFile.of(18, 3).continuous("a,b,c,d", 0, 1).column("group", row -> row % 3))
                        .by(ONE + " --levels configural --partial none"));
    }

    private static int middle(int response) {
        return Math.max(2, Math.min(4, response));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areOnTheAnswer(Provoked one) throws Exception {
        one.check(folder);
    }
}
