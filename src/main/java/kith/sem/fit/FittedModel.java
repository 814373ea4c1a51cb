package kith.sem.fit;

import java.util.List;
import kith.finding.Finding;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.FitOptions;
import kith.sem.estimation.GroupTerm;
import kith.sem.estimation.Inference;
import kith.sem.estimation.ModelObjective;
import kith.sem.estimation.Reduction;
import kith.sem.model.ParameterTable;
import kith.sem.sample.GroupSample;
import kith.sem.solution.DerivedValues;
import kith.sem.solution.Estimate;

/**
 * A fitted model: what was found, and what analyses need beside it, such as {@code ModificationIndices.of(fit)} or
 * {@code Residuals.of(fit)}. Not thread-safe.
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
    private final TestOfFit test;

    public FittedModel(
            SemFit answer,
            ParameterTable table,
            List<GroupSample> samples,
            Estimator estimator,
            FitOptions options,
            List<GroupTerm> terms,
            ModelObjective objective,
            double[] point,
            Uncertainty uncertainty,
            TestOfFit test) {
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
    public FittedModel telling(List<Finding> more) {
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

    public TestOfFit test() {
        return test;
    }

    public ParameterTable table() {
        return table;
    }

    public List<GroupSample> samples() {
        return samples;
    }

    public Estimator estimator() {
        return estimator;
    }

    public FitOptions options() {
        return options;
    }

    public List<GroupTerm> terms() {
        return terms;
    }

    public ModelObjective objective() {
        return objective;
    }

    public Reduction reduction() {
        return objective.reduction();
    }

    /** @throws IllegalStateException when the model was fitted for its estimates alone */
    public Uncertainty uncertainty() {
        if (options.detail() == FitOptions.Detail.ESTIMATES) {
            throw new IllegalStateException("the model was fitted for its estimates alone");
        }
        return uncertainty;
    }

    /** What follows from the estimates as they are reported, with the factors of exploratory blocks rotated. */
    public DerivedValues reported() {
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

    public Inference inference() {
        return Uncertainty.inference(terms, estimator, options);
    }

    /** The free parameters. */
    public double[] theta() {
        double[] theta = new double[reduction().full()];
        reduction().expand(point, theta);
        return theta;
    }

    /** Sets the structures to the estimates. */
    public void settle() {
        objective.value(point);
    }
}
