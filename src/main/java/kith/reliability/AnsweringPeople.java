package kith.reliability;

import java.util.Arrays;

/**
 * People whose answers are known, dealt out to groups in turn.
 *
 * @param influence of each on coefficients
 * @param sample the same people
 * @param groups how many groups
 */
record AnsweringPeople(PersonInfluence influence, ResampledCovariance sample, int groups) implements PeopleInGroups {

    @Override
    public int people() {
        return influence.people();
    }

    @Override
    public double[][] correlations() {
        return influence.correlations();
    }

    @Override
    public double[][] share(int group) {
        return influence.share(group, groups);
    }

    @Override
    public double[][] without(int group) {
        double[] flat = sample.without(
                group,
                groups,
                c -> Arrays.stream(c).flatMapToDouble(Arrays::stream).toArray());
        int k = correlations().length;
        double[][] c = new double[k][];
        Arrays.setAll(c, i -> Arrays.copyOfRange(flat, i * k, (i + 1) * k));
        return c;
    }

    @Override
    public double[] sums(double value, double[][] gradient, int group) {
        double[][] form = influence.form(gradient);
        double[] sums = new double[2];
        for (int person = group; person < people(); person += groups) {
            double own = value + influence.of(form, person);
            sums[0] += own;
            sums[1] += own * own;
        }
        return sums;
    }

    @Override
    public double standardError(double[][] gradient) {
        return influence.standardError(gradient);
    }
}
