package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.IFactory;

/**
 * A command that was run inside the test: how it ended and what it wrote; JSON that it wrote holds to the published
 * schema.
 */
record CommandRun(int exit, String out, String err) {

    private static final Path HOME = Path.of("").toAbsolutePath();

    private static final Set<String> FORM = Set.of("--format", "-o", "--output", "--help");

    static CommandRun kith(String... arguments) {
        return in(HOME, arguments);
    }

    /** With the answer as JSON, unless the arguments ask for another form. */
    static CommandRun json(String... arguments) {
        return jsonIn(HOME, arguments);
    }

    static CommandRun jsonIn(Path folder, String... arguments) {
        boolean named = Stream.of(arguments).anyMatch(FORM::contains);
        return in(
                folder,
                named
                        ? arguments
                        : Stream.concat(Stream.of(arguments), Stream.of("--format", "json"))
                                .toArray(String[]::new));
    }

    /** A terminal whose output nobody reads. */
    static Terminal terminal() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return new Terminal(nowhere, nowhere, false, false, HOME, HOME);
    }

    static CommandRun in(Path folder, String... arguments) {
        return in(folder, Verbs::new, arguments);
    }

    /** @param verbs makes the verbs of a terminal, such as ones whose work is replaced */
    static CommandRun in(Path folder, Function<Terminal, IFactory> verbs, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                folder,
                HOME);
        int exit = Kith.run(terminal, verbs.apply(terminal), arguments);
        String answer = out.toString(StandardCharsets.UTF_8);
        if (PublishedSchema.isAnswer(answer)) {
            assertThat(PublishedSchema.departures(answer))
                    .as(String.join(" ", arguments))
                    .isEmpty();
        }
        return new CommandRun(exit, answer, err.toString(StandardCharsets.UTF_8));
    }
}
