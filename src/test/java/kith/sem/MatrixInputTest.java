package kith.sem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kith.Reference;
import kith.data.DataSource;
import kith.finding.InputException;
import kith.moments.Missing;
import kith.moments.matrix.MatrixStatistics;
import kith.moments.matrix.MatrixTable;
import kith.moments.sufficient.SufficientStatistics;
import kith.sem.estimation.Estimator;
import kith.sem.fit.SemFit;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.ModelOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Models of matrices in place of responses, against lavaan 0.6-14 (sample.cov, sample.mean, sample.nobs). */
class MatrixInputTest {

    private static final JsonNode CASES = Reference.own("matrix_input").get("cases");
    private static final Path FILES = Path.of("src/test/resources/reference/own/matrix_input");
    private static final int PUPILS = 301;

    static Stream<String> cases() {
        return CASES.properties().stream().map(Map.Entry::getKey);
    }

    private static List<MatrixTable> tables(String file) {
        Optional<String> group =
                file.equals("groups.csv") || file.equals("spss.csv") ? Optional.of("school") : Optional.empty();
        return MatrixTable.read(DataSource.of(FILES.resolve(file)), List.of(), group);
    }

    private static SufficientStatistics moments(List<MatrixTable> tables) {
        List<MatrixTable> sized = tables.stream()
                .map(table -> table.withN(table.n().orElse(PUPILS)))
                .toList();
        return MatrixStatistics.of(sized, "school");
    }

    private static SemFit fit(JsonNode one, String file) {
        Set<EqualAcrossGroups> equal = EnumSet.noneOf(EqualAcrossGroups.class);
        one.get("equal")
                .forEach(name -> Arrays.stream(EqualAcrossGroups.values())
                        .filter(kind -> kind.lavaanName().equals(name.asText()))
                        .forEach(equal::add));
        List<MatrixTable> tables = tables(file);
        Sem sem = Sem.of(one.get("text").asText())
                .with(Estimator.valueOf(one.get("estimator").asText()))
                .with(ModelOptions.cfa().withMeanStructure(file.equals("means.csv")));
        return (tables.size() > 1 ? sem.byGroup("school").withEqual(equal, List.of()) : sem).fit(moments(tables));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void asLavaan(String name) {
        JsonNode one = CASES.get(name);
        LavaanReference.check(fit(one, one.get("file").asText()), one.get("answer"));
    }

    /** Correlations and standard deviations, and a matrix file of SPSS, say the same as covariances. */
    @Test
    void readsCorrelationsWithStandardDeviations() {
        check(tables("correlations.csv").get(0), tables("means.csv").get(0));
        List<MatrixTable> spss = tables("spss.csv");
        List<MatrixTable> plain = tables("groups.csv");
        assertThat(spss).extracting(MatrixTable::group).containsExactly("Pasteur", "Grant-White");
        for (int g = 0; g < 2; g++) {
            check(spss.get(g), plain.get(g));
        }
    }

    private static void check(MatrixTable one, MatrixTable other) {
        assertThat(one.n()).isEqualTo(other.n());
        for (int i = 0; i < 6; i++) {
            assertThat(one.means().get(i)).isCloseTo(other.means().get(i), within(1e-12));
            for (int j = 0; j < 6; j++) {
                assertThat(one.matrix().at(i, j)).isCloseTo(other.matrix().at(i, j), within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Estimator.class)
    void refusesWhatNeedsTheResponses(Estimator estimator) {
        Sem sem = Sem.of("f =~ x1 + x2 + x3 + x4").with(estimator);
        SufficientStatistics moments = moments(tables("means.csv"));
        if (Set.of(Estimator.ML, Estimator.GLS, Estimator.ULS).contains(estimator)) {
            assertThat(sem.fit(moments).converged()).isTrue();
        } else {
            assertThatThrownBy(() -> sem.fit(moments))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("estimator " + estimator + " with a matrix in place of responses");
        }
        assertThatThrownBy(() ->
                        Sem.of("f =~ x1 + x2 + x3 + x4").with(Missing.FIML).fit(moments))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("fiml with a matrix in place of responses");
    }
}
