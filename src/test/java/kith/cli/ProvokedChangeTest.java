package kith.cli;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Findings of change over time and of trials. */
class ProvokedChangeTest {

    @TempDir
    private Path folder;

    /** Scores of 60 respondents at two waves. */
    private static SampleFile scores() {
        return SampleFile.of(60).continuous("before,after", 1, 0.5);
    }

    /** Two arms, three waves, clusters of six. */
    private static SampleFile trial(int rows) {
        return SampleFile.of(rows)
                .column("arm", row -> row % 2 == 0 ? "usual" : "new")
                .column("cluster", row -> row / 6)
                .continuous("t0,t1,t2", 1, 0.5);
    }

    static Stream<Named<Provoked>> cases() {
        return Provoked.named(
                Provoked.of("retest_impossible")
                        .data(scores().column("retest", row -> row < 2 ? row : ""))
                        .by("change --scores before,retest,after --retest retest"),
                Provoked.of("retest_impossible")
                        .data(scores().column("retest", row -> 3))
                        .by("change --scores before,retest,after --retest retest"),
                Provoked.of("reliability_out_of_range")
                        .data(scores().continuous("retest", -1, 0.5))
                        .by("change --scores before,retest,after --retest retest"),
                Provoked.of("reliability_unknown").data(scores()).by("change --scores before,after"),
                Provoked.of("incomplete_pairs")
                        .data(scores().column("later", row -> row % 5 == 0 ? "" : row))
                        .by("change --scores before,later"),
                Provoked.of("change_partly_pooled").data(scores()).by("change --scores before,after --imputations 3"),
                Provoked.of("change_not_imputed")
                        .data(SampleFile.of(9).continuous("before,after", 1, 0.5))
                        .by("change --scores before,after --imputations 3"),
                Provoked.of("too_few_changes")
                        .data(scores().column("arm", row -> row < 2 ? "new" : "usual"))
                        .by("change --scores before,after --arm arm"),
                Provoked.of("anchor_against_change")
                        .data(SampleFile.of(60)
                                .column("t0", row -> row % 7)
                                .column("t1", row -> row % 7 + row % 5 - 2)
                                .column("rating", row -> row % 5 + row % 3 < 3 ? 5 : 3))
                        .by("change --scores t0,t1 --anchor rating --anchor-improved 5"),
                Provoked.of("anchor_weak")
                        .data(scores().column("rating", row -> row % 3))
                        .by("change --scores before,after --anchor rating --anchor-improved 2"),
                Provoked.of("unequal_dropout")
                        .data(trial(60).column("t3", row -> row % 2 == 0 && row % 3 != 0 ? "" : row % 7))
                        .by("change --scores t0,t1,t3 --arm arm"),
                Provoked.of("few_trial_clusters,change_assumes_independence")
                        .data(trial(60))
                        .by("change --scores t0,t1,t2 --arm arm --cluster cluster"),
                Provoked.of("clusters_do_not_vary")
                        .data(SampleFile.of(80)
                                .column("arm", row -> row % 4 < 2 ? "usual" : "new")
                                .column("cluster", row -> row / 8)
                                .trait(row -> row % 2 == 0 ? 1 : -1)
                                .continuous("t0,t1,t2", 1, 0.1))
                        .by("change --scores t0,t1,t2 --arm arm --cluster cluster"),
                Provoked.of("trial_model_impossible")
                        .data(trial(40).column("t3", row -> row < 4 ? row * row : ""))
                        .by("change --scores t0,t1,t3 --arm arm"),
                Provoked.of("trial_model_not_converged")
                        .data(SampleFile.of(12)
                                .column("arm", row -> row % 2)
                                .continuous("t0,t1", 1, 0.5)
                                .column("t3", row -> row % 5)
                                .column("t4", row -> row % 5))
                        .by("change --scores t0,t1,t3,t4 --arm arm"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areOnTheAnswer(Provoked one) throws Exception {
        one.check(folder);
    }
}
