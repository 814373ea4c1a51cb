package kith.rotation;

import java.util.List;
import kith.math.Matrix;
import org.junit.jupiter.api.Nested;

class CriteriaTest {

    @Nested
    class Quartimin implements CriterionContract {
        @Override
        public RotationCriterion criterion() {
            return new CrawfordFerguson(0);
        }
    }

    @Nested
    class Equamax implements CriterionContract {
        @Override
        public RotationCriterion criterion() {
            return new CrawfordFerguson(1.0 / 6);
        }
    }

    @Nested
    class ObliminOfPositiveGamma implements CriterionContract {
        @Override
        public RotationCriterion criterion() {
            return new Oblimin(0.5);
        }
    }

    @Nested
    class ObliminOfNegativeGamma implements CriterionContract {
        @Override
        public RotationCriterion criterion() {
            return new Oblimin(-2);
        }
    }

    @Nested
    class GeominOfSmallEpsilon implements CriterionContract {
        @Override
        public RotationCriterion criterion() {
            return new Geomin(0.01);
        }
    }

    @Nested
    class InvariantPatternSimplicity implements CriterionContract {
        @Override
        public RotationCriterion criterion() {
            return new Bentler();
        }
    }

    @Nested
    class Entropy implements CriterionContract {
        @Override
        public RotationCriterion criterion() {
            return new MinimumEntropy();
        }
    }

    @Nested
    class Information implements CriterionContract {
        @Override
        public RotationCriterion criterion() {
            return new Infomax();
        }
    }

    @Nested
    class SmallestLoadings implements CriterionContract {
        @Override
        public RotationCriterion criterion() {
            return new Simplimax(CriterionContract.ITEMS);
        }
    }

    @Nested
    class OneGeneralFactor implements CriterionContract {
        @Override
        public RotationCriterion criterion() {
            return new Bifactor();
        }
    }

    @Nested
    class PartialTarget implements CriterionContract {
        @Override
        public RotationCriterion criterion() {
            double[] cells = new double[CriterionContract.ITEMS * CriterionContract.FACTORS];
            for (int e = 0; e < cells.length; e++) {
                cells[e] = e % 4 == 0 ? Double.NaN : e % 3 == 0 ? 0.7 : 0;
            }
            return new Target(Matrix.ofRowMajor(
                    List.of("a", "b", "c", "d", "e", "f", "g", "h", "i"), List.of("1", "2", "3"), cells));
        }
    }
}
