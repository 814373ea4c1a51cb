package kith.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void answersStandInTheOrderOfThePieces(int threads) {
        assertThat(new Parallel(threads).map(50, k -> k * k))
                .hasSize(50)
                .startsWith(0, 1, 4)
                .endsWith(2304, 2401);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatIsBegunIsWaitedForAndDoneOnce(int threads) {
        int[] done = new int[1];
        Supplier<Integer> begun = new Parallel(threads).begin(() -> ++done[0]);
        assertThat(begun.get()).isEqualTo(1);
        assertThat(begun.get()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aFailureIsThatOfTheWork(int threads) {
        Parallel parallel = new Parallel(threads);
        assertThatThrownBy(() -> parallel.begin(() -> {
                            throw new IllegalArgumentException("begun");
                        })
                        .get())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("begun");
        assertThatThrownBy(() -> parallel.map(3, k -> {
                    throw new AssertionError("piece");
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("piece");
    }

    @Test
    void itNeedsAThread() {
        assertThatThrownBy(() -> new Parallel(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
