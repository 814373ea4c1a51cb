package kith.moments.ordered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.math.NormalRectangles;
import kith.math.Parallel;
import kith.moments.Missing;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.junit.jupiter.api.Test;

public class OrdinalMomentsTest {

    private static final JsonNode POLYCHORIC = Reference.json("polychoric");
    private static final JsonNode OWN = Reference.own("ordinal_moments");
    private static final Responses CONTEXTS = Reference.data("ce_contexts.csv");
    private static final List<String> TWELVE =
            List.of("ci1", "ci2", "ci3", "ci4", "rw1", "rw2", "rw3", "rw4", "sb1", "sb2", "sb3", "sb4");

    @Test
    void agreesWithLavaanOnTwelveItems() {
        OrdinalMoments moments = OrdinalMoments.of(CONTEXTS, OrdinalDesign.of(TWELVE));
        JsonNode rho = POLYCHORIC.get("rho").get("x");
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 12; j++) {
                Tolerance.ESTIMATE.check(
                        TWELVE.get(i) + " " + TWELVE.get(j),
                        moments.correlation().at(i, j),
                        rho.get(i).get(j).doubleValue());
            }
        }
        JsonNode thresholds = POLYCHORIC.get("thresholds");
        assertThat(moments.thresholds()).hasSize(thresholds.size());
        for (Threshold threshold : moments.thresholds()) {
            Tolerance.CLOSED_FORM.check(
                    threshold.name(),
                    threshold.value(),
                    thresholds.get(threshold.name()).doubleValue());
        }
        JsonNode nacov = POLYCHORIC.get("nacov_first6");
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                Tolerance.CLOSED_FORM.checkScaled(
                        "Γ " + i + " " + j,
                        moments.asymptotic().matrix().get(i, j),
                        nacov.get(i).get(j).doubleValue());
            }
        }
        checkLavaan(moments, OWN.get("ce12"));
    }

    @Test
    void agreesWithPsychOnTheBfi() {
        List<String> items = new ArrayList<>();
        for (String scale : List.of("A", "C", "E", "N", "O")) {
            for (int k = 1; k <= 5; k++) {
                items.add(scale + k);
            }
        }
        OrdinalMoments moments = OrdinalMoments.of(
                Reference.data("bfi.csv"), OrdinalDesign.of(items).with(CovarianceDetail.DIAGONAL));
        JsonNode rho = POLYCHORIC.get("psych_rho_bfi_A").get("x");
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                Tolerance.ESTIMATE.check(
                        items.get(i) + " " + items.get(j),
                        moments.correlation().at(i, j),
                        rho.get(i).get(j).doubleValue());
            }
        }
    }

    @Test
    void pairwiseDeletionAgreesWithLavaan() {
        List<String> names = names(OWN.get("pairwise"));
        OrdinalMoments moments =
                OrdinalMoments.of(CONTEXTS, OrdinalDesign.of(names).with(Missing.PAIRWISE));
        checkLavaan(moments, OWN.get("pairwise"));
    }

    @Test
    void thresholdsWithinThePairAgreeWithPsych() {
        OrdinalMoments moments = OrdinalMoments.of(
                Reference.data("bfi.csv"),
                OrdinalDesign.of(names(OWN.get("psych_within_pair")))
                        .with(Missing.PAIRWISE)
                        .with(EmptyCells.KEEP)
                        .with(PairThresholds.WITHIN_PAIR));
        JsonNode rho = OWN.get("psych_within_pair").get("rho");
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                Tolerance.ESTIMATE.check(
                        i + " " + j,
                        moments.correlation().at(i, j),
                        rho.get(i).get(j).doubleValue());
            }
        }
    }

    @Test
    void mixedVariablesAgreeWithLavaan() {
        Responses mixed = withContinuous();
        JsonNode reference = OWN.get("mixed");
        OrdinalDesign design = OrdinalDesign.of(names(reference), new LinkedHashSet<>(List.of("ci1", "ci2", "ci3")));
        checkLavaan(OrdinalMoments.of(mixed, design), reference);
        checkLavaan(OrdinalMoments.of(mixed, design.with(Missing.PAIRWISE)), OWN.get("mixed_pairwise"));
    }

    private static Responses withContinuous() {
        Map<String, double[]> columns = new LinkedHashMap<>(CONTEXTS.numeric());
        double[] total = new double[CONTEXTS.size()];
        double[] other = new double[CONTEXTS.size()];
        double[] sb2 = CONTEXTS.column("sb2");
        for (int r = 0; r < total.length; r++) {
            total[r] = columns.get("rw1")[r]
                    + columns.get("rw2")[r]
                    + 0.37 * columns.get("rw3")[r]
                    - 0.21 * columns.get("rw4")[r];
            other[r] = columns.get("sb1")[r] + 0.5 * sb2[r] * sb2[r] + 0.11 * columns.get("rw1")[r];
        }
        columns.put("total", total);
        columns.put("other", other);
        return new Responses("contexts", CONTEXTS.rowIds(), columns, CONTEXTS.labels());
    }

    @Test
    void twoCategoriesAgreeWithLavaan() {
        JsonNode reference = OWN.get("binary");
        Map<String, double[]> columns = new LinkedHashMap<>();
        int[] complete = complete(TWELVE);
        for (String name : names(reference)) {
            double[] column = CONTEXTS.rows(complete).column(name);
            for (int r = 0; r < column.length; r++) {
                column[r] = column[r] > 3 ? 1 : 0;
            }
            columns.put(name, column);
        }
        OrdinalMoments moments = OrdinalMoments.of(
                new Responses("binary", CONTEXTS.rows(complete).rowIds(), columns, Map.of()),
                OrdinalDesign.of(names(reference)));
        checkLavaan(moments, reference);
    }

    @Test
    void anEmptyCellOfTwoByTwoIsAdjustedAndTold() {
        JsonNode reference = OWN.get("binary_empty");
        Map<String, double[]> columns = new LinkedHashMap<>();
        List<String> ids = new ArrayList<>();
        for (String name : names(reference)) {
            columns.put(name, doubles(reference.get("table").get(name)));
        }
        for (int r = 0; r < columns.get("a").length; r++) {
            ids.add(Integer.toString(r + 1));
        }
        OrdinalMoments moments =
                OrdinalMoments.of(new Responses("empty", ids, columns, Map.of()), OrdinalDesign.of(names(reference)));
        checkLavaan(moments, reference);
        assertThat(moments.findings())
                .anyMatch(
                        f -> f.code().equals("empty_cell_adjusted") && f.where().equals("a × b"));
    }

    @Test
    void sparseTablesAgreeWithLavaanAndAreTold() {
        JsonNode reference = OWN.get("sparse");
        int[] complete = complete(TWELVE);
        int[] some = new int[(complete.length + 15) / 16];
        for (int r = 0; r < some.length; r++) {
            some[r] = complete[16 * r];
        }
        OrdinalMoments moments = OrdinalMoments.of(CONTEXTS.rows(some), OrdinalDesign.of(names(reference)));
        checkLavaan(moments, reference);
        assertThat(moments.findings()).anyMatch(f -> f.code().equals("empty_cells"));
    }

    @Test
    void groupsAgreeWithLavaan() {
        Responses complete = CONTEXTS.rows(complete(TWELVE));
        List<String> four = TWELVE.subList(0, 4);
        Map<String, OrdinalMoments> groups = OrdinalMoments.byGroup(complete, OrdinalDesign.of(four), "context");
        assertThat(groups).hasSize(3);
        for (JsonNode reference : OWN.get("groups")) {
            checkLavaan(groups.get(reference.get("group").asText()), reference);
        }
    }

    @Test
    void weightsAgreeWithLavaan() {
        Responses complete = CONTEXTS.rows(complete(TWELVE));
        Map<String, double[]> columns = new LinkedHashMap<>(complete.numeric());
        double[] weights = new double[complete.size()];
        for (int r = 0; r < weights.length; r++) {
            weights[r] = 0.5 + ((r + 1) % 7) / 4.0;
        }
        // lavaan has weights sum to the number of rows.
        double factor = weights.length / Arrays.stream(weights).sum();
        Arrays.setAll(weights, r -> weights[r] * factor);
        columns.put("w", weights);
        OrdinalMoments moments = OrdinalMoments.of(
                new Responses("weighted", complete.rowIds(), columns, Map.of()),
                OrdinalDesign.of(TWELVE.subList(0, 4)).weightedBy("w"));
        checkLavaan(moments, OWN.get("weighted"));
    }

    @Test
    void theDiagonalAloneIsTheDiagonal() {
        for (Missing missing : List.of(Missing.LISTWISE, Missing.PAIRWISE)) {
            OrdinalDesign design = OrdinalDesign.of(TWELVE).with(missing);
            double[] alone = OrdinalMoments.of(CONTEXTS, design.with(CovarianceDetail.DIAGONAL))
                    .asymptotic()
                    .diagonal();
            DMatrixRMaj whole = OrdinalMoments.of(CONTEXTS, design).asymptotic().matrix();
            for (int k = 0; k < alone.length; k++) {
                assertThat(alone[k]).isCloseTo(whole.get(k, k), within(1e-12 * Math.max(1, alone[k])));
            }
        }
    }

    @Test
    void everyRowItsOwnClusterChangesNothingButTheFactor() {
        OrdinalMoments plain = OrdinalMoments.of(CONTEXTS, OrdinalDesign.of(TWELVE.subList(0, 4)));
        OrdinalMoments clustered = OrdinalMoments.of(
                CONTEXTS, OrdinalDesign.of(TWELVE.subList(0, 4)).clusteredBy("id"));
        double factor = plain.n() / (plain.n() - 1);
        for (int k = 0; k < plain.asymptotic().size(); k++) {
            assertThat(clustered.asymptotic().matrix().data[k])
                    .isCloseTo(factor * plain.asymptotic().matrix().data[k], within(1e-10));
        }
    }

    @Test
    void threadsChangeNothing() {
        OrdinalDesign design = OrdinalDesign.of(TWELVE).with(Missing.PAIRWISE);
        OrdinalMoments one = OrdinalMoments.of(CONTEXTS, design.with(new Parallel(1)));
        OrdinalMoments four = OrdinalMoments.of(CONTEXTS, design.with(new Parallel(4)));
        assertThat(four.correlation()).isEqualTo(one.correlation());
        assertThat(four.asymptotic().matrix().data).isEqualTo(one.asymptotic().matrix().data);
    }

    static void checkLavaan(OrdinalMoments moments, JsonNode reference) {
        assertThat(moments.n()).isCloseTo(reference.get("n").doubleValue(), within(1e-9));
        double[] expected = doubles(reference.get("statistics"));
        double[] actual = moments.statistics();
        assertThat(actual).hasSameSizeAs(expected);
        assertThat(moments.asymptotic().names()).hasSize(expected.length);
        for (int k = 0; k < expected.length; k++) {
            Tolerance.ESTIMATE.check(moments.asymptotic().names().get(k), actual[k], expected[k]);
        }
        double[] vech = doubles(reference.get("nacov_vech"));
        int cell = 0;
        for (int j = 0; j < expected.length; j++) {
            for (int i = j; i < expected.length; i++) {
                Tolerance.STANDARD_ERROR.checkScaled(
                        "Γ of " + moments.asymptotic().names().get(i) + ", "
                                + moments.asymptotic().names().get(j),
                        moments.asymptotic().matrix().get(i, j),
                        vech[cell++]);
            }
        }
        assertThat(cell).isEqualTo(vech.length);
    }

    private static int[] complete(List<String> names) {
        double[][] columns = names.stream().map(CONTEXTS::column).toArray(double[][]::new);
        return java.util.stream.IntStream.range(0, CONTEXTS.size())
                .filter(r -> java.util.Arrays.stream(columns).noneMatch(c -> Double.isNaN(c[r])))
                .toArray();
    }

    public static List<String> names(JsonNode reference) {
        List<String> names = new ArrayList<>();
        reference.get("names").forEach(name -> names.add(name.asText()));
        return names;
    }

    public static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = array.get(k).doubleValue();
        }
        return values;
    }

    @Test
    void partsOfTheAsymptoticCovarianceAreThoseOfTheWhole() {
        OrdinalDesign design = OrdinalDesign.of(List.of("ci1", "ci2", "rw1"));
        AsymptoticCovariance asymptotic = OrdinalMoments.of(CONTEXTS, design).asymptotic();
        int q = asymptotic.size();
        DMatrixRMaj trailing = asymptotic.trailing(5);
        DMatrixRMaj directions = new DMatrixRMaj(q, 3);
        directions.set(1, 0, 2);
        directions.set(q - 1, 0, -1);
        directions.set(q - 2, 2, 0.5);
        DMatrixRMaj along = asymptotic.along(directions);
        DMatrixRMaj whole = asymptotic.matrix();
        assertThat(trailing.data).isEqualTo(CommonOps_DDRM.extract(whole, 5, q, 5, q).data);
        DMatrixRMaj half = new DMatrixRMaj(q, 3);
        CommonOps_DDRM.mult(whole, directions, half);
        DMatrixRMaj expected = new DMatrixRMaj(3, 3);
        CommonOps_DDRM.multTransA(directions, half, expected);
        assertThat(MatrixFeatures_DDRM.isEquals(along, expected, 1e-10)).isTrue();
    }

    @Test
    void rowsLeftOutAreTakenOffTheTables() {
        for (OrdinalDesign design : List.of(
                OrdinalDesign.of(TWELVE).with(Missing.PAIRWISE),
                OrdinalDesign.of(TWELVE).clusteredBy("id"),
                OrdinalDesign.of(List.of("ci1", "ci2", "rw1"), Set.of("ci1", "rw1")))) {
            OrdinalRows rows = OrdinalMoments.of(CONTEXTS, design).rows().orElseThrow();
            int[] times = new int[rows.size()];
            Arrays.setAll(times, row -> row % 4 == 1 ? 0 : 1);
            OrdinalMoments drawn = rows.drawn(times, 1, CovarianceDetail.DIAGONAL);
            OrdinalMoments without = rows.without(1, 4);
            assertThat(without.n()).isEqualTo(drawn.n());
            assertThat(without.statistics()).isEqualTo(drawn.statistics());
            assertThat(without.asymptotic().diagonal())
                    .isEqualTo(drawn.asymptotic().diagonal());
        }
    }

    @Test
    void variancesOfFunctionsAreNotThereWithoutRowsOrWithClusters() {
        OrdinalDesign design = OrdinalDesign.of(TWELVE);
        for (OrdinalDesign other : List.of(
                design.with(CovarianceDetail.DIAGONAL),
                design.clusteredBy("id"),
                OrdinalDesign.of(TWELVE, Set.of("ci1", "rw1")))) {
            AsymptoticCovariance asymptotic = OrdinalMoments.of(CONTEXTS, other).asymptotic();
            List<AsymptoticCovariance.Direction> none =
                    List.of(AsymptoticCovariance.Direction.of(new double[asymptotic.size()]));
            assertThatThrownBy(() -> asymptotic.variances(none)).isInstanceOf(IllegalStateException.class);
        }
    }

    /** PairDerivatives takes differences over steps of 1e-6, forwards. */
    private static final double FORWARD = 1e-7;

    @Test
    void influencesAreDerivativesByTheCounts() {
        double[] first = {-0.8, 0.1, 1.2};
        double[] second = {-0.3, 0.9};
        for (double rho : new double[] {-0.6, 0.1, 0.5}) {
            double[][] counts = expectedCounts(first, second, rho);
            counts[0][0] += 30;
            counts[2][1] += 20;
            counts[3][2] += 25;
            Pair pair = Pair.of(counts);
            PairDerivatives derivatives =
                    new PairDerivatives(pair.tables, 0, 1, pair.first, pair.second, pair.correlation, pair.n);
            double[] ofCorrelation = derivatives.ofCorrelation();
            double[] ofVariance = derivatives.ofVariance();
            int width = second.length + 2;
            for (int cell = 0; cell < ofVariance.length - 1; cell++) {
                double[] row = counts[cell / width];
                double step = 1e-3;
                row[cell % width] += step;
                Pair up = Pair.of(counts);
                row[cell % width] -= 2 * step;
                Pair down = Pair.of(counts);
                row[cell % width] += step;
                assertThat(ofCorrelation[cell])
                        .as("correlation " + rho + ": " + cell)
                        .isCloseTo((up.correlation - down.correlation) / (2 * step), within(1e-9));
                assertThat(ofVariance[cell])
                        .as("variance " + rho + ": " + cell)
                        .isCloseTo((up.variance() - down.variance()) / (2 * step), within(FORWARD));
            }
        }
    }

    /** A thousand answers to both, some to one of them; the last row and column hold the missing answers. */
    private static double[][] expectedCounts(double[] first, double[] second, double rho) {
        double[][] counts = new double[first.length + 2][second.length + 2];
        NormalRectangles cells = new NormalRectangles(first, second);
        cells.setProbabilities(rho);
        for (int a = 0; a <= first.length; a++) {
            for (int b = 0; b <= second.length; b++) {
                double probability = cells.probability(a * (second.length + 1) + b);
                counts[a][b] = 1_000 * probability;
                counts[a][second.length + 1] += 200 * probability;
                counts[first.length + 1][b] += 100 * probability;
            }
        }
        return counts;
    }

    private record Pair(
            ContingencyTables tables,
            MarginalThresholds first,
            MarginalThresholds second,
            double correlation,
            double n) {

        static Pair of(double[][] counts) {
            List<ObservedVariable> variables = List.of(variable("x", counts.length), variable("y", counts[0].length));
            ContingencyTables tables = new ContingencyTables(variables);
            double n = 0;
            for (int a = 0; a < counts.length; a++) {
                for (int b = 0; b < counts[a].length; b++) {
                    tables.add(new int[] {a, b}, counts[a][b]);
                    n += counts[a][b];
                }
            }
            MarginalThresholds first = MarginalThresholds.of(tables.margin(0));
            MarginalThresholds second = MarginalThresholds.of(tables.margin(1));
            AnswerPatterns none = new AnswerPatterns(2, 0, 0);
            double rho = new PolychoricTable(
                            new OrderedMargin(first, none, 0),
                            new OrderedMargin(second, none, 1),
                            tables,
                            OrdinalDesign.of(List.of("x", "y")))
                    .estimate()
                    .correlation();
            return new Pair(tables, first, second, rho, n);
        }

        private static ObservedVariable variable(String name, int codes) {
            return ObservedVariable.ordered(
                    name, IntStream.range(0, codes - 1).asDoubleStream().toArray());
        }

        /** n Σ count · influence². */
        double variance() {
            double[] influence = TableInfluence.of(tables, null, 0, 1, first, second, correlation)
                    .table();
            int width = second.levels() + 1;
            double sum = 0;
            for (int cell = 0; cell < influence.length; cell++) {
                sum += tables.count(0, 1, cell / width, cell % width) * influence[cell] * influence[cell];
            }
            return n * sum;
        }
    }
}
