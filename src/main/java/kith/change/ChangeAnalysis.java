package kith.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.finding.Setting;
import kith.math.Descriptives;
import kith.scoring.imputation.ChainedEquations;

/**
 * Analyses change of one score between two waves: measurement error, reliable and clinically significant change,
 * responsiveness, the minimal important change, and the distribution of change by arm. Respondents without one of the
 * two scores are left out of what compares the two, and told.
 */
public final class ChangeAnalysis {

    private static final int FEWEST = 3;

    private final RepeatedScores scores;
    private final ChangeQuestion question;
    private final List<Finding> findings = new ArrayList<>();
    private final int from;
    private final int to;

    private ChangeAnalysis(RepeatedScores scores, ChangeQuestion question) {
        this.scores = scores;
        this.question = question;
        Problems problems = new Problems();
        if (scores.waves().size() < 2) {
            problems.add(
                    scores.source(),
                    scores.waves().size() + " wave" + (scores.waves().size() == 1 ? "" : "s") + ": "
                            + String.join(", ", scores.waves()),
                    "at least two waves",
                    "name the column of waves, " + Setting.named("time") + ", or one column for each wave, "
                            + Setting.named("scores"));
        }
        problems.throwIfAny();
        from = place(Setting.named("from"), question.from(), 0, problems);
        to = place(Setting.named("to"), question.to(), last(), problems);
        place(Setting.named("retest"), question.retest(), 0, problems);
        question.referenceArm()
                .filter(arm -> !scores.armNames().contains(arm))
                .ifPresent(arm -> problems.add(
                        Setting.named("reference_arm"),
                        "“" + arm + "”",
                        "one of " + String.join(", ", scores.armNames()),
                        ""));
        if (problems.isEmpty() && from == to) {
            problems.add(
                    Setting.named("to"),
                    "“" + scores.waves().get(to) + "” is the earlier wave too",
                    "another wave than " + Setting.named("from"),
                    "");
        }
        problems.throwIfAny();
    }

    private int last() {
        int last = scores.waves().size() - 1;
        boolean isRetest =
                question.retest().filter(scores.waves().get(last)::equals).isPresent();
        return isRetest && last > 1 ? last - 1 : last;
    }

    private int place(String option, Optional<String> wave, int otherwise, Problems problems) {
        int place = wave.map(scores::wave).orElse(otherwise);
        if (place < 0) {
            problems.add(option, "“" + wave.orElseThrow() + "”", "one of " + String.join(", ", scores.waves()), "");
        }
        return place;
    }

    /** @throws InputException when there are fewer than two waves, or a wave or arm that is named is not there */
    public static ChangeAnswer of(RepeatedScores scores, ChangeQuestion question) {
        return of(scores, question, Optional.empty());
    }

    /**
     * @param plan of the imputation of missing scores, whose results stand beside those of the observed scores
     * @throws InputException as without imputation
     */
    public static ChangeAnswer of(
            RepeatedScores scores, ChangeQuestion question, Optional<ChainedEquations.Plan> plan) {
        return new ChangeAnalysis(scores, question).answer(plan);
    }

    private ChangeAnswer answer(Optional<ChainedEquations.Plan> plan) {
        Optional<Retest> retest = retest();
        OptionalDouble reliability = reliability(retest);
        Descriptives baseline = Descriptives.of(scores.of(from, ""));
        ClinicalCutoffs cutoffs = ClinicalCutoffs.of(
                new ClinicalCutoffs.Norm(baseline.mean(), baseline.sd()), question.functional(), question.direction());
        List<GroupChange> groups = groups(reliability, cutoffs);
        if (!scores.clusters().isEmpty()) {
            findings.add(Finding.of("change_assumes_independence").at(scores.score()));
        }
        return new ChangeAnswer(
                scores.score(),
                scores.waves().get(from),
                scores.waves().get(to),
                question,
                waves(),
                retest,
                reliability,
                cutoffs,
                groups,
                minimal(),
                ChangeDistribution.of(
                        groups.size() > 1 ? groups.subList(1, groups.size()) : groups, question.direction()),
                plan.flatMap(this::imputed),
                findings);
    }

    private Optional<ImputedChange> imputed(ChainedEquations.Plan plan) {
        Optional<ImputedChange> pooled = ImputedChange.of(scores, from, to, question, plan);
        Finding finding = pooled.isEmpty() ? Finding.of("change_not_imputed") : Finding.of("change_partly_pooled");
        findings.add(finding.at(scores.score()));
        return pooled;
    }

    private List<WaveScores> waves() {
        List<WaveScores> waves = new ArrayList<>();
        List<String> arms = new ArrayList<>(List.of(""));
        arms.addAll(scores.armNames());
        for (String arm : arms) {
            int size = arm.isEmpty()
                    ? scores.ids().size()
                    : (int) scores.arms().stream().filter(arm::equals).count();
            for (int wave = 0; wave < scores.waves().size(); wave++) {
                Descriptives all = Descriptives.of(scores.of(wave, arm));
                waves.add(new WaveScores(scores.waves().get(wave), arm, all, all.n() / (double) size));
            }
        }
        return waves;
    }

    private Optional<Retest> retest() {
        if (question.retest().isEmpty()) {
            return Optional.empty();
        }
        PairedScores pair = scores.pair(from, scores.wave(question.retest().get()), "");
        if (pair.n() <= FEWEST
                || !(pair.moments().sdFirst() > 0)
                || !(pair.moments().sdSecond() > 0)) {
            findings.add(Finding.of("retest_impossible", Map.of("respondents", pair.n(), "vary", pair.n() <= FEWEST))
                    .at(question.retest().get()));
            return Optional.empty();
        }
        return Optional.of(Retest.of(pair, question.level()));
    }

    private OptionalDouble reliability(Optional<Retest> retest) {
        if (question.reliability().isPresent()) {
            return question.reliability();
        }
        if (retest.isEmpty()) {
            findings.add(Finding.of("reliability_unknown").at(scores.score()));
            return OptionalDouble.empty();
        }
        double icc = retest.get().reliability();
        if (icc > 0 && icc < 1) {
            return OptionalDouble.of(icc);
        }
        findings.add(Finding.of("reliability_out_of_range", Map.of("icc", icc)).at(scores.score()));
        return OptionalDouble.empty();
    }

    private List<GroupChange> groups(OptionalDouble reliability, ClinicalCutoffs cutoffs) {
        List<String> arms = scores.armNames();
        if (!scores.arms().isEmpty() && arms.size() < 2) {
            findings.add(Finding.of("one_arm", Map.of("arms", arms.size())));
        }
        double[] stable = stable();
        Optional<PairedScores> reference = arms.size() < 2
                ? Optional.empty()
                : Optional.of(scores.pair(from, to, question.referenceArm().orElse(arms.get(0))));
        List<GroupChange> groups = new ArrayList<>();
        List<String> labels = new ArrayList<>(List.of(""));
        if (arms.size() > 1) {
            labels.addAll(arms);
        }
        for (String arm : labels) {
            PairedScores pair = scores.pair(from, to, arm);
            boolean other =
                    !arm.isEmpty() && !arm.equals(question.referenceArm().orElse(arms.get(0)));
            if (enough(arm, pair)) {
                ReliableChange change = ReliableChange.of(
                        pair,
                        reliability,
                        other ? reference : Optional.empty(),
                        question.level(),
                        question.direction());
                groups.add(new GroupChange(
                        arm,
                        pair,
                        change,
                        Responsiveness.of(pair, stable, question.level()),
                        clinical(pair, change, cutoffs)));
            }
        }
        if (groups.isEmpty()) {
            throw new InputException(
                    scores.source(),
                    "fewer than " + FEWEST + " respondents with a score at "
                            + scores.waves().get(from) + " and at "
                            + scores.waves().get(to),
                    "at least " + FEWEST,
                    "check the ids, which join the waves, and the columns");
        }
        return groups;
    }

    private boolean enough(String arm, PairedScores pair) {
        String where = arm.isEmpty() ? scores.score() : arm;
        if (pair.incomplete() > 0) {
            findings.add(Finding.of(
                            "incomplete_pairs",
                            Map.of(
                                    "incomplete", pair.incomplete(),
                                    "respondents", pair.n() + pair.incomplete(),
                                    "from", scores.waves().get(from),
                                    "to", scores.waves().get(to)))
                    .at(arm));
        }
        if (pair.n() < FEWEST) {
            findings.add(Finding.of("too_few_changes", Map.of("respondents", pair.n(), "least", FEWEST))
                    .at(where));
            return false;
        }
        PairMoments moments = pair.moments();
        if (!(moments.sdFirst() > 0) || !(moments.sdChange() > 0)) {
            findings.add(Finding.of("no_change_variance", Map.of("what", moments.sdChange() > 0 ? "first" : "change"))
                    .at(where));
        }
        return true;
    }

    private static Optional<List<ClinicalChange>> clinical(
            PairedScores pair, ReliableChange change, ClinicalCutoffs cutoffs) {
        return change.index(ReliableChangeMethod.JACOBSON_TRUAX).map(index -> {
            List<ClinicalChange> changes = new ArrayList<>();
            for (int i = 0; i < pair.n(); i++) {
                changes.add(cutoffs.classify(pair.first()[i], pair.second()[i], index.verdict(i)));
            }
            return changes;
        });
    }

    /** Changes of those who rated themselves as unchanged; none where there is no anchor. */
    private double[] stable() {
        if (question.anchor().isEmpty() || scores.anchors().length == 0) {
            return new double[0];
        }
        double[] anchor = scores.anchors()[to];
        double[] change = change();
        Arrays.setAll(change, i -> question.anchor().get().stable().contains(anchor[i]) ? change[i] : Double.NaN);
        return change;
    }

    private double[] change() {
        double[] before = scores.values()[from];
        double[] change = scores.values()[to].clone();
        Arrays.setAll(change, i -> change[i] - before[i]);
        return change;
    }

    private Optional<MinimalImportantChange> minimal() {
        if (question.anchor().isEmpty() || scores.anchors().length == 0) {
            return Optional.empty();
        }
        ChangeQuestion.Anchor anchor = question.anchor().get();
        double sign = question.direction() == ScoreDirection.HIGHER_IS_BETTER ? 1 : -1;
        double[] improvement =
                Arrays.stream(change()).map(value -> sign * value).toArray();
        Optional<MinimalImportantChange> found = MinimalImportantChange.of(
                improvement,
                scores.anchors()[to],
                anchor.improved()::contains,
                anchor.reliability().isPresent()
                        ? List.of(anchor.reliability().getAsDouble())
                        : MinimalImportantChange.USUAL_RELIABILITIES,
                question.level());
        if (found.isEmpty()) {
            double[] ratings = scores.anchors()[to];
            boolean all = IntStream.range(0, ratings.length)
                    .filter(i -> !Double.isNaN(improvement[i]))
                    .anyMatch(i -> anchor.improved().contains(ratings[i]));
            findings.add(Finding.of("anchor_without_contrast", Map.of("all", all))
                    .at(scores.waves().get(to)));
        }
        found.ifPresent(this::tellOfAnchor);
        return found;
    }

    private void tellOfAnchor(MinimalImportantChange minimal) {
        if (!minimal.curve().converged()) {
            findings.add(Finding.of("anchor_separated").at(scores.score()));
        } else if (!(minimal.curve().slope() > 0)) {
            findings.add(Finding.of("anchor_against_change").at(scores.score()));
        }
        if (minimal.anchorIsWeak()) {
            findings.add(Finding.of(
                            "anchor_weak",
                            Map.of(
                                    "correlation",
                                    minimal.spearman(),
                                    "least",
                                    MinimalImportantChange.LEAST_ANCHOR_CORRELATION))
                    .at(scores.score()));
        }
    }
}
