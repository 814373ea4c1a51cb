package kith.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpssNamesTest {

    @Test
    void namesAreValidAndDifferWithoutRegardToCase() {
        assertThat(SpssSyntax.names(List.of("a", "A", "1x", "größe mit Raum", "x.", "_", "z".repeat(90))))
                .containsExactly("a", "A_2", "v1x", "größe_mit_Raum", "x", "v", "z".repeat(60));
    }
}
