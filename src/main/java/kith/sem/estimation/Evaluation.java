package kith.sem.estimation;

import java.util.ArrayList;
import java.util.List;
import kith.math.PlacedSquare;
import kith.sem.implied.GroupJacobian;
import kith.sem.inference.OwnMoments;
import kith.sem.sample.GroupSample;
import org.ejml.data.DMatrixRMaj;

/**
 * A model of all groups at given values of its parameters, such as the estimates: what it implies there, and how that
 * moves with the parameters. Nothing moves it; who wants to evaluate the model elsewhere makes another one or takes an
 * {@link #objective}.
 */
public final class Evaluation {

    private final List<GroupTerm> terms = new ArrayList<>();
    private final List<GroupJacobian> jacobians = new ArrayList<>();
    private final Reduction reduction;
    private final double[] theta;
    private final Estimator estimator;
    private final FitOptions options;

    /**
     * @param terms of which the structures stay as they are; there are others here
     * @param reduction of the free parameters to those that remain under the constraints
     * @param point the parameters that remain
     */
    public Evaluation(
            List<? extends GroupTerm> terms,
            Reduction reduction,
            double[] point,
            Estimator estimator,
            FitOptions options) {
        this.reduction = reduction;
        this.theta = new double[reduction.full()];
        this.estimator = estimator;
        this.options = options;
        reduction.expand(point, theta);
        for (GroupTerm term : terms) {
            GroupTerm own = term.apart();
            own.structure().evaluate(theta);
            this.terms.add(own);
        }
    }

    /** The same groups with other parameters remaining. */
    public Evaluation at(Reduction another, double[] there) {
        return new Evaluation(terms, another, there, estimator, options);
    }

    public List<GroupTerm> terms() {
        return List.copyOf(terms);
    }

    public List<GroupSample> samples() {
        return terms.stream().map(GroupTerm::sample).toList();
    }

    public Reduction reduction() {
        return reduction;
    }

    public Estimator estimator() {
        return estimator;
    }

    public FitOptions options() {
        return options;
    }

    /** The free parameters. */
    public double[] theta() {
        return theta.clone();
    }

    /** The derivatives of the moments of a group (from 0) by the free parameters; not to be changed. */
    public synchronized GroupJacobian jacobian(int group) {
        if (jacobians.isEmpty()) {
            terms.forEach(term -> jacobians.add(term.structure().jacobian()));
        }
        return jacobians.get(group);
    }

    /** The discrepancy of the model, with structures of its own. */
    public ModelObjective objective() {
        return new ModelObjective(
                terms.stream().map(term -> term.apart().objectiveTerm()).toList(), reduction);
    }

    /** What standard errors and test of fit rest on. */
    public Inference inference() {
        return options.inference()
                .with(estimator, terms.stream().anyMatch(term -> term.sample().isIncomplete()));
    }

    /** The rows of all groups. */
    public double size() {
        return terms.stream().mapToDouble(term -> term.sample().size()).sum();
    }

    /** By what covariances of estimates, and RMSEA, are divided: the rows, or one less in each group. */
    public double divisor() {
        boolean normal = estimator.minimised().isLikelihood() && options.likelihood() == FitOptions.Likelihood.NORMAL;
        return normal ? size() : size() - terms.size();
    }

    /** Moments that are neither given nor unknown, less the parameters. */
    public double degreesOfFreedom() {
        int moments = terms.stream().mapToInt(term -> term.moments().length).sum();
        int given = terms.stream().mapToInt(term -> term.givenPlaces().length).sum();
        return moments - given - unknownMoments() - reduction.counted();
    }

    /** Covariances of which no row says anything. */
    public int unknownMoments() {
        return terms.stream().mapToInt(term -> term.unknownCovariances().size()).sum();
    }

    /** By group share × Δ′ W Δ, with W the expected information of the rows with what is observed in them. */
    public List<PlacedSquare> expectedInformation() {
        List<PlacedSquare> information = new ArrayList<>();
        DMatrixRMaj weighted = new DMatrixRMaj(1, 1);
        for (int g = 0; g < terms.size(); g++) {
            terms.get(g).information().multiply(jacobian(g).block(), weighted);
            information.add(jacobian(g).times(weighted, terms.get(g).share()));
        }
        return information;
    }

    /** The negative gradient of the discrepancy by the free parameters. */
    public double[] score() {
        double[] gradient = new double[reduction.full()];
        for (GroupTerm term : terms) {
            double[] derivative = new double[term.moments().length];
            term.discrepancy().valueAndDerivative(term.implied(), derivative);
            term.structure().addGradient(derivative, -term.share(), gradient);
        }
        return gradient;
    }

    /**
     * How many moments at the beginning of each group's a parameter of their own fits exactly, where the moments are
     * those of ordered variables with a diagonal weight, which ties no moment to another; 0 elsewhere.
     */
    public int[] ownMoments() {
        if (!terms.stream().allMatch(GroupTerm::hasUntiedMoments)) {
            return new int[terms.size()];
        }
        List<GroupJacobian> reduced = new ArrayList<>();
        for (int g = 0; g < terms.size(); g++) {
            reduced.add(reduction.reduceColumns(jacobian(g)));
        }
        return OwnMoments.leading(reduced);
    }
}
