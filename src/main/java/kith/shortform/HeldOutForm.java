package kith.shortform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.math.Seeds;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * Cross-validation of a length: respondents are parted at random into folds of nearly equal size; in turn the best form
 * is searched for without one fold, by all criteria, and judged in that fold. Values are means over folds.
 *
 * @param folds how many
 * @param alpha of the forms in the respondents held out
 * @param alphaInSample of the same forms in those that they were chosen by
 * @param corrected correlation with all items, corrected for shared errors, in those held out
 * @param correctedInSample in the others
 * @param external correlation with the external criterion, in those held out; NaN without one
 * @param chosen in how many folds each item was in the best form
 * @param same in how many folds the best form was that of all respondents
 */
public record HeldOutForm(
        int folds,
        double alpha,
        double alphaInSample,
        double corrected,
        double correctedInSample,
        double external,
        int[] chosen,
        int same) {

    /** Fewer respondents in a fold tell too little of a form. */
    static final int SMALLEST_FOLD = 20;

    /** The best form of each length in the respondents outside a fold, and what it is worth. */
    private record Fold(List<Optional<Judged>> lengths) {}

    private record Judged(int[] form, FormValues inSample, FormValues heldOut) {}

    /**
     * @param best the best form of each length in all respondents
     * @return one a length; empty where no form could be found in a fold
     */
    static List<Optional<HeldOutForm>> of(
            FormSample sample, FormRules rules, List<int[]> best, ShortFormQuestion question) {
        int folds = question.search().folds();
        int[] fold = folds(sample.n(), folds, question.search().seed());
        List<Fold> judged = new ArrayList<>();
        for (int f = 0; f < folds; f++) {
            judged.add(judged(sample, rules, best, question, fold, f));
        }
        return IntStream.range(0, best.size())
                .mapToObj(length -> summary(
                        judged.stream().map(one -> one.lengths.get(length)).toList(),
                        best.get(length),
                        sample.items().size()))
                .toList();
    }

    private static int[] folds(int n, int folds, long seed) {
        RandomGenerator random = Seeds.stream(seed, -1);
        int[] fold = IntStream.range(0, n).map(p -> p % folds).toArray();
        for (int p = n - 1; p > 0; p--) {
            int other = random.nextInt(p + 1);
            int one = fold[p];
            fold[p] = fold[other];
            fold[other] = one;
        }
        return fold;
    }

    private static Fold judged(
            FormSample sample, FormRules rules, List<int[]> best, ShortFormQuestion question, int[] fold, int f) {
        FormEvidence training = FormEvidence.of(sample.rows(rows(fold, f, false)), question);
        FormSample out = sample.rows(rows(fold, f, true));
        FormEvidence heldOut = FormEvidence.of(
                new FormSample(out.items(), out.scores(), List.of(), new int[0], out.external()),
                question.withWeights(java.util.Map.of(FormCriterion.INFORMATION, 0.0)));
        return new Fold(best.stream()
                .map(form -> FormSearch.of(training, rules, form.length, question.search()).best().stream()
                        .findFirst()
                        .map(BestForms.Form::items)
                        .map(found -> new Judged(found, training.values(found), heldOut.values(found))))
                .toList());
    }

    private static int[] rows(int[] fold, int which, boolean inside) {
        return IntStream.range(0, fold.length)
                .filter(p -> (fold[p] == which) == inside)
                .toArray();
    }

    private static Optional<HeldOutForm> summary(List<Optional<Judged>> folds, int[] best, int items) {
        List<Judged> found = folds.stream().flatMap(Optional::stream).toList();
        if (found.size() < folds.size()) {
            return Optional.empty();
        }
        int[] chosen = new int[items];
        found.forEach(one -> Arrays.stream(one.form).forEach(item -> chosen[item]++));
        return Optional.of(new HeldOutForm(
                found.size(),
                mean(found, one -> one.heldOut.alpha()),
                mean(found, one -> one.inSample.alpha()),
                mean(found, one -> one.heldOut.corrected()),
                mean(found, one -> one.inSample.corrected()),
                mean(found, one -> one.heldOut.external()),
                chosen,
                (int) found.stream()
                        .filter(one -> Arrays.equals(one.form, best))
                        .count()));
    }

    private static double mean(List<Judged> found, java.util.function.ToDoubleFunction<Judged> value) {
        return found.stream().mapToDouble(value).average().orElse(Double.NaN);
    }
}
