package kith.math;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import kith.Reference;
import kith.Tolerance;
import kith.data.Responses;
import org.junit.jupiter.api.Test;

class DescriptivesTest {

    @Test
    void agreesWithPsychInEveryCell() {
        Responses bfi = Reference.data("bfi.csv");
        JsonNode expected = Reference.json("items_bfi_A").get("describe");
        List<String> items = List.of("A1", "A2", "A3", "A4", "A5");
        for (int i = 0; i < items.size(); i++) {
            Descriptives found = Descriptives.of(bfi.column(items.get(i)));
            JsonNode row = expected.get(i);
            String item = items.get(i) + " ";
            Tolerance close = Tolerance.CLOSED_FORM;
            assertThat(found.n()).isEqualTo(row.get("n").intValue());
            assertThat(found.n() + found.missing()).isEqualTo(2800);
            close.check(item + "mean", found.mean(), Reference.number(row.get("mean")));
            close.check(item + "sd", found.sd(), Reference.number(row.get("sd")));
            close.check(item + "median", found.median(), Reference.number(row.get("median")));
            close.check(item + "trimmed", found.trimmed(), Reference.number(row.get("trimmed")));
            close.check(item + "mad", found.mad(), Reference.number(row.get("mad")));
            close.check(item + "min", found.minimum(), Reference.number(row.get("min")));
            close.check(item + "max", found.maximum(), Reference.number(row.get("max")));
            close.check(item + "range", found.range(), Reference.number(row.get("range")));
            close.check(item + "skew", found.skew(), Reference.number(row.get("skew")));
            close.check(item + "kurtosis", found.kurtosis(), Reference.number(row.get("kurtosis")));
            close.check(item + "se", found.standardError(), Reference.number(row.get("se")));
        }
    }

    @Test
    void whatDoesNotExistIsNaN() {
        assertThat(Descriptives.of(new double[] {Double.NaN}).mean()).isNaN();
        assertThat(Descriptives.of(new double[] {3}).sd()).isNaN();
        Descriptives constant = Descriptives.of(new double[] {0.1, 0.1, 0.1});
        assertThat(constant.sd()).isZero();
        assertThat(constant.skew()).isNaN();
    }

    @Test
    void quantilesInterpolateBetweenOrderStatistics() {
        double[] sorted = {1, 2, 4, 8};
        assertThat(Descriptives.quantile(sorted, 0.5)).isEqualTo(3);
        assertThat(Descriptives.quantile(sorted, 1)).isEqualTo(8);
        assertThat(Descriptives.quantile(sorted, 0.1)).isEqualTo(1.3);
    }
}
