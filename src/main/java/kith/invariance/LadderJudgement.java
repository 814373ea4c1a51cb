package kith.invariance;

import java.util.List;
import java.util.Optional;
import kith.sem.Comparison;
import kith.sem.FitMeasures;
import kith.sem.FittedModel;
import kith.sem.SemFit;
import kith.sem.model.EqualAcrossGroups;

/** Judges the steps of a ladder as it is climbed. */
record LadderJudgement(boolean ordered, Comparison.Method method) {

    private static final double ACCEPTABLE_CFI = 0.90;
    private static final double ACCEPTABLE_RMSEA = 0.08;
    private static final double ACCEPTABLE_SRMR = 0.08;

    LadderStep first(Level level, List<FreedParameter> freed, SemFit fit) {
        FitMeasures measures = fit.fit();
        double cfi = best(measures, "cfi");
        double rmsea = best(measures, "rmsea");
        double srmr = measures.get("srmr");
        int bad =
                (cfi < ACCEPTABLE_CFI ? 1 : 0) + (rmsea > ACCEPTABLE_RMSEA ? 1 : 0) + (srmr > ACCEPTABLE_SRMR ? 1 : 0);
        Verdict verdict = bad == 0 ? Verdict.HELD : bad == 1 ? Verdict.DOUBTFUL : Verdict.REJECTED;
        if (!fit.converged() || Double.isNaN(cfi)) {
            verdict = Verdict.UNKNOWN;
        }
        return new LadderStep(
                level,
                held(level),
                said(freed),
                fit,
                Optional.empty(),
                verdict,
                "CFI of at least .90, RMSEA and SRMR of at most .08");
    }

    LadderStep next(
            LadderStep before, FittedModel freeModel, Level level, List<FreedParameter> freed, FittedModel fitted) {
        SemFit fit = fitted.answer();
        LadderStep.Against against = against(before, freeModel, fitted);
        double n = fit.observations().stream().mapToInt(Integer::intValue).sum();
        int largest =
                fit.observations().stream().mapToInt(Integer::intValue).max().orElseThrow();
        int smallest =
                fit.observations().stream().mapToInt(Integer::intValue).min().orElseThrow();
        CutOffs cutOffs = CutOffs.chen(n, largest, smallest);
        boolean judged =
                fit.converged() && before.fit().converged() && against.test().dfDifference() > 0;
        Verdict verdict = judged
                ? cutOffs.judge(level, against.deltaCfi(), against.deltaRmsea(), against.deltaSrmr())
                : Verdict.UNKNOWN;
        return new LadderStep(level, held(level), said(freed), fit, Optional.of(against), verdict, cutOffs.rule());
    }

    private LadderStep.Against against(LadderStep before, FittedModel freeModel, FittedModel fitted) {
        FitMeasures fit = fitted.answer().fit();
        FitMeasures free = before.fit().fit();
        return new LadderStep.Against(
                before.level(),
                Comparison.of(freeModel, fitted, method),
                best(fit, "cfi") - best(free, "cfi"),
                best(fit, "tli") - best(free, "tli"),
                best(fit, "rmsea") - best(free, "rmsea"),
                fit.get("srmr") - free.get("srmr"));
    }

    private static List<String> said(List<FreedParameter> freed) {
        return freed.stream().map(FreedParameter::toString).toList();
    }

    private List<String> held(Level level) {
        return (ordered ? level.held() : level.heldOfContinuous())
                .stream().map(EqualAcrossGroups::lavaanName).toList();
    }

    /** The robust version of an index where there is one. */
    private static double best(FitMeasures measures, String index) {
        double robust = measures.get(index + "_robust");
        return Double.isNaN(robust) ? measures.get(index) : robust;
    }
}
