package kith.shortform;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import kith.dif.GroupedScores;
import kith.dif.ItemBias;
import kith.irt.IrtFit;
import kith.irt.IrtModel;
import kith.irt.IrtQuestion;
import kith.irt.ItemModel;
import kith.irt.ResponsePatterns;
import kith.irt.TraitCurves;

/**
 * What each item adds to the criteria in one sample. All sums of a form follow from these by addition, so that a form
 * is judged without looking at the responses again.
 *
 * @param covariance of the items
 * @param withTotal covariance of each item with the sum of all items
 * @param totalVariance of the sum of all items
 * @param information one array an item, one value a place of the range; empty where there is none
 * @param bias points by which each focal group's mean of an item departs at equal matching scores: one array an item;
 *     empty where there is none
 * @param focal names of the focal groups
 * @param external covariance of each item with the external criterion; empty where there is none
 * @param externalDeviation standard deviation of the external criterion
 * @param weights of the criteria that can be used
 * @param leftOut criteria that were wanted and cannot be used
 */
record FormEvidence(
        double[][] covariance,
        double[] withTotal,
        double totalVariance,
        double[][] information,
        double[][] bias,
        List<String> focal,
        double[] external,
        double externalDeviation,
        Map<FormCriterion, Double> weights,
        Set<FormCriterion> leftOut) {

    private static final int FEWEST_ITEMS = 3;
    private static final int MOST_CATEGORIES = 25;
    private static final int SMALLEST_GROUP = 10;

    static FormEvidence of(FormSample sample, ShortFormQuestion question) {
        double[][] covariance = sample.covariances();
        double[] withTotal = Arrays.stream(covariance)
                .mapToDouble(row -> Arrays.stream(row).sum())
                .toArray();
        double[][] information = question.weight(FormCriterion.INFORMATION) > 0
                ? information(sample, question).orElse(new double[0][])
                : new double[0][];
        Optional<ItemBias> bias = sample.groups().size() > 1 ? bias(sample) : Optional.empty();
        double[] external = sample.external().length == 0
                ? new double[0]
                : Arrays.stream(sample.scores())
                        .mapToDouble(column -> FormSample.covariance(column, sample.external()))
                        .toArray();
        double externalVariance =
                external.length == 0 ? 0 : FormSample.covariance(sample.external(), sample.external());
        Map<FormCriterion, Double> weights = new EnumMap<>(question.weightsOfAll());
        weights.values().removeIf(weight -> weight == 0);
        Set<FormCriterion> leftOut = EnumSet.noneOf(FormCriterion.class);
        leaveOut(FormCriterion.INFORMATION, information.length == 0, true, weights, leftOut);
        leaveOut(FormCriterion.DIF, bias.isEmpty(), question.groups().isPresent(), weights, leftOut);
        leaveOut(
                FormCriterion.EXTERNAL,
                externalVariance == 0,
                question.external().isPresent(),
                weights,
                leftOut);
        return new FormEvidence(
                covariance,
                withTotal,
                Arrays.stream(withTotal).sum(),
                information,
                bias.map(FormEvidence::byItem).orElse(new double[0][]),
                bias.map(ItemBias::focal).orElse(List.of()),
                externalVariance == 0 ? new double[0] : external,
                Math.sqrt(externalVariance),
                weights,
                leftOut);
    }

    private static void leaveOut(
            FormCriterion criterion,
            boolean missing,
            boolean wanted,
            Map<FormCriterion, Double> weights,
            Set<FormCriterion> leftOut) {
        if (missing && weights.remove(criterion) != null && wanted) {
            leftOut.add(criterion);
        }
    }

    private static double[][] byItem(ItemBias bias) {
        return IntStream.range(0, bias.points()[0].length)
                .mapToObj(i -> Arrays.stream(bias.points())
                        .mapToDouble(points -> points[i])
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Information of the items in the graded model; none of an item that does not vary. */
    private static Optional<double[][]> information(FormSample sample, ShortFormQuestion question) {
        int[] varying = IntStream.range(0, sample.scores().length)
                .filter(i -> Arrays.stream(sample.scores()[i]).distinct().count() > 1)
                .toArray();
        ResponsePatterns patterns = ResponsePatterns.of(
                Arrays.stream(varying).mapToObj(sample.items()::get).toList(),
                Arrays.stream(varying).mapToObj(i -> sample.scores()[i]).toArray(double[][]::new));
        boolean ordered = IntStream.range(0, varying.length).allMatch(i -> patterns.categories(i) <= MOST_CATEGORIES);
        if (varying.length < FEWEST_ITEMS || !ordered) {
            return Optional.empty();
        }
        IrtFit fit = IrtModel.fit(
                patterns, IrtQuestion.of(ItemModel.GRADED, varying.length).with(IrtQuestion.StandardErrorKind.NONE));
        if (!fit.hasConverged()) {
            return Optional.empty();
        }
        TraitCurves curves = TraitCurves.of(fit, 0);
        double[] places = question.range().places();
        double[][] information = new double[sample.scores().length][places.length];
        for (int i = 0; i < varying.length; i++) {
            information[varying[i]] = curves.information(i, places);
        }
        return Optional.of(information);
    }

    private static Optional<ItemBias> bias(FormSample sample) {
        boolean small = IntStream.range(0, sample.groups().size())
                .anyMatch(g ->
                        Arrays.stream(sample.group()).filter(one -> one == g).count() < SMALLEST_GROUP);
        boolean whole =
                Arrays.stream(sample.scores()).flatMapToDouble(Arrays::stream).allMatch(x -> x == Math.rint(x));
        if (small || !whole) {
            return Optional.empty();
        }
        ItemBias bias = ItemBias.of(GroupedScores.of(sample.items(), sample.scores(), sample.groups(), sample.group()));
        boolean known =
                Arrays.stream(bias.points()).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
        return known ? Optional.of(bias) : Optional.empty();
    }

    int items() {
        return withTotal.length;
    }

    /** What a form of these items is worth. */
    FormValues values(int[] form) {
        FormSums sums = new FormSums(this);
        for (int item : form) {
            sums.add(item);
        }
        return FormValues.of(sums);
    }
}
