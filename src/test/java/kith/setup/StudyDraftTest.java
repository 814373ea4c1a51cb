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

    /** A small group and a tiny one; both sides of 5, 20 and 100 respondents. */
    @Test
    void groupsAreComparedWhereEachIsLargeEnough() throws IOException {
        Path file = file("groups.csv", numbered("q"), List.of(), "id=p#");
        List<String> lines = Files.readAllLines(file);
        Map<String, int[]> sizes = Map.of(
                "site", new int[] {196, 4},
                "school", new int[] {180, 20},
                "country", new int[] {181, 19},
                "region", new int[] {100, 100});
        assertThat(compared(lines, Map.of("site", sizes.get("site"))))
                .contains("# Not compared: site (fewer than two groups have 20 respondents).")
                .doesNotContain("\ncompare:");
        assertThat(compared(lines, Map.of("site", new int[] {98, 98, 4})))
                .contains("# Not compared: site (a group has fewer than 5 respondents;")
                .doesNotContain("\ncompare:");
        assertThat(compared(lines, Map.of("site", new int[] {97, 98, 5})))
                .contains("# Not compared: site (a group has fewer than 20 respondents;")
                .doesNotContain("\ncompare:");
        assertThat(compared(lines, Map.of("country", sizes.get("country")))).doesNotContain("\ncompare:");
        assertThat(compared(lines, Map.of("school", sizes.get("school"))))
                .contains(
                        "# Compared: school (each group has at least 20 respondents; with fewer than 100",
                        "\ncompare: \"school\"");
        assertThat(compared(lines, Map.of("region", sizes.get("region"))))
                .contains("# Compared: region (each group has at least 100 respondents).");
    }

    @Test
    void aColumnWithATinyGroupYieldsToOneWithLargeGroups() throws IOException {
        Path file = file("two.csv", numbered("q"), List.of(), "gender=f|m|f|m|f", "site=A|B");
        String text = Files.readString(file).replaceFirst(",f,A", ",other,A");
        Files.writeString(file, text);
        StudyDraft draft = draft(file);
        assertThat(draft.compare()).contains("site");
        assertThat(draft.comparable()).containsExactly("site");
        assertThat(draft.study())
                .contains("# Not compared: gender (a group has fewer than 5", "# Compared: site (each group");
    }

    /** @param sizes of the groups, by column */
    private String compared(List<String> lines, Map<String, int[]> sizes) throws IOException {
        List<String> wider = new java.util.ArrayList<>(lines);
        sizes.forEach((column, groups) -> {
            wider.set(0, wider.get(0) + "," + column);
            int row = 1;
            for (int group = 0; group < groups.length; group++) {
                for (int i = 0; i < groups[group]; i++) {
                    wider.set(row, wider.get(row++) + ",g" + group);
                }
            }
        });
        Path file = folder.resolve("compared.csv");
        Files.write(file, wider);
        return draft(file).study();
    }

    /** A group that is recorded at the first of three events counts respondents, not rows. */
    @Test
    void respondentsAreCountedAcrossEvents() throws IOException {
        StringBuilder csv = new StringBuilder("nr,redcap_event_name,arm,site,q1,q2,q3\n");
        for (int i = 0; i < 120; i++) {
            for (int event = 0; event < 3; event++) {
                csv.append(i).append(",e").append(event).append(event == 0 ? i % 6 == 0 ? ",x,n" : ",y,s" : ",,");
                csv.append(String.format(",%d,%d,%d%n", 1 + i % 5, 1 + (i + event) % 5, 1 + (i / 2) % 5));
            }
        }
        Path file = folder.resolve("events.csv");
        Files.writeString(file, csv.toString());
        StudyDraft draft = draft(file);
        assertThat(draft.study())
                .contains(
                        "# nr: the first column of a REDCap export.",
                        "wave: \"redcap_event_name\"",
                        "change:\n  score: q\n  waves: [\"e0\", \"e1\", \"e2\"]",
                        "# Compared: site (each group has at least 20 respondents; with");
    }

    @Test
    void weightsInKilogramsAndBoxesAreNotTaken() throws IOException {
        StudyDraft draft = draft(file(
                "columns.csv",
                numbered("q"),
                List.of(),
                "weight=62|71|85",
                "race___1=0|1",
                "race___2=1|0",
                "race___3=1|1|0",
                "next_of_kin_contact_name=n#"));
        assertThat(draft.blocks()).extracting(ItemBlock::id).containsExactly("q");
        assertThat(draft.study())
                .contains(
                        "# Not used: weight.",
                        "# Not taken as items, since they are boxes of questions with several answers: race___1, race___2, race___3.",
                        "identify respondents: next_of_kin_contact_name.")
                .doesNotContain("weight: ");
        for (String weights : List.of("0.8|1.2|1.1", "0.5", "2")) {
            assertThat(draft(file("weights.csv", numbered("q"), List.of(), "weight=" + weights))
                            .study())
                    .contains("  weight: \"weight\"");
        }
        for (String weights : List.of("0.4|0.5", "2|2.1", "-1|3", "1| ")) {
            assertThat(draft(file("weights.csv", numbered("q"), List.of(), "weight=" + weights))
                            .study())
                    .doesNotContain("weight: ");
        }
    }
}
