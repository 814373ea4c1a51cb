package kith.change;

import java.util.Arrays;
import java.util.List;

/**
 * What missing scores are imputed from: the scores of all waves, one column for each arm but the first, and the ratings
 * of the anchor where there are any.
 *
 * @param to wave of the ratings
 */
record ImputationColumns(RepeatedScores scores, int to) {

    /** One array a respondent, NaN where missing; scores first, in the order of the waves. */
    double[][] rows(int[] people) {
        List<String> arms = scores.armNames();
        int waves = scores.waves().size();
        int coded = Math.max(0, arms.size() - 1);
        boolean rated = scores.anchors().length > 0
                && Arrays.stream(people).anyMatch(i -> !Double.isNaN(scores.anchors()[to][i]));
        double[][] rows = new double[people.length][waves + coded + (rated ? 1 : 0)];
        for (int row = 0; row < people.length; row++) {
            int i = people[row];
            for (int wave = 0; wave < waves; wave++) {
                rows[row][wave] = scores.values()[wave][i];
            }
            int arm = scores.arms().isEmpty() ? -1 : arms.indexOf(scores.arms().get(i));
            if (arm > 0) {
                rows[row][waves + arm - 1] = 1;
            }
            if (rated) {
                rows[row][waves + coded] = scores.anchors()[to][i];
            }
        }
        return rows;
    }
}
