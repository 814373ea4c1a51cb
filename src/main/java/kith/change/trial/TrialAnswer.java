package kith.change.trial;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import kith.finding.Finding;
import kith.math.Descriptives;

/**
 * The arms of a trial compared.
 *
 * @param arms the reference arm first
 * @param visits after baseline
 * @param attendance respondents by arm with a baseline, and of these with a score at each visit
 * @param ancova at the last visit; empty where it was not possible
 * @param imputed the same from imputed scores; empty where that was not asked for or not possible
 * @param mixed the mixed model for repeated measures
 * @param constrained the constrained longitudinal model
 * @param differences of each other arm from the reference at each visit, by the mixed model
 */
public record TrialAnswer(
        TrialQuestion question,
        List<String> arms,
        List<String> visits,
        List<Attendance> attendance,
        Optional<Ancova> ancova,
        Optional<ImputedAncova> imputed,
        Optional<MixedModel> mixed,
        Optional<MixedModel> constrained,
        List<Difference> differences,
        List<Finding> findings) {

    public TrialAnswer {
        arms = List.copyOf(arms);
        visits = List.copyOf(visits);
        attendance = List.copyOf(attendance);
        differences = List.copyOf(differences);
        findings = List.copyOf(findings);
    }

    /**
     * One arm at baseline and after.
     *
     * @param baseline scores at baseline
     * @param present with a score at each visit
     * @param baselineOfDropouts scores at baseline of those without a score at the last visit
     */
    public record Attendance(
            String arm,
            int respondents,
            Descriptives baseline,
            List<Integer> present,
            Descriptives baselineOfDropouts) {
        public Attendance {
            present = List.copyOf(present);
        }
    }

    /** A difference of an arm from the reference at a visit, by each way of inference. */
    public record Difference(String arm, String visit, List<FixedEffect> byMethod) {
        public Difference {
            byMethod = List.copyOf(byMethod);
        }

        /** By one of them. */
        public FixedEffect by(FreedomMethod method) {
            return byMethod.get(method.ordinal());
        }
    }

    /** The same with other names of arms and visits, for readers. */
    public TrialAnswer renamed(UnaryOperator<String> names) {
        return new TrialAnswer(
                question,
                arms.stream().map(names).toList(),
                visits.stream().map(names).toList(),
                attendance.stream()
                        .map(arm -> new Attendance(
                                names.apply(arm.arm()),
                                arm.respondents(),
                                arm.baseline(),
                                arm.present(),
                                arm.baselineOfDropouts()))
                        .toList(),
                ancova.map(found -> found.renamed(names)),
                imputed.map(found -> found.renamed(names)),
                mixed,
                constrained,
                differences.stream()
                        .map(difference -> new Difference(
                                names.apply(difference.arm()), names.apply(difference.visit()), difference.byMethod()))
                        .toList(),
                findings);
    }
}
