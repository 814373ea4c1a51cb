package kith.sem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kith.finding.Finding;
import kith.math.CholeskyFactor;
import kith.sem.estimation.ModelObjective;
import kith.sem.estimation.Reduction;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A fitted model that can be asked more than its {@link #answer()} holds: comparisons with other models, what would happen if a
 * restriction were lifted. Not thread-safe.
 */
public final class FittedModel {

    private final SemFit answer;
    private final ParameterTable table;
    private final List<GroupSample> samples;
    private final Estimator estimator;
    private final FitOptions options;
    private final List<GroupTerm> terms;
    private final ModelObjective objective;
    private final double[] point;
    private final Uncertainty uncertainty;
    private final ModelTest test;

    FittedModel(
            SemFit answer,
            ParameterTable table,
            List<GroupSample> samples,
            Estimator estimator,
            FitOptions options,
            List<GroupTerm> terms,
            ModelObjective objective,
            double[] point,
            Uncertainty uncertainty,
            ModelTest test) {
        this.answer = answer;
        this.table = table;
        this.samples = List.copyOf(samples);
        this.estimator = estimator;
        this.options = options;
        this.terms = List.copyOf(terms);
        this.objective = objective;
        this.point = point.clone();
        this.uncertainty = uncertainty;
        this.test = test;
    }

    /** The same with more findings in front of those of the answer. */
    FittedModel telling(List<Finding> more) {
        return new FittedModel(
                answer.withFindings(more),
                table,
                samples,
                estimator,
                options,
                terms,
                objective,
                point,
                uncertainty,
                test);
    }

    /** What was found. */
    public SemFit answer() {
        return answer;
    }

    /** Tests of lifting the equality constraints, all together and each alone. */
    public ScoreTests scoreTests() {
        return ScoreTests.of(this);
    }

    /** The tests of lifting each equality constraint alone, without the one of lifting all, which takes longest. */
    public List<ScoreTests.Single> singleScoreTests() {
        return ScoreTests.single(this);
    }

    /**
     * The same, corrected as the standard errors of the estimator are; for estimators without such a correction the tests are the
     * plain ones.
     */
    public List<ScoreTests.Single> robustScoreTests() {
        return ScoreTests.robust(this);
    }

    /** Expected effects of freeing each parameter that the model fixes or leaves out, in no order of size. */
    public List<ModificationIndex> modificationIndices() {
        return modificationIndices(ModificationPower.DELTA);
    }

    /** @param delta size of a misspecification that matters, in units of the parameters, for the power of each index */
    public List<ModificationIndex> modificationIndices(double delta) {
        return ModificationIndices.of(this, delta);
    }

    /** Observed less implied moments, with their standard errors. */
    public Residuals residuals() {
        return ResidualAnalysis.of(this);
    }

    /** Reliability and average variance extracted of each factor, and the ratios that say whether factors are distinct. */
    public ConstructValidity constructValidity() {
        return ConstructAnalysis.of(this);
    }

    /** What gives scores on the factors to rows of answers. */
    public FactorScorer scorer(FactorScoring method) {
        return FactorScorer.of(this, method);
    }

    /**
     * The model in samples drawn with replacement.
     *
     * @throws kith.finding.InputException when the sample or the estimator does not allow of it
     */
    public BootstrapAnswer bootstrap(Bootstrap question) {
        return BootstrapRun.of(this, question);
    }

    ModelTest test() {
        return test;
    }

    ParameterTable table() {
        return table;
    }

    List<GroupSample> samples() {
        return samples;
    }

    Estimator estimator() {
        return estimator;
    }

    FitOptions options() {
        return options;
    }

    List<GroupTerm> terms() {
        return terms;
    }

    ModelObjective objective() {
        return objective;
    }

    Reduction reduction() {
        return objective.reduction();
    }

    /** @throws IllegalStateException when the model was fitted for its estimates alone */
    Uncertainty uncertainty() {
        if (options.detail() == FitOptions.Detail.ESTIMATES) {
            throw new IllegalStateException("the model was fitted for its estimates alone");
        }
        return uncertainty;
    }

    /** What follows from the estimates as they are reported, with the factors of exploratory blocks rotated. */
    DerivedValues reported() {
        settle();
        if (answer.rotated().isEmpty()) {
            return DerivedValues.of(table, terms, theta(), options.parameterization());
        }
        double[] rotated = new double[answer.table().freeCount()];
        for (Estimate estimate : answer.estimates()) {
            if (estimate.free() > 0) {
                rotated[estimate.free() - 1] = estimate.estimate();
            }
        }
        return DerivedValues.evaluated(answer.table(), terms, rotated, options.parameterization());
    }

    Inference inference() {
        return Uncertainty.inference(terms, estimator, options);
    }

    /** The free parameters. */
    double[] theta() {
        double[] theta = new double[reduction().full()];
        reduction().expand(point, theta);
        return theta;
    }

    /** Sets the structures to the estimates. */
    void settle() {
        objective.value(point);
    }

    /** The Jacobians of all groups below each other, by the parameters that remain under the constraints. */
    DMatrixRMaj stackedJacobian() {
        settle();
        int rows =
                terms.stream().mapToInt(term -> term.structure().momentCount()).sum();
        DMatrixRMaj stacked = new DMatrixRMaj(rows, reduction().reduced());
        DMatrixRMaj jacobian = new DMatrixRMaj(1, 1);
        int at = 0;
        for (GroupTerm term : terms) {
            term.structure().jacobian(jacobian);
            CommonOps_DDRM.insert(reduction().reduceColumns(jacobian), stacked, at, 0);
            at += jacobian.numRows;
        }
        return stacked;
    }

    /** The free parameters, those that {@code other} has too at its values, and 0 for effects that it leaves out. */
    double[] valuesOf(FittedModel other) {
        Map<String, Double> values = new HashMap<>();
        double[] others = new Solution(
                        other.table,
                        other.theta(),
                        new DMatrixRMaj(
                                other.reduction().full(), other.reduction().full()))
                .values();
        for (int i = 0; i < others.length; i++) {
            values.put(key(other.table.parameters().get(i)), others[i]);
        }
        double[] theta = theta();
        for (Parameter row : table.parameters()) {
            Double value = values.get(key(row));
            if (row.isFree() && value != null) {
                theta[row.free() - 1] = value;
            } else if (row.isFree() && isLeftOutBy(other.table, row)) {
                theta[row.free() - 1] = 0;
            }
        }
        return theta;
    }

    /** Whether a model knows both variables of a row that it lacks. */
    private static boolean isLeftOutBy(ParameterTable other, Parameter row) {
        boolean relates = switch (row.op()) {
            case LOADING, REGRESSION, COMPOSITE -> true;
            case COVARIANCE -> !row.lhs().equals(row.rhs());
            default -> false;
        };
        return relates && knows(other, row.lhs()) && knows(other, row.rhs());
    }

    private static boolean knows(ParameterTable table, String name) {
        return table.observed().contains(name) || table.latent().contains(name);
    }

    /**
     * The scaling factor of this model's test at the estimates of a model that restricts it.
     *
     * @param factor NaN where it does not exist
     * @param definite whether the information is positive definite there
     */
    record ScalingFactor(double factor, boolean definite) {}

    /** Whether every parameter of {@code other}, fixed or free, is one of this model by its name. */
    private boolean hasAllOf(FittedModel other) {
        Set<String> own = table.parameters().stream().map(FittedModel::key).collect(Collectors.toSet());
        return other.table.parameters().stream().allMatch(row -> own.contains(key(row)));
    }

    /** The scaling factor of this model's test at the estimates of a model that restricts it. */
    ScalingFactor scalingFactorAt(FittedModel restricted) {
        double[] theta = hasAllOf(restricted)
                ? valuesOf(restricted)
                : Nesting.reproducing(this, restricted).orElseGet(() -> valuesOf(restricted));
        ModelObjective moved = new ModelObjective(
                objective.terms(),
                Reduction.tangent(table, theta, List.of(), reduction().units()));
        double[] there = moved.reduction().closest(theta);
        moved.value(there);
        Uncertainty spread = Uncertainty.of(moved, terms, estimator, options);
        moved.value(there);
        ModelTest test = ModelTest.of(moved, terms, estimator, options, spread, test().df());
        settle();
        boolean definite = new CholeskyFactor(moved.reduction().reduced()).factor(spread.reducedInverse());
        return new ScalingFactor(test.scaled().map(ModelTest.Scaled::factor).orElse(Double.NaN), definite);
    }

    private static String key(Parameter row) {
        return row.lhs() + row.op() + row.rhs() + " " + row.group() + " " + row.level();
    }

    /** Σ share × Δ′ W Γ W Δ by the parameters that remain under the constraints. */
    DMatrixRMaj reducedMeat() {
        DMatrixRMaj sum = new DMatrixRMaj(reduction().full(), reduction().full());
        settle();
        List<DMatrixRMaj> meats =
                uncertainty().ofTest(objective, terms, estimator, options).meats();
        for (int g = 0; g < meats.size(); g++) {
            CommonOps_DDRM.addEquals(sum, terms.get(g).share(), meats.get(g));
        }
        return reduction().reduce(sum);
    }
}
