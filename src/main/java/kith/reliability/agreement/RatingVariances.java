package kith.reliability.agreement;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * The variances of persons, raters and residual of ratings of which some may be missing, by restricted maximum
 * likelihood: the mixed model y = μ + pᵢ + rⱼ + eᵢⱼ of {@code lme4::lmer(y ~ 1 + (1 | person) + (1 | rater), REML =
 * TRUE)}. Missing ratings may depend on those that were given.
 *
 * <p>With relative standard deviations θ = σ/σₑ of persons and raters, V = I + θₚ²ZₚZₚ′ + θᵣ²ZᵣZᵣ′, and the deviance
 * profiled over μ and σₑ is log|V| + log(1′V⁻¹1) + (N − 1) log(r′V⁻¹r), minimised over θ ≥ 0 (Bates et al. 2015, doi
 * 10.18637/jss.v067.i01). V is inverted by persons (diagonal) and then by raters, so that the work is of the order of
 * the ratings and of the cube of the raters.
 *
 * @param people variance of persons; 0 at the bound
 * @param raters variance of raters; 0 at the bound
 * @param residual variance
 * @param ratings how many there are
 */
record RatingVariances(double people, double raters, double residual, int ratings) {

    /** The largest θ/(1 + θ): then the residual is a millionth of the variance. */
    private static final double LARGEST = 0.999;

    private static final int GRID = 12;
    private static final int MOST = 1_000;
    private static final double PRECISION = 1e-9;

    /**
     * @param table one array a person with one value a rater; NaN where missing; every person and rater has a rating
     */
    static RatingVariances of(double[][] table) {
        Profile profile = new Profile(table);
        double people = least(one -> profile.value(one, least(other -> profile.value(one, other))));
        double raters = least(other -> profile.value(people, other));
        double residual = profile.residual(people, raters);
        return new RatingVariances(people * people * residual, raters * raters * residual, residual, profile.ratings);
    }

    /** The θ ≥ 0 at which a function is least: near the best of a grid on θ/(1 + θ), or 0 where nothing is better. */
    private static double least(DoubleUnaryOperator function) {
        int at = 0;
        double value = function.applyAsDouble(0);
        for (int point = 1; point < GRID; point++) {
            double there = function.applyAsDouble(theta((double) point / GRID));
            if (there < value) {
                value = there;
                at = point;
            }
        }
        double lower = Math.max(0, at - 1.0) / GRID;
        double upper = at == GRID - 1 ? LARGEST : (at + 1.0) / GRID;
        var found = new BrentOptimizer(PRECISION, PRECISION)
                .optimize(
                        new UnivariateObjectiveFunction(share -> function.applyAsDouble(theta(share))),
                        GoalType.MINIMIZE,
                        new SearchInterval(lower, upper),
                        new MaxEval(MOST));
        return found.getValue() < value || at > 0 ? theta(found.getPoint()) : 0;
    }

    private static double theta(double share) {
        return share / (1 - share);
    }

    /** The profiled restricted deviance as a function of the relative standard deviations. */
    private static final class Profile {

        private final double[][] table;
        private final int raters;
        private final int[] perPerson;
        private final double[] perRater;
        private final int ratings;
        private double quadratic;

        /** Ratings are centred, which changes nothing but the rounding. */
        Profile(double[][] table) {
            double mean = Arrays.stream(table)
                    .flatMapToDouble(Arrays::stream)
                    .filter(Double::isFinite)
                    .average()
                    .orElse(0);
            this.table = Arrays.stream(table)
                    .map(row -> Arrays.stream(row).map(y -> y - mean).toArray())
                    .toArray(double[][]::new);
            this.raters = table[0].length;
            this.perPerson = new int[table.length];
            this.perRater = new double[raters];
            int all = 0;
            for (int i = 0; i < table.length; i++) {
                for (int j = 0; j < raters; j++) {
                    if (!Double.isNaN(table[i][j])) {
                        perPerson[i]++;
                        perRater[j]++;
                        all++;
                    }
                }
            }
            this.ratings = all;
        }

        double value(double people, double raterTheta) {
            double ofPeople = people * people;
            double ofRaters = raterTheta * raterTheta;
            double[][] middle = new double[raters][raters];
            double[] ones = perRater.clone();
            double[] sums = new double[raters];
            double logDeterminant = 0;
            double oneOne = ratings;
            double oneY = 0;
            double yy = 0;
            for (int i = 0; i < table.length; i++) {
                double shrink = ofPeople / (1 + ofPeople * perPerson[i]);
                logDeterminant += Math.log1p(ofPeople * perPerson[i]);
                double sum = 0;
                for (double y : table[i]) {
                    if (!Double.isNaN(y)) {
                        sum += y;
                        yy += y * y;
                    }
                }
                oneOne -= shrink * perPerson[i] * perPerson[i];
                oneY += sum - shrink * perPerson[i] * sum;
                yy -= shrink * sum * sum;
                for (int j = 0; j < raters; j++) {
                    if (Double.isNaN(table[i][j])) {
                        continue;
                    }
                    ones[j] -= shrink * perPerson[i];
                    sums[j] += table[i][j] - shrink * sum;
                    for (int l = 0; l < raters; l++) {
                        middle[j][l] -= Double.isNaN(table[i][l]) ? 0 : shrink * ofRaters;
                    }
                }
            }
            for (int j = 0; j < raters; j++) {
                middle[j][j] += 1 + ofRaters * perRater[j];
            }
            CholeskyDecomposition factor = new CholeskyDecomposition(MatrixUtils.createRealMatrix(middle));
            for (int j = 0; j < raters; j++) {
                logDeterminant += 2 * Math.log(factor.getL().getEntry(j, j));
            }
            RealVector t = new ArrayRealVector(ones, false);
            RealVector u = new ArrayRealVector(sums, false);
            RealVector solved = factor.getSolver().solve(t);
            oneOne -= ofRaters * t.dotProduct(solved);
            oneY -= ofRaters * u.dotProduct(solved);
            yy -= ofRaters * u.dotProduct(factor.getSolver().solve(u));
            quadratic = Math.max(Double.MIN_NORMAL, yy - oneY * oneY / oneOne);
            return logDeterminant + Math.log(oneOne) + (ratings - 1) * Math.log(quadratic);
        }

        double residual(double people, double raterTheta) {
            var unused = value(people, raterTheta);
            return quadratic / (ratings - 1);
        }
    }
}
