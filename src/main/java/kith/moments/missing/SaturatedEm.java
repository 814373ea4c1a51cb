package kith.moments.missing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kith.data.RowsLeftOut;
import kith.finding.Finding;
import kith.finding.Severity;
import kith.math.Matrix;
import kith.moments.SampleMoments;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Expectation and maximisation for the means and covariances of the unrestricted model (Dempster, Laird and Rubin 1977,
 * doi 10.1111/j.2517-6161.1977.tb01600.x, section 4.1), with the extrapolation of Varadhan and Roland (2008, doi
 * 10.1111/j.1467-9469.2007.00585.x, scheme S3), which is taken back whenever it would lower the likelihood.
 *
 * <p>Starts, like lavaan, from the means and variances of the answers to each variable, without covariances. lavaan
 * stops as soon as no estimate changes by more than 1e-5; here it goes on until none changes by more than 1e-9 of a
 * standard deviation.
 */
final class SaturatedEm {

    private static final double SETTLED = 1e-9;
    private static final int MOST_STEPS = 5000;

    /** Below this the smallest eigenvalue of the correlations is on its way to 0, and the likelihood to infinity. */
    private static final double VANISHING = 1e-7;

    private static final double NEARLY_SINGULAR = 1e-5;

    private final MissingPatterns patterns;
    private final ExpectationStep step;
    private final int p;
    private final List<Finding> findings = new ArrayList<>();
    private int iterations;

    SaturatedEm(MissingPatterns patterns) {
        this.patterns = patterns;
        this.step = new ExpectationStep(patterns);
        this.p = patterns.names().size();
    }

    /** Means and covariances: p means, then the covariances row after row. */
    private record Point(double[] mean, double[] covariance) {

        Point(int p) {
            this(new double[p], new double[p * p]);
        }

        static double largestStep(Point from, Point to) {
            int p = from.mean.length;
            double largest = 0;
            for (int i = 0; i < p; i++) {
                double sd = Math.sqrt(to.covariance[i * p + i]);
                largest = Math.max(largest, Math.abs(to.mean[i] - from.mean[i]) / sd);
                for (int j = 0; j <= i; j++) {
                    double scale = sd * Math.sqrt(to.covariance[j * p + j]);
                    double change = Math.abs(to.covariance[i * p + j] - from.covariance[i * p + j]) / scale;
                    largest = Math.max(largest, change);
                }
            }
            return largest;
        }
    }

    SaturatedMoments fit() {
        tellWhatIsNotCovered();
        return patterns.isComplete() ? complete() : incomplete();
    }

    private SaturatedMoments complete() {
        SampleMoments moments = patterns.patterns().get(0).moments();
        boolean regular = step.take(moments.mean(), moments.covariance().toRowMajor());
        if (!regular) {
            tellNotPositiveDefinite();
        }
        return new SaturatedMoments(moments, regular ? step.logLikelihood() : Double.NaN, 0, regular, findings);
    }

    private SaturatedMoments incomplete() {
        Point point = start();
        boolean converged = false;
        boolean regular = step.take(point.mean, point.covariance);
        double logLikelihood = regular ? step.logLikelihood() : Double.NaN;
        while (regular && !converged && iterations < MOST_STEPS) {
            Point once = maximise(point);
            converged = Point.largestStep(point, once) < SETTLED;
            Point next = once;
            boolean stepTaken = false;
            if (!converged && step.take(once.mean, once.covariance)) {
                double before = step.logLikelihood();
                next = maximise(once);
                Point further = extrapolate(point, once, next);
                stepTaken = step.take(further.mean, further.covariance) && step.logLikelihood() >= before;
                next = stepTaken ? further : next;
            }
            regular = stepTaken || step.take(next.mean, next.covariance);
            if (regular) {
                point = next;
                logLikelihood = step.logLikelihood();
            }
        }
        converged = settled(point, regular, converged);
        SampleMoments moments = new SampleMoments(
                patterns.names(),
                patterns.n(),
                point.mean,
                Matrix.ofRowMajor(patterns.names(), patterns.names(), point.covariance));
        return new SaturatedMoments(moments, logLikelihood, iterations, converged, findings);
    }

    /** Tells what is wrong with the point where the search ended, and whether it may be called a maximum. */
    private boolean settled(Point point, boolean regular, boolean converged) {
        double smallest = smallestEigenvalue(point);
        if (!regular || smallest < VANISHING) {
            tellNotPositiveDefinite();
            return false;
        }
        if (!converged) {
            findings.add(Finding.of("saturated_not_converged", Map.of("iterations", iterations)));
        }
        if (smallest < NEARLY_SINGULAR) {
            findings.add(Finding.of("saturated_nearly_singular"));
        }
        return converged;
    }

    /** Of the correlations; 0 where a variance is. */
    private double smallestEigenvalue(Point point) {
        DMatrixRMaj correlation = new DMatrixRMaj(p, p);
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                double scale = Math.sqrt(point.covariance[i * p + i] * point.covariance[j * p + j]);
                if (!(scale > 0)) {
                    return 0;
                }
                correlation.set(i, j, point.covariance[i * p + j] / scale);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(p, false, true);
        eigen.decompose(correlation);
        double smallest = 1;
        for (int i = 0; i < p; i++) {
            smallest = Math.min(smallest, eigen.getEigenvalue(i).getReal());
        }
        return smallest;
    }

    private Point maximise(Point point) {
        iterations++;
        Point next = new Point(p);
        step.maximise(point.mean, next.mean, next.covariance);
        return next;
    }

    /** Where the last two steps point to; {@code twice} where they do not bend. */
    private Point extrapolate(Point point, Point once, Point twice) {
        double change = 0;
        double bend = 0;
        for (int i = 0; i < p + p * p; i++) {
            double first = at(once, i) - at(point, i);
            double second = at(twice, i) - at(once, i) - first;
            double scale = scale(once, i);
            change += first * first * scale;
            bend += second * second * scale;
        }
        double length = -Math.sqrt(change / bend);
        if (!(length < -1) || Double.isInfinite(length)) {
            return twice;
        }
        Point further = new Point(p);
        for (int i = 0; i < p + p * p; i++) {
            double first = at(once, i) - at(point, i);
            double second = at(twice, i) - at(once, i) - first;
            double value = at(point, i) - 2 * length * first + length * length * second;
            if (i < p) {
                further.mean[i] = value;
            } else {
                further.covariance[i - p] = value;
            }
        }
        return further;
    }

    private double at(Point point, int i) {
        return i < p ? point.mean[i] : point.covariance[i - p];
    }

    /** One over the variance, or the product of the variances, that an element is to be measured by. */
    private double scale(Point point, int i) {
        if (i < p) {
            return 1 / point.covariance[i * p + i];
        }
        int row = (i - p) / p;
        int col = (i - p) % p;
        return 1 / (point.covariance[row * p + row] * point.covariance[col * p + col]);
    }

    private Point start() {
        Point start = new Point(p);
        double[] answers = new double[p];
        double[] squares = new double[p];
        for (MissingPattern pattern : patterns.patterns()) {
            int[] observed = pattern.observed();
            for (int a = 0; a < observed.length; a++) {
                answers[observed[a]] += pattern.n();
                start.mean[observed[a]] += pattern.n() * pattern.moments().mean()[a];
            }
        }
        for (int i = 0; i < p; i++) {
            start.mean[i] = answers[i] > 0 ? start.mean[i] / answers[i] : 0;
        }
        for (MissingPattern pattern : patterns.patterns()) {
            int[] observed = pattern.observed();
            for (int a = 0; a < observed.length; a++) {
                double away = pattern.moments().mean()[a] - start.mean[observed[a]];
                squares[observed[a]] +=
                        pattern.n() * (pattern.moments().covariance().at(a, a) + away * away);
            }
        }
        for (int i = 0; i < p; i++) {
            double variance = squares[i] / answers[i];
            start.covariance[i * p + i] = variance > 0 ? variance : 1;
        }
        return start;
    }

    private void tellWhatIsNotCovered() {
        Matrix coverage = patterns.coverage();
        List<String> never = new ArrayList<>();
        List<String> apart = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            if (!(coverage.at(j, j) > 0)) {
                never.add(patterns.names().get(j));
            }
            for (int i = j + 1; i < p; i++) {
                boolean answered = coverage.at(i, i) > 0 && coverage.at(j, j) > 0;
                if (answered && !(coverage.at(i, j) > 0)) {
                    apart.add(patterns.names().get(j) + " with "
                            + patterns.names().get(i));
                }
            }
        }
        if (!never.isEmpty()) {
            findings.add(
                    Finding.of("never_answered", Map.of("variables", never)).at(never));
        }
        if (!apart.isEmpty()) {
            findings.add(Finding.of("never_answered_together", Map.of("pairs", apart))
                    .at(apart));
        }
        if (patterns.emptyRows() > 0) {
            findings.add(RowsLeftOut.finding(patterns.emptyRows(), patterns.emptyRows() + patterns.n(), "empty", "none")
                    .as(Severity.NOTE));
        }
    }

    private void tellNotPositiveDefinite() {
        findings.add(Finding.of("saturated_not_positive_definite"));
    }
}
