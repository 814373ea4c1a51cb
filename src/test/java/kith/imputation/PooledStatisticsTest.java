package kith.imputation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.Reference;
import kith.Tolerance;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.Finding;
import kith.instrument.Instrument;
import kith.instrument.InstrumentLibrary;
import kith.math.Parallel;
import kith.scoring.imputation.ChainedEquations;
import kith.scoring.imputation.ImputationMethod;
import kith.scoring.imputation.ImputedResponses;
import kith.scoring.imputation.PooledChiSquare;
import kith.sem.Sem;
import kith.study.InstrumentModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every number of own/pooling.json: 20 imputed data sets analysed by psych and lavaan, pooled by Rubin's rules. */
class PooledStatisticsTest {

    private static final JsonNode WANTED = Reference.own("pooling");
    private static final ChainedEquations.Plan PLAN = new ChainedEquations.Plan(20, ImputationMethod.MATCHING, 1);

    private static PooledStatistics found;

    @BeforeAll
    static void pool() {
        Instrument instrument = InstrumentLibrary.bundled("holzinger1939");
        Responses all = Reference.data("mi_hs_imputed20.csv");
        double[] set = all.column(".imp");
        List<Responses> sets = IntStream.rangeClosed(1, 20)
                .mapToObj(m -> all.rows(
                        IntStream.range(0, set.length).filter(i -> set[i] == m).toArray()))
                .toList();
        Responses first = sets.get(0);
        Grouping sex = new Grouping(
                "sex",
                List.of("1", "2"),
                IntStream.range(0, 301)
                        .map(i -> (int) first.column("sex")[i] - 1)
                        .toArray());
        ImputedResponses imputed =
                new ImputedResponses(PLAN, IntStream.range(0, 301).toArray(), sets, 0, 0);
        found = PooledStatistics.of(
                instrument,
                imputed,
                Sem.of(InstrumentModel.correlatedFactors(instrument)),
                Optional.of(sex),
                Parallel.allCores());
    }

    private static PooledStatistic one(List<PooledStatistic> all, PooledQuantity statistic, String... place) {
        return all.stream()
                .filter(row -> row.statistic() == statistic && row.place().equals(List.of(place)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(statistic + " of " + List.of(place)));
    }

    /** Rows of a table or, at the tolerance of estimates by iteration, of a model; df and fmi follow from both. */
    private static void check(String what, PooledStatistic row, JsonNode wanted, boolean closed) {
        Tolerance estimate = closed ? Tolerance.CLOSED_FORM : Tolerance.ESTIMATE;
        estimate.check(what, row.value().estimate(), wanted.get("est").asDouble());
        estimate.check(what + " lower", row.value().lower(), wanted.get("lower").asDouble());
        estimate.check(what + " upper", row.value().upper(), wanted.get("upper").asDouble());
        estimate.check(
                what + " se",
                row.value().pooled().standardError(),
                wanted.get("se").asDouble());
        estimate.check(
                what + " fmi",
                row.value().pooled().missingInformation(),
                wanted.get("fmi").asDouble());
        double df = wanted.get("df").asDouble();
        // Degrees of freedom are (m - 1)/lambda^2: an error of 1e-4 of a small lambda is doubled relative to it.
        assertThat(row.value().pooled().df() / df)
                .as(what + " df")
                .isCloseTo(1, org.assertj.core.data.Offset.offset(closed ? 1e-8 : 2e-3));
    }

    @Test
    void itemsAgreeWithPsych() {
        WANTED.get("items").fields().forEachRemaining(item -> {
            String scale = found.items().stream()
                    .filter(row -> row.place().get(1).equals(item.getKey()))
                    .findFirst()
                    .orElseThrow()
                    .place()
                    .get(0);
            check(
                    item.getKey(),
                    one(found.items(), PooledQuantity.ITEM_MEAN, scale, item.getKey()),
                    item.getValue().get("mean"),
                    true);
            check(
                    item.getKey(),
                    one(found.items(), PooledQuantity.ITEM_REST_CORRELATION, scale, item.getKey()),
                    item.getValue().get("r_drop"),
                    true);
            check(
                    item.getKey(),
                    one(found.items(), PooledQuantity.ITEM_SD, scale, item.getKey()),
                    item.getValue().get("sd"),
                    true);
        });
        assertThat(found.items()).hasSize(27);
    }

    @Test
    void reliabilityAgreesWithPsychAndLavaan() {
        WANTED.get("reliability").fields().forEachRemaining(scale -> {
            check(
                    scale.getKey(),
                    one(found.reliability(), PooledQuantity.ALPHA, scale.getKey()),
                    scale.getValue().get("alpha"),
                    true);
            check(
                    scale.getKey(),
                    one(found.reliability(), PooledQuantity.OMEGA, scale.getKey()),
                    scale.getValue().get("omega"),
                    false);
        });
        assertThat(found.reliability()).hasSize(6);
    }

    @Test
    void meansAndStandardDeviationsOfScoresAgree() {
        WANTED.get("scores").fields().forEachRemaining(scale -> {
            check(
                    scale.getKey(),
                    one(found.scores(), PooledQuantity.SCORE_MEAN, scale.getKey()),
                    scale.getValue().get("mean"),
                    true);
            check(
                    scale.getKey(),
                    one(found.scores(), PooledQuantity.SCORE_SD, scale.getKey()),
                    scale.getValue().get("sd"),
                    true);
        });
        assertThat(found.scores()).hasSize(6);
    }

    @Test
    void correlationsOfScalesAgree() {
        WANTED.get("correlations")
                .fields()
                .forEachRemaining(pair -> check(
                        pair.getKey(),
                        one(
                                found.correlations(),
                                PooledQuantity.SCALE_CORRELATION,
                                pair.getKey().split("~~")),
                        pair.getValue(),
                        true));
        assertThat(found.correlations()).hasSize(3);
    }

    @Test
    void parametersAgreeWithLavaan() {
        List<PooledStatistic> parameters = found.model().orElseThrow().parameters();
        int compared = 0;
        for (Map.Entry<String, JsonNode> row : WANTED.at("/model/parameters").properties()) {
            String[] sides = row.getKey().split("(?<=[^=~])(?==~|~~)|(?<==~|~~)");
            for (Map.Entry<String, PooledQuantity> kind : Map.of(
                            "raw", PooledQuantity.PARAMETER, "std", PooledQuantity.STANDARDIZED_PARAMETER)
                    .entrySet()) {
                if (row.getValue().path(kind.getKey()).has("est")) {
                    check(
                            row.getKey(),
                            one(parameters, kind.getValue(), sides),
                            row.getValue().get(kind.getKey()),
                            false);
                    compared++;
                }
            }
        }
        assertThat(parameters).hasSize(compared).hasSize(42);
    }

    @Test
    void parametersAgreeWithSemTools() {
        WANTED.get("semtools").fields().forEachRemaining(row -> {
            PooledStatistic own = one(
                    found.model().orElseThrow().parameters(),
                    PooledQuantity.PARAMETER,
                    row.getKey().split("(?<=[^=~])(?==~|~~)|(?<==~|~~)"));
            Tolerance.ESTIMATE.check(
                    row.getKey(),
                    own.value().estimate(),
                    row.getValue().get("est").asDouble());
            Tolerance.STANDARD_ERROR.check(
                    row.getKey(),
                    own.value().pooled().standardError(),
                    row.getValue().get("se").asDouble());
        });
    }

    @Test
    void theTestOfFitAgreesWithTheFormulaAndSemTools() {
        PooledChiSquare test = found.model().orElseThrow().test().orElseThrow();
        JsonNode wanted = WANTED.at("/model/d2");
        Tolerance.CHI_SQUARE.check("F", test.f(), wanted.get("F").asDouble());
        Tolerance.CLOSED_FORM.check("df1", test.df1(), wanted.get("df1").asDouble());
        assertThat(test.df2() / wanted.get("df2").asDouble()).isCloseTo(1, org.assertj.core.data.Offset.offset(2e-3));
        Tolerance.ESTIMATE.check("p", test.pvalue(), wanted.get("p").asDouble());
        Tolerance.ESTIMATE.check("r", test.increase(), wanted.get("riv").asDouble());
        JsonNode semtools = WANTED.get("semtools_d2");
        Tolerance.CHI_SQUARE.check("F", test.f(), semtools.get("F").asDouble());
        Tolerance.CLOSED_FORM.check("df1", test.df1(), semtools.get("df1").asDouble());
        assertThat(test.df2() / semtools.get("df2").asDouble()).isCloseTo(1, org.assertj.core.data.Offset.offset(2e-3));
    }

    @Test
    void latentMeansAgreeWithLavaan() {
        WANTED.get("latent_means").fields().forEachRemaining(mean -> {
            PooledStatistic own = one(found.latentMeans(), PooledQuantity.LATENT_MEAN, mean.getKey(), "~1", "");
            // lavaan orders groups as they first appear: the second is the group whose mean is estimated
            assertThat(own.group()).isEqualTo(WANTED.at("/labels/1").asText());
            check(mean.getKey(), own, mean.getValue(), false);
        });
        assertThat(found.latentMeans()).hasSize(3);
    }

    @Test
    void nothingIsLostWhereEveryModelConverged() {
        assertThat(found.findings()).isEmpty();
        assertThat(found.model().orElseThrow().fitted()).isEqualTo(20);
        assertThat(PooledStatistics.lost(20, 20)).isEmpty();
        assertThat(PooledStatistics.lost(19, 20).orElseThrow().code()).isEqualTo("imputed_fits_lost");
    }

    @Test
    void modelsThatCannotBeFittedAreToldAndTheRestIsPooled() {
        Instrument instrument = InstrumentLibrary.bundled("holzinger1939");
        PooledStatistics without = PooledStatistics.of(
                instrument, found.imputed(), Sem.of("f =~ x1 + x2 + none"), Optional.empty(), new Parallel(1));
        assertThat(without.findings()).extracting(Finding::code).containsExactly("imputed_model_not_fitted");
        assertThat(without.model()).isEmpty();
        assertThat(new ArrayList<>(without.items())).hasSize(27);
    }
}
