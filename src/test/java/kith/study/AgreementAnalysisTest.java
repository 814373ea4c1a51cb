package kith.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kith.finding.InputException;
import kith.math.Parallel;
import kith.math.Progress;
import kith.reliability.agreement.Agreement;
import kith.reliability.agreement.IntraclassCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agreement of raters in a study. */
class AgreementAnalysisTest {

    /** The six persons of Shrout and Fleiss (1979), Table 2, beside two items of a scale. */
    private static final String RATINGS = """
            a1,a2,J1,J2,J3,J4,first,second
            1,2,9,2,5,8,low,low
            2,2,6,1,3,2,low,high
            3,4,8,4,6,8,high,high
            4,3,7,1,2,6,high,high
            5,5,10,5,6,9,low,low
            2,1,6,2,4,7,high,low
            """;

    private static final String INSTRUMENT = """
            id: pair
            version: '1.0'
            title: Pair
            description: Two items.
            citations:
              - text: none
            wording: not included
            scales:
              - {id: score, type: continuous, direction: more}
            items:
              - {id: a1, subscale: a, content: first}
              - {id: a2, subscale: a, content: second}
            subscales:
              - {id: a, title: A, direction: more}
            scoring:
              method: mean
              least_share: 0.5
              at_exactly_the_share: scored
            """;

    @TempDir
    private Path folder;

    private Study study(String keys) throws IOException {
        Files.writeString(folder.resolve("pair.yaml"), INSTRUMENT);
        Files.writeString(folder.resolve("ratings.csv"), RATINGS);
        Path file = folder.resolve("study.yaml");
        Files.writeString(
                file,
                "id: raters\ntitle: Raters\ninstrument: pair.yaml\ndata:\n  file: ratings.csv\n"
                        + "analyses: [agreement]\nagreement:\n" + keys);
        return StudyReader.read(file);
    }

    private StudyResults run(String keys) throws IOException {
        return StudyRunner.run(study(keys), Parallel.allCores(), Progress.SILENT);
    }

    /** Shrout and Fleiss, Table 4: ICC(2,1) = .29. */
    @Test
    void ofNumbers() throws IOException {
        AgreementAnswer answer =
                run("  items: [J1, J2, J3, J4]\n").answer(AgreementAnswer.class).orElseThrow();
        Agreement agreement = ((AgreementAnswer.OfNumbers) answer).agreement();
        assertThat(agreement.intraclass().of(IntraclassCorrelation.Kind.ICC2).estimate())
                .isCloseTo(0.29, org.assertj.core.api.Assertions.within(0.005));
        assertThat(agreement.level()).isEqualTo(0.95);
        assertThat(answer.findings()).isNotEmpty();
    }

    @Test
    void ofCategories() throws IOException {
        AgreementAnswer answer =
                run("  items: [first, second]\n  categories: [low, high]\n  kappa: linear\n  level: 0.9\n")
                        .answer(AgreementAnswer.class)
                        .orElseThrow();
        assertThat(((AgreementAnswer.OfCategories) answer).agreement().pairs())
                .singleElement()
                .satisfies(pair -> assertThat(pair.kappa().estimate())
                        .isCloseTo(1.0 / 3, org.assertj.core.api.Assertions.within(1e-12)));
    }

    @Test
    void aMissingColumnIsNamed() throws IOException {
        assertThat(run("  items: [J1, J5]\n").notDone())
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).contains("“J5”"));
    }

    @Test
    void twoRatersAtLeast() {
        assertThatThrownBy(() -> study("  items: [J1]\n")).isInstanceOf(InputException.class);
    }
}
