package kith.cli;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kith.finding.Problems;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What can be found wrong with the options of any verb before it starts to work. */
final class EarlyChecks {

    /** Options that name files to be written. */
    private static final Set<String> OUTPUTS = Set.of("--output", "--scores", "--write-norms", "--audit", "--spss");

    private EarlyChecks() {}

    /** @throws kith.finding.InputException with everything that is wrong */
    static void require(ParseResult parsed, Terminal terminal) {
        Problems problems = new Problems();
        ParseResult verb = parsed;
        while (verb.hasSubcommand()) {
            verb = verb.subcommand();
        }
        ParseResult given = verb;
        for (OptionSpec option : verb.matchedOptions().stream().distinct().toList()) {
            requireOnce(option, problems);
            requireCompanions(option, given, problems);
        }
        CommandSpec spec = verb.commandSpec();
        Stream.concat(
                        Stream.of(spec.userObject()),
                        spec.mixins().values().stream().map(CommandSpec::userObject))
                .filter(CheckedOptions.class::isInstance)
                .forEach(options -> ((CheckedOptions) options).check(problems));
        spec.options().forEach(option -> requireInRange(option, problems));
        requireOtherFiles(verb, terminal, problems);
        problems.throwIfAny();
    }

    /** An output must not replace an input, nor another output of the same command. */
    private static void requireOtherFiles(ParseResult verb, Terminal terminal, Problems problems) {
        List<Named> outputs = new ArrayList<>();
        List<Named> inputs = new ArrayList<>();
        for (OptionSpec option : verb.matchedOptions().stream().distinct().toList()) {
            boolean written = OUTPUTS.contains(option.longestName()) && option.type() == Path.class;
            List<Named> list = written ? outputs : inputs;
            values(option.getValue()).forEach(value -> list.add(new Named(option.longestName(), value)));
            if (written && option.getValue() instanceof Path path) {
                SpssSyntaxFile.of(path)
                        .ifPresent(file -> list.add(
                                new Named(option.longestName(), file.data().toString())));
            }
        }
        verb.matchedPositionals()
                .forEach(place ->
                        values(place.getValue()).forEach(value -> inputs.add(new Named(place.paramLabel(), value))));
        for (int k = 0; k < outputs.size(); k++) {
            Named output = outputs.get(k);
            Stream.concat(inputs.stream(), outputs.subList(0, k).stream())
                    .filter(other -> isSameFile(terminal, output.value(), other.value()))
                    .findFirst()
                    .ifPresent(other -> problems.add(
                            output.name(),
                            "“" + output.value() + "” is also the file of " + other.name(),
                            "a file of its own",
                            "choose another name, so that nothing is overwritten"));
        }
    }

    /** The value of an option that may be the name of a file. */
    private record Named(String name, String value) {}

    private static List<String> values(Object value) {
        if (value instanceof Path path) {
            return List.of(path.toString());
        }
        if (value instanceof String text) {
            return List.of(text);
        }
        return value instanceof List<?> all
                ? all.stream().flatMap(one -> values(one).stream()).toList()
                : List.of();
    }

    private static boolean isSameFile(Terminal terminal, String first, String second) {
        try {
            Path one = terminal.resolve(Path.of(first));
            Path other = terminal.resolve(Path.of(second));
            return one.equals(other) || Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
        } catch (InvalidPathException | IOException noFile) {
            return false;
        }
    }

    /** A name that stands twice in a list is a slip that must not be put right silently. */
    private static void requireOnce(OptionSpec option, Problems problems) {
        List<?> values =
                option.isMultiValue() && option.splitRegex().equals(",") && option.getValue() instanceof List<?> all
                        ? all
                        : List.of();
        Set<Object> seen = new LinkedHashSet<>();
        Set<Object> repeated = new LinkedHashSet<>();
        values.stream().filter(value -> !seen.add(value)).forEach(repeated::add);
        repeated.forEach(value -> problems.add(
                option.longestName(), "“" + value + "” stands twice", "each of them once", "leave the repeat out"));
    }

    /** Options that exclude each other, and one that says nothing without another. */
    private static void requireCompanions(OptionSpec option, ParseResult given, Problems problems) {
        if (!(option.userObject() instanceof Field field)) {
            return;
        }
        NotWith excluded = field.getAnnotation(NotWith.class);
        if (excluded != null) {
            Stream.of(excluded.value())
                    .filter(given::hasMatchedOption)
                    .forEach(other -> problems.add(
                            option.longestName(), "together with " + other, excluded.expected(), excluded.remedy()));
        }
        Needs needed = field.getAnnotation(Needs.class);
        if (needed != null && !given.hasMatchedOption(needed.value())) {
            String other = given.commandSpec().findOption(needed.value()).paramLabel();
            String with = needed.value() + (other.isEmpty() ? "" : " " + other);
            problems.add(
                    option.longestName(),
                    "without " + needed.value(),
                    with,
                    needed.remedy().isEmpty() ? "add it, or leave " + option.longestName() + " out" : needed.remedy());
        }
    }

    private static void requireInRange(OptionSpec option, Problems problems) {
        if (!(option.userObject() instanceof Field field) || !field.isAnnotationPresent(NumberRange.class)) {
            return;
        }
        NumberRange range = field.getAnnotation(NumberRange.class);
        Object value = option.getValue();
        Stream<?> numbers = value instanceof List<?> all ? all.stream() : Stream.ofNullable(value);
        numbers.filter(number -> !contains(range, ((Number) number).doubleValue()))
                .forEach(number -> problems.add(
                        option.longestName(), number.toString(), words(range, number instanceof Double), ""));
    }

    private static boolean contains(NumberRange range, double value) {
        return switch (range.ends()) {
            case BOTH -> value >= range.from() && value <= range.to();
            case LOWER -> value >= range.from() && value < range.to();
            case NEITHER -> value > range.from() && value < range.to();
        };
    }

    private static String words(NumberRange range, boolean fraction) {
        String kind = fraction ? "a number" : "a whole number";
        String from = number(range.from());
        if (Double.isInfinite(range.to())) {
            return kind + (range.ends() == NumberRange.Ends.NEITHER ? " above " + from : " of at least " + from);
        }
        String to = number(range.to());
        return switch (range.ends()) {
            case BOTH -> kind + " from " + from + " to " + to;
            case LOWER -> kind + " from " + from + " to below " + to;
            case NEITHER -> kind + " between " + from + " and " + to;
        };
    }

    private static String number(double end) {
        return end == Math.rint(end) ? Long.toString((long) end) : Double.toString(end);
    }
}
