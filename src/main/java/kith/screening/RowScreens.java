package kith.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.math.ChiSquare;

/** How the rows were answered. */
final class RowScreens {

    /** Of a scale, for its patterns to be judged. */
    private static final int FEWEST_ITEMS = 3;

    private final AnswerGrid grid;
    private final CompleteRows complete;
    private final int[][] scales;
    private final int[][] pairs;
    private final int[][] opposites;
    private final List<GuttmanErrors> guttman;
    private final double[] seconds;

    /** @param seconds how long each respondent took, NaN where that is not known */
    RowScreens(
            AnswerGrid grid,
            CompleteRows complete,
            int[][] scales,
            int[][] pairs,
            int[][] opposites,
            double[] seconds) {
        this.grid = grid;
        this.complete = complete;
        this.scales = scales;
        this.pairs = pairs;
        this.opposites = opposites;
        this.seconds = seconds.clone();
        this.guttman = Arrays.stream(scales)
                .filter(places -> places.length >= FEWEST_ITEMS && grid.sameScale(places))
                .map(places -> GuttmanErrors.of(
                        grid.turned(),
                        places,
                        grid.items().get(places[0]).points().orElseThrow()))
                .toList();
    }

    List<RowScreen> of(List<String> ids) {
        List<RowScreen> screens = new ArrayList<>();
        for (int row = 0; row < grid.rows(); row++) {
            screens.add(of(row, ids.get(row)));
        }
        return screens;
    }

    private RowScreen of(int row, String id) {
        double[] given = grid.given().get(row);
        double[] turned = grid.turned().get(row);
        int answered = grid.answered(row);
        double distance = complete.squaredDistance(turned);
        return new RowScreen(
                row,
                id,
                answered,
                Carelessness.longString(given),
                grid.sameScale() ? Carelessness.variability(given) : Double.NaN,
                grid.sameScale() ? Carelessness.evenOdd(turned, scales) : Double.NaN,
                Carelessness.answeredScales(turned, scales),
                distance,
                answered,
                Double.isNaN(distance) ? Double.NaN : ChiSquare.upperTail(distance, answered),
                grid.sameScale() ? Carelessness.synonyms(turned, pairs) : Double.NaN,
                Carelessness.answeredPairs(turned, pairs),
                grid.sameScale() ? Carelessness.synonyms(given, opposites) : Double.NaN,
                Carelessness.answeredPairs(given, opposites),
                GuttmanErrors.normed(guttman, turned),
                seconds[row]);
    }
}
