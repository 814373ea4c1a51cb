package kith.change.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import kith.math.Descriptives;
import kith.scoring.imputation.ChainedEquations;

/**
 * Analysis of covariance from multiply imputed scores, pooled by Rubin's rules with the degrees of freedom of Barnard
 * and Rubin (1999, doi 10.1093/biomet/86.4.948). Missing scores of every visit are imputed by chained equations from
 * the scores of the other visits and the arm, of all respondents with at least one score. Standard errors are those of
 * least squares, with clusters CR2 with Satterthwaite degrees of freedom; the complete-data degrees of freedom are
 * their mean. Clusters do not predict missing scores.
 *
 * @param plan of the imputation
 * @param visit at which the outcome is taken
 * @param n respondents
 * @param imputed scores in each data set
 * @param differences of the other arms from the reference, adjusted for baseline
 * @param standardised the same over the SD of the baseline, which is taken as known
 */
public record ImputedAncova(
        ChainedEquations.Plan plan,
        String visit,
        int n,
        int imputed,
        List<PooledEffect> differences,
        List<PooledEffect> standardised) {

    private static final int FEWEST_RESPONDENTS = 10;

    public ImputedAncova {
        differences = List.copyOf(differences);
        standardised = List.copyOf(standardised);
    }

    ImputedAncova renamed(UnaryOperator<String> names) {
        return new ImputedAncova(plan, names.apply(visit), n, imputed, differences, standardised);
    }

    /** @return empty with fewer than ten respondents, or where no respondent has a score at one of the visits */
    static Optional<ImputedAncova> of(TrialData data, int visit, ChainedEquations.Plan plan, double level) {
        int[] people = IntStream.range(0, data.base().length)
                .filter(i -> data.arm()[i] >= 0 && (data.cluster().length == 0 || data.cluster()[i] >= 0))
                .filter(i -> Arrays.stream(scores(data, i)).anyMatch(score -> !Double.isNaN(score)))
                .toArray();
        int waves = 1 + data.later().length;
        boolean unseen = IntStream.range(0, waves)
                .anyMatch(wave -> Arrays.stream(people).allMatch(i -> Double.isNaN(scores(data, i)[wave])));
        if (people.length < FEWEST_RESPONDENTS || unseen) {
            return Optional.empty();
        }
        double[][] rows = Arrays.stream(people).mapToObj(i -> row(data, i)).toArray(double[][]::new);
        ChainedEquations equations = ChainedEquations.of(rows, plan);
        List<TrialData> sets = equations.sets().stream()
                .map(set -> completed(data, people, set))
                .toList();
        return Optional.of(pooled(plan, sets, visit, equations.imputed(), level));
    }

    /**
     * @param sets without missing scores
     * @param imputed scores in each of them
     */
    static ImputedAncova pooled(
            ChainedEquations.Plan plan, List<TrialData> sets, int visit, int imputed, double level) {
        TrialData first = sets.get(0);
        List<Ancova> fits =
                sets.stream().map(set -> Ancova.of(set, visit, level)).toList();
        double[] points = new double[fits.size()];
        Arrays.fill(points, 1);
        double[] deviations = sets.stream()
                .mapToDouble(set -> 1 / Descriptives.of(set.base()).sd())
                .toArray();
        List<PooledEffect> differences = new ArrayList<>();
        List<PooledEffect> standardised = new ArrayList<>();
        for (int arm = 1; arm < first.arms().size(); arm++) {
            differences.add(pooled(fits, arm, points, level));
            standardised.add(pooled(fits, arm, deviations, level));
        }
        return new ImputedAncova(
                plan, first.waves().get(visit), first.base().length, imputed, differences, standardised);
    }

    private static double[] scores(TrialData data, int person) {
        double[] scores = new double[1 + data.later().length];
        scores[0] = data.base()[person];
        for (int visit = 0; visit < data.later().length; visit++) {
            scores[1 + visit] = data.later()[visit][person];
        }
        return scores;
    }

    /** The scores, and one column for each arm but the reference. */
    private static double[] row(TrialData data, int person) {
        double[] scores = scores(data, person);
        double[] row = Arrays.copyOf(scores, scores.length + data.arms().size() - 1);
        if (data.arm()[person] > 0) {
            row[scores.length + data.arm()[person] - 1] = 1;
        }
        return row;
    }

    private static TrialData completed(TrialData data, int[] people, double[][] set) {
        double[][] later = new double[data.later().length][];
        Arrays.setAll(later, visit -> column(set, 1 + visit));
        return new TrialData(
                data.arms(),
                data.waves(),
                column(set, 0),
                later,
                Arrays.stream(people).map(i -> data.arm()[i]).toArray(),
                data.cluster().length == 0
                        ? new int[0]
                        : Arrays.stream(people).map(i -> data.cluster()[i]).toArray());
    }

    private static double[] column(double[][] set, int column) {
        return Arrays.stream(set).mapToDouble(row -> row[column]).toArray();
    }

    /** @param unit what the estimates of each set are multiplied by */
    private static PooledEffect pooled(List<Ancova> fits, int arm, double[] unit, double level) {
        List<FixedEffect> effects = fits.stream()
                .map(fit -> (fit.clusters() > 0 ? fit.cr2() : fit.ols()).get(1 + arm))
                .toList();
        double[] estimates = new double[unit.length];
        double[] errors = new double[unit.length];
        for (int m = 0; m < unit.length; m++) {
            estimates[m] = unit[m] * effects.get(m).estimate();
            errors[m] = unit[m] * effects.get(m).standardError();
        }
        double completeDf =
                effects.stream().mapToDouble(FixedEffect::df).average().orElseThrow();
        return PooledEffect.of(effects.get(0).name(), estimates, errors, completeDf, level);
    }
}
