package kith.scoring.norms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import kith.finding.InputException;
import kith.scoring.PercentOfMaximum;
import kith.yaml.YamlDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every number of scores_norms. */
class NormTableTest {

    private static double[] sums(int gender) {
        Responses bfi = Reference.data("bfi.csv");
        double[] genders = bfi.column("gender");
        double[] sums = new double[bfi.size()];
        for (int item = 1; item <= 5; item++) {
            double[] column = bfi.column("N" + item);
            IntStream.range(0, sums.length).forEach(i -> sums[i] += column[i]);
        }
        for (int i = 0; i < sums.length; i++) {
            boolean out = Double.isNaN(genders[i]) || gender > 0 && genders[i] != gender;
            sums[i] = out ? Double.NaN : sums[i];
        }
        return sums;
    }

    @ParameterizedTest
    @CsvSource({"all,0", "gender_1,1", "gender_2,2"})
    void everyCell(String name, int gender) {
        JsonNode wanted = Reference.json("scores_norms");
        NormTable table = NormTable.of("", sums(gender));
        if (gender == 0) {
            assertThat(table.n()).isEqualTo(wanted.get("n").asInt());
            check("mean", table.mean(), wanted.get("mean"));
            check("sd", table.sd(), wanted.get("sd"));
        }
        List<NormedScore> lines = table.lines();
        assertThat(lines).hasSize(wanted.get(name).size());
        for (int i = 0; i < lines.size(); i++) {
            NormedScore line = lines.get(i);
            JsonNode row = wanted.get(name).get(i);
            check("raw", line.raw(), row.get("raw"));
            check("freq", line.frequency(), row.get("freq"));
            check("below", line.percentBelow(), row.get("percent_below"));
            check("at or below", line.percentAtOrBelow(), row.get("percent_at_or_below"));
            check("mid", line.percentile(), row.get("percentile_mid"));
            check("z", line.z(), row.get("z_linear"));
            check("T", table.t(line.raw(), TieRule.LINEAR), row.get("T_linear"));
            check("T mid", table.t(line.raw(), TieRule.MID), row.get("T_normalised_mid"));
            check("T blom", table.t(line.raw(), TieRule.BLOM), row.get("T_normalised_blom"));
            check("T rankit", table.t(line.raw(), TieRule.RANKIT), row.get("T_normalised_rankit"));
            check("T vdw", table.t(line.raw(), TieRule.VAN_DER_WAERDEN), row.get("T_normalised_vdw"));
            check("pomp", PercentOfMaximum.of(line.raw(), 5, 30), row.get("pomp"));
            check("stanine", line.stanine(), row.get("stanine_mid"));
            check("se", line.percentileError(), row.get("se_percentile_binomial"));
            check("lower", line.lower(), row.get("pr_ci_lower"));
            check("upper", line.upper(), row.get("pr_ci_upper"));
        }
    }

    private static void check(String what, double found, JsonNode wanted) {
        Tolerance.CLOSED_FORM.check(what, found, Reference.number(wanted));
    }

    @Test
    void scoresBetweenAndBeyondThoseOfTheSample() {
        NormTable table = NormTable.of("", new double[] {1, 2, 2, 4, Double.NaN});
        assertThat(table.n()).isEqualTo(4);
        assertThat(table.of(3).percentile()).isEqualTo(75);
        assertThat(table.of(0).percentile()).isZero();
        assertThat(table.of(0).stanine()).isZero();
        assertThat(table.covers(0)).isFalse();
        assertThat(table.t(5, TieRule.MID)).isNaN();
        assertThat(NormTable.of("", new double[] {3, 3}).of(3).z()).isNaN();
    }

    @Test
    void aNormFileIsReadBackAsItWasWritten() {
        Norms norms = new Norms(
                "bfi: \"neuroticism\"",
                "1",
                "bfi.csv",
                "ab",
                "gender",
                List.of(new Norms.ScaleNorms(
                        "N",
                        List.of(NormTable.of("", sums(0)), NormTable.of("2", new double[] {1.0 / 3, 2})),
                        List.of())));
        String text = NormFile.write(norms);
        Norms read = NormFile.read(YamlDocument.of("norms.yaml", text));
        assertThat(NormFile.write(read)).isEqualTo(text);
        assertThat(read.scale("N").orElseThrow().of("").orElseThrow().of(5))
                .isEqualTo(NormTable.of("", sums(0)).of(5));
        assertThat(read.scale("N")
                        .orElseThrow()
                        .of("2")
                        .orElseThrow()
                        .of(1.0 / 3)
                        .frequency())
                .isEqualTo(1);
    }

    @Test
    void refusesAFileThatIsNoNormFile() {
        assertThatThrownBy(() -> NormFile.read(YamlDocument.of("norms.yaml", "instrument: x\nscales: []\n")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("norms.yaml");
    }
}
