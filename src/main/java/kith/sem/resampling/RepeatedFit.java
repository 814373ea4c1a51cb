package kith.sem.resampling;

import java.util.List;
import java.util.Optional;
import kith.math.Minimum;
import kith.math.QuasiNewton;
import kith.sem.diagnostic.ScoreTests;
import kith.sem.estimation.Evaluation;
import kith.sem.estimation.Exogenous;
import kith.sem.estimation.GroupTerm;
import kith.sem.estimation.KnownCurvature;
import kith.sem.estimation.ModelObjective;
import kith.sem.estimation.ModelSearch;
import kith.sem.estimation.Terms;
import kith.sem.fit.FittedModel;
import kith.sem.fit.TestOfFit;
import kith.sem.model.ParameterTable;
import kith.sem.sample.GroupSample;
import kith.sem.sample.Samples;
import kith.sem.solution.Solution;
import org.ejml.data.DMatrixRMaj;

/**
 * Fits a model again to other samples of the same variables and groups, such as permutations or samples drawn with
 * replacement: from the estimates and along the curvature of a first fit, and for the estimates alone. Several threads
 * may use one.
 */
public final class RepeatedFit {

    private static final int MOST_STEPS = 200;
    /** The search goes on to a hundredth of it where its steps allow. */
    private static final double TOLERANCE = 1e-4;

    private final FittedModel first;
    private final ParameterTable table;
    private final double[] theta;
    private final boolean restricted;
    private final KnownCurvature curvature;

    private RepeatedFit(FittedModel first) {
        this.first = first;
        this.table = BootstrapRun.unfilled(first.table());
        this.theta = first.theta();
        this.restricted = search().isRestricted();
        this.curvature = new KnownCurvature(
                first.evaluation().objective(), first.reduction().closest(theta));
    }

    /** @param first a fit that converged */
    public static RepeatedFit of(FittedModel first) {
        return new RepeatedFit(first);
    }

    private ModelSearch search() {
        return new ModelSearch(table, MOST_STEPS, TOLERANCE);
    }

    /** What came of it; empty when the samples do not allow of the estimator, or the search did not converge. */
    public Optional<Again> to(Samples samples) {
        List<GroupSample> groups = samples.groups();
        if (!Refit.undrawn(first.samples(), groups).isEmpty()) {
            return Optional.empty();
        }
        ParameterTable filled = Exogenous.filled(table, groups, Terms.unbiased(first.estimator(), first.options()));
        return Terms.ifPossible(filled, groups, first.estimator(), first.options())
                .flatMap(terms -> minimum(terms).map(objective -> new Again(filled, terms, objective)));
    }

    /** An objective at its minimum. */
    private record AtMinimum(ModelObjective objective, double[] point) {}

    private Optional<AtMinimum> minimum(List<GroupTerm> terms) {
        List<ModelObjective.Term> parts =
                terms.stream().map(GroupTerm::objectiveTerm).toList();
        if (!restricted) {
            ModelObjective objective = new ModelObjective(parts, first.reduction());
            Minimum minimum = new QuasiNewton(curvature, MOST_STEPS, TOLERANCE)
                    .minimize(objective, first.reduction().closest(theta));
            if (minimum.converged()) {
                objective.value(minimum.point());
                return Optional.of(new AtMinimum(objective, minimum.point()));
            }
        }
        ModelSearch.Found found = search().from(parts, theta);
        return found.minimum().converged()
                ? Optional.of(new AtMinimum(found.objective(), found.point()))
                : Optional.empty();
    }

    /** The model in other samples. */
    public final class Again {

        private final ParameterTable filled;
        private final List<GroupTerm> terms;
        private final AtMinimum at;
        private final double[] estimates;
        private final double chisq;

        private Again(ParameterTable filled, List<GroupTerm> terms, AtMinimum at) {
            this.filled = filled;
            this.terms = terms;
            this.at = at;
            this.estimates = new double[at.objective().reduction().full()];
            at.objective().reduction().expand(at.point(), estimates);
            this.chisq = TestOfFit.chisq(terms, first.options(), first.estimator());
        }

        /** The value of every row of the table that was fitted first, in its order. */
        public double[] values() {
            return new Solution(filled, estimates, new DMatrixRMaj(1, 1)).values();
        }

        /** The implied variance of a factor in a group (from 1). */
        public double latentVariance(String factor, int group) {
            GroupTerm term = terms.get(group - 1);
            int index = term.covariance().model().latent().indexOf(factor);
            return term.covariance().latentCovariance().get(index, index);
        }

        /** Not corrected. */
        public double chisq() {
            return chisq;
        }

        public double df() {
            return first.test().df();
        }

        /** Tests of lifting each equality constraint alone; not corrected. */
        public List<ScoreTests.Single> singleScoreTests() {
            Evaluation here =
                    new Evaluation(terms, at.objective().reduction(), at.point(), first.estimator(), first.options());
            return ScoreTests.single(filled, here);
        }
    }
}
