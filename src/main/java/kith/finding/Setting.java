package kith.finding;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A setting that a reader can change: an option on the command line, a key in a study file, a method in Java. The file
 * {@code settings.yaml} holds how each is written.
 *
 * <p>Texts of findings and problems name a setting as {@code <set missing=fiml>}, or {@code <set missing>} without a
 * value. {@link WayIn#words} writes it for the reader: {@code `--missing fiml`}, {@code `missing: fiml` under
 * `model:`}, or {@code `Sem.missing(Missing.FIML)`}. A setting that a way in does not have is called by its name.
 */
public final class Setting {

    private static final Pattern NAMED = Pattern.compile("<set ([a-z_.]+)(?:=([^<>]*))?>");

    /** What stands between the name of a setting and the end of its form when no value is given. */
    private static final Pattern VALUE = Pattern.compile("(?:[ :(=]+[^`]*|\\.)<(?:value|VALUE)>[^`]*`");

    private Setting() {}

    /** Holds what is read; the language sees to it that this happens once. */
    private static final class Read {
        private static final Map<String, Map<String, String>> FORMS = SettingsReader.forms();
    }

    /**
     * Text that names a setting.
     *
     * @throws IllegalArgumentException when there is no such setting, which is a fault of the program
     */
    public static String named(String setting) {
        return mark(setting, "");
    }

    /** Text that names a setting and the value to give it. */
    public static String to(String setting, String value) {
        return mark(setting, "=" + value.replaceAll("[<>]", ""));
    }

    private static String mark(String setting, String value) {
        if (!Read.FORMS.containsKey(setting)) {
            throw new IllegalArgumentException("no setting " + setting + " in settings.yaml");
        }
        return "<set " + setting + value + ">";
    }

    /** Every setting, with its forms by {@link WayIn#key}. */
    public static Map<String, Map<String, String>> all() {
        return Read.FORMS;
    }

    /** How a setting is written for a way in; empty where it cannot be changed there. */
    public static Optional<String> form(String setting, WayIn way) {
        return Optional.ofNullable(Read.FORMS.getOrDefault(setting, Map.of()).get(way.key()));
    }

    /** A text with its settings written for a way in. */
    static String written(String text, WayIn way) {
        if (!text.contains("<set ")) {
            return text;
        }
        return NAMED.matcher(text)
                .replaceAll(named -> Matcher.quoteReplacement(written(named.group(1), named.group(2), way)));
    }

    /** The elements of a list, as YAML writes them, for a way in. */
    private static String list(String elements, WayIn way) {
        return switch (way) {
            case COMMAND_LINE -> elements.replace(", ", ",").replace("\"", "");
            case STUDY -> "[" + elements + "]";
            case JAVA -> "List.of(" + elements + ")";
        };
    }

    private static String written(String setting, String value, WayIn way) {
        String form = form(setting, way).orElse("`" + setting.substring(setting.lastIndexOf('.') + 1) + "`");
        if (value == null) {
            return VALUE.matcher(form).replaceAll("`");
        }
        if (value.startsWith("[") && value.endsWith("]")) {
            return form.replace("<value>", list(value.substring(1, value.length() - 1), way));
        }
        String constant = value.toUpperCase(Locale.ROOT).replaceAll("[-. ]", "_");
        return form.replace("<value>", value).replace("<VALUE>", constant);
    }
}
