package kith.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class RepeatedSquareTest {

    private static final RepeatedSquare REPEATED =
            new RepeatedSquare(new int[] {1, 0, -1, 1}, new DMatrixRMaj(new double[][] {{2, 3}, {3, 5}}));
    private static final double[] WHOLE = {5, 3, 0, 5, 3, 2, 0, 3, 0, 0, 0, 0, 5, 3, 0, 5};

    @Test
    void equalRowsAreKeptOnce() {
        assertThat(REPEATED.whole().data).containsExactly(WHOLE);
        assertThat(RepeatedSquare.of(REPEATED.whole()).whole().data).containsExactly(WHOLE);
        assertThat(RepeatedSquare.unknown(2).whole().data).containsOnly(Double.NaN);
    }

    @Test
    void hasNamesLikeAnyOther() {
        List<String> names = List.of("a", "b", "c", "d");
        Matrix named = Matrix.square(names, REPEATED);
        Matrix plain = Matrix.ofRowMajor(names, names, WHOLE);
        assertThat(named).isEqualTo(plain).hasSameHashCodeAs(plain);
        assertThat(plain).isEqualTo(named);
        assertThat(named.at("d", "b")).isEqualTo(3);
        assertThat(named.row(3)).containsExactly(5, 3, 0, 5);
        assertThat(named.column(1)).containsExactly(3, 2, 0, 3);
        assertThat(named.map(value -> value + 1)).isEqualTo(plain.map(value -> value + 1));
        assertThat(named.select(names.subList(1, 3), names.subList(0, 2)).toRowMajor())
                .containsExactly(3, 2, 0, 0);
    }
}
