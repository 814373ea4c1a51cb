package kith.screening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import kith.data.Responses;
import kith.finding.Finding;
import kith.instrument.Instrument;
import kith.instrument.Item;
import kith.instrument.ResponseScale;

/**
 * What is looked at before the analyses.
 *
 * @param items in the order of the questionnaire
 * @param scales ids of the items of each scale, for the even-odd consistency
 * @param cutoffs from where on a respondent is flagged
 * @param seconds column that tells how many seconds a respondent took; empty where there is none
 * @param outliers seed of the search for unusual respondents ({@link Outlyingness}); empty without it
 */
public record Screening(
        List<ScreenedItem> items,
        List<List<String>> scales,
        Cutoffs cutoffs,
        Optional<String> seconds,
        OptionalLong outliers) {

    /** Without response times and outliers. */
    public Screening(List<ScreenedItem> items, List<List<String>> scales, Cutoffs cutoffs) {
        this(items, scales, cutoffs, Optional.empty(), OptionalLong.empty());
    }

    public Screening {
        items = List.copyOf(items);
        scales = scales.stream().map(List::copyOf).toList();
        if (items.isEmpty()) {
            throw new IllegalArgumentException("nothing to screen");
        }
    }

    /** All items of an instrument and its subscales, with the usual cut-offs. */
    public static Screening of(Instrument instrument) {
        return new Screening(
                instrument.items().stream()
                        .map(item -> new ScreenedItem(
                                item.id(),
                                item.reversed() ? ScreenedItem.Keying.REVERSED : ScreenedItem.Keying.FORWARD,
                                points(instrument, item)))
                        .toList(),
                instrument.subscales().stream().map(scale -> scale.items()).toList(),
                Cutoffs.DEFAULT);
    }

    private static Optional<ScreenedItem.Points> points(Instrument instrument, Item item) {
        return instrument.scaleOf(item) instanceof ResponseScale.Rating rating && rating.known()
                ? Optional.of(new ScreenedItem.Points(rating.lowest(), rating.highest()))
                : Optional.empty();
    }

    /** With the column of the seconds that each respondent took. */
    public Screening withSeconds(String column) {
        return new Screening(items, scales, cutoffs, Optional.of(column), outliers);
    }

    /** With a search for respondents whose responses are unusual as a whole. */
    public Screening withOutliers(long seed) {
        return new Screening(items, scales, cutoffs, seconds, OptionalLong.of(seed));
    }

    /**
     * Looks at the answers.
     *
     * @throws IllegalArgumentException when a column is not there
     */
    public ScreeningResult screen(Responses responses) {
        AnswerGrid grid = AnswerGrid.of(items, responses);
        CompleteRows complete = new CompleteRows(grid.turned(), grid.width());
        List<ScreeningResult.LikeItems> likeItems = likeItems(complete);
        double[] took = seconds.map(responses::column).orElseGet(() -> {
            double[] unknown = new double[responses.size()];
            Arrays.fill(unknown, Double.NaN);
            return unknown;
        });
        RowScreens rows = new RowScreens(grid, complete, places(), pairs(likeItems), opposites(complete), took);
        List<RowScreen> people = rows.of(responses.rowIds());
        List<List<Integer>> sameAnswers = SameAnswers.of(grid);
        List<ItemScreen> itemScreens = ItemScreens.of(grid);
        Missingness missingness = MissingCounts.of(grid);
        Optional<Outlyingness> unusual = outliers.isPresent()
                ? Optional.of(Outlyingness.of(grid.turned(), outliers.getAsLong()))
                : Optional.empty();
        ExclusionLog log = new Flags(grid, cutoffs, sameAnswers, unusual).log(people);
        Optional<CompletelyAtRandom> random = CompletelyAtRandom.of(
                responses, items.stream().map(ScreenedItem::id).toList());
        List<Finding> findings =
                new ArrayList<>(ScreeningFindings.of(grid, complete, itemScreens, missingness, sameAnswers, log));
        if (unusual.isPresent()) {
            Outlyingness.withoutLocalFactors(complete.size()).ifPresent(findings::add);
        }
        random.ifPresentOrElse(
                test -> {
                    if (test.isRejected()) {
                        findings.add(Finding.of(
                                "missing_not_at_random",
                                Map.of("chisq", test.chiSquare(), "df", test.df(), "p", test.pvalue())));
                    }
                },
                () -> {
                    if (missingness.share() > 0) {
                        findings.add(Finding.of("mcar_not_available"));
                    }
                });
        return new ScreeningResult(
                grid.rows(),
                itemScreens,
                missingness,
                people,
                unusual,
                sameAnswers,
                likeItems,
                random,
                log,
                cutoffs,
                findings);
    }

    private List<ScreeningResult.LikeItems> likeItems(CompleteRows complete) {
        List<ScreeningResult.LikeItems> pairs = new ArrayList<>();
        if (complete.size() <= 2) {
            return pairs;
        }
        for (int i = 0; i < items.size(); i++) {
            for (int j = i + 1; j < items.size(); j++) {
                double r = complete.correlation(i, j);
                if (r > cutoffs.synonymCorrelation()) {
                    pairs.add(new ScreeningResult.LikeItems(
                            items.get(i).id(), items.get(j).id(), r));
                }
            }
        }
        return pairs;
    }

    /** Pairs of items whose responses as given correlate below the negative of the cut-off. */
    private int[][] opposites(CompleteRows complete) {
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; complete.size() > 2 && i < items.size(); i++) {
            for (int j = i + 1; j < items.size(); j++) {
                boolean alike = items.get(i).keying() == items.get(j).keying();
                double r = complete.correlation(i, j) * (alike ? 1 : -1);
                if (r < -cutoffs.synonymCorrelation()) {
                    pairs.add(new int[] {i, j});
                }
            }
        }
        return pairs.toArray(int[][]::new);
    }

    private int[][] pairs(List<ScreeningResult.LikeItems> likeItems) {
        return likeItems.stream()
                .map(pair -> new int[] {place(pair.first()), place(pair.second())})
                .toArray(int[][]::new);
    }

    /** The places of the items of each scale that has at least two of them here. */
    private int[][] places() {
        return scales.stream()
                .map(scale -> scale.stream()
                        .mapToInt(this::place)
                        .filter(place -> place >= 0)
                        .toArray())
                .filter(scale -> scale.length >= 2)
                .toArray(int[][]::new);
    }

    private int place(String id) {
        for (int j = 0; j < items.size(); j++) {
            if (items.get(j).id().equals(id)) {
                return j;
            }
        }
        return -1;
    }
}
