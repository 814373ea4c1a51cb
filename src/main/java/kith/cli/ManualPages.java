package kith.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import kith.study.Version;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Manual pages of the program and of each verb, in roff with the macros of man(7), from the same model as the help.
 *
 * <p>picocli's own generator writes AsciiDoc; Asciidoctor, which turns that into roff, is a Ruby program with a runtime
 * of its own, more than the rest of the build.
 */
final class ManualPages {

    private static final String HEADING = ".SH ";
    private static final int ASCII = 0x7e;

    private final StringBuilder page = new StringBuilder();

    private ManualPages() {}

    /** By file below the folder of manual pages: {@code man1/kith.1}, {@code man1/kith-items.1}, …. */
    static Map<Path, byte[]> of(CommandLine program) {
        Map<String, CommandSpec> commands = new LinkedHashMap<>();
        collect(program.getCommandSpec(), commands);
        Map<Path, byte[]> pages = new LinkedHashMap<>();
        commands.forEach((name, command) -> pages.put(
                Path.of("man1", name + ".1"),
                new ManualPages().page(name, command, commands).getBytes(StandardCharsets.US_ASCII)));
        return pages;
    }

    private static void collect(CommandSpec command, Map<String, CommandSpec> commands) {
        commands.put(command.qualifiedName("-"), command);
        command.subcommands().values().forEach(below -> collect(below.getCommandSpec(), commands));
    }

    private String page(String name, CommandSpec command, Map<String, CommandSpec> commands) {
        line(".TH \"" + name.toUpperCase(Locale.ROOT) + "\" \"1\" \"\" \"Kith " + Version.text()
                + "\" \"Kith Manual\"");
        String[] description = command.usageMessage().description();
        line(HEADING + "NAME");
        line(escaped(name) + " \\- " + escaped(firstSentence(plain(description[0]))));
        line(HEADING + "SYNOPSIS");
        line(".B " + escaped(HelpSections.synopsis(command)));
        line(HEADING + "DESCRIPTION");
        Arrays.stream(description).forEach(this::paragraph);
        verbs(command);
        parameters(command);
        options(command);
        footer(command);
        line(HEADING + "SEE ALSO");
        line(commands.keySet().stream()
                .filter(other -> !other.equals(name) && isNear(other, name))
                .map(other -> "\\fB" + escaped(other) + "\\fR(1)")
                .collect(Collectors.joining(",\n")));
        return page.toString();
    }

    /** The page of the program refers to all others; that of a verb to those above and below it. */
    private static boolean isNear(String other, String name) {
        return other.startsWith(name + "-") || name.startsWith(other + "-");
    }

    private void verbs(CommandSpec command) {
        if (!command.subcommands().isEmpty()) {
            line(HEADING + "VERBS");
            command.subcommands()
                    .forEach((verb, below) ->
                            entry(verb, below.getCommandSpec().usageMessage().description()[0]));
        }
    }

    private void parameters(CommandSpec command) {
        if (!command.positionalParameters().isEmpty()) {
            line(HEADING + "PARAMETERS");
            command.positionalParameters().forEach(parameter -> entry(parameter.paramLabel(), parameter.description()));
        }
    }

    private void options(CommandSpec command) {
        line(HEADING + "OPTIONS");
        HelpSections.sections(command).forEach((heading, options) -> {
            List<OptionSpec> shown =
                    options.stream().filter(option -> !option.hidden()).toList();
            if (!shown.isEmpty()) {
                line(".SS " + escaped(heading));
                shown.forEach(option -> entry(names(option), option.description()));
            }
        });
    }

    private static String names(OptionSpec option) {
        String value = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
        return String.join(", ", option.names()) + value;
    }

    /** What the help says below the options: paragraphs and examples. */
    private void footer(CommandSpec command) {
        List<String> lines = Arrays.stream(command.usageMessage().footer())
                .map(ManualPages::plain)
                .filter(text -> !text.isBlank())
                .toList();
        line(HEADING + "EXIT STATUS");
        if (command.parent() == null) {
            lines.stream().filter(text -> !isExample(text)).forEach(this::paragraph);
        } else {
            line("See \\fBkith\\fR(1).");
        }
        line(HEADING + "EXAMPLES");
        line(".nf");
        lines.stream().filter(text -> text.startsWith("  ")).forEach(text -> line(escaped(text.strip())));
        line(".fi");
    }

    private static boolean isExample(String text) {
        return text.startsWith("  ") || text.startsWith("Example");
    }

    private void entry(String term, String... description) {
        line(".TP");
        line(".B " + escaped(term));
        line(escaped(Arrays.stream(description).map(ManualPages::plain).collect(Collectors.joining(" "))));
    }

    private void paragraph(String text) {
        line(".PP");
        line(escaped(plain(text)));
    }

    private void line(String text) {
        page.append(text).append('\n');
    }

    /** The text of picocli without its marks for colour and line ends. */
    private static String plain(String text) {
        return Ansi.OFF.string(text.replace("%n", " ").replace("%%", "%"));
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        String sentence = end < 0 ? text : text.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /** No character of a text is a command of roff, and each is in ASCII. */
    private static String escaped(String text) {
        StringBuilder roff = new StringBuilder();
        text.strip().codePoints().forEach(code -> {
            switch (code) {
                case '\\' -> roff.append("\\e");
                case '-' -> roff.append("\\-");
                case '\'' -> roff.append("\\(aq");
                case '`' -> roff.append("\\(ga");
                case '^' -> roff.append("\\(ha");
                case '~' -> roff.append("\\(ti");
                case '"' -> roff.append("\\(dq");
                case '\n', '\r', '\t' -> roff.append(' ');
                default -> roff.append(code <= ASCII ? Character.toString(code) : String.format("\\[u%04X]", code));
            }
        });
        return roff.indexOf(".") == 0 ? "\\&" + roff : roff.toString();
    }
}
