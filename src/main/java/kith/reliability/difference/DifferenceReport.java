package kith.reliability.difference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.data.KeyedItem;
import kith.data.Responses;
import kith.data.RowsLeftOut;
import kith.finding.Finding;
import kith.finding.Severity;
import kith.math.Matrix;
import kith.math.NormalDistribution;
import kith.math.Wishart;
import kith.moments.Missing;
import kith.moments.matrix.MatrixTable;
import kith.reliability.coefficient.Coefficient;
import kith.reliability.coefficient.ReliabilityBootstrap;
import kith.reliability.difference.DifferenceReliability.Estimated;
import kith.reliability.difference.ScorePair.Factors;
import kith.reliability.difference.ScorePair.Moments;
import kith.reliability.difference.ScorePair.Reliabilities;
import kith.reliability.item.ScaleReport;
import kith.reliability.scale.CovarianceDraws;
import kith.reliability.scale.NormalDraws;
import kith.reliability.scale.ReliabilityOptions;
import kith.reliability.scale.ResampledCovariance;
import kith.reliability.scale.ScaleItems;
import kith.reliability.scale.ScaleResponses;
import kith.resampling.Interval;
import kith.resampling.IntervalMethod;
import kith.resampling.Replicates;

/** Puts the difference of two scores together. */
final class DifferenceReport {

    private static final double BOOTSTRAP_TOLERANCE = 1e-7;

    /** What is computed of the whole and again of every sample: the correlation, then three values a coefficient. */
    private static final int VALUES = 7;

    private static final int OF_OMEGA = 4;
    private static final int FEWEST_PEOPLE = 3;

    private final ScaleItems first;
    private final ScaleItems second;
    private final int n;
    private final double[][] covariance;
    private final ScorePair pair;
    private final Optional<Factors> factors;
    private final IntervalMethod method;
    private final List<Replicates> drawn;
    private final ReliabilityOptions options;
    private final List<Finding> findings;

    private DifferenceReport(
            ScaleItems first,
            ScaleItems second,
            Answered answered,
            ReliabilityOptions options,
            List<Finding> findings) {
        this.first = first;
        this.second = second;
        this.options = options;
        this.findings = findings;
        int[] varying = ScaleReport.varying(answered.covariance());
        int items = (int)
                IntStream.of(varying).filter(i -> i < first.items().size()).count();
        this.n = answered.n();
        this.pair = new ScorePair(items, varying.length);
        this.covariance = ScaleReport.select(answered.covariance(), varying);
        this.factors = isUsable() ? pair.factors(covariance) : Optional.empty();
        this.method = answered.people().isPresent()
                ? IntervalMethod.BOOTSTRAP_PERCENTILE
                : IntervalMethod.BOOTSTRAP_PARAMETRIC;
        this.drawn = samples(answered, varying).map(this::draw).orElse(List.of());
    }

    /**
     * The covariances of the items of both scales.
     *
     * @param people empty when only a matrix was given
     */
    private record Answered(double[][] covariance, int n, Optional<ScaleResponses> people) {}

    static DifferenceScore of(ScaleItems first, ScaleItems second, Responses responses, ReliabilityOptions options) {
        int items = first.items().size();
        ScaleResponses all = ScaleResponses.of(joined(first, second), responses, options);
        int[] both = IntStream.range(0, all.people())
                .filter(row -> isAnswered(all, row, 0, items)
                        && isAnswered(all, row, items, all.items().size()))
                .toArray();
        ScaleResponses people = all.ofPeople(both);
        List<Finding> findings = new ArrayList<>();
        if (both.length < responses.size()) {
            findings.add(RowsLeftOut.finding(
                            responses.size() - both.length,
                            responses.size(),
                            options.missing() == Missing.LISTWISE ? "both_scales" : "both_scores",
                            "none")
                    .as(Severity.NOTE));
        }
        return new DifferenceReport(
                        first,
                        second,
                        new Answered(people.moments().covariance().toArray(), both.length, Optional.of(people)),
                        options,
                        findings)
                .score();
    }

    static DifferenceScore of(ScaleItems first, ScaleItems second, Matrix matrix, int n, ReliabilityOptions options) {
        double[][] covariance = ScaleReport.signed(joined(first, second), matrix);
        return new DifferenceReport(
                        first, second, new Answered(covariance, n, Optional.empty()), options, new ArrayList<>())
                .score();
    }

    private static boolean isAnswered(ScaleResponses answers, int row, int from, int to) {
        return IntStream.range(from, to)
                .anyMatch(i -> !Double.isNaN(answers.keyed().get(i).at(row)));
    }

    /** The items of both, named by their columns, since items in two contexts may have one name. */
    private static ScaleItems joined(ScaleItems first, ScaleItems second) {
        return new ScaleItems(
                first.name() + DifferenceScore.MINUS + second.name(),
                Stream.concat(first.items().stream(), second.items().stream())
                        .map(KeyedItem::namedByColumn)
                        .toList());
    }

    private boolean isUsable() {
        return pair.items() > 1 && pair.all() - pair.items() > 1;
    }

    /** Of these respondents, or of normal ones around a matrix that is positive definite. */
    private Optional<CovarianceDraws> samples(Answered answered, int[] varying) {
        if (!isUsable() || n < FEWEST_PEOPLE || options.resampling().draws() == 0) {
            return Optional.empty();
        }
        if (!answered.people().map(ScaleResponses::hasEnoughUnits).orElse(true)) {
            return Optional.empty();
        }
        if (answered.people().isPresent()) {
            ScaleResponses people = answered.people().get().select(varying);
            return Optional.of(new ResampledCovariance(people, people.moments().mean()));
        }
        List<String> names = joined(first, second).columns();
        boolean standardized = MatrixTable.isOfCorrelations(
                Matrix.square(IntStream.of(varying).mapToObj(names::get).toList(), covariance));
        return n <= covariance.length
                ? Optional.empty()
                : Wishart.of(covariance, n - 1).map(normal -> new NormalDraws(normal, standardized));
    }

    private List<Replicates> draw(CovarianceDraws samples) {
        return ReliabilityBootstrap.drawn(
                samples,
                options.resampling(),
                VALUES,
                c -> values(c, factors.map(start -> pair.factors(c, start, BOOTSTRAP_TOLERANCE))));
    }

    private double[] values(double[][] c, Optional<Factors> found) {
        double[] values = new double[VALUES];
        Arrays.fill(values, Double.NaN);
        values[0] = pair.moments(c).correlation();
        put(values, 1, pair.byAlpha(c));
        found.ifPresent(both -> put(values, OF_OMEGA, pair.byOmega(c, both)));
        return values;
    }

    private static void put(double[] values, int at, Reliabilities by) {
        values[at] = by.difference();
        values[at + 1] = by.standardized();
        values[at + 2] = by.corrected();
    }

    private Estimated estimated(double value, int at) {
        return new Estimated(
                value,
                drawn.isEmpty() || Double.isNaN(value)
                        ? Interval.NONE
                        : drawn.get(at).percentile(options.level()).by(method));
    }

    private DifferenceScore score() {
        if (!isUsable()) {
            findings.add(Finding.of("too_few_items", Map.of("items", 2, "factors", 0, "problem", "difference"))
                    .as(Severity.ERROR));
            return answer(new Moments(Double.NaN, Double.NaN, Double.NaN), List.of());
        }
        Moments moments = pair.moments(covariance);
        List<DifferenceReliability> rows = new ArrayList<>();
        rows.add(row(Coefficient.ALPHA, pair.byAlpha(covariance), moments, 1));
        factors.ifPresent(
                both -> rows.add(row(Coefficient.OMEGA_TOTAL, pair.byOmega(covariance, both), moments, OF_OMEGA)));
        Optional<Boolean> sameRange = haveSameRange();
        findings.addAll(new DifferenceFindings(moments, rows.get(0), sameRange).all());
        if (factors.isPresent() && !factors.get().converged()) {
            findings.add(Finding.of("one_factor_not_converged", Map.of("problem", "difference")));
        }
        bootstrapFindings(rows);
        return answer(moments, rows);
    }

    private void bootstrapFindings(List<DifferenceReliability> rows) {
        int draws = options.resampling().draws();
        int least = IntStream.range(1, 1 + 3 * rows.size())
                .filter(at -> !drawn.isEmpty())
                .filter(at -> exists(rows, at))
                .map(at -> drawn.get(at).used())
                .min()
                .orElse(draws);
        if (least < draws) {
            findings.add(Finding.of(
                    "bootstrap_incomplete", Map.of("lost", draws - least, "samples", draws, "cause", "difference")));
        }
    }

    private static boolean exists(List<DifferenceReliability> rows, int at) {
        DifferenceReliability row = rows.get(at < OF_OMEGA ? 0 : 1);
        List<Estimated> estimates = List.of(row.difference(), row.standardized(), row.corrected());
        return !Double.isNaN(estimates.get((at - 1) % estimates.size()).value());
    }

    private DifferenceReliability row(Coefficient coefficient, Reliabilities by, Moments moments, int at) {
        return new DifferenceReliability(
                coefficient,
                by.first(),
                by.second(),
                estimated(by.difference(), at),
                estimated(by.standardized(), at + 1),
                estimated(by.corrected(), at + 2),
                error(moments.first() * (1 - by.first()) + moments.second() * (1 - by.second())),
                error(2 - by.first() - by.second()));
    }

    private DifferenceReliability.ErrorOfDifference error(double variance) {
        double standard = Math.sqrt(Math.max(0, variance));
        return new DifferenceReliability.ErrorOfDifference(
                standard, NormalDistribution.twoSided(options.level()) * standard);
    }

    private DifferenceScore answer(Moments moments, List<DifferenceReliability> rows) {
        return new DifferenceScore(
                first.name(),
                second.name(),
                n,
                estimated(moments.correlation(), 0),
                Math.sqrt(Math.max(0, moments.difference())),
                haveSameRange(),
                rows,
                drawn.isEmpty() ? IntervalMethod.NONE : method,
                findings);
    }

    /** Whether the means of the items have the same lowest and the same highest value; empty where one is not known. */
    private Optional<Boolean> haveSameRange() {
        OptionalDouble[] ends = {
            mean(first, KeyedItem::lowest),
            mean(second, KeyedItem::lowest),
            mean(first, KeyedItem::highest),
            mean(second, KeyedItem::highest)
        };
        if (Arrays.stream(ends).anyMatch(OptionalDouble::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(
                ends[0].getAsDouble() == ends[1].getAsDouble() && ends[2].getAsDouble() == ends[3].getAsDouble());
    }

    private static OptionalDouble mean(ScaleItems scale, Function<KeyedItem, OptionalDouble> end) {
        List<OptionalDouble> ends = scale.items().stream().map(end).toList();
        return ends.stream().anyMatch(OptionalDouble::isEmpty)
                ? OptionalDouble.empty()
                : ends.stream().mapToDouble(OptionalDouble::getAsDouble).average();
    }
}
