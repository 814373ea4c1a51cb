package kith.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SameAnswersTest {

    private static final int ITEMS = 6;
    private static final int POINTS = 5;
    private static final int PLACES = 1 << 16;

    /** As many places as hashes drawn at random would take: small whole numbers differ in few bits of a double. */
    @Test
    void differentRowsOfResponsesAreSpreadOverTheTable() {
        int rows = (int) Math.pow(POINTS, ITEMS);
        long taken = IntStream.range(0, rows)
                .map(row -> SameAnswers.hash(row(row)) & (PLACES - 1))
                .distinct()
                .count();
        double expected = PLACES * -Math.expm1(-(double) rows / PLACES);
        assertThat((double) taken).isGreaterThan(0.97 * expected);
    }

    private static double[] row(int number) {
        double[] row = new double[ITEMS];
        int rest = number;
        for (int item = 0; item < ITEMS; item++) {
            row[item] = 1 + rest % POINTS;
            rest /= POINTS;
        }
        return row;
    }
}
