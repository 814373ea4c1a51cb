package kith.simulation;

import java.util.Optional;
import org.apache.commons.math3.random.RandomGenerator;

/** Where one person stands in the follow-up: the arm, the way since the first visit, the rating of change. */
final class Visits {

    private final Plan plan;
    private final Population population;
    private final FollowUp followUp;
    private final Person person;
    private final RandomGenerator random;
    private final Optional<FollowUp.Arm> arm;
    private final Person.Standing first;
    private double stabilitySinceFirst = 1;

    Visits(Plan plan, Person person, RandomGenerator random) {
        this.plan = plan;
        this.population = plan.population();
        this.followUp = population.followUp().orElseThrow();
        this.person = person;
        this.random = random;
        this.first = person.standing();
        this.arm = drawArm();
    }

    private Optional<FollowUp.Arm> drawArm() {
        if (followUp.arms().isEmpty()) {
            return Optional.empty();
        }
        double left = random.nextDouble();
        for (FollowUp.Arm one : followUp.arms()) {
            left -= one.share();
            if (left < 0) {
                return Optional.of(one);
            }
        }
        return Optional.of(followUp.arms().get(followUp.arms().size() - 1));
    }

    double gain(FollowUp.Visit visit) {
        return arm.map(one -> one.gains().getOrDefault(visit.id(), 0.0)).orElse(0.0);
    }

    /** Moves the person on to the next visit. */
    void next() {
        person.moveTo(person.later(followUp.stability()));
        stabilitySinceFirst *= followUp.stability();
    }

    double stabilitySinceFirst() {
        return stabilitySinceFirst;
    }

    /** Writes into the row just begun what belongs to the visit. */
    void mark(Columns columns, FollowUp.Visit visit, Person.Standing now, double gain, double stability) {
        arm.ifPresent(one -> columns.set(SimulatedColumns.ARM, one.id()));
        columns.set(SimulatedColumns.VISIT, visit.id());
        columns.set(SimulatedColumns.MONTH, visit.month());
        if (!visit.equals(followUp.visits().get(0))) {
            followUp.changeRating().ifPresent(rating -> columns.set(rating.id(), rating(rating, now, gain, stability)));
        }
    }

    private double rating(FollowUp.ChangeRating rating, Person.Standing now, double gain, double stability) {
        double sd = sdOfChange(stability);
        double change = sd == 0 ? 0 : (mean(now) - mean(first) + gain) / sd;
        double tendency = rating.loading() * change
                + StrictMath.sqrt(1 - rating.loading() * rating.loading()) * random.nextGaussian();
        return rating.form().answer(tendency);
    }

    /** Mean over contexts and factors of the standing, in standard deviations of a factor. */
    private double mean(Person.Standing standing) {
        double sum = 0;
        int count = 0;
        for (int c = 0; c < person.contexts().size(); c++) {
            double within = StrictMath.sqrt(1 - person.contexts().get(c).icc());
            for (double value : person.within(standing, c)) {
                sum += within * value;
                count++;
            }
        }
        return sum / count;
    }

    /** Standard deviation of the change of {@link #mean} where there is no change. */
    private double sdOfChange(double stability) {
        double shared = population.design() instanceof Population.SamePeople same ? same.sharedFactorVariance() : 0;
        int contexts = person.contexts().size();
        double sumOfWithin = 0;
        double sumOfSquares = 0;
        for (ContextPopulation context : person.contexts()) {
            sumOfWithin += StrictMath.sqrt(1 - context.icc());
            sumOfSquares += 1 - context.icc();
        }
        double variance = plan.varianceOfMeanFactor()
                * (shared * sumOfWithin * sumOfWithin + (1 - shared) * sumOfSquares)
                / (contexts * contexts);
        return StrictMath.sqrt(2 * variance * (1 - stability));
    }
}
