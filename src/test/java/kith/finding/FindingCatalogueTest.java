package kith.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.yaml.YamlDocument;
import kith.yaml.YamlMapping;
import kith.yaml.YamlNode;
import org.junit.jupiter.api.Test;

/** The catalogue and the code agree: every code, every named value, every setting. */
class FindingCatalogueTest {

    private static final Path RESOURCES = Path.of("src/main/resources/kith/finding");
    private static final Pattern MADE = Pattern.compile("Finding\\s*\\.of\\(\\s*([^,;)]+?)\\s*([,)])");
    private static final Pattern VALUES = Pattern.compile("\\G\\s*Map\\.of\\(");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z_0-9]+)\"");
    private static final Pattern SETTING = Pattern.compile("<set ([a-z_.]+)");

    /** Where a finding is made in the code. */
    private record Place(String file, String code, Set<String> values, boolean valuesKnown) {}

    private static List<Place> places() throws IOException {
        List<Place> places = new ArrayList<>();
        for (Path file : files(Path.of("src/main/java"), ".java")) {
            if (file.toString().contains("/finding/")) {
                continue;
            }
            String text = Files.readString(file);
            Matcher made = MADE.matcher(text);
            while (made.find()) {
                String code = made.group(1);
                assertThat(code)
                        .as(file + ": the code of a finding stands as a literal in Finding.of")
                        .matches("\"[a-z_0-9]+\"");
                boolean known = made.group(2).equals(")") || text.startsWith("Map.of(", after(text, made.end()));
                places.add(new Place(
                        file.toString(),
                        code.replace("\"", ""),
                        made.group(2).equals(")") ? Set.of() : keys(text, made.end()),
                        known));
            }
        }
        return places;
    }

    private static int after(String text, int at) {
        int place = at;
        while (Character.isWhitespace(text.charAt(place))) {
            place++;
        }
        return place;
    }

    /** The literals at the even places of the arguments of {@code Map.of(…)}. */
    private static Set<String> keys(String text, int from) {
        Set<String> keys = new TreeSet<>();
        Matcher start = VALUES.matcher(text);
        if (!start.find(from)) {
            return keys;
        }
        List<String> arguments = arguments(text, start.end());
        for (int i = 0; i < arguments.size(); i += 2) {
            Matcher literal = LITERAL.matcher(arguments.get(i));
            if (literal.matches()) {
                keys.add(literal.group(1));
            }
        }
        return keys;
    }

    private static List<String> arguments(String text, int from) {
        List<String> arguments = new ArrayList<>();
        StringBuilder one = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = from; depth >= 0; i++) {
            char letter = text.charAt(i);
            if (quoted) {
                one.append(letter);
                if (letter == '\\') {
                    one.append(text.charAt(++i));
                } else {
                    quoted = letter != '"';
                }
                continue;
            }
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (depth < 0 || depth == 0 && letter == ',') {
                arguments.add(one.toString().strip());
                one.setLength(0);
            } else {
                quoted = letter == '"';
                one.append(letter);
            }
        }
        return arguments;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    @Test
    void everyFindingMadeIsInTheCatalogueWithItsValues() throws IOException {
        for (Place place : places()) {
            FindingDefinition definition = FindingCatalogue.definition(place.code());
            assertThat(place.valuesKnown())
                    .as(place + " gives its values by Map.of, so that this test sees them")
                    .isTrue();
            assertThat(place.values()).as(place.toString()).isEqualTo(new TreeSet<>(definition.given()));
        }
    }

    @Test
    void everyCodeOfTheCatalogueIsMadeSomewhere() throws IOException {
        Set<String> made = places().stream().map(Place::code).collect(Collectors.toCollection(TreeSet::new));
        assertThat(codes(FindingCatalogue.definitions())).isEqualTo(made);
    }

    private static Set<String> codes(Collection<FindingDefinition> definitions) {
        return definitions.stream().map(FindingDefinition::code).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void textsUseDeclaredValuesOnly() {
        for (FindingDefinition one : FindingCatalogue.definitions()) {
            Set<String> used = new TreeSet<>();
            Stream<String> phrases = one.values().values().stream().flatMap(value -> value.choices().values().stream());
            Stream.of(Stream.of(one.text()), one.each().stream(), one.remedies().values().stream(), phrases)
                    .flatMap(texts -> texts)
                    .forEach(text -> used.addAll(Template.names(text)));
            assertThat(one.values().keySet()).as(one.code()).containsAll(used);
            assertThat(one.grouped().map(Template::names).orElse(List.of()).stream()
                            .map(name -> name.split("\\.")[0])
                            .filter(name -> !Set.of("count", "places", "listed").contains(name)))
                    .as(one.code())
                    .isSubsetOf(one.values().keySet());
        }
    }

    @Test
    void errorsAndWarningsHaveARemedyForEachWayIn() {
        for (FindingDefinition one : FindingCatalogue.definitions()) {
            if (one.severity() != Severity.NOTE) {
                assertThat(one.remedies()).as(one.code()).containsKeys(WayIn.values());
            }
        }
    }

    /** A remedy names a setting only where there is one, and an option only on the command line. */
    @Test
    void settingsAreKnownWhereTheyAreNamed() {
        for (FindingDefinition one : FindingCatalogue.definitions()) {
            one.remedies().forEach((way, text) -> {
                SETTING.matcher(text)
                        .results()
                        .forEach(setting -> assertThat(Setting.form(setting.group(1), way))
                                .as(one.code() + " names " + setting.group() + " for " + way)
                                .isPresent());
                if (way != WayIn.COMMAND_LINE) {
                    assertThat(text).as(one.code()).doesNotContain("--");
                }
            });
            assertThat(one.text()).as(one.code()).doesNotContain("--").doesNotContain("<set ");
        }
    }

    @Test
    void sentencesBeginWithACapitalAndEnd() {
        for (FindingDefinition one : FindingCatalogue.definitions()) {
            Stream.concat(Stream.of(one.text()), one.remedies().values().stream())
                    .forEach(text -> assertThat(text).as(one.code()).matches("(?s)[\\p{Lu}<“].*[.)>]"));
            assertThat(one.title()).as(one.code()).matches("\\p{Lu}.*[^.]");
        }
    }

    @Test
    void theSimpleReaderReadsWhatTheFullOneReads() throws IOException {
        for (Path file : files(RESOURCES, ".yaml")) {
            YamlMapping full =
                    YamlDocument.of(file.toString(), Files.readString(file)).mapping();
            assertThat(SimpleYaml.read("/kith/finding/" + file.getFileName()))
                    .as(file.toString())
                    .isEqualTo(plain(full));
        }
    }

    private static Object plain(YamlNode node) {
        if (node instanceof YamlMapping mapping) {
            Map<String, Object> entries = new LinkedHashMap<>();
            mapping.entries().forEach(entry -> entries.put(entry.key(), plain(entry.value())));
            return entries;
        }
        return ((kith.yaml.YamlScalar) node).text();
    }
}
