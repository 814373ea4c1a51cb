package kith.sem.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The name of the product of two observed variables, {@code x:z}, as in lavaan: a variable like any other, which stands
 * in the data or is computed from its two factors.
 *
 * @param first name of one variable
 * @param second name of the other
 */
public record ProductName(String first, String second) {

    /** The two variables of a product; empty where a name is not that of one. */
    public static Optional<ProductName> of(String name) {
        List<String> parts = Arrays.asList(name.split(":", -1));
        return parts.size() == 2 && parts.stream().noneMatch(String::isBlank)
                ? Optional.of(new ProductName(parts.get(0), parts.get(1)))
                : Optional.empty();
    }
}
