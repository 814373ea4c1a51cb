package kith.finding;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page of all findings, {@code docs/findings.md}, as the catalogue has them. */
final class FindingPage {

    static final Path FILE = Path.of("docs/findings.md");

    private static final String HEAD = """
            # Findings

            A finding is statistical trouble, or something worth knowing, that stands on an answer: in the report, in the output of a \
            verb, and under `findings` in the JSON, with `code`, `severity`, `where`, `what`, `remedy`, `objects` and `values`. \
            An *error* says that the answer, or part of it, must not be relied on; a *warning* that it holds with care; a *note* \
            changes nothing.

            Words in angle brackets stand for values, which the JSON holds under the same names. This page is made from \
            `src/main/resources/kith/finding/*.yaml` by `FindingPageTest`; `mvn test -Dtest=FindingPageTest -Dkith.write` writes it \
            anew.
            """;

    private FindingPage() {}

    static String text() {
        StringBuilder page = new StringBuilder(HEAD);
        Map<String, List<FindingDefinition>> areas = FindingCatalogue.definitions().stream()
                .collect(Collectors.groupingBy(FindingDefinition::area, java.util.TreeMap::new, Collectors.toList()));
        areas.forEach((area, definitions) -> {
            page.append("\n## ").append(area).append('\n');
            definitions.forEach(one -> append(page, one));
        });
        return page.toString();
    }

    private static void append(StringBuilder page, FindingDefinition one) {
        page.append("\n### `").append(one.code()).append("`\n\n");
        page.append(one.title())
                .append(" (")
                .append(one.severities().stream()
                        .map(severity -> severity.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" or ")))
                .append("; concerns ")
                .append(one.affects().name().toLowerCase(Locale.ROOT))
                .append(").\n\n> ")
                .append(written(one.text(), WayIn.COMMAND_LINE))
                .append("\n");
        one.values().forEach((name, value) -> {
            if (!value.choices().isEmpty()) {
                page.append("\n`<").append(name).append(">` is one of:\n\n");
                value.choices()
                        .forEach((key, phrase) -> page.append("- `")
                                .append(key)
                                .append("`: ")
                                .append(phrase.isEmpty() ? "nothing" : written(phrase, WayIn.COMMAND_LINE))
                                .append('\n'));
            }
        });
        remedies(page, one);
    }

    private static void remedies(StringBuilder page, FindingDefinition one) {
        Map<String, String> byText = new java.util.LinkedHashMap<>();
        one.remedies()
                .forEach(
                        (way, text) -> byText.merge(written(text, way), name(way), (some, more) -> some + ", " + more));
        byText.forEach((text, ways) -> page.append("\nWhat to do")
                .append(byText.size() == 1 && ways.contains(",") ? "" : " (" + ways + ")")
                .append(": ")
                .append(text)
                .append('\n'));
    }

    private static String name(WayIn way) {
        return switch (way) {
            case COMMAND_LINE -> "command line";
            case STUDY -> "study file";
            case JAVA -> "Java";
        };
    }

    /** Values in angle brackets, as Markdown shows them. */
    private static String written(String text, WayIn way) {
        String named = text.replaceAll("<([a-z_0-9.]+)\\?([^|<>]*)\\|([^|<>]*)>", "$2/$3")
                .replaceAll("<([a-z_0-9.]+)>", "‹$1›");
        return way.words(named).replace("<", "&lt;");
    }

    static void write() throws java.io.IOException {
        Files.write(FILE, text().getBytes(StandardCharsets.UTF_8));
    }
}
