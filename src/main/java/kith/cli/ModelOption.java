package kith.cli;

import kith.finding.InputException;
import kith.sem.model.ModelSyntax;
import picocli.CommandLine.Option;

/** The option that says which model: its text, or the name of a file that holds it. */
final class ModelOption {

    @Option(
            names = {"-m", "--model"},
            required = true,
            paramLabel = "FILE|TEXT",
            description = "The model in lavaan's syntax, or a file with it; ; separates statements on one line.")
    private String model;

    /** @throws InputException with every problem of the syntax, or when there is no such file */
    ModelSyntax syntax(Terminal terminal) {
        return said().syntax(terminal);
    }

    /** The model in lavaan's syntax. */
    String text(Terminal terminal) {
        return said().text(terminal);
    }

    ModelText said() {
        return new ModelText("--model", model);
    }
}
