package kith.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import kith.Reference;
import kith.Tolerance;
import kith.efa.solution.FactorMatching;
import kith.finding.InputException;
import kith.math.Matrix;
import kith.math.Parallel;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rotations of three minres factors against GPArotation's best of 16 starts. */
class RotationReferenceTest {

    private static final JsonNode REFERENCE = Reference.own("rotations");
    private static final Matrix UNROTATED = matrix(REFERENCE.get("unrotated"));
    private static final double PRECISE = 1e-8;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quartimax",
                "bentlerT",
                "geominT",
                "infomaxT",
                "infomaxQ",
                "entropy",
                "geominQ",
                "bentlerQ",
                "bifactor",
                "equamax",
                "parsimax",
                "varimax_exact",
                "oblimin_minus",
                "oblimin_plus",
                "cf_oblique",
                "target_orthogonal",
                "target_oblique",
                "partial_oblique"
            })
    void agreesWithGpaRotation(String name) {
        JsonNode expected = REFERENCE.get("rotations").get(name);
        CriterionRotation asked = rotation(name);
        RotatedFactors actual = new CriterionRotation(asked.family(), asked.axes(), asked.rows(), PRECISE)
                .rotate(UNROTATED, StartingPoints.withSeed(1));
        assertThat(actual.minima()).isNotEmpty();
        Matrix loadings = matrix(expected.get("loadings"));
        FactorMatching alignment = FactorMatching.of(loadings, actual.loadings());
        check(name, alignment.loadings(actual.loadings()), loadings);
        if (asked.axes() == Axes.OBLIQUE) {
            check(name + " phi", alignment.phi(actual.phi()), matrix(expected.get("phi")));
        }
        if (!name.equals("quartimax")) {
            // Quartimax is the member κ = 0 of the Crawford–Ferguson family here: the same but for a constant.
            assertThat(actual.value()).isCloseTo(expected.get("value").asDouble(), Offset.offset(1e-7));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"oblimin", "geominQ", "infomaxQ", "bentlerQ", "simplimax", "biquartimin", "promax"})
    void keepsTheReproducedCorrelations(String name) {
        RotatedFactors rotated = NamedRotation.of(name).rotation().rotate(UNROTATED, StartingPoints.withSeed(2));
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 9; j++) {
                double before = 0;
                double after = 0;
                for (int k = 0; k < 3; k++) {
                    before += UNROTATED.at(i, k) * UNROTATED.at(j, k);
                    for (int l = 0; l < 3; l++) {
                        after += rotated.loadings().at(i, k)
                                * rotated.phi().at(k, l)
                                * rotated.loadings().at(j, l);
                    }
                }
                assertThat(after).isCloseTo(before, Offset.offset(1e-9));
            }
        }
    }

    @Test
    void doesNotDependOnThreads() {
        Rotation geomin = NamedRotation.GEOMIN_Q.rotation();
        RotatedFactors one = geomin.rotate(UNROTATED, new StartingPoints(12, 5, new Parallel(1)));
        RotatedFactors two = geomin.rotate(UNROTATED, new StartingPoints(12, 5, new Parallel(2)));
        assertThat(one.loadings()).isEqualTo(two.loadings());
        assertThat(one.minima()).isEqualTo(two.minima());
        assertThat(one.unconverged()
                        + one.minima().stream().mapToInt(LocalMinimum::starts).sum())
                .isEqualTo(13);
    }

    @Test
    void varimaxWithoutAStoppingRuleIsTheCrawfordFergusonMember() {
        RotatedFactors varimax =
                new Varimax(1e-15, RowNormalization.KAISER).rotate(UNROTATED, StartingPoints.unrotatedOnly());
        RotatedFactors member = new CriterionRotation(
                        (p, k) -> new CrawfordFerguson(1.0 / p), Axes.ORTHOGONAL, RowNormalization.KAISER, 1e-8)
                .rotate(UNROTATED, StartingPoints.unrotatedOnly());
        FactorMatching alignment = FactorMatching.of(member.loadings(), varimax.loadings());
        check("varimax", alignment.loadings(varimax.loadings()), member.loadings());
    }

    @Test
    void anUnknownNameIsToldTheChoices() {
        assertThat(NamedRotation.of("GEOMIN")).isEqualTo(NamedRotation.GEOMIN_Q);
        assertThatThrownBy(() -> NamedRotation.of("obliminn"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("oblimin, quartimin");
    }

    private static CriterionRotation rotation(String name) {
        return switch (name) {
            case "varimax_exact" -> CriterionRotation.of(new CrawfordFerguson(1.0 / 9), Axes.ORTHOGONAL);
            case "cf_oblique" -> CriterionRotation.of(new CrawfordFerguson(1.0 / 9), Axes.OBLIQUE);
            case "oblimin_minus" -> CriterionRotation.of(new Oblimin(-1), Axes.OBLIQUE);
            case "oblimin_plus" -> CriterionRotation.of(new Oblimin(0.2), Axes.OBLIQUE);
            case "target_orthogonal" -> CriterionRotation.of(new Target(target(0.7)), Axes.ORTHOGONAL);
            case "target_oblique" -> CriterionRotation.of(new Target(target(0.7)), Axes.OBLIQUE);
            case "partial_oblique" -> CriterionRotation.of(new Target(target(Double.NaN)), Axes.OBLIQUE);
            default -> (CriterionRotation) NamedRotation.of(name).rotation();
        };
    }

    /** Items 4 to 6 belong to the first factor, 1 to 3 to the second, 7 to 9 to the third. */
    private static Matrix target(double own) {
        int[] factor = {1, 1, 1, 0, 0, 0, 2, 2, 2};
        double[][] target = new double[9][3];
        for (int i = 0; i < 9; i++) {
            target[i][factor[i]] = own;
        }
        return Matrix.of(UNROTATED.rows(), UNROTATED.cols(), target);
    }

    private static void check(String what, Matrix actual, Matrix expected) {
        for (int i = 0; i < expected.rows().size(); i++) {
            for (int j = 0; j < expected.cols().size(); j++) {
                Tolerance.ESTIMATE.check(what + " " + i + " " + j, actual.at(i, j), expected.at(i, j));
            }
        }
    }

    private static Matrix matrix(JsonNode node) {
        List<String> rows = new ArrayList<>();
        List<String> cols = new ArrayList<>();
        node.get("rows").forEach(name -> rows.add(name.asText()));
        node.get("cols").forEach(name -> cols.add(name.asText()));
        double[][] values = new double[rows.size()][cols.size()];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < cols.size(); j++) {
                values[i][j] = node.get("x").get(i).get(j).asDouble();
            }
        }
        return Matrix.of(rows, cols, values);
    }
}
