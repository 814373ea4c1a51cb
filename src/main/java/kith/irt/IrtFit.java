package kith.irt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A fitted item response model: estimates, their covariances, log-likelihood and information criteria.
 *
 * <p>AIC = −2 log L + 2p, BIC = −2 log L + p log n, SABIC with log((n + 2)/24), HQ = −2 log L + 2p log log n; n counts
 * respondents with at least one response.
 */
public final class IrtFit {

    private final IrtQuestion question;
    private final MarginalLikelihood likelihood;
    private final double[] free;
    private final Expectation expectation;
    private final double[][] information;
    private final double[][] covariance;
    private final boolean[] held;
    private final int cycles;
    private final boolean converged;
    private final boolean identified;

    IrtFit(
            IrtQuestion question,
            MarginalLikelihood likelihood,
            MarginalMaximum maximum,
            double[][] covariance,
            boolean[] held,
            boolean identified) {
        this.question = question;
        this.likelihood = likelihood;
        this.free = maximum.point();
        this.expectation = maximum.expectation();
        this.information = maximum.information();
        this.covariance = covariance;
        this.held = held;
        this.cycles = maximum.cycles();
        this.converged = maximum.hasConverged();
        this.identified = identified;
    }

    public IrtQuestion question() {
        return question;
    }

    public ResponsePatterns patterns() {
        return likelihood.patterns;
    }

    public boolean hasConverged() {
        return converged;
    }

    /**
     * Whether the observed information of all parameters within their limits is positive definite, so that errors
     * exist.
     */
    public boolean isIdentified() {
        return identified;
    }

    /**
     * Names of the slopes that are held at the steepest that the grid integrates, since the likelihood rises beyond it.
     */
    public List<String> atLimit() {
        return IntStream.range(0, held.length)
                .filter(a -> held[a])
                .mapToObj(names()::get)
                .toList();
    }

    /** EM cycles and Newton steps. */
    public int cycles() {
        return cycles;
    }

    public double logLikelihood() {
        return expectation.logLikelihood();
    }

    /** Number of free parameters. */
    public int parameters() {
        return free.length;
    }

    /** Names of the free parameters, ITEM.a1, ITEM.d1, …; with the group where it has its own. */
    public List<String> names() {
        return likelihood.layout.names();
    }

    public double[] estimates() {
        return free.clone();
    }

    /** Covariances of the estimates, of the kind that was asked for; NaN where the model is not identified. */
    public double[][] covariance() {
        double[][] copy = new double[covariance.length][];
        for (int a = 0; a < copy.length; a++) {
            copy[a] = covariance[a].clone();
        }
        return copy;
    }

    public double[] standardErrors() {
        double[] errors = new double[free.length];
        for (int a = 0; a < errors.length; a++) {
            errors[a] = Math.sqrt(covariance[a][a]);
        }
        return errors;
    }

    /** The same fit with standard errors of another kind. */
    public double[] standardErrors(IrtQuestion.StandardErrorKind kind) {
        double[][] at = question.errors() == IrtQuestion.StandardErrorKind.NONE
                ? new ObservedInformation(likelihood).at(expectation, free)
                : information;
        double[][] other = EstimateCovariance.of(kind, at, likelihood, expectation, free, held);
        double[] errors = new double[free.length];
        for (int a = 0; a < errors.length; a++) {
            errors[a] = Math.sqrt(other[a][a]);
        }
        return errors;
    }

    Map<String, Double> estimatesByName() {
        Map<String, Double> byName = new LinkedHashMap<>();
        for (int a = 0; a < free.length; a++) {
            byName.put(names().get(a), free[a]);
        }
        return byName;
    }

    /** Against the saturated model of all response patterns; empty with missing responses or several groups. */
    public Optional<PatternFit> patternFit() {
        return PatternFit.of(this);
    }

    public double aic() {
        return -2 * logLikelihood() + 2.0 * parameters();
    }

    public double bic() {
        return -2 * logLikelihood() + parameters() * Math.log(patterns().respondents());
    }

    public double sabic() {
        return -2 * logLikelihood() + parameters() * Math.log((patterns().respondents() + 2) / 24.0);
    }

    public double hq() {
        return -2 * logLikelihood()
                + 2.0 * parameters() * Math.log(Math.log(patterns().respondents()));
    }

    /** Parameters of an item in a group. */
    public ItemEstimate item(int group, int item) {
        return ItemEstimate.of(likelihood.layout.items()[group][item], free, covariance);
    }

    /** Latent means of the general factors of a group. */
    public double[] means(int group) {
        return likelihood.layout.groups()[group].means(free);
    }

    /** Latent covariances of the general factors of a group. */
    public double[][] covariances(int group) {
        GroupParameters of = likelihood.layout.groups()[group];
        double[] values = of.covariances(free);
        double[][] matrix = new double[of.factors()][of.factors()];
        for (int f = 0; f < matrix.length; f++) {
            System.arraycopy(values, f * matrix.length, matrix[f], 0, matrix.length);
        }
        return matrix;
    }

    /** Standard errors of the latent means, NaN where fixed. */
    public double[] meanErrors(int group) {
        return errors(likelihood.layout.groups()[group].mean());
    }

    /** Standard errors of the latent (co)variances, row after row, NaN where fixed. */
    public double[] covarianceErrors(int group) {
        return errors(likelihood.layout.groups()[group].covariance());
    }

    private double[] errors(int[] index) {
        double[] errors = new double[index.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = index[i] < 0 ? Double.NaN : Math.sqrt(covariance[index[i]][index[i]]);
        }
        return errors;
    }

    MarginalLikelihood likelihood() {
        return likelihood;
    }

    double[] free() {
        return free;
    }

    Expectation expectation() {
        return expectation;
    }
}
