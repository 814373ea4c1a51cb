package kith.dif;

import java.util.Arrays;

/**
 * Respondents with equal values of the matching variable.
 *
 * @param of the stratum of each respondent
 * @param count how many strata there are
 */
record Strata(int[] of, int count) {

    static Strata by(int[] matching) {
        int[] values = Arrays.stream(matching).distinct().sorted().toArray();
        return new Strata(
                Arrays.stream(matching)
                        .map(value -> Arrays.binarySearch(values, value))
                        .toArray(),
                values.length);
    }
}
