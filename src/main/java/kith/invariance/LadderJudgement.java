package kith.invariance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kith.finding.Finding;
import kith.sem.Comparison;
import kith.sem.FitMeasures;
import kith.sem.FittedModel;
import kith.sem.SemFit;
import kith.sem.model.EqualAcrossGroups;

/** Judges the steps of a ladder as it is climbed. */
record LadderJudgement(LadderOrder order, Comparison.Method method, int contexts) {

    private static final double SIGNIFICANT = 0.05;

    private static final double ACCEPTABLE_CFI = 0.90;
    private static final double ACCEPTABLE_RMSEA = 0.08;
    private static final double ACCEPTABLE_SRMR = 0.08;

    LadderStep first(Ladder.Rung rung, SemFit fit) {
        FitMeasures measures = fit.fit();
        double cfi = best(measures, "cfi");
        double rmsea = best(measures, "rmsea");
        double srmr = measures.get("srmr");
        int bad =
                (cfi < ACCEPTABLE_CFI ? 1 : 0) + (rmsea > ACCEPTABLE_RMSEA ? 1 : 0) + (srmr > ACCEPTABLE_SRMR ? 1 : 0);
        Verdict verdict = bad == 0 ? Verdict.HELD : bad == 1 ? Verdict.DOUBTFUL : Verdict.REJECTED;
        if (!isFound(fit) || Double.isNaN(cfi)) {
            verdict = Verdict.UNKNOWN;
        }
        return new LadderStep(
                rung.level(),
                held(rung),
                said(rung.freed()),
                fit,
                Optional.empty(),
                verdict,
                "CFI of at least .90, RMSEA and SRMR of at most .08");
    }

    LadderStep next(LadderStep before, FittedModel freeModel, Ladder.Rung rung, FittedModel fitted) {
        LadderStep.Against against = against(before, freeModel, rung.level(), fitted);
        Judgement first = against.judgements().get(0);
        return new LadderStep(
                rung.level(),
                held(rung),
                said(rung.freed()),
                fitted.answer(),
                Optional.of(against),
                first.verdict(),
                first.rule());
    }

    private LadderStep.Against against(LadderStep before, FittedModel freeModel, Level level, FittedModel fitted) {
        FitMeasures fit = fitted.answer().fit();
        FitMeasures free = before.fit().fit();
        Comparison test = Comparison.of(freeModel, fitted, method);
        boolean found = isFound(fitted.answer()) && isFound(before.fit());
        double none = found ? 0 : Double.NaN;
        double deltaCfi = none + best(fit, "cfi") - best(free, "cfi");
        double deltaRmsea = none + best(fit, "rmsea") - best(free, "rmsea");
        double deltaSrmr = none + fit.get("srmr") - free.get("srmr");
        boolean judged = found && test.dfDifference() > 0;
        CutOffs.Changes changes = new CutOffs.Changes(deltaCfi, deltaRmsea, deltaSrmr);
        List<Judgement> judgements = judgements(level, fitted.answer(), judged, test, changes);
        return new LadderStep.Against(
                before.level(),
                test,
                deltaCfi,
                none + best(fit, "tli") - best(free, "tli"),
                deltaRmsea,
                deltaSrmr,
                DifferenceRmsea.of(test, before.fit(), fitted.answer()),
                judgements);
    }

    /**
     * What each rule says. Of measurement the cut-offs give the verdict, since large samples reject what does not matter; whether
     * factors are distributed alike is a question of its own, which the test answers.
     */
    private List<Judgement> judgements(
            Level level, SemFit fit, boolean judged, Comparison test, CutOffs.Changes changes) {
        List<Judgement> judgements = new ArrayList<>();
        for (CutOffs rule : CutOffs.suiting(level, order, fit.observations(), contexts)) {
            judgements.add(new Judgement(
                    rule.rule(), judged ? rule.judge(level, changes) : Verdict.UNKNOWN, rule.caveat(order, contexts)));
        }
        Verdict byTest = test.pValue() < SIGNIFICANT ? Verdict.REJECTED : Verdict.HELD;
        judgements.add(
                level.isOfFactors() ? 0 : judgements.size(),
                new Judgement(
                        "difference test at 5 %",
                        judged && !Double.isNaN(test.pValue()) ? byTest : Verdict.UNKNOWN, ""));
        return judgements;
    }

    /** A note where rules disagree on a step. */
    static Optional<Finding> disagreement(LadderStep step) {
        return step.comparison()
                .filter(LadderStep.Against::rulesDisagree)
                .map(against -> Finding.note(
                        "rules_disagree",
                        step.level().id(),
                        against.judgements().stream()
                                .map(one -> one.rule() + ": " + says(one.verdict()))
                                .collect(Collectors.joining("; ", "", ".")),
                        "Large samples make the difference test reject differences that do not matter; look at how much"
                                + " they matter in scale points."));
    }

    private static String says(Verdict verdict) {
        return switch (verdict) {
            case HELD -> "equal";
            case DOUBTFUL -> "in doubt";
            case REJECTED -> "not equal";
            case UNKNOWN -> "could not be judged";
        };
    }

    private static List<String> said(List<FreedParameter> freed) {
        return freed.stream().map(FreedParameter::toString).toList();
    }

    private static boolean isFound(SemFit fit) {
        return fit.converged() && fit.isIdentified();
    }

    private static List<String> held(Ladder.Rung rung) {
        return rung.held().stream().map(EqualAcrossGroups::lavaanName).toList();
    }

    /** The robust version of an index where there is one. */
    private static double best(FitMeasures measures, String index) {
        double robust = measures.get(index + "_robust");
        return Double.isNaN(robust) ? measures.get(index) : robust;
    }
}
