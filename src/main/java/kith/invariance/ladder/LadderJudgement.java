package kith.invariance.ladder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.fit.FitIndex;
import kith.fit.FitIndices;
import kith.fit.FitVariant;
import kith.invariance.ladder.Judgement.Outcome;
import kith.invariance.level.Criterion;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.sem.comparison.Comparison;
import kith.sem.fit.FittedModel;
import kith.sem.fit.SemFit;
import kith.sem.model.EqualAcrossGroups;

/** Compares each level of invariance with the level before it. */
record LadderJudgement(ComparisonDesign design, Comparison.Method method) {

    private static final double SIGNIFICANT = 0.05;

    /** RMSEA_D that is tolerated, and the limits between which the data cannot tell. */
    private static final double TOLERATED = 0.08;

    private static final double CLOSE = 0.05;
    private static final double LARGE = 0.10;

    LadderStep first(Ladder.Rung rung, SemFit fit) {
        return new LadderStep(rung.level(), held(rung), freed(rung.freed()), fit, Optional.empty());
    }

    LadderStep next(LadderStep before, FittedModel freeModel, Ladder.Rung rung, FittedModel fitted) {
        return new LadderStep(
                rung.level(),
                held(rung),
                freed(rung.freed()),
                fitted.answer(),
                Optional.of(against(before, freeModel, rung.level(), fitted)));
    }

    private LadderStep.Against against(LadderStep before, FittedModel freeModel, Level level, FittedModel fitted) {
        FitIndices fit = fitted.answer().fit();
        FitIndices free = before.fit().fit();
        Comparison test = Comparison.of(freeModel, fitted, method);
        boolean found = isFound(fitted.answer()) && isFound(before.fit());
        double none = found ? 0 : Double.NaN;
        double deltaCfi = none + shown(fit, FitIndex.CFI) - shown(free, FitIndex.CFI);
        double deltaRmsea = none + shown(fit, FitIndex.RMSEA) - shown(free, FitIndex.RMSEA);
        boolean seen = !design.ordered() || level != Level.THRESHOLDS && level != Level.SCALAR;
        double deltaSrmr = seen ? none + fit.value(FitIndex.SRMR) - free.value(FitIndex.SRMR) : Double.NaN;
        double deltaNci = none + fit.value(FitIndex.MFI) - free.value(FitIndex.MFI);
        DifferenceRmsea rmsea = DifferenceRmsea.of(test, before.fit(), fitted.answer());
        boolean judged = found && test.dfDifference() > 0;
        List<Judgement> judgements = new ArrayList<>();
        judgements.add(byTest(judged ? test.pValue() : Double.NaN));
        judgements.addAll(CutOffs.judgements(
                level,
                design,
                judged
                        ? new CutOffs.Changes(deltaCfi, deltaRmsea, deltaSrmr, deltaNci)
                        : new CutOffs.Changes(Double.NaN, Double.NaN, Double.NaN, Double.NaN)));
        if (!level.isOfFactors()) {
            judgements.add(new Judgement(
                    Criterion.EQUIVALENCE,
                    "RMSEA_D, 90% CI against .08",
                    judged ? equivalence(rmsea.lower(), rmsea.upper()) : Outcome.SILENT,
                    CutOffs.outside(design, false, "", false)));
        }
        return new LadderStep.Against(
                before.level(),
                test,
                deltaCfi,
                none + shown(fit, FitIndex.TLI) - shown(free, FitIndex.TLI),
                deltaRmsea,
                deltaSrmr,
                deltaNci,
                rmsea,
                judgements);
    }

    private static Judgement byTest(double pValue) {
        return new Judgement(Criterion.DIFFERENCE_TEST, "χ² difference test, p ≥ .05", byTestOutcome(pValue), "");
    }

    private static Outcome byTestOutcome(double pValue) {
        if (Double.isNaN(pValue)) {
            return Outcome.SILENT;
        }
        return pValue < SIGNIFICANT ? Outcome.FAIL : Outcome.PASS;
    }

    /** What a 90% interval of RMSEA_D says. */
    static Outcome equivalence(double lower, double upper) {
        if (Double.isNaN(lower) || Double.isNaN(upper)) {
            return Outcome.SILENT;
        }
        if (upper < TOLERATED) {
            return Outcome.PASS;
        }
        if (lower > TOLERATED) {
            return Outcome.FAIL;
        }
        return lower <= CLOSE && upper >= LARGE ? Outcome.SILENT : Outcome.SPLIT;
    }

    private static List<String> freed(List<FreedParameter> freed) {
        return freed.stream().map(FreedParameter::toString).toList();
    }

    private static boolean isFound(SemFit fit) {
        return fit.converged() && fit.identified();
    }

    private static List<String> held(Ladder.Rung rung) {
        return rung.held().stream().map(EqualAcrossGroups::lavaanName).toList();
    }

    /** An index in the variant that is judged: scaled for ordered responses, whose robust one cannot see thresholds. */
    private double shown(FitIndices measures, FitIndex index) {
        return measures.preferred(
                index, design.ordered() ? List.of(FitVariant.SCALED, FitVariant.PLAIN) : FitVariant.ROBUST_FIRST);
    }
}
