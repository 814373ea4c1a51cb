package kith.cli;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The options in the help of a verb, under headings. */
final class HelpSections {

    private static final String OWN = "Options";
    private static final String GENERAL = "General";

    private HelpSections() {}

    /** Puts the options of a command and of those below it under headings. */
    static void arrange(CommandLine line) {
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpSections::options);
        if (line.getSubcommands().isEmpty()) {
            line.getHelpSectionMap()
                    .put(
                            UsageMessageSpec.SECTION_KEY_SYNOPSIS,
                            help -> synopsis(help.commandSpec()) + System.lineSeparator());
        }
        line.getSubcommands().values().forEach(HelpSections::arrange);
    }

    /** What must be given, and that there are options. */
    static String synopsis(CommandSpec verb) {
        StringBuilder text = new StringBuilder(verb.qualifiedName());
        verb.options().stream()
                .filter(OptionSpec::required)
                .forEach(option ->
                        text.append(' ').append(option.names()[0]).append(' ').append(option.paramLabel()));
        text.append(" [OPTIONS]");
        verb.positionalParameters()
                .forEach(place -> text.append(' ')
                        .append(place.required() ? place.paramLabel() : "[" + place.paramLabel() + "]")
                        .append(place.arity().max() > 1 ? "..." : ""));
        if (!verb.subcommands().isEmpty()) {
            text.append(' ').append(verb.usageMessage().synopsisSubcommandLabel());
        }
        return text.toString();
    }

    /** The options of a command by heading, the general ones last. */
    static Map<String, List<OptionSpec>> sections(CommandSpec command) {
        Map<String, List<OptionSpec>> sections = new LinkedHashMap<>();
        sections.put(OWN, new ArrayList<>());
        command.options()
                .forEach(option -> sections.computeIfAbsent(heading(option), name -> new ArrayList<>())
                        .add(option));
        List<OptionSpec> general = sections.remove(GENERAL);
        if (general != null) {
            sections.put(GENERAL, general);
        }
        return sections;
    }

    private static String options(Help help) {
        StringBuilder text = new StringBuilder();
        sections(help.commandSpec()).forEach((name, options) -> {
            if (options.stream().anyMatch(option -> !option.hidden())) {
                text.append(help.createHeading("%n" + name + ":%n")).append(help.optionListExcludingGroups(options));
            }
        });
        return text.toString();
    }

    private static String heading(OptionSpec option) {
        if (!(option.userObject() instanceof Field field)
                || field.getDeclaringClass() == Kith.class
                || !field.getDeclaringClass().getName().startsWith("kith.")) {
            return GENERAL;
        }
        HelpHeading heading = field.getDeclaringClass().getAnnotation(HelpHeading.class);
        return heading == null ? OWN : heading.value();
    }
}
