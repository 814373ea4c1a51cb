package kith.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.math.Descriptives;

/**
 * Analyses change of one score between two waves: measurement error, reliable and clinically significant change, responsiveness, the minimal
 * important change, and the distribution of change by arm. Respondents without one of the two scores are left out of what compares the two, and
 * told.
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
                    "name the column of waves by --time, or one column a wave by --scores");
        }
        problems.throwIfAny();
        from = place("--from", question.from(), 0, problems);
        to = place("--to", question.to(), last(), problems);
        place("--retest", question.retest(), 0, problems);
        question.referenceArm()
                .filter(arm -> !scores.armNames().contains(arm))
                .ifPresent(arm -> problems.add(
                        "--reference-arm", "“" + arm + "”", "one of " + String.join(", ", scores.armNames()), ""));
        if (problems.isEmpty() && from == to) {
            problems.add(
                    "--to", "“" + scores.waves().get(to) + "” is the earlier wave too", "another wave than --from", "");
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
        return new ChangeAnalysis(scores, question).answer();
    }

    private ChangeAnswer answer() {
        Optional<Retest> retest = retest();
        OptionalDouble reliability = reliability(retest);
        Descriptives baseline = Descriptives.of(scores.of(from, ""));
        ClinicalCutoffs cutoffs = ClinicalCutoffs.of(
                new ClinicalCutoffs.Norm(baseline.mean(), baseline.sd()), question.functional(), question.direction());
        List<GroupChange> groups = groups(reliability, cutoffs);
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
                findings);
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
            findings.add(Finding.error(
                    "retest_impossible",
                    question.retest().get(),
                    pair.n() + " respondents have a score at " + scores.waves().get(from) + " and at the retest"
                            + (pair.n() > FEWEST ? ", and they do not differ at one of them." : "."),
                    "Reliability over time needs more than " + FEWEST + " respondents whose scores differ."));
            return Optional.empty();
        }
        return Optional.of(Retest.of(pair, question.level()));
    }

    private OptionalDouble reliability(Optional<Retest> retest) {
        if (question.reliability().isPresent()) {
            return question.reliability();
        }
        if (retest.isEmpty()) {
            findings.add(Finding.warning(
                    "reliability_unknown",
                    scores.score(),
                    "The reliability of the score over time is not known; reliable change is given by the indices that do"
                            + " without it, which count true change as error.",
                    "Name the retest wave by --retest, or a published test–retest ICC by --reliability."));
            return OptionalDouble.empty();
        }
        double icc = retest.get().reliability();
        if (icc > 0 && icc < 1) {
            return OptionalDouble.of(icc);
        }
        findings.add(Finding.error(
                "reliability_impossible",
                scores.score(),
                String.format(Locale.ROOT, "ICC(2,1) of the retest is %.2f; reliable change cannot rest on it.", icc),
                "Look at the scores of both occasions."));
        return OptionalDouble.empty();
    }

    private List<GroupChange> groups(OptionalDouble reliability, ClinicalCutoffs cutoffs) {
        List<String> arms = scores.armNames();
        if (!scores.arms().isEmpty() && arms.size() < 2) {
            findings.add(Finding.warning(
                    "one_arm",
                    scores.source(),
                    arms.size() + (arms.size() == 1 ? " arm: “" + arms.get(0) + "”." : " arms.")
                            + " Arms were not compared.",
                    "Check the column named by --arm."));
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
            findings.add(Finding.warning(
                    "incomplete_pairs",
                    where,
                    pair.incomplete() + " of " + (pair.n() + pair.incomplete()) + " respondents lack a score at "
                            + scores.waves().get(from) + " or " + scores.waves().get(to)
                            + "; statistics of change leave them out.",
                    "Compare them with the others before relying on change among completers."));
        }
        if (pair.n() < FEWEST) {
            findings.add(Finding.error(
                    "too_few_pairs",
                    where,
                    pair.n() + " respondents have both scores; change was not analysed.",
                    "At least " + FEWEST + " are needed."));
            return false;
        }
        PairMoments moments = pair.moments();
        if (!(moments.sdFirst() > 0) || !(moments.sdChange() > 0)) {
            findings.add(Finding.error(
                    "no_variance",
                    where,
                    (moments.sdChange() > 0 ? "Scores at " + scores.waves().get(from) : "Changes")
                            + " are the same for all respondents; what divides by their SD does not exist.",
                    "Check the columns."));
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
            findings.add(
                    Finding.error(
                            "anchor_without_contrast",
                            scores.waves().get(to),
                            "By the anchor nobody, or everybody, improved; there is no minimal important change.",
                            "Check which ratings count as improved (--anchor-improved) and at which wave the anchor was asked."));
        }
        found.ifPresent(this::tellOfAnchor);
        return found;
    }

    private void tellOfAnchor(MinimalImportantChange minimal) {
        if (!minimal.curve().converged()) {
            findings.add(Finding.error(
                    "anchor_separated",
                    scores.score(),
                    "Change separates the improved from the others completely, or does not vary; the predictive MIC does"
                            + " not exist.",
                    "Read the threshold of the ROC curve instead, and look at the anchor."));
        } else if (!(minimal.curve().slope() > 0)) {
            findings.add(Finding.error(
                    "anchor_against_change",
                    scores.score(),
                    "Respondents who rated themselves as improved did not have larger improvements of the score.",
                    "Check --direction and which ratings count as improved."));
        }
        if (!(Math.abs(minimal.spearman()) >= MinimalImportantChange.LEAST_ANCHOR_CORRELATION)) {
            findings.add(Finding.warning(
                    "anchor_weak",
                    scores.score(),
                    String.format(
                            Locale.ROOT,
                            "Anchor and change correlate %.2f (Spearman), less than .30.",
                            minimal.spearman()),
                    "Take another anchor; a minimal important change by this one is not credible."));
        }
    }
}
