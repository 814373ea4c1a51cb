package kith.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever the code, the instruments and the documentation cite is in the bibliography, with the same author and year.
 */
class CitedSourcesTest {

    private static final Pattern DOI = Pattern.compile("\\b10\\.\\d{4,}/[^\\s\"'<>,;}\\]|]+");
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern CITED_BY_HAND = Pattern.compile(
            "(?:(?:ten |van |de |De )?\\p{Lu}[\\p{L}’-]+(?: et al\\.)?),? \\(?(?:19|20)\\d\\d(?![\\d-])");
    private static final Pattern BY_KEY =
            Pattern.compile("Citation\\s*\\.(?:narrative|parenthetical|unbracketed)\\(\\s*((?:\"\\w+\"[,\\s]*)+)\\)");

    /** How far before a DOI its author and year may stand. */
    private static final int BESIDE = 160;

    private static final Map<String, Source> BY_DOI = Bibliography.sources().stream()
            .filter(source -> !source.doi().isEmpty())
            .collect(Collectors.toMap(source -> source.doi().toLowerCase(Locale.ROOT), Function.identity()));

    @Test
    void everyDoiStandsBesideItsAuthorAndYear() throws IOException {
        List<String> wrong = new ArrayList<>();
        int found = 0;
        for (Path file : cited()) {
            String text = joined(Files.readString(file));
            Matcher doi = DOI.matcher(text);
            while (doi.find()) {
                found++;
                String name = trimmed(doi.group());
                Source source = BY_DOI.get(name.toLowerCase(Locale.ROOT));
                String before = text.substring(Math.max(0, doi.start() - distance(file)), doi.start());
                if (source == null) {
                    wrong.add(file + ": " + name + " is not in the bibliography");
                } else if (!before.contains(source.authors().get(0).family())
                        || !before.contains(Integer.toString(source.year()))) {
                    wrong.add(file + ": " + name + " is " + source.parenthetical());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(found).isGreaterThan(200);
    }

    /** Where a citation is a whole line of a list of references, its author stands farther away. */
    private static int distance(Path file) {
        return file.toString().endsWith(".java") ? BESIDE : 4 * BESIDE;
    }

    @Test
    void everyCitationInATextOfTheProgramIsOfAKnownSource() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : files("src/main/java", ".java")) {
            Matcher string = STRING.matcher(Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", ""));
            while (string.find()) {
                String text = string.group(1);
                Matcher cited = CITED_BY_HAND.matcher(text);
                while (cited.find()) {
                    if (Bibliography.citedIn(List.of(text.substring(0, cited.end()))).stream()
                            .noneMatch(source -> cited.group().contains(Integer.toString(source.year())))) {
                        wrong.add(file + ": " + cited.group());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyKeyInTheProgramIsKnown() throws IOException {
        List<String> keys = new ArrayList<>();
        for (Path file : files("src/main/java", ".java")) {
            Matcher cited = BY_KEY.matcher(Files.readString(file));
            while (cited.find()) {
                Matcher key = STRING.matcher(cited.group(1));
                while (key.find()) {
                    keys.add(key.group(1));
                }
            }
        }
        assertThat(keys).allSatisfy(key -> assertThat(Bibliography.source(key)).isNotNull());
    }

    private static List<Path> cited() throws IOException {
        List<Path> all = new ArrayList<>(files("src/main/java", ".java"));
        all.addAll(files("instruments", ".yaml"));
        all.addAll(files("datasets", "SOURCE.md"));
        all.addAll(files("docs", ".md"));
        all.add(Path.of("README.md"));
        return all;
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        if (!Files.isDirectory(Path.of(folder))) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(Path.of(folder))) {
            return new ArrayList<>(all.filter(file -> file.toString().endsWith(ending))
                    .collect(Collectors.toCollection(TreeSet::new)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** A source file without the marks that break its lines. */
    private static String joined(String text) {
        return text.replaceAll("\"\\s*\\+\\s*\"", "")
                .replaceAll("\\R\\s*(?:\\*|//|#)? *", " ")
                .replace("&amp;", "&");
    }

    /** Without the bracket and the full stop that end the sentence. */
    private static String trimmed(String doi) {
        String text = doi.replaceAll("[.:]+$", "");
        while (text.endsWith(")")
                && text.chars().filter(c -> c == ')').count()
                        > text.chars().filter(c -> c == '(').count()) {
            text = text.substring(0, text.length() - 1).replaceAll("[.:]+$", "");
        }
        return text;
    }
}
