package kith.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kith.finding.InputException;
import kith.sem.model.ModelSyntax;
import picocli.CommandLine.Option;

/** The option that says which model: its text, or the name of a file that holds it. */
final class ModelOption {

    @Option(
            names = {"-m", "--model"},
            required = true,
            paramLabel = "FILE|TEXT",
            description = "The model in lavaan's syntax, or a file with it; ; parts statements on one line.")
    private String model;

    /** @throws InputException with every problem of the syntax, or when there is no such file */
    ModelSyntax syntax(Terminal terminal) {
        return ModelSyntax.parse(isText() ? "--model" : model, text(terminal));
    }

    /** The model in lavaan's syntax. */
    String text(Terminal terminal) {
        if (isText()) {
            return model;
        }
        Path file = terminal.resolve(Path.of(model));
        if (!Files.isRegularFile(file)) {
            throw new InputException(
                    "--model",
                    "“" + model + "” is neither a model nor a file",
                    "a model such as 'f =~ x1 + x2 + x3', or the name of a file that holds one",
                    "");
        }
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new InputException(
                    model, "the file cannot be read (" + failure.getMessage() + ")", "text in UTF-8", "");
        }
    }

    /** A model has an operator; the name of a file hardly has. */
    private boolean isText() {
        return model.contains("~") || model.contains("\n");
    }
}
