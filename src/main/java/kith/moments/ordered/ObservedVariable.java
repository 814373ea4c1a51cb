package kith.moments.ordered;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A variable as the moments of ordered data see it: ordered, with its categories, or continuous.
 *
 * @param name its name
 * @param categories the values of the categories in ascending order, in all groups together; empty for a continuous
 *     variable
 */
public record ObservedVariable(String name, double[] categories) implements Serializable {

    /** More categories than this are taken for a mistake. */
    public static final int MOST_CATEGORIES = 100;

    public ObservedVariable {
        categories = categories.clone();
        if (categories.length > MOST_CATEGORIES) {
            throw new IllegalArgumentException(name + " has " + categories.length + " categories");
        }
        for (int k = 1; k < categories.length; k++) {
            if (!(categories[k] > categories[k - 1])) {
                throw new IllegalArgumentException("categories of " + name + " do not ascend");
            }
        }
    }

    /** An ordered variable with these categories. */
    public static ObservedVariable ordered(String name, double... categories) {
        if (categories.length == 0) {
            throw new IllegalArgumentException(name + " has no categories");
        }
        return new ObservedVariable(name, categories);
    }

    /** An ordered variable with the categories that are seen among these answers (NaN is a missing one). */
    public static ObservedVariable orderedAsSeen(String name, double[] answers) {
        return ordered(name, distinct(answers));
    }

    /**
     * The different answers in ascending order, without NaN; as soon as there are too many for an ordered variable, no
     * more.
     */
    static double[] distinct(double[] answers) {
        double[] found = new double[MOST_CATEGORIES + 1];
        int count = 0;
        for (double answer : answers) {
            int at = 0;
            while (at < count && found[at] < answer) {
                at++;
            }
            if (Double.isNaN(answer) || (at < count && found[at] == answer)) {
                continue;
            }
            if (count == found.length) {
                break;
            }
            System.arraycopy(found, at, found, at + 1, count - at);
            found[at] = answer;
            count++;
        }
        return Arrays.copyOf(found, count);
    }

    public static ObservedVariable continuous(String name) {
        return new ObservedVariable(name, new double[0]);
    }

    @Override
    public double[] categories() {
        return categories.clone();
    }

    public boolean isOrdered() {
        return categories.length > 0;
    }

    /** How many categories; 0 for a continuous variable. */
    public int levels() {
        return categories.length;
    }

    /**
     * Which category an answer is (from 0); {@link #levels()} for a missing response (NaN).
     *
     * @throws IllegalArgumentException when it is none of them
     */
    public int code(double answer) {
        if (Double.isNaN(answer)) {
            return categories.length;
        }
        int guess = (int) (answer - categories[0]);
        if (guess >= 0 && guess < categories.length && categories[guess] == answer) {
            return guess;
        }
        int code = Arrays.binarySearch(categories, answer);
        if (code < 0) {
            throw new IllegalArgumentException(
                    answer + " is no category of " + name + ", which has " + Arrays.toString(categories));
        }
        return code;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ObservedVariable that
                && name.equals(that.name)
                && Arrays.equals(categories, that.categories);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(categories);
    }

    @Override
    public String toString() {
        return isOrdered() ? name + " " + Arrays.toString(categories) : name;
    }
}
