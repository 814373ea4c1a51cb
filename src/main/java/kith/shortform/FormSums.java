package kith.shortform;

import java.util.Arrays;

/** Sums over the items of a form, from which the criteria follow. */
final class FormSums {

    final FormEvidence evidence;
    final int[] items;
    int size;
    double trace;
    double variance;
    double withTotal;
    double external;
    final double[] information;
    final double[] bias;

    FormSums(FormEvidence evidence) {
        this.evidence = evidence;
        items = new int[evidence.items()];
        information = new double[evidence.information().length == 0 ? 0 : evidence.information()[0].length];
        bias = new double[evidence.focal().size()];
    }

    void copy(FormSums from) {
        size = from.size;
        System.arraycopy(from.items, 0, items, 0, size);
        trace = from.trace;
        variance = from.variance;
        withTotal = from.withTotal;
        external = from.external;
        System.arraycopy(from.information, 0, information, 0, information.length);
        System.arraycopy(from.bias, 0, bias, 0, bias.length);
    }

    void add(int item) {
        double[] covariance = evidence.covariance()[item];
        double with = 0;
        for (int k = 0; k < size; k++) {
            with += covariance[items[k]];
        }
        items[size++] = item;
        variance += covariance[item] + 2 * with;
        addOwn(item, 1);
    }

    /** Takes out the item at a place; the last item takes its place. */
    void removeAt(int place) {
        int item = items[place];
        items[place] = items[--size];
        double[] covariance = evidence.covariance()[item];
        double with = 0;
        for (int k = 0; k < size; k++) {
            with += covariance[items[k]];
        }
        variance -= covariance[item] + 2 * with;
        addOwn(item, -1);
    }

    private void addOwn(int item, int sign) {
        trace += sign * evidence.covariance()[item][item];
        withTotal += sign * evidence.withTotal()[item];
        if (evidence.external().length > 0) {
            external += sign * evidence.external()[item];
        }
        for (int q = 0; q < information.length; q++) {
            information[q] += sign * evidence.information()[item][q];
        }
        for (int g = 0; g < bias.length; g++) {
            bias[g] += sign * evidence.bias()[item][g];
        }
    }

    double alpha() {
        return size / (size - 1.0) * (1 - trace / variance);
    }

    /** Correlation with the sum of all items, with the errors that both share. */
    double correlation() {
        return withTotal / Math.sqrt(variance * evidence.totalVariance());
    }

    /** The same without them. */
    double corrected() {
        return (withTotal - variance + alpha() * variance) / Math.sqrt(variance * evidence.totalVariance());
    }

    /** Mean reliability over the range of the trait; NaN without information. */
    double inRange() {
        double sum = 0;
        for (double one : information) {
            sum += one / (one + 1);
        }
        return sum / information.length;
    }

    /** Largest bias in standard deviations of the sum, without sign. */
    double largestBias() {
        double largest = 0;
        for (double points : bias) {
            largest = Math.max(largest, Math.abs(points));
        }
        return largest / Math.sqrt(variance);
    }

    /** Correlation with the external criterion; NaN without one. */
    double externalCorrelation() {
        return evidence.external().length == 0
                ? Double.NaN
                : external / (Math.sqrt(variance) * evidence.externalDeviation());
    }

    /** Weighted mean of the criteria; negative infinity for a sum that does not vary. */
    double objective(double externalOfAll) {
        if (!(variance > 1e-12)) {
            return Double.NEGATIVE_INFINITY;
        }
        double sum = 0;
        double weights = 0;
        for (FormCriterion criterion : CRITERIA) {
            double weight = evidence.weights().getOrDefault(criterion, 0.0);
            if (weight > 0) {
                weights += weight;
                sum += weight * Math.max(0, value(criterion, externalOfAll));
            }
        }
        return sum / weights;
    }

    private static final FormCriterion[] CRITERIA = FormCriterion.values();

    private double value(FormCriterion criterion, double externalOfAll) {
        return switch (criterion) {
            case RELIABILITY -> alpha();
            case VALIDITY -> corrected();
            case INFORMATION -> inRange();
            case DIF -> 1 - largestBias();
            case EXTERNAL -> 1 - Math.max(0, Math.abs(externalOfAll) - Math.abs(externalCorrelation()));
        };
    }

    int[] sorted() {
        int[] form = Arrays.copyOf(items, size);
        Arrays.sort(form);
        return form;
    }
}
