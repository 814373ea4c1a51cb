package kith.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kith.finding.InputException;
import kith.sem.model.ModelSyntax;

/**
 * A model as an option names it: by its text in lavaan's syntax, or by the file that holds it.
 *
 * @param option name of the option, for messages
 * @param said what stands there
 */
record ModelText(String option, String said) {

    /** @throws InputException with every problem of the syntax, or when there is no such file */
    ModelSyntax syntax(Terminal terminal) {
        return ModelSyntax.parse(isText() ? option : said, text(terminal)).requireFormulas();
    }

    /** The model in lavaan's syntax. */
    String text(Terminal terminal) {
        if (isText()) {
            return said;
        }
        Path file = terminal.resolve(Path.of(said));
        if (!Files.isRegularFile(file)) {
            throw new InputException(
                    option,
                    "“" + said + "” is neither a model nor a file",
                    "a model such as 'f =~ x1 + x2 + x3', or the name of a file that holds one",
                    "");
        }
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new InputException(
                    said, "the file cannot be read (" + failure.getMessage() + ")", "text in UTF-8", "");
        }
    }

    /** What a reader calls the model: the name of its file, or {@code otherwise} where it is a text. */
    String name(String otherwise) {
        return isText() ? otherwise : String.valueOf(Path.of(said).getFileName());
    }

    private boolean isText() {
        return ModelSyntax.isModel(said);
    }
}
