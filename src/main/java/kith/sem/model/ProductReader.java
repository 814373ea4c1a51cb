package kith.sem.model;

import java.util.Arrays;
import java.util.Locale;
import kith.sem.model.Statement.BlockKind;
import kith.sem.model.Token.Kind;

/** Reads the name of a product of two variables, {@code x:z}. */
final class ProductReader {

    private ProductReader() {}

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
