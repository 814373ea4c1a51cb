package kith.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import kith.data.DataRequest;
import kith.data.DataSource;
import kith.data.Pseudonyms;
import kith.data.Roles;
import kith.finding.InputException;
import picocli.CommandLine.Option;

/** The file of responses, and how it is written. */
@HelpHeading("Data")
final class DataOptions extends FileOptions {

    private static final int SHORTEST_SALT = 16;
    private static final String VARIABLE = "env:";

    @Option(
            names = {"-d", "--data"},
            required = true,
            paramLabel = "FILE",
            description = "Data file with the responses: .csv, .tsv, .xlsx, .sav, .dta, .sas7bdat, .xpt or .parquet.")
    private Path data;

    @Option(names = "--id", paramLabel = "COLUMN", description = "Column with the respondent's id.")
    private String id;

    @Unreported
    @Option(
            names = "--salt",
            paramLabel = "SOURCE",
            description =
                    "Replace the ids by pseudonyms (HMAC-SHA-256) in everything that is written. The secret salt is read"
                            + " from this file, or from an environment variable given as env:NAME.")
    @Needs("--id")
    private String salt;

    DataSource source(Terminal terminal) {
        DataSource source = source(data, terminal);
        return salt == null
                ? source
                : source.withPreparation(source.preparation().withPseudonyms(new Pseudonyms(salt(terminal))));
    }

    /** Whether pseudonyms are asked for. */
    boolean isSalted() {
        return salt != null;
    }

    /** The salt; no message shows it. */
    private byte[] salt(Terminal terminal) {
        String secret = (salt.startsWith(VARIABLE) ? ofVariable() : ofFile(terminal)).strip();
        if (secret.length() < SHORTEST_SALT) {
            throw new InputException(
                    "--salt",
                    "a salt of " + secret.length() + " characters",
                    "at least " + SHORTEST_SALT + " characters",
                    "write random characters to a file that only you can read, such as"
                            + " `openssl rand -hex 32 > salt.txt`");
        }
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    private String ofVariable() {
        String name = salt.substring(VARIABLE.length());
        String value = name.isEmpty() ? null : System.getenv(name);
        if (value == null) {
            throw new InputException(
                    "--salt",
                    "the environment variable “" + name + "” is not set",
                    "a variable that holds the salt",
                    "set it, or name a file");
        }
        return value;
    }

    private String ofFile(Terminal terminal) {
        try {
            return Files.readString(terminal.resolve(Path.of(salt)));
        } catch (IOException | InvalidPathException e) {
            throw new InputException(
                    "--salt",
                    "the file “" + salt + "” cannot be read as text",
                    "a file that holds the salt, or env:NAME",
                    "check the name and the folder");
        }
    }

    /** The part of the id column, where one is named. */
    Roles roles() {
        return id().map(Roles.none()::withId).orElse(Roles.none());
    }

    /** A request for the responses of this file. */
    DataRequest request(Terminal terminal, Roles roles) {
        return DataRequest.of(source(terminal)).withRoles(roles);
    }

    Optional<String> id() {
        return Optional.ofNullable(id);
    }
}
