package kith.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import kith.finding.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InstrumentLibraryTest {

    static List<String> ids() {
        return InstrumentLibrary.ids();
    }

    @Test
    void listsWhatIsBundled() {
        assertThat(InstrumentLibrary.ids())
                .containsExactly(
                        "bfi",
                        "bh1996",
                        "cens",
                        "collective-efficacy",
                        "goddard2002",
                        "holzinger1939",
                        "riggs1994",
                        "sampson1997");
        assertThat(InstrumentLibrary.bundled()).extracting(Instrument::id).isEqualTo(InstrumentLibrary.ids());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyBundledFileHoldsAndHasItsIdAsItsName(String id) {
        assertThat(InstrumentReader.problems(InstrumentLibrary.document(id))).isEmpty();
        assertThat(InstrumentLibrary.load(id).id()).isEqualTo(id);
        assertThat(InstrumentReader.read(InstrumentLibrary.document(id))).isEqualTo(InstrumentLibrary.bundled(id));
    }

    @Test
    void collectiveEfficacyIsWhatTheConstructSays() {
        Instrument instrument = InstrumentLibrary.load("collective-efficacy");
        assertThat(instrument.itemIds())
                .containsExactly(
                        "ci1", "ci2", "ci3", "ci4", "rw1", "rw2", "rw3", "rw4", "ta1", "ta2", "ta3", "ta4", "le1",
                        "le2", "le3", "le4", "sc1", "sc2", "sc3", "sc4");
        assertThat(instrument.items()).allSatisfy(item -> {
            assertThat(item.reversed()).isEqualTo(item.id().endsWith("4"));
            assertThat(item.scale()).isEqualTo("agreement");
        });
        assertThat(instrument.subscales()).extracting(Subscale::id).containsExactly("ci", "rw", "ta", "le", "sc");
        assertThat(instrument.subscale("ta").items()).containsExactly("ta1", "ta2", "ta3", "ta4");
        assertThat(instrument.total().orElseThrow().items()).isEqualTo(instrument.itemIds());
        assertThat(instrument.higherOrder())
                .containsExactly(new Instrument.HigherOrderFactor(
                        "ce", "Collective efficacy", List.of("ci", "rw", "ta", "le", "sc")));
        assertThat(instrument.contexts()).extracting(ContextForm::columnPrefix).containsExactly("n_", "w_", "p_");
        assertThat(instrument.contexts().get(2).column("rw3")).isEqualTo("p_rw3");
        assertThat(instrument.profile()).hasSize(7);
        assertThat(instrument.covariates()).hasSize(1);
        assertThat(((ResponseScale.Rating) instrument.scale("agreement")).highest())
                .isEqualTo(5);
        assertThat(instrument.rangeOf(instrument.total().orElseThrow())).contains(new ScoreRange(1, 5));
    }

    @Test
    void onlyTheReferentChangesBetweenTheForms() {
        Instrument instrument = InstrumentLibrary.load("collective-efficacy");
        Set<String> texts = new HashSet<>();
        for (Item item : instrument.items()) {
            Set<String> stems = new HashSet<>();
            for (ContextForm form : instrument.contexts()) {
                String text = item.wording(form.id(), "en").orElseThrow();
                assertThat(texts.add(text)).as(text).isTrue();
                assertThat(text.split(" ").length).as(text).isLessThanOrEqualTo(22);
                stems.add(text.replaceAll("(?i)the people (who live around|I work with|I count on)( me)?", "…"));
            }
            assertThat(stems).as(item.id()).hasSize(1);
        }
    }

    @Test
    void theShortFormKeepsTwoItemsADomain() {
        Instrument form = InstrumentLibrary.load("collective-efficacy").shortened("short");
        assertThat(form.items()).hasSize(10);
        assertThat(form.subscales())
                .hasSize(5)
                .allSatisfy(subscale -> assertThat(subscale.items()).hasSize(2));
        assertThat(form.total().orElseThrow().items()).isEqualTo(form.itemIds());
        assertThat(form.higherOrder().get(0).subscales()).hasSize(5);
    }

    @Test
    void publishedMeasuresAreStructureOnly() {
        for (String id : List.of("sampson1997", "cens", "riggs1994", "goddard2002", "bfi", "holzinger1939", "bh1996")) {
            Instrument instrument = InstrumentLibrary.load(id);
            assertThat(instrument.wordingLicence()).isEqualTo("not included, see source");
            assertThat(instrument.wordingIncluded()).isFalse();
        }
        Instrument sampson = InstrumentLibrary.load("sampson1997");
        assertThat(sampson.items().stream().filter(Item::reversed).map(Item::id))
                .containsExactly("sct4", "sct5");
        assertThat(sampson.subscales())
                .extracting(subscale -> subscale.items().size())
                .containsExactly(5, 5);
        assertThat(InstrumentLibrary.load("cens").subscales())
                .extracting(subscale -> subscale.items().size())
                .containsExactly(8, 4);
        assertThat(InstrumentLibrary.load("riggs1994").items()).hasSize(7);
        assertThat(InstrumentLibrary.load("goddard2002").items()).hasSize(12);
    }

    /** The scale is of Riggs, Warka, Babasa, Betancourt and Hooker; Riggs and Knight of the same year used it. */
    @Test
    void publishedMeasuresCiteWhereTheirNumbersAreFrom() {
        assertThat(InstrumentLibrary.load("riggs1994").citations())
                .extracting(Instrument.Citation::doi)
                .containsExactly("10.1177/0013164494054003026");
        Instrument goddard = InstrumentLibrary.load("goddard2002");
        assertThat(goddard.citations().get(1).text())
                .startsWith("Goddard, R. D., Hoy, W. K., & Woolfolk Hoy, A. (2000)");
        assertThat(goddard.items().stream().filter(Item::reversed).map(Item::id))
                .containsExactly("ce3", "ce4", "ce8", "ce9", "ce11", "ce12");
        assertThat(InstrumentLibrary.load("sampson1997").description()).contains("isc4 and isc3", "10 to 50");
        assertThat(InstrumentLibrary.load("cens").description()).contains("principal components analysis (n = 78)");
    }

    /** The keys of psych 2.2.9, {@code bfi.keys}. */
    @Test
    void theKeysOfBfiAreThoseOfPsych() {
        assertThat(InstrumentLibrary.load("bfi").items().stream()
                        .filter(Item::reversed)
                        .map(Item::id))
                .containsExactly("A1", "C4", "C5", "E1", "E2", "O2", "O5");
    }

    @Test
    void scalesWithoutPointsAreReadButCannotBeScored() {
        Instrument cens = InstrumentLibrary.load("cens");
        ResponseScale.Rating scale = (ResponseScale.Rating) cens.scale("answers");
        assertThat(scale.known()).isFalse();
        assertThat(cens.rangeOf(cens.subscale("access"))).isEmpty();
        InputException error = catchThrowableOfType(InputException.class, cens::requireScorable);
        assertThat(error)
                .hasMessage(
                        "instrument cens, scale answers: the points of the scale are not known: the published source does"
                                + " not give them; expected points such as 1 to 5; copy the instrument's file, write the points of"
                                + " your questionnaire under “points” of the scale, and name your file instead");
        assertThat(catchThrowableOfType(InputException.class, scale::highest)).hasMessageContaining("scale answers");
        assertThat(InstrumentLibrary.load("bfi").scoringProblems()).isEmpty();
    }

    @Test
    void filesAreLoadedByPathRelativeToAFolder(@TempDir Path folder) throws IOException {
        String text = InstrumentLibrary.text("bfi").replace("id: bfi", "id: mine");
        Files.writeString(folder.resolve("mine.yaml"), text);
        assertThat(InstrumentLibrary.load("mine.yaml", folder).id()).isEqualTo("mine");
        assertThat(InstrumentLibrary.load(folder.resolve("mine.yaml").toString())
                        .id())
                .isEqualTo("mine");
        assertThat(catchThrowableOfType(InputException.class, () -> InstrumentLibrary.load("other.yaml", folder)))
                .hasMessageContaining("there is no such file");
    }

    @Test
    void unknownIdsComeWithASuggestion() {
        assertThat(catchThrowableOfType(InputException.class, () -> InstrumentLibrary.load("colective_eficacy")))
                .hasMessage(
                        "instrument: there is no instrument “colective_eficacy”; expected a YAML file, or one of bfi,"
                                + " bh1996, cens, collective-efficacy, goddard2002, holzinger1939, riggs1994, sampson1997; did you"
                                + " mean “collective-efficacy”?");
    }

    @Test
    void theListComesOutOfAJarToo(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("some folder.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of(
                    "instruments/instrument.schema.json", "instruments/b.yaml", "instruments/a.yaml", "other/c.yaml")) {
                out.putNextEntry(new ZipEntry(name));
                out.closeEntry();
            }
        }
        URL schema = new URL("jar:" + jar.toUri() + "!/instruments/instrument.schema.json");
        assertThat(InstrumentLibrary.idsBeside(schema)).containsExactly("a", "b");
    }

    @Test
    void thePublishedSchemaSaysWhatEveryKeyIs() throws IOException {
        JsonNode schema;
        try (InputStream in = InstrumentLibrary.class.getResourceAsStream("/instruments/instrument.schema.json")) {
            schema = new ObjectMapper().readTree(in);
        }
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                        .validate(schema))
                .isEmpty();
        List<JsonNode> properties = schema.findValues("properties");
        assertThat(properties).hasSizeGreaterThan(10);
        for (JsonNode keys : properties) {
            keys.properties().forEach(key -> {
                JsonNode definition = key.getValue();
                String reference = definition.path("$ref").asText("#/").substring(1);
                boolean said = definition.isBoolean()
                        || definition.has("const")
                        || definition.has("description")
                        || schema.at(reference).has("description");
                assertThat(said).as(key.getKey()).isTrue();
            });
        }
    }
}
