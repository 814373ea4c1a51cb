package kith.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.cli.HelpTexts;
import kith.finding.FindingCatalogue;
import kith.finding.FindingDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a person reads uses the field’s terms: none of the expressions that the glossary replaces is in reports, help,
 * findings, documents or the comments of the code.
 */
class LanguageTest {

    /** An expression that is not used, and the term to use in its place. */
    private record Replaced(Pattern pattern, String term) {

        static Replaced by(String term, String... expressions) {
            return new Replaced(
                    Pattern.compile("\\b(?:" + String.join("|", expressions) + ")\\b", Pattern.CASE_INSENSITIVE), term);
        }
    }

    private static final List<Replaced> GLOSSARY = List.of(
            Replaced.by("levels of invariance, invariance tests", "rungs?", "ladders?", "in doubt is"),
            Replaced.by("non-invariant parameter", "stands? in the way", "depart(?:ure)s? from equality"),
            Replaced.by("at equal levels of the factor", "alike in what is measured", "people who are alike"),
            Replaced.by("latent mean difference", "difference of means of the factors"),
            Replaced.by("effect on the sum score, expected bias", "how much that matters", "moves the sum"),
            Replaced.by("corrected item–total correlation", "r with the rest", "goes with the scale"),
            Replaced.by("alpha if item deleted", "alpha without it", "if dropped"),
            Replaced.by("reverse-scored, reverse-keyed, recoded", "turned round"),
            Replaced.by("missing data, missing responses", "missing answers?", "answers? (?:is |are |were )?missing"),
            Replaced.by("extracted, retained", "factors? (?:is |are |were )?drawn", "draws? factors?"),
            Replaced.by("converged, did not converge", "c[ao]mes? to rest"),
            Replaced.by("improper solution", "held at the bound", "explains all of the item"),
            Replaced.by("item parameters", "how items work"),
            Replaced.by("model comparison, alternative models", "held against"),
            Replaced.by("modification indices, expected parameter change", "gains?"),
            Replaced.by("simulated respondents", "drawn people", "normal people"),
            Replaced.by("bootstrap samples, replications", "draws (?:of|from)", "seed of all draws"),
            Replaced.by("nested", "is the other under restrictions"),
            Replaced.by("see, given in", "stands? at", "told in"),
            Replaced.by("one per …", "one (?:row|column|line|bar|curve) an? [a-z]+", "a row an? [a-z]+"));

    /** Words that items and contexts have too, so that they are looked for in what Kith itself says only. */
    private static final Replaced RESPONDENTS =
            Replaced.by("respondents, participants, total sample", "people", "everybody", "nobody", "somebody");

    /** A double space or a space before a mark, which a template leaves where a value is empty. */
    private static final Pattern SPACING = Pattern.compile("\\S {2,}\\S| [,;.](?=\\s)");

    /** A comment, not the two slashes of an address. */
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?<![:\"])//\\s[^\n]*");

    private static final List<String> STUDIES = List.of("bh1996", "holzinger1939");

    @TempDir
    static Path made;

    @ParameterizedTest
    @MethodSource("pages")
    void reportsUseTheTermsOfTheField(Path page) throws IOException {
        String text = text(Files.readString(page));
        assertThat(hits(String.valueOf(page), List.of(text))).isEmpty();
        assertThat(SPACING.matcher(text).results().map(found -> around(text, found.start(), found.end())))
                .as("spacing in %s", page)
                .isEmpty();
    }

    /** Those of two quick bundled studies, or those in the folder {@code -Dkith.reports}. */
    static Stream<Path> pages() throws IOException {
        String given = System.getProperty("kith.reports");
        Path folder = given == null ? made : Path.of(given);
        if (given == null) {
            for (String study : STUDIES) {
                HelpTexts.run("run", "datasets/" + study + "/study.yaml", "--out", folder.toString(), "--quiet");
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.endsWith("report.html") || file.endsWith("supplement.html"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void findingsUseTheTermsOfTheField() {
        List<String> hits = new ArrayList<>();
        for (FindingDefinition definition : FindingCatalogue.definitions()) {
            hits.addAll(hits(definition.code(), words(definition)));
            hits.addAll(hits(RESPONDENTS, definition.code(), words(definition)));
        }
        assertThat(hits).isEmpty();
    }

    @Test
    void helpUsesTheTermsOfTheField() {
        List<String> hits = new ArrayList<>();
        HelpTexts.all().forEach((verb, help) -> {
            List<String> text = List.of(help.replaceAll("\\s+", " "));
            hits.addAll(hits(verb, text));
            hits.addAll(hits(RESPONDENTS, verb, text));
        });
        assertThat(hits).isEmpty();
    }

    @Test
    void commentsOfTheCodeUseTheTermsOfTheField() throws IOException {
        List<String> hits = new ArrayList<>();
        for (Path file : files(Path.of("src/main/java"), ".java")) {
            List<String> text = List.of(comments(Files.readString(file)));
            hits.addAll(hits(file.toString(), text));
            hits.addAll(hits(RESPONDENTS, file.toString(), text));
        }
        assertThat(hits).isEmpty();
    }

    @Test
    void documentsUseTheTermsOfTheField() throws IOException {
        List<Path> documents = new ArrayList<>(files(Path.of("docs"), ".md"));
        documents.addAll(List.of(Path.of("README.md"), Path.of("ARCHITECTURE.md"), Path.of("CONTRIBUTING.md")));
        List<String> hits = new ArrayList<>();
        for (Path file : documents) {
            List<String> text = List.of(Files.readString(file)
                    .replaceAll("(?s)```.*?```", " ")
                    .replaceAll("`[^`]*`", " ")
                    .replaceAll("\\s+", " "));
            hits.addAll(hits(file.toString(), text));
            hits.addAll(hits(RESPONDENTS, file.toString(), text));
        }
        assertThat(hits).isEmpty();
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    /** Comments without names from the code, examples and formulas; what is quoted from elsewhere keeps its words. */
    private static String comments(String java) {
        return COMMENT.matcher(java)
                .results()
                .map(comment -> comment.group().replaceAll("\\s*\n\\s*\\*?", " "))
                .map(comment -> comment.replaceAll("(?s)<pre>.*?</pre>", " ")
                        .replaceAll("\\{@(?:code|link|linkplain|value|literal)\\b[^}]*\\}", " ")
                        .replaceAll("@(?:param|see)\\s+\\S+", " "))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> words(FindingDefinition definition) {
        List<String> words = new ArrayList<>(List.of(definition.title(), definition.text()));
        definition.grouped().ifPresent(words::add);
        words.addAll(definition.remedies().values());
        definition
                .values()
                .values()
                .forEach(value -> words.addAll(value.choices().values()));
        return words;
    }

    private static List<String> hits(String where, List<String> texts) {
        return GLOSSARY.stream()
                .flatMap(replaced -> hits(replaced, where, texts).stream())
                .distinct()
                .toList();
    }

    private static List<String> hits(Replaced replaced, String where, List<String> texts) {
        return texts.stream()
                .flatMap(text -> replaced.pattern()
                        .matcher(text)
                        .results()
                        .map(found -> where + ": “" + around(text, found.start(), found.end()) + "”; use: "
                                + replaced.term()))
                .toList();
    }

    private static String around(String text, int start, int end) {
        return text.substring(Math.max(0, start - 30), Math.min(text.length(), end + 30));
    }

    /** The words of a page as a reader sees them, each cell or paragraph on a line. */
    private static String text(String html) {
        return html.replaceAll("(?s)<(script|style)\\b.*?</\\1>", " ")
                .replaceAll("\\s+", " ")
                .replaceAll("</?(?:p|td|th|tr|li|div|h[1-6]|dt|dd|text|title|caption|option|figcaption)\\b[^>]*>", "\n")
                .replaceAll("<[^>]+>", "")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
