package kith.itempool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExploratoryGraphTest {

    /** Christensen et al. (2023): pairs overlap from .25 on, of either sign. */
    @Test
    void pairsAreRedundantFromAQuarterOn() {
        assertThat(ExploratoryGraph.isRedundant(0.25)).isTrue();
        assertThat(ExploratoryGraph.isRedundant(-0.25)).isTrue();
        assertThat(ExploratoryGraph.isRedundant(0.2499)).isFalse();
        assertThat(ExploratoryGraph.isRedundant(Double.NaN)).isFalse();
    }
}
