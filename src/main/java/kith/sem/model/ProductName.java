package kith.sem.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kith.sem.model.Statement.BlockKind;
import kith.sem.model.Token.Kind;

/**
 * The name of the product of two observed variables, {@code x:z}, as in lavaan: a variable like any other, which stands in the data or
 * is computed from its two factors.
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

    /** Whether a product begins here, rather than the header of a block. */
    static boolean begins(TokenCursor cursor) {
        boolean header = Arrays.stream(BlockKind.values())
                .anyMatch(kind -> kind.symbol().equals(cursor.peek().text().toLowerCase(Locale.ROOT)));
        return !header && cursor.peek(2).kind() == Kind.NAME;
    }

    /** Reads what follows the name of the first variable. */
    static String read(TokenCursor cursor, String first) {
        if (first.isEmpty()
                || cursor.peek(1).kind() != Kind.NAME
                || cursor.peek(2).is(":")) {
            throw Refusal.ofProduct(cursor);
        }
        cursor.next();
        return first + ":" + cursor.next().text();
    }
}
