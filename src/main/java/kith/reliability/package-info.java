/**
 * How well the items of a scale measure. {@link kith.reliability.ScaleAnalyses} answers the question for every scale of
 * a study; its rooms are {@code scale} (items and their recoded responses), {@code coefficient} (alpha, omega and the
 * others, with intervals), {@code item} (statistics of each item), {@code difference} (reliability of a difference
 * between two scores) and {@code agreement} (of raters and of repeated measurements).
 */
package kith.reliability;
