package kith.sem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.moments.Missing;
import kith.sem.estimation.Estimator;
import kith.sem.fit.SemFit;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.ModelOptions;
import kith.sem.solution.Estimate;
import org.junit.jupiter.api.Test;

/** Standard errors and tests that allow for clusters, against lavaan 0.6-14 and by identities. */
class ClusterTest {

    private static final Responses TWO_LEVELS = Reference.data("twolevel.csv");
    private static final JsonNode OWN = Reference.own("clusters");
    private static final Sem FOUR =
            Sem.of("f =~ y1 + y2 + y3 + y4").with(Estimator.MLR).clusteredBy("cluster");

    private static Responses with(Responses responses, String name, double[] column) {
        Map<String, double[]> numeric = new LinkedHashMap<>(responses.numeric());
        numeric.put(name, column);
        return new Responses(responses.source(), responses.rowIds(), numeric, responses.labels());
    }

    @Test
    void oneFactor() {
        SemFit fit = Sem.of("f =~ y1 + y2 + y3")
                .with(Estimator.MLR)
                .clusteredBy("cluster")
                .fit(TWO_LEVELS);
        LavaanReference.check(fit, Reference.json("cfa_cluster_mlr"));
    }

    @Test
    void withMeans() {
        SemFit fit = FOUR.with(ModelOptions.cfa().withMeanStructure(true)).fit(TWO_LEVELS);
        LavaanReference.check(fit, OWN.get("means"));
    }

    @Test
    void missingAnswers() {
        double[] second = TWO_LEVELS.column("y2");
        double[] third = TWO_LEVELS.column("y3");
        for (int r = 0; r < second.length; r++) {
            second[r] = r % 7 == 2 ? Double.NaN : second[r];
            third[r] = r % 11 == 4 ? Double.NaN : third[r];
        }
        SemFit fit = FOUR.with(Missing.FIML).fit(with(with(TWO_LEVELS, "y2", second), "y3", third));
        LavaanReference.check(fit, OWN.get("fiml"));
    }

    @Test
    void groups() {
        List<String> half = new ArrayList<>();
        for (double cluster : TWO_LEVELS.column("cluster")) {
            half.add(cluster % 2 == 0 ? "even" : "odd");
        }
        Responses responses =
                new Responses("two levels", TWO_LEVELS.rowIds(), TWO_LEVELS.numeric(), Map.of("half", half));
        SemFit fit = FOUR.byGroup("half")
                .withEqual(Set.of(EqualAcrossGroups.LOADINGS), List.of())
                .fit(responses);
        LavaanReference.check(fit, OWN.get("groups"));
    }

    /**
     * Every row its own cluster: the plain sandwich, times G ∕ (G − 1). Every row twice in its cluster: as if it stood
     * once.
     */
    @Test
    void orderedAnswersInClusters() {
        Sem sem = Sem.of("f =~ ci1 + ci2 + ci3 + ci4")
                .with(Estimator.WLSMV)
                .withOrdered(Set.of("ci1", "ci2", "ci3", "ci4"));
        Responses complete = complete(Reference.data("ce_contexts.csv"));
        int n = complete.size();
        Responses singles =
                with(complete, "own", IntStream.range(0, n).asDoubleStream().toArray());
        SemFit plain = sem.fit(complete);
        SemFit alone = sem.clusteredBy("own").fit(singles);
        SemFit twice = sem.clusteredBy("own")
                .fit(singles.rows(IntStream.range(0, 2 * n).map(k -> k / 2).toArray()));
        double factor = Math.sqrt((double) n / (n - 1));
        for (int i = 0; i < plain.estimates().size(); i++) {
            Estimate expected = plain.estimates().get(i);
            Tolerance.ESTIMATE.check(
                    expected + " twice", twice.estimates().get(i).estimate(), expected.estimate());
            Tolerance.STANDARD_ERROR.check(
                    expected + " alone", alone.estimates().get(i).se(), factor * expected.se());
            Tolerance.STANDARD_ERROR.check(
                    expected + " twice", twice.estimates().get(i).se(), factor * expected.se());
        }
    }

    private static Responses complete(Responses responses) {
        return responses.rows(IntStream.range(0, responses.size())
                .filter(row -> List.of("ci1", "ci2", "ci3", "ci4").stream()
                        .noneMatch(name -> Double.isNaN(responses.numeric().get(name)[row])))
                .toArray());
    }

    @Test
    void tellsRowsWithoutCluster() {
        double[] cluster = TWO_LEVELS.column("cluster");
        cluster[0] = Double.NaN;
        SemFit fit = FOUR.fit(with(TWO_LEVELS, "cluster", cluster));
        assertThat(fit.observations()).containsExactly(2499);
        assertThat(fit.findings()).extracting(Finding::code).containsExactly("rows_without_cluster");
    }

    @Test
    void wantsARobustEstimatorAndAColumn() {
        assertThatThrownBy(() -> FOUR.with(Estimator.ML).fit(TWO_LEVELS))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("MLR");
        assertThatThrownBy(() -> FOUR.clusteredBy("street").byGroup("town").fit(TWO_LEVELS))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("street")
                .hasMessageContaining("town");
    }
}
