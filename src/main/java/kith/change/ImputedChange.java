package kith.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import kith.resampling.Interval;
import kith.scoring.imputation.ChainedEquations;
import kith.scoring.imputation.PooledInterval;
import kith.scoring.imputation.PoolingScale;

/**
 * Standardised change and the minimal important change from multiply imputed scores, pooled by Rubin's rules. Scores of
 * every wave are imputed by chained equations from the scores of the other waves, the arm and the anchor, of all
 * respondents with at least one score. Ratings of the anchor stay as they were observed.
 *
 * <p>Complete-data variances are those of {@link Responsiveness}: s²/n of mean change with n − 1 degrees of freedom,
 * Becker's (1988) of the effect size with divisor n, and 1/n + SRM²/(2n), both of large-sample theory. Guyatt's index
 * and the adjusted minimal important change have no standard error; their mean over the data sets is given.
 *
 * @param plan of the imputation
 * @param n respondents
 * @param imputed scores in each data set
 * @param groups all respondents first, then each arm
 * @param minimal where there is an anchor with a contrast
 */
public record ImputedChange(
        ChainedEquations.Plan plan, int n, int imputed, List<Group> groups, Optional<Minimal> minimal) {

    private static final int FEWEST_RESPONDENTS = 10;

    public ImputedChange {
        groups = List.copyOf(groups);
    }

    /**
     * Pooled standardised change.
     *
     * @param arm empty for all
     * @param change mean change; each is empty where it does not exist in one of the data sets
     */
    public record Group(
            String arm,
            int n,
            Optional<PooledInterval> change,
            Optional<PooledInterval> effectSize,
            Optional<PooledInterval> srm,
            OptionalDouble guyatt) {}

    /**
     * Pooled minimal important change.
     *
     * @param n respondents with a rating
     * @param predictive empty where it does not exist in one of the data sets
     * @param adjusted for the share of improved respondents, Terluin et al. (2017)
     */
    public record Minimal(int n, Optional<PooledInterval> predictive, OptionalDouble adjusted) {}

    ImputedChange renamed(UnaryOperator<String> names) {
        return new ImputedChange(
                plan,
                n,
                imputed,
                groups.stream()
                        .map(group -> new Group(
                                names.apply(group.arm()),
                                group.n(),
                                group.change(),
                                group.effectSize(),
                                group.srm(),
                                group.guyatt()))
                        .toList(),
                minimal);
    }

    /**
     * @param question whose waves are stated
     * @return empty with fewer than ten respondents, or where a wave has no score
     */
    static Optional<ImputedChange> of(
            RepeatedScores scores, int from, int to, ChangeQuestion question, ChainedEquations.Plan plan) {
        double[][] values = scores.values();
        int[] people = IntStream.range(0, scores.ids().size())
                .filter(i -> Arrays.stream(values).anyMatch(wave -> !Double.isNaN(wave[i])))
                .toArray();
        boolean unseen =
                Arrays.stream(values).anyMatch(wave -> Arrays.stream(people).allMatch(i -> Double.isNaN(wave[i])));
        if (people.length < FEWEST_RESPONDENTS || unseen) {
            return Optional.empty();
        }
        double[][] rows = new ImputationColumns(scores, to).rows(people);
        List<ChangeAnswer> answers = ChainedEquations.of(rows, plan).sets().stream()
                .map(set -> ChangeAnalysis.of(
                        completed(scores, people, set),
                        question.between(
                                scores.waves().get(from), scores.waves().get(to))))
                .toList();
        int missing = (int) Arrays.stream(values)
                .flatMapToDouble(wave -> Arrays.stream(people).mapToDouble(i -> wave[i]))
                .filter(Double::isNaN)
                .count();
        return Optional.of(pooled(plan, people.length, missing, answers, question.level()));
    }

    /** @param answers one a data set */
    static ImputedChange pooled(
            ChainedEquations.Plan plan, int n, int imputed, List<ChangeAnswer> answers, double level) {
        return new ImputedChange(plan, n, imputed, groups(answers, level), minimal(answers, level));
    }

    private static RepeatedScores completed(RepeatedScores scores, int[] people, double[][] set) {
        double[][] values = new double[scores.waves().size()][];
        Arrays.setAll(
                values, wave -> Arrays.stream(set).mapToDouble(row -> row[wave]).toArray());
        return new RepeatedScores(
                scores.source(),
                scores.score(),
                some(scores.ids(), people),
                scores.waves(),
                values,
                some(scores.arms(), people),
                some(scores.clusters(), people),
                Arrays.stream(scores.anchors())
                        .map(ratings -> Arrays.stream(people)
                                .mapToDouble(i -> ratings[i])
                                .toArray())
                        .toArray(double[][]::new));
    }

    private static List<String> some(List<String> all, int[] people) {
        return all.isEmpty()
                ? List.of()
                : Arrays.stream(people).mapToObj(all::get).toList();
    }

    private static List<Group> groups(List<ChangeAnswer> answers, double level) {
        List<Group> groups = new ArrayList<>();
        for (int g = 0; g < answers.get(0).groups().size(); g++) {
            int place = g;
            List<Responsiveness> found = answers.stream()
                    .map(answer -> answer.groups().get(place).responsiveness())
                    .toList();
            int n = found.get(0).moments().n();
            groups.add(new Group(
                    answers.get(0).groups().get(place).arm(),
                    n,
                    pooled(
                            found,
                            each -> each.moments().meanChange(),
                            each -> each.moments().sdChange() / Math.sqrt(n),
                            n - 1.0,
                            level),
                    pooled(found, Responsiveness::effectSize, each -> error(each.becker()), level),
                    pooled(found, Responsiveness::srm, each -> error(each.srmNormal()), level),
                    mean(
                            found,
                            each -> each.guyatt()
                                    .map(Responsiveness.Guyatt::index)
                                    .orElse(Double.NaN))));
        }
        return groups;
    }

    private static Optional<Minimal> minimal(List<ChangeAnswer> answers, double level) {
        List<MinimalImportantChange> found =
                answers.stream().flatMap(answer -> answer.minimal().stream()).toList();
        return found.size() < answers.size()
                ? Optional.empty()
                : Optional.of(new Minimal(
                        found.get(0).n(),
                        pooled(
                                found,
                                MinimalImportantChange::predictive,
                                MinimalImportantChange::predictiveError,
                                level),
                        mean(found, MinimalImportantChange::adjusted2017)));
    }

    private static <T> Optional<PooledInterval> pooled(
            List<T> sets, ToDoubleFunction<T> estimate, ToDoubleFunction<T> error, double level) {
        return pooled(sets, estimate, error, Double.POSITIVE_INFINITY, level);
    }

    private static <T> Optional<PooledInterval> pooled(
            List<T> sets, ToDoubleFunction<T> estimate, ToDoubleFunction<T> error, double completeDf, double level) {
        return PooledInterval.of(
                PoolingScale.IDENTITY,
                sets.stream().mapToDouble(estimate).toArray(),
                sets.stream().mapToDouble(error).toArray(),
                completeDf,
                level);
    }

    /** The standard error of an interval by normal theory. */
    private static double error(Interval interval) {
        return interval.exists()
                ? (interval.upper() - interval.lower()) / (2 * PublishedQuantile.exact(interval.level()))
                : Double.NaN;
    }

    private static <T> OptionalDouble mean(List<T> sets, ToDoubleFunction<T> estimate) {
        double mean = sets.stream().mapToDouble(estimate).average().orElse(Double.NaN);
        return Double.isFinite(mean) ? OptionalDouble.of(mean) : OptionalDouble.empty();
    }
}
