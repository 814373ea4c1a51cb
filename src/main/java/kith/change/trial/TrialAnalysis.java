package kith.change.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.change.RepeatedScores;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.math.Descriptives;

/**
 * Compares the arms of a trial in one score: attendance and baseline by arm, analysis of covariance at the last visit,
 * and the mixed model for repeated measures (MMRM) over the visits after baseline, with baseline and arm by visit as
 * fixed effects (Mallinckrodt et al. 2008, doi 10.1177/009286150804200402). These are estimates from the scores that
 * were observed, under the assumption that missing scores are missing at random given the observed ones; whether arms
 * were randomised is not known here.
 */
public final class TrialAnalysis {

    private static final double LARGE_DIFFERENCE_IN_ATTENDANCE = 0.10;

    /** More than rounding makes of a difference of two shares, so that ten points are not more than ten. */
    private static final double ROUNDING = 1e-9;

    private final TrialData data;
    private final TrialQuestion question;
    private final List<Finding> findings = new ArrayList<>();

    private TrialAnalysis(TrialData data, TrialQuestion question) {
        this.data = data;
        this.question = question;
    }

    /**
     * @param baseline place of the wave that is baseline
     * @param visits places of the waves that are outcomes, in order of time, at least one
     * @throws IllegalArgumentException with fewer than two arms
     */
    public static TrialAnswer of(RepeatedScores scores, int baseline, int[] visits, TrialQuestion question) {
        if (scores.armNames().size() < 2 || visits.length == 0) {
            throw new IllegalArgumentException("arms " + scores.armNames() + ", " + visits.length + " visits");
        }
        return new TrialAnalysis(TrialData.of(scores, baseline, visits, question.reference()), question).answer();
    }

    private TrialAnswer answer() {
        List<TrialAnswer.Attendance> attendance = attendance();
        Optional<Ancova> ancova = ancova();
        Optional<MixedModel> mixed = model("mmrm", data.repeated(), data.waves().size());
        Optional<MixedModel> constrained =
                model("clda", data.constrained(), data.waves().size() + 1);
        List<TrialAnswer.Difference> differences = new ArrayList<>();
        mixed.filter(MixedModel::converged).ifPresent(model -> {
            for (int arm = 1; arm < data.arms().size(); arm++) {
                for (int visit = 0; visit < data.waves().size(); visit++) {
                    differences.add(difference(model, arm, visit));
                }
            }
        });
        return new TrialAnswer(
                question,
                data.arms(),
                data.waves(),
                attendance,
                ancova,
                imputed(),
                mixed,
                constrained,
                differences,
                findings);
    }

    private TrialAnswer.Difference difference(MixedModel model, int arm, int visit) {
        String name = data.arms().get(arm) + " − " + data.arms().get(0) + ", "
                + data.waves().get(visit);
        double[] contrast = data.contrast(arm, visit);
        return new TrialAnswer.Difference(
                data.arms().get(arm),
                data.waves().get(visit),
                Arrays.stream(FreedomMethod.values())
                        .map(method -> model.effect(name, contrast, method, question.level()))
                        .toList());
    }

    private List<TrialAnswer.Attendance> attendance() {
        List<TrialAnswer.Attendance> all = new ArrayList<>();
        int last = data.waves().size() - 1;
        double lowest = 1;
        double highest = 0;
        for (int k = 0; k < data.arms().size(); k++) {
            int arm = k;
            int[] people = IntStream.range(0, data.base().length)
                    .filter(i -> data.arm()[i] == arm)
                    .toArray();
            int[] measured = Arrays.stream(people)
                    .filter(i -> !Double.isNaN(data.base()[i]))
                    .toArray();
            List<Integer> present = new ArrayList<>();
            for (double[] later : data.later()) {
                present.add((int) Arrays.stream(measured)
                        .filter(i -> !Double.isNaN(later[i]))
                        .count());
            }
            double share = measured.length == 0 ? 0 : present.get(last) / (double) measured.length;
            lowest = Math.min(lowest, share);
            highest = Math.max(highest, share);
            all.add(new TrialAnswer.Attendance(
                    data.arms().get(arm),
                    people.length,
                    Descriptives.of(Arrays.stream(measured)
                            .mapToDouble(i -> data.base()[i])
                            .toArray()),
                    present,
                    Descriptives.of(Arrays.stream(measured)
                            .filter(i -> Double.isNaN(data.later()[last][i]))
                            .mapToDouble(i -> data.base()[i])
                            .toArray())));
        }
        if (highest - lowest > LARGE_DIFFERENCE_IN_ATTENDANCE + ROUNDING) {
            findings.add(Finding.of("unequal_dropout", Map.of("lowest", lowest, "highest", highest))
                    .at(data.waves().get(last)));
        }
        return all;
    }

    private Optional<Ancova> ancova() {
        try {
            Ancova ancova = Ancova.of(data, data.waves().size() - 1, question.level());
            if (ancova.hasFewClusters()) {
                findings.add(Finding.of("few_trial_clusters", Map.of("clusters", ancova.clusters())));
            }
            return Optional.of(ancova);
        } catch (InputException wrong) {
            findings.add(Finding.of("trial_model_impossible", Map.of("model", "ancova")));
            return Optional.empty();
        }
    }

    private Optional<ImputedAncova> imputed() {
        return question.imputation().flatMap(plan -> {
            Optional<ImputedAncova> pooled = Optional.empty();
            try {
                pooled = ImputedAncova.of(data, data.waves().size() - 1, plan, question.level());
            } catch (InputException tooFew) {
                // told below, as where nothing can be imputed
            }
            if (pooled.isEmpty()) {
                findings.add(Finding.of("trial_model_impossible", Map.of("model", "imputed_ancova")));
            }
            return pooled;
        });
    }

    private Optional<MixedModel> model(String name, RepeatedDesign design, int visits) {
        boolean everywhere = IntStream.range(0, visits)
                .allMatch(visit ->
                        Arrays.stream(design.visit()).filter(at -> at == visit).count()
                                > design.terms().size() / visits + 1);
        if (!everywhere || !(Descriptives.of(design.y()).sd() > 0)) {
            findings.add(Finding.of("trial_model_impossible", Map.of("model", name)));
            return Optional.empty();
        }
        MixedModel model = MixedModel.of(design, question.structure(), Likelihood.REML);
        if (!Double.isFinite(model.logLikelihood())) {
            findings.add(Finding.of("trial_model_impossible", Map.of("model", name)));
            return Optional.empty();
        }
        if (!model.converged()) {
            findings.add(Finding.of("trial_model_not_converged", Map.of("model", name)));
        }
        if (model.clustersDoNotVary()) {
            findings.add(Finding.of("clusters_do_not_vary", Map.of("model", name)));
        }
        return Optional.of(model);
    }
}
