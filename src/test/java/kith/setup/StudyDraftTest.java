package kith.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kith.data.DataSource;
import kith.finding.InputException;
import kith.instrument.Instrument;
import kith.instrument.InstrumentReader;
import kith.instrument.Item;
import kith.study.Study;
import kith.study.StudyReader;
import kith.yaml.YamlDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyDraftTest {

    private static final List<String> AGREEMENT =
            List.of("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree");

    @TempDir
    private Path folder;

    private static StudyDraft draft(Path file) {
        return StudyDraft.of(
                DataSource.of(file), String.valueOf(file.getFileName()), "instrument.yaml", DraftChoices.NONE);
    }

    private static Instrument instrument(StudyDraft draft) {
        return InstrumentReader.read(YamlDocument.of("draft", draft.instrument()));
    }

    private static Set<String> reversed(StudyDraft draft) {
        return instrument(draft).items().stream()
                .filter(Item::reversed)
                .map(Item::id)
                .collect(Collectors.toSet());
    }

    /** One factor; the fourth of six items is worded against the others. */
    private Path file(String name, List<String> headers, List<String> words, String... further) throws IOException {
        Random random = new Random(3);
        StringBuilder csv = new StringBuilder(String.join(",", headers));
        for (String extra : further) {
            csv.append(',').append(extra.split("=", 2)[0]);
        }
        csv.append('\n');
        for (int row = 0; row < 200; row++) {
            double factor = random.nextGaussian();
            for (int item = 0; item < headers.size(); item++) {
                double value = (item == 3 ? -1 : 1) * factor + random.nextGaussian() * 0.7;
                int point = Math.max(1, Math.min(5, (int) Math.round(value + 3)));
                csv.append(item == 0 ? "" : ",")
                        .append(words.isEmpty() ? Integer.toString(point) : words.get(point - 1));
            }
            for (String extra : further) {
                String[] values = extra.split("=", 2)[1].split("\\|");
                csv.append(',').append(values[row % values.length].replace("#", Integer.toString(row)));
            }
            csv.append('\n');
        }
        Path file = folder.resolve(name);
        Files.writeString(file, csv.toString());
        return file;
    }

    private static List<String> numbered(String stem) {
        return IntStream.rangeClosed(1, 6).mapToObj(i -> stem + i).toList();
    }

    /** The published keys of the 25 personality items, and Kith's own scale. */
    @Test
    void keysAndBlocksOfPublishedInstrumentsAreFound() {
        StudyDraft bfi = draft(Path.of("datasets/bfi/bfi.csv"));
        assertThat(bfi.blocks()).extracting(ItemBlock::id).containsExactly("A", "C", "E", "N", "O");
        assertThat(reversed(bfi)).containsExactlyInAnyOrder("A1", "C4", "C5", "E1", "E2", "O2", "O5");
        assertThat(bfi.compare()).contains("gender");
        StudyDraft contexts = draft(Path.of("datasets/collective-efficacy/contexts.csv"));
        assertThat(reversed(contexts)).contains("ci4", "rw4", "ta4", "le4", "sc4");
        assertThat(contexts.compare()).contains("context");
        assertThat(contexts.study()).contains("id: \"id\"", "cluster: \"cluster\"");
    }

    @Test
    void codesFarFromTheOtherValuesAreMissingCodes() throws IOException {
        Path file = file("codes.csv", numbered("q"), List.of());
        String text = Files.readString(file);
        int first = text.indexOf('\n') + 1;
        Files.writeString(file, text.substring(0, first) + "-99,1,2,3,4,99\n" + text.substring(first));
        StudyDraft draft = draft(file);
        assertThat(draft.study()).contains("missing_codes: [-99, 99, NA]");
        assertThat(draft.blocks().get(0).points()).containsOnlyKeys(1, 2, 3, 4, 5);
    }

    @Test
    void theThirdPointOfThreeIsNoMissingCode() {
        assertThat(MissingCodeGuess.of(Map.of(7, 3, 8, 4, 9, 5))).isEmpty();
        assertThat(MissingCodeGuess.of(Map.of(1, 3, 2, 4, 9, 5))).containsExactly(9);
        assertThat(MissingCodeGuess.of(Map.of(-1, 3, 0, 4, 1, 5))).containsExactly(-1);
        assertThat(MissingCodeGuess.of(Map.of(1, 3, 2, 4))).isEmpty();
    }

    @Test
    void questionsAsHeadersGetShortNamesAndLabelsTheirOrder() throws IOException {
        List<String> questions = new java.util.ArrayList<>();
        numbered("How far: statement ").forEach(name -> questions.add("\"" + name + "?\""));
        StudyDraft draft = draft(file(
                "form.csv", questions, AGREEMENT, "Site=North|South", "Email Address=a#@example.org", "Timestamp=now"));
        assertThat(reversed(draft)).containsExactly("scale4");
        assertThat(draft.study()).contains("scale4: \"How far: statement 4?\"", "identify respondents: Email Address");
        assertThat(draft.study()).doesNotContain("@example.org");
        assertThat(draft.compare()).contains("Site");
        assertThat(draft.blocks().get(0).points().get(5)).isEqualTo("Strongly agree");
        Study study = StudyReader.drafted(draft, folder);
        assertThat(study.instrument().itemIds()).hasSize(6);
    }

    @Test
    void theLanguageIsThatOfTheWords() throws IOException {
        assertThat(draft(file("en.csv", numbered("I agree with my team "), AGREEMENT))
                        .instrument())
                .contains("languages: [en] # By these words: agree, disagree, i, my, strongly.");
        List<String> german = List.of("stimme gar nicht zu", "eher nicht", "teils", "stimme eher zu", "stimme zu");
        assertThat(draft(file("de.csv", numbered("Ich bin "), german)).instrument())
                .contains("languages: [de] # By these words: eher, ich, nicht, stimme, zu.");
    }

    @Test
    void aLanguageThatTwoWordsOrTwoLanguagesShareIsAskedFor() throws IOException {
        for (String stem : List.of("q", "mein Team ist ", "the team and my work und mein Team ist ")) {
            StudyDraft draft = draft(file("unknown.csv", numbered(stem), List.of()));
            assertThat(draft.instrument()).as(stem).contains("languages: [und] # CHECK: ");
            assertThat(instrument(draft).languages()).containsExactly("und");
        }
    }

    @Test
    void germanColumnsThatIdentifyAreNotRead() throws IOException {
        StudyDraft draft = draft(file(
                "umfrage.csv",
                numbered("q"),
                List.of(),
                "Teilnehmernummer=a#",
                "IP-Adresse=10.0.0.#",
                "Breitengrad=48.#",
                "Längengrad=11.#",
                "Nachname=n#"));
        assertThat(draft.study())
                .contains(
                        "id: \"Teilnehmernummer\"",
                        "identify respondents: IP-Adresse, Breitengrad, Längengrad, Nachname");
    }

    /** Labels whose order nobody told are asked about; reverse-keyed items cannot be found then. */
    @Test
    void labelsWithoutAKnownOrderAreAskedAbout() throws IOException {
        StudyDraft draft = draft(file("colours.csv", numbered("c"), List.of("red", "blue", "green", "black", "white")));
        assertThat(draft.open()).hasSize(1);
        assertThat(draft.instrument()).contains("CHECK");
        assertThat(reversed(draft)).isEmpty();
        instrument(draft);
    }

    @Test
    void fewPointsAreOrderedCategories() throws IOException {
        StudyDraft draft = draft(file("yes.csv", numbered("q"), List.of("no", "no", "no", "yes", "yes")));
        assertThat(draft.study()).contains("answers: ordered");
    }

    @Test
    void textOfTheFileStaysText() throws IOException {
        List<String> headers =
                List.of("q1", "q2", "\"q3\"", "\"x: [y] # \"\"z\"\"\"", "\"- {a: b}\"", "\"line\nbreak\"");
        StudyDraft draft = draft(file("hostile.csv", headers, List.of()));
        Study study = StudyReader.drafted(draft, folder);
        Set<String> contents = new LinkedHashSet<>();
        study.instrument().items().forEach(item -> contents.add(item.content()));
        assertThat(contents).contains("- {a: b}");
    }

    @Test
    void namedScalesAreTakenAsTheyAre() throws IOException {
        Path file = file("named.csv", numbered("q"), List.of());
        StudyDraft draft = StudyDraft.of(
                DataSource.of(file),
                "named.csv",
                "instrument.yaml",
                new DraftChoices(Map.of("trust", List.of("q1", "-q2", "q3")), Optional.empty()));
        assertThat(reversed(draft)).containsExactly("q2");
        assertThatThrownBy(() -> StudyDraft.of(
                        DataSource.of(file),
                        "named.csv",
                        "instrument.yaml",
                        new DraftChoices(Map.of("trust", List.of("q1", "q9")), Optional.of("site"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("q9");
    }

    @Test
    void aFileWithoutItemsIsTold() throws IOException {
        Path file = folder.resolve("none.csv");
        Files.writeString(file, "id,name\n1,a\n2,b\n");
        assertThatThrownBy(() -> draft(file)).isInstanceOf(InputException.class).hasMessageContaining("--scale");
    }
}
