package kith.sem.fit;

import java.util.List;
import kith.finding.Finding;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.Evaluation;
import kith.sem.estimation.FitOptions;
import kith.sem.estimation.GroupTerm;
import kith.sem.estimation.Inference;
import kith.sem.estimation.Reduction;
import kith.sem.model.ParameterTable;
import kith.sem.sample.GroupSample;
import kith.sem.solution.DerivedValues;
import kith.sem.solution.Estimate;

/**
 * A fitted model: what was found, and what analyses need beside it, such as {@code ModificationIndices.of(fit)} or
 * {@code Residuals.of(fit)}.
 */
public final class FittedModel {

    private final SemFit answer;
    private final ParameterTable table;
    private final Evaluation evaluation;
    private final Uncertainty uncertainty;
    private final TestOfFit test;

    FittedModel(SemFit answer, ParameterTable table, Evaluation evaluation, Uncertainty uncertainty, TestOfFit test) {
        this.answer = answer;
        this.table = table;
        this.evaluation = evaluation;
        this.uncertainty = uncertainty;
        this.test = test;
    }

    /** The same with more findings in front of those of the answer. */
    public FittedModel telling(List<Finding> more) {
        return new FittedModel(answer.withFindings(more), table, evaluation, uncertainty, test);
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

    /** The model at the estimates. */
    public Evaluation evaluation() {
        return evaluation;
    }

    public List<GroupSample> samples() {
        return evaluation.samples();
    }

    public Estimator estimator() {
        return evaluation.estimator();
    }

    public FitOptions options() {
        return evaluation.options();
    }

    /** The groups at the estimates. */
    public List<GroupTerm> terms() {
        return evaluation.terms();
    }

    public Reduction reduction() {
        return evaluation.reduction();
    }

    /** @throws IllegalStateException when the model was fitted for its estimates alone */
    public Uncertainty uncertainty() {
        if (options().detail() == FitOptions.Detail.ESTIMATES) {
            throw new IllegalStateException("the model was fitted for its estimates alone");
        }
        return uncertainty;
    }

    /** What follows from the estimates as they are reported, with the factors of exploratory blocks rotated. */
    public DerivedValues reported() {
        if (answer.rotated().isEmpty()) {
            return DerivedValues.of(table, terms(), theta(), options().parameterization());
        }
        double[] rotated = new double[answer.table().freeCount()];
        for (Estimate estimate : answer.estimates()) {
            if (estimate.free() > 0) {
                rotated[estimate.free() - 1] = estimate.estimate();
            }
        }
        return DerivedValues.evaluated(
                answer.table(), terms(), rotated, options().parameterization());
    }

    public Inference inference() {
        return evaluation.inference();
    }

    /** The free parameters. */
    public double[] theta() {
        return evaluation.theta();
    }
}
