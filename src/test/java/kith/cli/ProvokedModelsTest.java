package kith.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.data.Responses;
import kith.finding.Finding;
import kith.moments.missing.MissingPatterns;
import kith.sem.Sem;
import kith.sem.comparison.Comparison;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Findings of structural equation models. */
class ProvokedModelsTest {

    @TempDir
    private Path folder;

    private static final double NaN = Double.NaN;
    private static final String ONE = "cfa -m f=~a+b+c+d";
    private static final String TWO = "cfa -m f=~a+b+c;g=~d+e+k";

    private static SampleFile four(SampleFile.Change change) {
        return SampleFile.of(80).items("a,b,c,d", change).column("group", row -> row % 2);
    }

    /** Six items of one trait. */
    private static SampleFile six(int rows) {
        return SampleFile.of(rows).continuous("a,b,c,d,e,k", 0.8, 0.6).column("group", row -> row % 2);
    }

    static Stream<Named<Provoked>> cases() {
        return Provoked.named(
                Provoked.of("empty_rows")
                        .data(four((row, item, x) -> row < 4 ? "" : x))
                        .by(ONE + " --missing fiml"),
                Provoked.of("rows_without_score")
                        .data(four((row, item, x) -> (row + item) % 5 == 0 ? "" : x))
                        .by(ONE + " --scores scores.csv"),
                Provoked.of("between_correlation_at_bound,two_level_moments_not_converged,not_identified")
                        .data(SampleFile.of(100)
                                .column("school", row -> row / 5)
                                .trait(row -> row / 5 % 3 - 1)
                                .items("a,b,c", 0.9, (row, item, x) -> x > 3 ? 1 : 0))
                        .by(
                                "cfa -m level:1;fw=~a+b+c;level:2;fb=~a+b+c --cluster school --ordered all --estimator WLSMV"),
                Provoked.of("undefined_numbers").data(six(60)).by("cfa -m f=~a+b+c"),
                Provoked.of("latent_covariance_not_positive").data(six(60)).by(TWO + ";f~~1.2*g --std-lv"),
                Provoked.of("residual_covariance_not_positive,heywood_case,factor_scores_not_found")
                        .data(SampleFile.of(40).items("a,b,c", 1, (row, item, x) -> x > 3 ? 1 : 0))
                        .by("cfa -m f=~a+b+c --ordered all --scores s.csv"),
                Provoked.of("constraints_not_met,details_not_done")
                        .data(six(60))
                        .by("cfa -m f=~NA*a+p*b+c;f~~1*f;p==3;p==1 --residuals"),
                Provoked.of("not_converged,few_rows")
                        .data(SampleFile.of(8, 10).continuous("a,b,c,d", 0.1, 0.6))
                        .by(ONE + " --estimator ULS"),
                Provoked.of("draws_without_solution")
                        .data(SampleFile.of(14, 3).continuous("a,b,c,d", 0.5, 1))
                        .by("cfa -m f=~a+b;g=~c+d --bootstrap 20"),
                Provoked.of("factor_means_fixed,values_by_group")
                        .data(six(60))
                        .by(ONE + ";a~c(p,p)*1;b~c(q,q)*1;c~c(r,r)*1;d~c(s,s)*1 --group group"),
                Provoked.of("reliability_depends_on_parameterization")
                        .data(four((row, item, x) -> item == 3 ? 6 - x : x))
                        .by(ONE + " --ordered all --validity"),
                Provoked.of("no_standard_error,empty_cells,empty_cell_adjusted,correlation_nearly_one")
                        .data(SampleFile.of(30).items("a,b,c,d", 0.1, (row, item, x) -> x > 3 ? 1 : 0))
                        .by(ONE + " --ordered all"),
                Provoked.of("rotation_not_determined")
                        .data(six(60))
                        .file("t.csv", "item,f,g\na,,\nb,,\nc,,\nd,,\ne,,\nk,,\n")
                        .by("cfa -m efa('b')*f+efa('b')*g=~a+b+c+d+e+k --rotation targetQ --target t.csv"),
                Provoked.of("negative_difference").in(ProvokedModelsTest::ofModelsThatAreNotNested),
                Provoked.of("never_answered").in(() -> saturated(new double[][] {{1, 2, 3, 4}, {NaN, NaN, NaN, NaN}})),
                Provoked.of("saturated_nearly_singular")
                        .in(() -> saturated(new double[][] {{1, 2, 3, 4, 5, 6}, {1.003, 2, 3.001, 4, 5.002, NaN}})),
                Provoked.of("saturated_not_converged")
                        .in(() -> saturated(new double[][] {
                            {0.5, NaN, 0.5, NaN, NaN, NaN, 0.5, NaN, 2, NaN, NaN, NaN, NaN, NaN},
                            {-0.5, 1.5, 0, 0.5, NaN, NaN, NaN, NaN, 1, 0.5, 0, NaN, 0.5, NaN},
                            {NaN, 2, NaN, NaN, 2, 0.5, NaN, NaN, 1.5, 1.5, 0.5, 0.5, NaN, 1.5},
                            {0, 1, 0.5, NaN, 2.5, 0, 0, 1.5, NaN, NaN, NaN, NaN, 0.5, NaN}
                        })));
    }

    /** In a sample of one trait, two orthogonal factors fit worse than one factor with more degrees of freedom. */
    private static List<Finding> ofModelsThatAreNotNested() {
        Random random = new Random(1);
        double[] trait = random.doubles(60).toArray();
        Responses sample = responses(IntStream.range(0, 6)
                .mapToObj(item -> Arrays.stream(trait)
                        .map(value -> 3 * value + random.nextGaussian())
                        .toArray())
                .toArray(double[][]::new));
        return Comparison.of(
                        Sem.of("f =~ x0 + x1 + x2\n g =~ x3 + x4 + x5\n f ~~ 0*g\n x0 ~~ x3")
                                .fitted(sample),
                        Sem.of("f =~ x0 + x1 + x2 + x3 + x4 + x5").fitted(sample),
                        Comparison.Method.PLAIN)
                .findings();
    }

    private static List<Finding> saturated(double[][] columns) {
        Responses sample = responses(columns);
        return MissingPatterns.of(sample, List.copyOf(sample.numeric().keySet()))
                .saturated()
                .findings();
    }

    private static Responses responses(double[][] columns) {
        Map<String, double[]> named = new LinkedHashMap<>();
        for (int j = 0; j < columns.length; j++) {
            named.put("x" + j, columns[j]);
        }
        List<String> ids = IntStream.range(0, columns[0].length)
                .mapToObj(Integer::toString)
                .toList();
        return new Responses("sample", ids, named, Map.of());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areOnTheAnswer(Provoked one) throws Exception {
        one.check(folder);
    }
}
