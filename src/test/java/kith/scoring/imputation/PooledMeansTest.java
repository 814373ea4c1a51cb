package kith.scoring.imputation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.Reference;
import kith.Tolerance;
import kith.data.Grouping;
import kith.data.Responses;
import kith.instrument.InstrumentLibrary;
import org.junit.jupiter.api.Test;

/** Mean scores of 20 imputed data sets against mice's {@code pool.scalar}: own/pooled_trial.json. */
class PooledMeansTest {

    @Test
    void meansOfScoresAgreeWithMice() {
        Responses all = Reference.data("mi_hs_imputed20.csv");
        double[] set = all.column(".imp");
        List<Responses> sets = IntStream.rangeClosed(1, 20)
                .mapToObj(m -> all.rows(
                        IntStream.range(0, set.length).filter(i -> set[i] == m).toArray()))
                .toList();
        double[] sex = sets.get(0).column("sex");
        Grouping groups = new Grouping(
                "sex",
                List.of("1", "2"),
                IntStream.range(0, 301).map(i -> (int) sex[i] - 1).toArray());
        ImputedResponses imputed = new ImputedResponses(
                new ChainedEquations.Plan(20, ImputationMethod.MATCHING, 1),
                IntStream.range(0, 301).toArray(),
                sets,
                0,
                0);
        PooledMeans found = PooledMeans.of(InstrumentLibrary.bundled("holzinger1939"), imputed, Optional.of(groups));
        assertThat(found.means()).hasSize(9);
        for (PooledMeans.Mean mean : found.means()) {
            String group = mean.group().isEmpty() ? "all" : mean.group().equals("1") ? "one" : "two";
            JsonNode wanted =
                    Reference.own("pooled_trial").get("means").get(mean.scale()).get(group);
            String what = mean.scale() + " " + group;
            PooledEstimate estimate = mean.estimate();
            assertThat(mean.n()).isEqualTo(wanted.get("n").asInt());
            check(what, estimate.estimate(), wanted.get("est"));
            check(what + " se", estimate.standardError(), wanted.get("se"));
            check(what + " df", estimate.df(), wanted.get("df"));
            check(what + " t", estimate.statistic(), wanted.get("t"));
            Tolerance.CLOSED_FORM.checkScaled(
                    what + " p", estimate.pvalue(), wanted.get("p").asDouble());
            check(what + " lower", estimate.estimate() - estimate.margin(0.95), wanted.get("lower"));
            check(what + " upper", estimate.estimate() + estimate.margin(0.95), wanted.get("upper"));
            check(what + " fmi", estimate.missingInformation(), wanted.get("fmi"));
            check(what + " riv", estimate.increase(), wanted.get("riv"));
            check(what + " lambda", estimate.lambda(), wanted.get("lambda"));
        }
    }

    private static void check(String what, double found, JsonNode wanted) {
        Tolerance.CLOSED_FORM.check(what, found, wanted.asDouble());
    }
}
