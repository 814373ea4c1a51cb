package kith.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import kith.sem.diagnostic.ResidualCorrelation;
import org.junit.jupiter.api.Test;

class MisfitTest {

    /** So many residual correlations beyond .10 among so many. */
    private static Misfit misfit(int large, int all) {
        List<ResidualCorrelation> residuals = new ArrayList<>();
        for (int k = 0; k < all; k++) {
            residuals.add(new ResidualCorrelation(k < large ? -0.1001 : 0.1, "x" + k, "y" + k, ""));
        }
        return new Misfit(List.of(), residuals);
    }

    @Test
    void theShareOfLargeResidualsDecides() {
        assertThat(misfit(0, 100).pattern()).isEqualTo(Misfit.Pattern.NONE);
        assertThat(misfit(1, 100).pattern()).isEqualTo(Misfit.Pattern.LOCAL);
        assertThat(misfit(5, 100).pattern()).isEqualTo(Misfit.Pattern.LOCAL);
        assertThat(misfit(6, 100).pattern()).isEqualTo(Misfit.Pattern.GENERAL);
    }

    /** A single one among few is local, whatever its share. */
    @Test
    void aSingleLargeResidualIsLocal() {
        assertThat(misfit(1, 6).pattern()).isEqualTo(Misfit.Pattern.LOCAL);
        assertThat(misfit(2, 6).pattern()).isEqualTo(Misfit.Pattern.GENERAL);
    }
}
