package kith.hypothesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.data.Grouping;
import kith.data.Roles;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.resampling.Interval;
import kith.scoring.Scoring;
import kith.yaml.YamlMapping;
import kith.yaml.YamlScalar;

/**
 * Tests the hypotheses of a study about its scores, each in every group that is compared unless it names one.
 *
 * @param hypotheses in the order of the study
 */
public record HypothesesAnalysis(List<Hypothesis> hypotheses) implements Analysis<HypothesesAnswer> {

    public static final AnalysisKind KIND = AnalysisKind.of(
                    "hypotheses", "Hypotheses", ClusterTreatment.ALLOWED_FOR, HypothesesAnalysis::read)
            .wantedWhere(file -> !stated(file).isEmpty());
    private static final double LEVEL = 0.95;
    private static final int DRAWS = 2000;

    public HypothesesAnalysis {
        hypotheses = List.copyOf(hypotheses);
    }

    @Override
    public AnalysisKind kind() {
        return KIND;
    }

    @Override
    public Set<String> compared(Roles roles) {
        return hypotheses.stream()
                .filter(Hypothesis.Difference.class::isInstance)
                .map(hypothesis -> ((Hypothesis.Difference) hypothesis).column())
                .collect(Collectors.toSet());
    }

    @Override
    public HypothesesAnswer answer(StudyData data) {
        Estimation estimation = new Estimation(
                data.roles().weight().map(data.responses()::column).orElse(new double[0]),
                data.roles().cluster().map(data.responses()::grouping).stream().toList(),
                LEVEL,
                DRAWS,
                data.seed(),
                data.parallel());
        Variables variables = new Variables(data.responses(), Scoring.of(data.instrument(), data.responses()));
        variables.require(hypotheses, data.groups());
        List<HypothesisResult> results = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Hypothesis hypothesis : hypotheses) {
            for (Stratum stratum : strata(data, hypothesis)) {
                Sample sample = variables.sample(hypothesis, stratum.rows());
                double estimate = estimation.estimate(sample);
                Interval interval = estimation.interval(sample, estimate);
                HypothesisResult result =
                        HypothesisResult.of(hypothesis, stratum.group(), sample.size(), estimate, interval);
                if (!result.verdict().isTested()) {
                    findings.add(Finding.of("hypothesis_not_tested", Map.of("respondents", sample.size()))
                            .at(hypothesis.id())
                            .in(stratum.group()));
                }
                results.add(result);
            }
        }
        return new HypothesesAnswer(results, LEVEL, estimation.resamples() ? DRAWS : 0, findings);
    }

    private record Stratum(String group, int[] rows) {}

    private static List<Stratum> strata(StudyData data, Hypothesis hypothesis) {
        if (data.groups().isEmpty()) {
            return List.of(
                    new Stratum("", IntStream.range(0, data.responses().size()).toArray()));
        }
        Grouping groups = data.groups().get();
        return IntStream.range(0, groups.names().size())
                .filter(g ->
                        hypothesis.group().map(groups.names().get(g)::equals).orElse(true))
                .mapToObj(g -> new Stratum(groups.names().get(g), groups.rowsOf(g)))
                .toList();
    }

    private static List<YamlMapping> stated(StudyFile file) {
        return file.document().mapping().mappings(KIND.id());
    }

    /** Reads the hypotheses under {@code hypotheses:}. */
    private static HypothesesAnalysis read(StudyFile file, Problems problems) {
        List<Hypothesis> hypotheses = new ArrayList<>();
        for (YamlMapping one : stated(file)) {
            read(one, "H" + (hypotheses.size() + 1), file, problems).ifPresent(hypotheses::add);
        }
        return new HypothesesAnalysis(hypotheses);
    }

    private static Optional<Hypothesis> read(YamlMapping keys, String number, StudyFile file, Problems problems) {
        String id = keys.text("id", number);
        String because = keys.text("because", "").strip();
        Optional<String> group = keys.scalar("in").map(YamlScalar::text);
        Optional<ExpectedRange> expected = range(keys, file, problems);
        if (keys.sequence("correlation").isPresent()) {
            List<String> pair = keys.texts("correlation");
            return expected.map(
                    range -> new Hypothesis.Correlation(id, pair.get(0), pair.get(1), range, group, because));
        }
        return expected.map(range -> new Hypothesis.Difference(
                id,
                keys.text("difference"),
                keys.text("by"),
                keys.text("higher"),
                keys.text("lower"),
                range,
                group,
                because));
    }

    private static Optional<ExpectedRange> range(YamlMapping keys, StudyFile file, Problems problems) {
        boolean difference = keys.scalar("difference").isPresent();
        double above = keys.scalar("above").map(YamlScalar::number).orElse(difference ? 0 : Double.NEGATIVE_INFINITY);
        double below = keys.scalar("below").map(YamlScalar::number).orElse(Double.POSITIVE_INFINITY);
        if (above < below && (Double.isFinite(above) || Double.isFinite(below))) {
            return Optional.of(new ExpectedRange(above, below));
        }
        problems.add(file.problem(
                keys.mark(),
                above < below ? "a correlation without a bound" : "“above” is not less than “below”",
                "“above”, “below” or both, with “above” less than “below”",
                "say how large the " + (difference ? "difference" : "correlation") + " is expected to be"));
        return Optional.empty();
    }
}
