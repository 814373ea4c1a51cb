package kith.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kith.efa.extraction.Extraction;
import kith.efa.extraction.ExtractionMethod;
import kith.math.Matrix;
import kith.rotation.Promax;
import kith.rotation.StartingPoints;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Findings of exploratory factor analysis and of rotations. */
class ProvokedFactorsTest {

    @TempDir
    private Path folder;

    private static final String QUICK = " --draws 5 --comparison-data without";
    private static final String ONE = "efa --items a,b,c,d --factors 1 --errors none" + QUICK;

    private static SampleFile four(SampleFile.Change change) {
        return SampleFile.of(80).items("a,b,c,d", change);
    }

    /** Six items of which no two have anything in common. */
    private static SampleFile noise(int rows) {
        SampleFile file = SampleFile.of(rows);
        for (String item : List.of("a", "b", "c", "d", "e", "f")) {
            file.column(item, row -> file.chance());
        }
        return file;
    }

    /** Of three items the first is nearly the sum of the others. */
    private static SampleFile sum(double error) {
        SampleFile file = SampleFile.of(80).continuous("b,c,d", 0.5, 0.8);
        SampleFile sum = SampleFile.of(80).continuous("b,c,d", 0.5, 0.8);
        return file.column("a", row -> sum.number("b", row) + sum.number("c", row) + error * file.chance());
    }

    static Stream<Named<Provoked>> cases() {
        return Provoked.named(
                Provoked.of("incomplete_rows")
                        .data(four((row, item, x) -> (row + item) % 5 == 0 ? "" : x))
                        .by(ONE),
                Provoked.of("singular_correlations")
                        .data(four((row, item, x) -> item > 1 ? row % 5 + 1 : x))
                        .by(ONE),
                Provoked.of("rows_without_scores")
                        .data(four((row, item, x) -> (row + item) % 5 == 0 ? "" : x))
                        .by(ONE + " --scores s.csv"),
                Provoked.of("kmo_unacceptable,msa_unacceptable").data(sum(0.1)).by(ONE),
                Provoked.of("no_factor").data(noise(100)).by("efa --items a,b,c,d,e,f --errors none" + QUICK),
                Provoked.of("normality_not_tested")
                        .data(SampleFile.of(5001).items("a,b,c,d"))
                        .by(ONE),
                Provoked.of("too_many_factors")
                        .in(() -> Extraction.of(ExtractionMethod.MINRES, 4)
                                .fit(Matrix.square(
                                        List.of("a", "b", "c"), new double[][] {{1, .5, .4}, {.5, 1, .3}, {.4, .3, 1}}))
                                .findings()),
                Provoked.of("extraction_not_converged")
                        .file("r.csv", "a,b,c,d\n1,.9,.9,.2\n.9,1,.2,-.5\n.9,.2,1,.5\n.2,-.5,.5,1\n")
                        .by("efa -d r.csv --matrix -n 100 --items a,b,c,d --factors 3 --errors none" + QUICK),
                Provoked.of("items_reversed")
                        .data(SampleFile.of(80).items("a,b,c").items("d,e,f", (row, item, x) -> 6 - x))
                        .by("efa --items a,b,c,d,e,f --factors 3 --errors none" + QUICK),
                Provoked.of("improper_determinacy")
                        .data(sum(0.5))
                        .by("efa --items a,b,c --factors 1 --errors none --extraction pa --scores s.csv" + QUICK),
                Provoked.of("bootstrap_samples_lost")
                        .data(four((row, item, x) -> item == 3 ? row == 0 ? 2 : 1 : x))
                        .by("efa --items a,b,c,d --factors 1 --errors bootstrap --samples 20" + QUICK),
                Provoked.of("rotation_local_minima")
                        .data(noise(60))
                        .by("efa --items a,b,c,d,e,f --factors 2 --errors none --rotation simplimax" + QUICK),
                Provoked.of("promax_singular,rotation_not_converged")
                        .in(() -> Promax.AS_PSYCH
                                .rotate(
                                        Matrix.ofRowMajor(List.of("a", "b", "c"), List.of("f", "g"), new double[] {
                                            .7, 0, .6, 0, .5, 0
                                        }),
                                        StartingPoints.unrotatedOnly())
                                .findings()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areOnTheAnswer(Provoked one) throws Exception {
        one.check(folder);
    }
}
