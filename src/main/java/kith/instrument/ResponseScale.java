package kith.instrument;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What an answer to an item can be. */
public sealed interface ResponseScale {

    String id();

    /** Codes that stand for a missing answer in the data, such as {@code -99}, with what each means. */
    Map<String, String> missingCodes();

    /**
     * A rating scale: ordered points.
     *
     * @param points in ascending order, consecutive whole numbers; empty when the source does not say them, in which case
     *     nothing can be scored until they are given
     */
    record Rating(String id, List<Point> points, Map<String, String> missingCodes) implements ResponseScale {
        public Rating {
            points = List.copyOf(points);
            missingCodes = Map.copyOf(missingCodes);
        }

        public int lowest() {
            return points.get(0).value();
        }

        public int highest() {
            return points.get(points.size() - 1).value();
        }

        /** Whether the points are known. */
        public boolean known() {
            return !points.isEmpty();
        }
    }

    /** One point of a rating scale with its labels by language; labels may be absent. */
    record Point(int value, Map<String, String> labels) {
        public Point {
            labels = Map.copyOf(labels);
        }
    }

    /** A test score or another measurement; the bounds are inclusive and may be absent. */
    record Continuous(
            String id, OptionalDouble minimum, OptionalDouble maximum, String unit, Map<String, String> missingCodes)
            implements ResponseScale {
        public Continuous {
            missingCodes = Map.copyOf(missingCodes);
        }
    }
}
