package kith.instrument;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import kith.finding.InputException;
import kith.finding.Problem;

/** What an answer to an item can be. */
public sealed interface ResponseScale {

    String id();

    /** What a high value means, in a few words; may be empty. */
    String direction();

    /** Codes that stand for a missing response in the data, such as {@code -99}, with what each means. */
    Map<String, String> missingCodes();

    /**
     * A rating scale: ordered points.
     *
     * @param points in ascending order, consecutive whole numbers; empty when the source does not say them, in which
     *     case nothing can be scored until they are given
     */
    record Rating(String id, String direction, List<Point> points, Map<String, String> missingCodes)
            implements ResponseScale {
        public Rating {
            points = List.copyOf(points);
            missingCodes = Ordered.copy(missingCodes);
        }

        public Rating(String id, List<Point> points, Map<String, String> missingCodes) {
            this(id, "", points, missingCodes);
        }

        /** @throws InputException when the points are not known */
        public int lowest() {
            requireKnown();
            return points.get(0).value();
        }

        /** @throws InputException when the points are not known */
        public int highest() {
            requireKnown();
            return points.get(points.size() - 1).value();
        }

        private void requireKnown() {
            if (!known()) {
                throw new InputException(List.of(unknownPoints("")));
            }
        }

        /**
         * The problem that the points are not known.
         *
         * @param instrument whose scale this is; may be empty
         */
        Problem unknownPoints(String instrument) {
            return new Problem(
                    instrument.isEmpty() ? "scale " + id : "instrument " + instrument + ", scale " + id,
                    "the points of the scale are not known: the published source does not give them",
                    "points such as 1 to 5",
                    "copy the instrument's file, write the points of your questionnaire under “points” of the scale, and"
                            + " name your file instead");
        }

        /** Whether the points are known. */
        public boolean known() {
            return !points.isEmpty();
        }
    }

    /** One point of a rating scale with its labels by language; labels may be absent. */
    record Point(int value, Map<String, String> labels) {
        public Point {
            labels = Ordered.copy(labels);
        }
    }

    /** A test score or another measurement; the bounds are inclusive and may be absent. */
    record Continuous(
            String id,
            String direction,
            OptionalDouble minimum,
            OptionalDouble maximum,
            String unit,
            Map<String, String> missingCodes)
            implements ResponseScale {
        public Continuous {
            missingCodes = Ordered.copy(missingCodes);
        }

        public Continuous(
                String id,
                OptionalDouble minimum,
                OptionalDouble maximum,
                String unit,
                Map<String, String> missingCodes) {
            this(id, "", minimum, maximum, unit, missingCodes);
        }
    }
}
