package kith;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kith.data.DataRequest;
import kith.data.Responses;
import kith.data.ResponsesReader;
import kith.data.Roles;
import kith.instrument.Instrument;
import kith.instrument.InstrumentLibrary;
import kith.instrument.InstrumentReader;
import kith.invariance.Comparability;
import kith.invariance.conclusion.Conclusion;
import kith.invariance.ladder.Invariance;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.fit.SemFit;
import kith.study.InstrumentModel;
import kith.study.Study;
import kith.study.StudyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the README work as they stand there. */
class ReadmeTest {

    @TempDir
    private Path folder;

    private static List<String> blocks(String language) throws IOException {
        Matcher matcher = Pattern.compile("(?s)( *)```" + language + "\n(.*?)```")
                .matcher(Files.readString(Path.of("README.md")));
        return matcher.results()
                .map(result -> result.group(2).replaceAll("(?m)^" + result.group(1), ""))
                .toList();
    }

    @Test
    void theJavaExampleIsTheOneBelow() throws IOException {
        String source = Files.readString(Path.of("src/test/java/kith/ReadmeTest.java"));
        for (String line : blocks("java").get(0).split("\n", -1)) {
            assertThat(source.replaceAll("\\s+", "")).contains(line.replaceAll("\\s+", ""));
        }
    }

    @Test
    void theJavaExampleRuns() {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            example();
        } finally {
            System.setOut(out);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("CFI 0.9", "comparable: WITH_RELEASED, released [x3~1 @ Grant-White, x7~1 @ Grant-White]");
    }

    private static void example() {
        Instrument instrument = InstrumentLibrary.bundled("holzinger1939");
        Responses pupils = ResponsesReader.read(DataRequest.of(Path.of("datasets/holzinger1939/holzinger1939.csv"))
                        .withItemsOf(instrument)
                        .withRoles(Roles.none().withGroup("school")))
                .responses();
        Sem model = Sem.of(InstrumentModel.correlatedFactors(instrument)).with(Estimator.MLR);
        SemFit fit = model.fit(pupils);
        System.out.println("CFI " + fit.fit().get("cfi_robust"));
        Conclusion conclusion =
                Comparability.of(Invariance.across("school", model)).fit(pupils).conclusion();
        System.out.println("comparable: " + conclusion.answer() + ", released " + conclusion.released());
    }

    @Test
    void theInstrumentAndTheStudyAreValid() throws IOException {
        List<String> yaml = blocks("yaml");
        Files.writeString(folder.resolve("mine.yaml"), yaml.get(0));
        Files.writeString(folder.resolve("study.yaml"), yaml.get(1));
        Files.writeString(folder.resolve("answers.csv"), "person,site,q1,q2,q3,q4\n1,a,1,2,3,1\n");
        assertThat(InstrumentReader.problems(folder.resolve("mine.yaml"))).isEmpty();
        Study study = StudyReader.read(folder.resolve("study.yaml"));
        assertThat(study.id()).isEqualTo("my-study");
        assertThat(study.instrument().item("q4").reversed()).isTrue();
    }
}
