package kith.screening;

import java.util.ArrayList;
import java.util.List;
import kith.math.ChiSquare;

/** How the rows were answered. */
final class RowScreens {

    private final AnswerGrid grid;
    private final CompleteRows complete;
    private final int[][] scales;
    private final int[][] pairs;

    RowScreens(AnswerGrid grid, CompleteRows complete, int[][] scales, int[][] pairs) {
        this.grid = grid;
        this.complete = complete;
        this.scales = scales;
        this.pairs = pairs;
    }

    List<RowScreen> of(List<String> ids) {
        List<RowScreen> screens = new ArrayList<>();
        for (int row = 0; row < grid.rows(); row++) {
            screens.add(of(row, ids.get(row)));
        }
        return screens;
    }

    private RowScreen of(int row, String id) {
        double[] given = grid.given()[row];
        double[] turned = grid.turned()[row];
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
                Carelessness.answeredPairs(turned, pairs));
    }
}
