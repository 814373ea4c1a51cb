package kith.sem.model;

import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * An arithmetic expression over labels of parameters, as on the sides of {@code :=}, {@code ==}, {@code <} and
 * {@code >}. Implementations are immutable.
 */
public interface Expression {

    /** The value, given the value of each label. */
    double value(ToDoubleFunction<String> labels);

    /** The partial derivatives by each label it mentions, given the value of each label; exact, not numerical. */
    Map<String, Double> gradient(ToDoubleFunction<String> labels);

    /** The labels it mentions. */
    Set<String> labels();

    /** As the user wrote it. */
    String text();
}
