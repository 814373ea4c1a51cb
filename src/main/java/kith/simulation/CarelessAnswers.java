package kith.simulation;

import org.apache.commons.math3.random.RandomGenerator;

/** What becomes of the answers of a respondent who does not read the items. */
final class CarelessAnswers {

    private final Simulated.Conduct conduct;
    private final RandomGenerator random;
    private final double place;

    CarelessAnswers(Simulated.Conduct conduct, RandomGenerator random) {
        this.conduct = conduct;
        this.random = random;
        this.place = random.nextDouble();
    }

    /**
     * @param careful what would be answered with care
     * @return an answer recoded where the item is reverse-keyed, so that a straight line is one in what is given
     */
    double answer(Indicator item, double careful) {
        if (conduct == Simulated.Conduct.CAREFUL || !(item.form() instanceof AnswerForm.Ordered points)) {
            return careful;
        }
        if (conduct == Simulated.Conduct.RANDOM) {
            return points.lowest() + random.nextInt(points.points());
        }
        double given = points.lowest() + Math.floor(place * points.points());
        return item.asGiven(given); // turning round twice changes nothing
    }
}
