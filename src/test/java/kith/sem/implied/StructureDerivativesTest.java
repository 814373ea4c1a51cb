package kith.sem.implied;

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

    private static void check(MomentStructure structure, double[] theta) {
        double[] weights = point(structure.momentCount(), 7);
        structure.evaluate(theta);
        DMatrixRMaj jacobian = new DMatrixRMaj(1, 1);
        structure.jacobian(jacobian);
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
