package kith.reliability.coefficient;

import java.util.Arrays;
import kith.reliability.scale.PeopleInGroups;
import kith.reliability.scale.ResampledCovariance;
import kith.reliability.scale.UnitSums;

/**
 * Respondents whose answers are known, dealt out to groups in turn, each with all respondents of the same cluster.
 *
 * @param influence of each on coefficients
 * @param sample the same respondents
 * @param groups how many groups
 */
record AnsweringPeople(PersonInfluence influence, ResampledCovariance sample, int groups) implements PeopleInGroups {

    @Override
    public int people() {
        return influence.people();
    }

    @Override
    public int units() {
        return influence.units();
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
    public UnitSums sums(double value, double[][] gradient, int group) {
        double[][] form = influence.form(gradient);
        double[] own = new double[influence.units()];
        int[] people = new int[own.length];
        double[] z = new double[influence.items()];
        for (int person = 0; person < people(); person++) {
            int unit = influence.unit(person);
            if (unit % groups == group) {
                influence.read(person, z);
                own[unit] += value + PersonInfluence.of(form, z);
                people[unit]++;
            }
        }
        UnitSums sums = UnitSums.NONE;
        for (int unit = group; unit < own.length; unit += groups) {
            sums = sums.plus(new UnitSums(
                    own[unit], own[unit] * own[unit], own[unit] * people[unit], (double) people[unit] * people[unit]));
        }
        return sums;
    }

    @Override
    public double standardError(double[][] gradient) {
        return influence.standardError(gradient);
    }
}
