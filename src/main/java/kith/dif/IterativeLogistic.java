package kith.dif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.data.PackedNumbers;
import kith.irt.IrtFit;
import kith.irt.IrtModel;
import kith.irt.IrtQuestion;
import kith.irt.ItemModel;
import kith.irt.LatentGrid;
import kith.irt.ResponsePatterns;
import kith.irt.TraitCurves;
import kith.irt.TraitPosterior;

/**
 * Ordinal logistic regression matched by purified trait scores: items that are flagged get item parameters of their own
 * in each group, trait scores are estimated again, and so on until the same items are flagged (lordif: Choi, Gibbons
 * and Crane 2011, doi 10.18637/jss.v039.i08).
 *
 * <p>Trait scores are EAP under the graded model of all groups together with a standard normal prior, on a grid from −4
 * to 4 by 0.1. The scale of a purified model is linked to the first by the test characteristic curves of the items that
 * are not flagged: A and K minimise the sum of squared differences (Stocking and Lord 1983). Package lordif 0.4
 * minimises the square of their sum, which has no unique minimum; both links are near A = 1, K = 0.
 *
 * @param data with categories joined
 * @param raw matched by the mean of the items
 * @param items matched by the last trait scores
 * @param flagged items with the last trait scores
 * @param iterations how often trait scores were estimated and items tested
 * @param firstTheta trait scores before purification
 * @param lastTheta after purification; empty where no item was flagged, or all
 * @param parameters of the purified model on the first scale, items with parameters of their own once a group
 */
public record IterativeLogistic(
        GroupedScores data,
        List<OrdinalLogistic> raw,
        List<OrdinalLogistic> items,
        boolean[] flagged,
        int iterations,
        double[] firstTheta,
        double[] lastTheta,
        List<Calibrated> parameters) {

    private static final int MINIMUM_CELL = 5;
    private static final int MOST_ITERATIONS = 10;
    private static final LatentGrid GRID = new LatentGrid(81, -4, 4);

    /** lordif's own level, stricter than usual because three tests are made of every item. */
    private static final double USUAL_LEVEL = 0.01;

    /** Where it is asked for and every item keeps two categories once rare ones are joined. */
    public static Optional<IterativeLogistic> asked(GroupedScores data, DifQuestion question) {
        GroupedScores joined = JoinedCategories.of(data, MINIMUM_CELL);
        boolean possible = IntStream.range(0, data.items().size()).allMatch(i -> joined.categories(i).length > 1);
        return question.methods().contains(DifMethod.LORDIF) && possible
                ? Optional.of(of(data, new Criterion(Criterion.Kind.CHI_SQUARE, USUAL_LEVEL)))
                : Optional.empty();
    }

    /** When an item is flagged. */
    record Criterion(Kind kind, double value) {

        enum Kind {
            /** Any of the three p values at or below a level. */
            CHI_SQUARE,
            /** McFadden's ΔR² of the total effect at or above a value. */
            MCFADDEN
        }

        boolean flags(OrdinalLogistic item) {
            if (kind == Kind.MCFADDEN) {
                return item.rSquared(OrdinalLogistic.RSquared.MCFADDEN, OrdinalLogistic.Effect.TOTAL) >= value;
            }
            return Arrays.stream(OrdinalLogistic.Effect.values())
                    .anyMatch(effect -> item.test(effect).pvalue() <= value);
        }
    }

    /** Parameters of an item, in one group or in all. */
    public record Calibrated(String item, double slope, double[] difficulties) {}

    static IterativeLogistic of(GroupedScores responses, Criterion criterion) {
        GroupedScores data = JoinedCategories.of(responses, MINIMUM_CELL);
        int k = data.items().size();
        boolean[] none = new boolean[k];
        Calibration first = new Calibration(data, none);
        double[] firstTheta = first.scores(first.curves, data);
        List<OrdinalLogistic> raw = tested(data, means(data));
        List<OrdinalLogistic> items = tested(data, firstTheta);
        boolean[] flags = flags(items, criterion);
        List<boolean[]> history = new ArrayList<>();
        int iterations = 1;
        double[] lastTheta = {};
        List<Calibrated> parameters = List.of();
        while (some(flags) && iterations < MOST_ITERATIONS && !met(history, flags)) {
            iterations++;
            history.add(flags);
            Calibration sparse = new Calibration(data, flags);
            TraitCurves linked = sparse.linkedTo(first, flags);
            lastTheta = sparse.scores(linked, data);
            parameters = sparse.named(linked);
            items = tested(data, lastTheta);
            flags = flags(items, criterion);
        }
        if (history.size() > 0 && some(flags) && !Arrays.equals(flags, history.get(history.size() - 1))) {
            Calibration sparse = new Calibration(data, flags);
            TraitCurves linked = sparse.linkedTo(first, flags);
            lastTheta = sparse.scores(linked, data);
            parameters = sparse.named(linked);
        }
        return new IterativeLogistic(data, raw, items, flags, iterations, firstTheta, lastTheta, parameters);
    }

    private static boolean some(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count > 0 && count < flags.length;
    }

    private static boolean met(List<boolean[]> history, boolean[] flags) {
        return history.stream().anyMatch(earlier -> Arrays.equals(earlier, flags));
    }

    private static double[] means(GroupedScores data) {
        boolean[] all = new boolean[data.items().size()];
        Arrays.fill(all, true);
        return Arrays.stream(data.sum(all))
                .mapToDouble(sum -> (double) sum / all.length)
                .toArray();
    }

    /** Names of the flagged items. */
    public List<String> flaggedItems() {
        return IntStream.range(0, flagged.length)
                .filter(i -> flagged[i])
                .mapToObj(data.items()::get)
                .toList();
    }

    private static List<OrdinalLogistic> tested(GroupedScores data, double[] matching) {
        return IntStream.range(0, data.items().size())
                .mapToObj(i -> OrdinalLogistic.of(
                        data.scores()[i], matching, data.group(), data.groups().size()))
                .toList();
    }

    private static boolean[] flags(List<OrdinalLogistic> items, Criterion criterion) {
        boolean[] flags = new boolean[items.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = criterion.flags(items.get(i));
        }
        return flags;
    }

    /** A graded model in which flagged items have parameters of their own in each group. */
    private static final class Calibration {

        private final List<String> names = new ArrayList<>();
        /** Which item and group each column is; group −1 for all. */
        private final List<int[]> columns = new ArrayList<>();

        private final TraitCurves curves;

        Calibration(GroupedScores data, boolean[] own) {
            for (int i = 0; i < own.length; i++) {
                if (!own[i]) {
                    names.add(data.items().get(i));
                    columns.add(new int[] {i, -1});
                }
            }
            for (int i = 0; i < own.length; i++) {
                for (int g = 0; own[i] && g < data.groups().size(); g++) {
                    names.add(data.items().get(i) + "." + (g + 1));
                    columns.add(new int[] {i, g});
                }
            }
            List<PackedNumbers> values = columns.stream()
                    .map(column -> PackedNumbers.of(column(data, column)))
                    .toList();
            IrtFit fit = IrtModel.fit(
                    ResponsePatterns.of(names, values, List.of(""), new int[data.size()]),
                    IrtQuestion.of(ItemModel.GRADED, names.size()).with(IrtQuestion.StandardErrorKind.NONE));
            curves = TraitCurves.of(fit, 0);
        }

        private double[] column(GroupedScores data, int[] column) {
            return IntStream.range(0, data.size())
                    .mapToDouble(p ->
                            column[1] < 0 || data.group()[p] == column[1] ? data.scores()[column[0]][p] : Double.NaN)
                    .toArray();
        }

        /** EAP for a standard normal trait. */
        double[] scores(TraitCurves items, GroupedScores data) {
            TraitPosterior posterior = new TraitPosterior(items, GRID, 0, 1);
            double[] scores = new double[data.size()];
            byte[] responses = new byte[columns.size()];
            for (int row = 0; row < scores.length; row++) {
                for (int c = 0; c < responses.length; c++) {
                    int[] column = columns.get(c);
                    boolean answered = column[1] < 0 || data.group()[row] == column[1];
                    responses[c] = (byte) (answered ? data.scores()[column[0]][row] - 1 : -1);
                }
                scores[row] = posterior.estimate(responses).estimate();
            }
            return scores;
        }

        /** The curves on the scale of another calibration, linked by the items that are not flagged. */
        TraitCurves linkedTo(Calibration other, boolean[] own) {
            int[] common = IntStream.range(0, own.length).filter(i -> !own[i]).toArray();
            int[] here = IntStream.range(0, common.length).toArray();
            double[] link = StockingLord.link(other.curves.of(common), curves.of(here), GRID.line());
            return curves.linked(link[0], link[1]);
        }

        List<Calibrated> named(TraitCurves items) {
            return IntStream.range(0, names.size())
                    .mapToObj(c -> new Calibrated(names.get(c), items.slope(c), items.difficulties(c)))
                    .toList();
        }
    }
}
