package kith.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PseudonymsTest {

    /** Test case 2 of RFC 4231: key “Jefe”, data “what do ya want for nothing?”. */
    @Test
    void agreeWithTheTestCaseOfTheStandard() {
        Pseudonyms pseudonyms = new Pseudonyms("Jefe".getBytes(StandardCharsets.UTF_8));
        assertThat(pseudonyms.of(List.of("what do ya want for nothing?", "x")))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("5bdcc146bf60754e6a042426"),
                        second -> assertThat(second).hasSize(Pseudonyms.LETTERS));
        assertThat(pseudonyms.toString()).doesNotContain("Jefe");
        assertThat(new Pseudonyms(new byte[] {1}).of(List.of("x")))
                .isNotEqualTo(new Pseudonyms(new byte[] {2}).of(List.of("x")));
    }
}
