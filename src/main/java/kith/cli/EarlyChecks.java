package kith.cli;

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

    private EarlyChecks() {}

    /** @throws kith.finding.InputException with everything that is wrong */
    static void require(ParseResult parsed) {
        Problems problems = new Problems();
        ParseResult verb = parsed;
        while (verb.hasSubcommand()) {
            verb = verb.subcommand();
        }
        verb.matchedOptions().stream().distinct().forEach(option -> requireOnce(option, problems));
        CommandSpec spec = verb.commandSpec();
        Stream.concat(
                        Stream.of(spec.userObject()),
                        spec.mixins().values().stream().map(CommandSpec::userObject))
                .filter(CheckedOptions.class::isInstance)
                .forEach(options -> ((CheckedOptions) options).check(problems));
        problems.throwIfAny();
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
}
