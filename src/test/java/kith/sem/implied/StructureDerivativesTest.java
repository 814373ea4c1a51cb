package kith.sem.implied;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import kith.math.FiniteDifferences;
import kith.sem.model.ModelContext;
import kith.sem.model.ModelOptions;
import kith.sem.model.ModelSpecification;
import kith.sem.model.ModelSyntax;
import kith.sem.model.ParameterTable;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** First and second derivatives of implied moments against central differences. */
class StructureDerivativesTest {

    private static final String STRUCTURAL = """
            f =~ x1 + x2 + x3
            g =~ x4 + x5 + x6 + x3
            h =~ f + g + x7
            x1 ~~ x4
            x8 ~ f + x9
            x9 ~ g
            g ~ f
            """;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void covarianceStructure(boolean means) {
        ModelOptions options = ModelOptions.cfa().withMeanStructure(means).withFixedX(false);
        ParameterTable table = ModelSpecification.of(ModelSyntax.parse("model", STRUCTURAL), options)
                .table();
        if (means) {
            table = ModelSpecification.of(
                            ModelSyntax.parse("model", STRUCTURAL + "f ~ 1\n g ~ 1\n x1 ~ 0*1\n x4 ~ 0*1"), options)
                    .table();
        }
        CovarianceStructure structure = new CovarianceStructure(GroupModel.of(table, 1));
        double[] theta = point(structure.parameterCount(), 3);
        check(structure, theta);
        double[] weights = point(structure.momentCount(), 5);
        int q = theta.length;
        DMatrixRMaj curvature = new DMatrixRMaj(q, q);
        structure.evaluate(theta);
        structure.addCurvature(weights, 1, curvature);
        FiniteDifferences.checkJacobian(
                "curvature",
                point -> {
                    structure.evaluate(point);
                    double[] gradient = new double[q];
                    structure.addGradient(weights, 1, gradient);
                    return gradient;
                },
                theta,
                curvature::get);
    }

    @ParameterizedTest
    @EnumSource(OrdinalStructure.Scaling.class)
    void ordinalStructure(OrdinalStructure.Scaling scaling) {
        boolean theta = scaling == OrdinalStructure.Scaling.THETA;
        ModelOptions options = ModelOptions.cfa()
                .withParameterization(
                        theta ? ModelOptions.Parameterization.THETA : ModelOptions.Parameterization.DELTA);
        String freed = theta ? "\n x1 ~~ NA*x1\n x2 ~~ NA*x2" : "\n x1 ~*~ NA*x1\n x2 ~*~ NA*x2";
        ModelContext.Categories four = ModelContext.Categories.of(4);
        ModelContext context = ModelContext.plain().withOrdered(Map.of("x1", four, "x2", four, "x4", four, "x5", four));
        ParameterTable table = ModelSpecification.of(
                        ModelSyntax.parse("model", "f =~ x1 + x2 + x3\n g =~ x4 + x5 + x6\n f ~ 1" + freed), options)
                .withContext(context)
                .table();
        boolean[] ordered = {true, true, false, true, true, false};
        List<Integer> order =
                IntStream.of(0, 0, 0, 1, 1, 1, 2, 3, 3, 3, 4, 4, 4, 5).boxed().toList();
        OrdinalStructure structure = new OrdinalStructure(GroupModel.of(table, 1), scaling, order, ordered);
        check(structure, point(structure.parameterCount(), 11));
    }

    @ParameterizedTest
    @EnumSource(OrdinalStructure.Scaling.class)
    void givenPredictors(OrdinalStructure.Scaling scaling) {
        boolean theta = scaling == OrdinalStructure.Scaling.THETA;
        ModelOptions options = ModelOptions.cfa()
                .withParameterization(
                        theta ? ModelOptions.Parameterization.THETA : ModelOptions.Parameterization.DELTA);
        String freed = theta ? "\n x1 ~~ NA*x1\n y ~~ NA*y" : "\n x1 ~*~ NA*x1\n y ~*~ NA*y";
        ModelContext.Categories three = ModelContext.Categories.of(3);
        ModelContext context = ModelContext.plain()
                .withOrdered(Map.of("x1", three, "x2", three, "x3", three, "x4", three, "y", three));
        ParameterTable table = ModelSpecification.of(
                        ModelSyntax.parse(
                                "model",
                                "f =~ x1 + x2 + x3\n g =~ x4 + x5 + x2\n f ~ z + w\n g ~ f + z\n x2 ~ w\n y ~ g + w\n"
                                        + " v ~ f + w\n v ~~ x5" + freed),
                        options)
                .withContext(context)
                .table();
        List<String> names = table.observed();
        boolean[] ordered = new boolean[names.size()];
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < ordered.length; i++) {
            ordered[i] = table.ordered().contains(names.get(i));
            boolean given = table.exogenous().contains(names.get(i));
            order.addAll(Collections.nCopies(given ? 0 : ordered[i] ? 2 : 1, i));
        }
        OrdinalStructure structure = new OrdinalStructure(GroupModel.of(table, 1), scaling, order, ordered);
        assertThat(structure.outcomes()).hasSize(names.size() - 2);
        assertThat(structure.momentCount()).isEqualTo(10 + 2 + 2 * 7 + 2 + 21);
        check(structure, point(structure.parameterCount(), 13));
    }

    private static void check(MomentStructure structure, double[] theta) {
        double[] weights = point(structure.momentCount(), 7);
        structure.evaluate(theta);
        DMatrixRMaj jacobian = structure.jacobian().whole();
        double[] gradient = new double[theta.length];
        structure.addGradient(weights, 1, gradient);
        FiniteDifferences.checkJacobian(
                "moment",
                point -> {
                    structure.evaluate(point);
                    return structure.moments().clone();
                },
                theta,
                jacobian::get);
        FiniteDifferences.checkGradient(
                "weighted moments",
                point -> {
                    structure.evaluate(point);
                    double sum = 0;
                    for (int k = 0; k < weights.length; k++) {
                        sum += weights[k] * structure.moments()[k];
                    }
                    return sum;
                },
                theta,
                gradient);
    }

    /** Numbers between 0.2 and 0.9, so that variances are positive and paths do not explode. */
    private static double[] point(int size, long seed) {
        Random random = new Random(seed);
        double[] point = new double[size];
        for (int i = 0; i < size; i++) {
            point[i] = 0.2 + 0.7 * random.nextDouble();
        }
        return point;
    }
}
