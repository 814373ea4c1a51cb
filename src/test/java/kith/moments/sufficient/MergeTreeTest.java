package kith.moments.sufficient;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import kith.moments.MomentsAccumulator;
import kith.moments.SampleMoments;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The numerical error of merged moments, against exact arithmetic, whatever the shape of the tree of merges. The
 * columns are a five-point item, a number with a mean of 10⁶ and one with a mean of 10⁹ standard deviations.
 */
class MergeTreeTest {

    private static final List<String> NAMES = List.of("item", "large", "huge");
    private static final int ROWS = 4096;
    private static final double[][] DATA = data();
    private static final double EPSILON = Math.ulp(1.0) / 2;

    private static double[][] data() {
        Random random = new Random(7);
        double[][] data = new double[ROWS][];
        for (int r = 0; r < ROWS; r++) {
            double common = random.nextGaussian();
            data[r] = new double[] {
                1 + random.nextInt(5), 1e6 + common + random.nextGaussian(), 1e9 + common + random.nextGaussian()
            };
        }
        return data;
    }

    /** Shapes of the tree of merges. */
    enum Shape {
        /** Row after row. */
        ONE {
            @Override
            MomentsAccumulator merged() {
                return part(0, ROWS);
            }
        },
        /** 64 parts, merged two by two. */
        BALANCED {
            @Override
            MomentsAccumulator merged() {
                return tree(parts(64));
            }
        },
        /** Every row a part of its own, merged two by two. */
        SINGLE_ROWS {
            @Override
            MomentsAccumulator merged() {
                return tree(parts(ROWS));
            }
        },
        /** Each part added to all before it. */
        CHAIN {
            @Override
            MomentsAccumulator merged() {
                return parts(512).stream().reduce(MomentsAccumulator::plus).orElseThrow();
            }
        },
        /** In an order of chance, with empty parts between. */
        SHUFFLED {
            @Override
            MomentsAccumulator merged() {
                List<MomentsAccumulator> parts = new ArrayList<>(parts(100));
                parts.addAll(Collections.nCopies(20, new MomentsAccumulator(NAMES)));
                Collections.shuffle(parts, new Random(3));
                return tree(parts);
            }
        };

        abstract MomentsAccumulator merged();
    }

    private static MomentsAccumulator part(int from, int to) {
        MomentsAccumulator part = new MomentsAccumulator(NAMES);
        for (int r = from; r < to; r++) {
            part.add(DATA[r]);
        }
        return part;
    }

    private static List<MomentsAccumulator> parts(int count) {
        List<MomentsAccumulator> parts = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            parts.add(part(ROWS * k / count, ROWS * (k + 1) / count));
        }
        return parts;
    }

    private static MomentsAccumulator tree(List<MomentsAccumulator> parts) {
        List<MomentsAccumulator> level = parts;
        while (level.size() > 1) {
            List<MomentsAccumulator> next = new ArrayList<>();
            for (int k = 0; k < level.size(); k += 2) {
                next.add(k + 1 < level.size() ? level.get(k).plus(level.get(k + 1)) : level.get(k));
            }
            level = next;
        }
        return level.get(0);
    }

    private static BigDecimal mean(int column) {
        BigDecimal sum = BigDecimal.ZERO;
        for (double[] row : DATA) {
            sum = sum.add(new BigDecimal(row[column]));
        }
        return sum.divide(new BigDecimal(ROWS), MathContext.DECIMAL128);
    }

    /** Divided by n, exactly but for the last of 34 digits. */
    private static double covariance(int i, int j) {
        BigDecimal ofI = mean(i);
        BigDecimal ofJ = mean(j);
        BigDecimal sum = BigDecimal.ZERO;
        for (double[] row : DATA) {
            sum = sum.add(new BigDecimal(row[i]).subtract(ofI).multiply(new BigDecimal(row[j]).subtract(ofJ)));
        }
        return sum.divide(new BigDecimal(ROWS), MathContext.DECIMAL128).doubleValue();
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void staysWithinItsBound(Shape shape) {
        SampleMoments merged = shape.merged().moments();
        assertThat(merged.n()).isEqualTo(ROWS);
        for (int i = 0; i < NAMES.size(); i++) {
            double mean = mean(i).doubleValue();
            double conditionOfI = Math.sqrt(1 + mean * mean / covariance(i, i));
            assertThat(Math.abs(merged.mean()[i] - mean))
                    .as("mean of %s", NAMES.get(i))
                    .isLessThanOrEqualTo(2 * EPSILON * Math.sqrt(ROWS) * Math.abs(mean));
            for (int j = 0; j <= i; j++) {
                double other = mean(j).doubleValue();
                double condition = Math.max(conditionOfI, Math.sqrt(1 + other * other / covariance(j, j)));
                double scale = Math.sqrt(covariance(i, i) * covariance(j, j));
                assertThat(Math.abs(merged.covariance().at(i, j) - covariance(i, j)) / scale)
                        .as("%s with %s, condition %.0f", NAMES.get(i), NAMES.get(j), condition)
                        .isLessThanOrEqualTo(EPSILON * condition * Math.sqrt(ROWS));
            }
        }
    }

    /** For items with few points the order and the shape of merging do not reach the twelfth digit. */
    @ParameterizedTest
    @EnumSource(Shape.class)
    void itemsAgreeToFourteenDigits(Shape shape) {
        double variance = shape.merged().moments().covariance().at(0, 0);
        assertThat(Math.abs(variance / covariance(0, 0) - 1)).isLessThan(1e-14);
    }
}
