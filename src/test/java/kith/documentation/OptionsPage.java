package kith.documentation;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kith.cli.CommandLines;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The page of every verb and option, {@code docs/options.md}, as the command line has them. */
final class OptionsPage {

    private static final String HEAD = """
            # Every verb and option

            Options that several verbs share have the same name and meaning in all of them; they are listed once, at the end. \
            `kith VERB --help` prints those of one verb with an example. Keys of a study file that do the same are on the page \
            of [study files](study-files.md).

            `source <(kith --completion)` completes verbs and options in bash and zsh. `kith --man ~/.local/share/man` installs \
            manual pages, such as `man kith-items`; the distribution has them in `man/`.

            This page is made from the command line by `ReferencePagesTest`.
            """;

    /** An option that at least so many verbs describe alike is listed once. */
    private static final int SHARED = 6;

    private OptionsPage() {}

    static String text() {
        CommandLine line = CommandLines.all();
        Map<String, CommandLine> verbs = new TreeMap<>();
        collect(line, "", verbs);
        Map<String, Long> times = new TreeMap<>();
        verbs.values().forEach(verb -> options(verb).forEach(row -> times.merge(row, 1L, Long::sum)));
        StringBuilder page = new StringBuilder(HEAD);
        verbs.forEach((name, verb) -> {
            page.append("\n## ").append(name).append("\n\n").append(description(verb.getCommandSpec()));
            page.append("\n\n```\n").append(synopsis(verb)).append("\n```\n");
            table(
                    page,
                    options(verb).stream()
                            .filter(row -> times.get(row) < SHARED)
                            .toList());
        });
        page.append("\n## Options of most verbs\n");
        table(
                page,
                times.keySet().stream().filter(row -> times.get(row) >= SHARED).toList());
        return page.toString();
    }

    private static void collect(CommandLine line, String prefix, Map<String, CommandLine> verbs) {
        line.getSubcommands().forEach((name, verb) -> {
            if (verb.getCommandSpec().usageMessage().hidden() || name.equals("help")) {
                return;
            }
            if (verb.getSubcommands().isEmpty()) {
                verbs.put(prefix + name, verb);
            }
            collect(verb, prefix + name + " ", verbs);
        });
    }

    private static void table(StringBuilder page, List<String> rows) {
        if (!rows.isEmpty()) {
            page.append("\n| Option | What it does |\n|---|---|\n");
            rows.forEach(row -> page.append(row).append('\n'));
        }
    }

    private static List<String> options(CommandLine verb) {
        List<String> rows = new ArrayList<>();
        for (OptionSpec option : verb.getCommandSpec().options()) {
            if (!option.hidden()) {
                String value = option.arity().max() == 0
                        ? ""
                        : " " + option.paramLabel().replace("|", "\\|");
                rows.add("| `" + String.join("`, `", option.names()) + value + "` | " + words(option.description())
                        + fallback(option) + " |");
            }
        }
        return rows.stream().sorted().toList();
    }

    private static String fallback(OptionSpec option) {
        String value = option.defaultValue();
        boolean told = value == null || option.arity().max() == 0 || value.contains("__");
        return told || String.join(" ", option.description()).contains(value) ? "" : " Default: `" + value + "`.";
    }

    private static String description(CommandSpec spec) {
        return words(spec.usageMessage().description());
    }

    private static String words(String... lines) {
        String text = String.join(" ", Arrays.asList(lines)).replace("%n", " ").replace("%%", "%");
        return Ansi.OFF
                .string(text)
                .replaceAll("\\s+", " ")
                .trim()
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("*", "\\*");
    }

    private static String synopsis(CommandLine verb) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintWriter out = new PrintWriter(bytes, true, StandardCharsets.UTF_8);
        CommandLine.Help help =
                new CommandLine.Help(verb.getCommandSpec(), CommandLine.Help.defaultColorScheme(Ansi.OFF));
        out.print(help.abbreviatedSynopsis().strip());
        out.flush();
        return "kith " + bytes.toString(StandardCharsets.UTF_8).replaceFirst("^kith ", "");
    }
}
