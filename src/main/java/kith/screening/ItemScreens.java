package kith.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import kith.math.Descriptives;

/** How the items were answered. */
final class ItemScreens {

    private ItemScreens() {}

    static List<ItemScreen> of(AnswerGrid grid) {
        List<ItemScreen> screens = new ArrayList<>();
        for (int j = 0; j < grid.width(); j++) {
            screens.add(of(grid, j));
        }
        return screens;
    }

    private static ItemScreen of(AnswerGrid grid, int j) {
        ScreenedItem item = grid.items().get(j);
        double[] column = new double[grid.rows()];
        TreeMap<Double, Integer> counts = new TreeMap<>();
        item.points().ifPresent(points -> {
            for (int point = points.lowest(); point <= points.highest(); point++) {
                counts.put((double) point, 0);
            }
        });
        int outOfRange = 0;
        for (int row = 0; row < column.length; row++) {
            column[row] = grid.given().at(row, j);
            if (!Double.isNaN(column[row])) {
                counts.merge(column[row] + 0.0, 1, Integer::sum);
                outOfRange += outOfRange(item, column[row]) ? 1 : 0;
            }
        }
        Descriptives description = Descriptives.of(column);
        double lowest = item.points()
                .map(points -> counts.get((double) points.lowest()) / (double) description.n())
                .orElse(Double.NaN);
        double highest = item.points()
                .map(points -> counts.get((double) points.highest()) / (double) description.n())
                .orElse(Double.NaN);
        List<ItemScreen.ValueCount> table = new ArrayList<>();
        if (item.points().isPresent() || counts.size() <= ItemScreen.MOST_VALUES) {
            counts.forEach((value, count) -> table.add(new ItemScreen.ValueCount(value, count)));
        }
        return new ItemScreen(item.id(), description, table, lowest, highest, outOfRange);
    }

    static boolean outOfRange(ScreenedItem item, double answer) {
        return item.points()
                .map(points -> answer < points.lowest() || answer > points.highest() || answer != Math.rint(answer))
                .orElse(false);
    }
}
