package kith.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import kith.change.ChangeAnalysis;
import kith.change.ChangeAnswer;
import kith.change.ChangeQuestion;
import kith.change.ClinicalCutoffs;
import kith.change.RepeatedScores;
import kith.change.ScoreDirection;
import kith.change.trial.FreedomMethod;
import kith.change.trial.MixedModel;
import kith.change.trial.Structure;
import kith.change.trial.TrialAnalysis;
import kith.change.trial.TrialAnswer;
import kith.change.trial.TrialQuestion;
import kith.data.DataRequest;
import kith.data.DataSet;
import kith.data.Responses;
import kith.data.ResponsesReader;
import kith.data.Roles;
import kith.data.WideLayout;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.instrument.Instrument;
import kith.report.section.change.ChangeSection;
import kith.report.section.change.ChangeTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code change}. */
@Command(
        name = "change",
        description = "Change of a score between two waves: reliability and measurement error from a retest, smallest"
                + " detectable change, reliable and clinically significant change, responsiveness, and the minimal important"
                + " change by a rating of change. With --arm the arms are compared by analysis of covariance and by the mixed model"
                + " for repeated measures. csv gives one row per respondent.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith change -d trial.csv --scores total --id id --time visit --retest retest --arm arm",
            "  kith change -d trial.csv --scores baseline,month6 --anchor rating --anchor-improved 5,6,7 --anchor-stable 4",
            "  kith change -d trial.csv --items q1,q2,q3 --id id --time visit --from baseline --to month6"
        })
final class ChangeCommand implements Callable<ExitCode>, CheckedOptions {

    /** Which end of the score is favourable. */
    enum Direction {
        HIGHER,
        LOWER
    }

    private final Terminal terminal;

    @Mixin
    private ChangeScoreOptions score;

    @Option(names = "--time", paramLabel = "COLUMN", description = "Column with the wave of each row.")
    private String time;

    @Option(
            names = "--waves",
            split = ",",
            paramLabel = "WAVE",
            description =
                    "The waves in order of time; others are excluded. Without it numbers in their order, names as they"
                            + " first appear.")
    private List<String> waves = List.of();

    @Option(names = "--from", paramLabel = "WAVE", description = "The earlier wave; the first without it.")
    private String from;

    @Option(names = "--to", paramLabel = "WAVE", description = "The later wave; the last without it.")
    private String to;

    @Option(
            names = "--retest",
            paramLabel = "WAVE",
            description =
                    "Wave at which nothing should have changed since --from: gives reliability over time, measurement error"
                            + " and the smallest detectable change.")
    private String retest;

    @Option(
            names = "--reliability",
            paramLabel = "R",
            description =
                    "Reliability of the score over time where there is no retest, such as a published test–retest ICC.")
    @NumberRange(from = 0, to = 1, ends = NumberRange.Ends.NEITHER)
    private Double reliability;

    @Option(names = "--arm", paramLabel = "COLUMN", description = "Column with the arm of the trial.")
    private String arm;

    @Option(
            names = "--reference-arm",
            paramLabel = "ARM",
            description = "The arm that others are compared with; the first in the data without it.")
    @Needs("--arm")
    private String referenceArm;

    @Option(
            names = "--freedom",
            paramLabel = "METHOD",
            description =
                    "Standard errors and degrees of freedom of the mixed model: kenward_roger_linear (the default, as SAS"
                            + " for unstructured covariances), kenward_roger (with second derivatives, as mmrm), satterthwaite or between_within (nlme).")
    private FreedomMethod freedom = FreedomMethod.KENWARD_ROGER_LINEAR;

    @Option(
            names = "--covariance",
            paramLabel = "KIND",
            description =
                    "Covariances of the visits in the mixed model: unstructured (the default), compound_symmetry or"
                            + " autoregressive.")
    @ReportedAs("structure")
    private Structure structure = Structure.UNSTRUCTURED;

    @Option(names = "--cluster", paramLabel = "COLUMN", description = "Column with the cluster of each respondent.")
    private String cluster;

    @Option(
            names = "--anchor",
            paramLabel = "COLUMN",
            description = "Column with the respondents’ own rating of change, as numbers, at --to.")
    private String anchor;

    @Option(
            names = "--anchor-improved",
            split = ",",
            paramLabel = "RATING",
            description = "Ratings that count as improved, such as 5,6,7.")
    private List<Double> improved = List.of();

    @Option(
            names = "--anchor-stable",
            split = ",",
            paramLabel = "RATING",
            description = "Ratings that count as unchanged, for Guyatt’s index.")
    private List<Double> stable = List.of();

    @Option(
            names = "--anchor-reliability",
            paramLabel = "R",
            description = "Reliability of the rating; without it the adjusted MIC is given for .5 to .9.")
    @NumberRange(from = 0, to = 1, ends = NumberRange.Ends.NEITHER)
    private Double anchorReliability;

    @Option(names = "--functional-mean", paramLabel = "M", description = "Mean of a functional population.")
    private Double functionalMean;

    @Option(names = "--functional-sd", paramLabel = "SD", description = "Its standard deviation.")
    @NumberRange(from = 0, ends = NumberRange.Ends.NEITHER)
    private Double functionalSd;

    @Option(
            names = "--better",
            paramLabel = "END",
            description = "Which scores are favourable: higher (the default) or lower.")
    private Direction better = Direction.HIGHER;

    @Option(
            names = "--level",
            paramLabel = "P",
            description = "Level of intervals and of reliable change; ${DEFAULT-VALUE} without it.")
    @NumberRange(from = 0, to = 1, ends = NumberRange.Ends.NEITHER)
    private double level = 0.95;

    @Mixin
    private DataOptions data;

    @Mixin
    private ImputationOptions imputation;

    @Mixin
    private OutputOptions output;

    ChangeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        Optional<Instrument> instrument = score.instrument(terminal.folder());
        DataSet read = ResponsesReader.read(request(instrument));
        List<Finding> findings = new ArrayList<>(read.findings());
        RepeatedScores scores = scores(read.responses(), instrument, findings);
        ChangeAnswer answer = ChangeAnalysis.of(scores, question(), imputation.plan());
        findings.addAll(answer.findings());
        Optional<TrialAnswer> trial = trial(scores, answer);
        trial.ifPresent(found -> findings.addAll(found.findings()));
        return output.write(
                terminal,
                new Answer(
                        "change",
                        Optional.of(read.input()),
                        score.settled(),
                        findings,
                        ChangeSection.of(answer, trial, findings),
                        ChangeSection.perRespondent(answer),
                        ChangeTree.of(answer, trial),
                        trial.map(ChangeCommand::isSound).orElse(true)));
    }

    /** Arms are compared at every visit after the earlier wave that is not the retest. */
    private Optional<TrialAnswer> trial(RepeatedScores scores, ChangeAnswer answer) {
        int baseline = scores.wave(answer.from());
        int[] visits = IntStream.range(baseline + 1, scores.waves().size())
                .filter(visit -> !scores.waves().get(visit).equals(retest))
                .toArray();
        List<String> arms = scores.armNames();
        return arms.size() < 2 || visits.length == 0
                ? Optional.empty()
                : Optional.of(TrialAnalysis.of(
                        scores,
                        baseline,
                        visits,
                        new TrialQuestion(
                                referenceArm == null ? arms.get(0) : referenceArm,
                                freedom,
                                structure,
                                level,
                                imputation.plan())));
    }

    private static boolean isSound(TrialAnswer trial) {
        return trial.mixed().map(MixedModel::converged).orElse(true);
    }

    @Override
    public void check(Problems problems) {
        score.requireSense(time != null, problems);
        if (time != null && data.id().isEmpty()) {
            problems.add("--id", "no column of ids", "--id COLUMN", "the ids join the waves of a respondent");
        }
        if (anchor != null && improved.isEmpty()) {
            problems.add("--anchor", "no ratings that count as improved", "--anchor-improved, such as 5,6,7", "");
        }
        if (anchor == null && !(improved.isEmpty() && stable.isEmpty() && anchorReliability == null)) {
            problems.add("--anchor", "not given, but what its ratings mean is", "--anchor COLUMN", "");
        }
        for (Double rating : improved) {
            if (stable.contains(rating)) {
                problems.add("--anchor-stable", rating + " counts as improved too", "one of them", "");
            }
        }
        if ((functionalMean == null) != (functionalSd == null)) {
            problems.add(
                    "--functional-mean, --functional-sd",
                    "one of them",
                    "both, from norms of a functional population",
                    "");
        }
    }

    private DataRequest request(Optional<Instrument> instrument) {
        Roles roles = data.roles();
        if (time != null) {
            roles = roles.withWave(time);
        }
        if (arm != null) {
            roles = roles.withArm(arm);
        }
        if (cluster != null) {
            roles = roles.withCluster(cluster);
        }
        DataRequest request = data.request(terminal, roles);
        if (anchor != null) {
            request = request.withNumbers(List.of(anchor));
        }
        return score.request(request, instrument);
    }

    private RepeatedScores scores(Responses read, Optional<Instrument> instrument, List<Finding> findings) {
        Optional<WideLayout> layout = score.layout(instrument);
        if (layout.isEmpty() && time == null) {
            return sideBySide(read);
        }
        Responses rows = layout.map(wide -> wide.toLong(read)).orElse(read);
        return RepeatedScores.ofLong(
                new RepeatedScores.Rows(
                        read.source(),
                        score.name(),
                        rows.rowIds(),
                        rows.labels().get(layout.map(WideLayout::contextColumn).orElse(time)),
                        score.score(rows, instrument, findings),
                        anchor == null ? new double[0] : rows.column(anchor),
                        arm == null ? List.of() : rows.labels().get(arm),
                        cluster == null ? List.of() : rows.labels().get(cluster)),
                waves);
    }

    private RepeatedScores sideBySide(Responses read) {
        List<String> columns = score.columns();
        double[] rating = anchor == null ? new double[0] : read.column(anchor);
        double[][] ratings = new double[anchor == null ? 0 : columns.size()][];
        Arrays.fill(ratings, rating);
        return new RepeatedScores(
                read.source(),
                "score",
                read.rowIds(),
                columns,
                columns.stream().map(read::column).toArray(double[][]::new),
                arm == null ? List.of() : read.labels().get(arm),
                cluster == null ? List.of() : read.labels().get(cluster),
                ratings);
    }

    private ChangeQuestion question() {
        return new ChangeQuestion(
                Optional.ofNullable(from),
                Optional.ofNullable(to),
                Optional.ofNullable(retest),
                known(reliability),
                Optional.ofNullable(referenceArm),
                anchor == null
                        ? Optional.empty()
                        : Optional.of(new ChangeQuestion.Anchor(improved, stable, known(anchorReliability))),
                functionalMean == null
                        ? Optional.empty()
                        : Optional.of(new ClinicalCutoffs.Norm(functionalMean, functionalSd)),
                better == Direction.HIGHER ? ScoreDirection.HIGHER_IS_BETTER : ScoreDirection.LOWER_IS_BETTER,
                level);
    }

    private static OptionalDouble known(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
