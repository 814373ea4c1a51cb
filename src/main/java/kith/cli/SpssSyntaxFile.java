package kith.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of SPSS syntax, which reads a CSV file of the same name beside it.
 *
 * @param syntax the file that ends in .sps
 */
record SpssSyntaxFile(Path syntax) {

    private static final String ENDING = "(?i)\\.sps$";

    /** Empty for a file with another ending. */
    static Optional<SpssSyntaxFile> of(Path file) {
        boolean syntax = file.toString().matches("(?i).*\\.sps");
        return syntax ? Optional.of(new SpssSyntaxFile(file)) : Optional.empty();
    }

    /** The CSV file. */
    Path data() {
        return syntax.resolveSibling(String.valueOf(syntax.getFileName()).replaceFirst(ENDING, "") + ".csv");
    }
}
