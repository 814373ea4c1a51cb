package kith.invariance.ladder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.invariance.model.ContextModel;
import kith.invariance.model.LadderOrder;
import kith.sem.estimation.Reduction;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.MillsapTein;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;

/**
 * The models of the levels of invariance, before they are fitted: each has fewer free parameters than the one below it.
 *
 * @param findings about steps that were left out
 */
public record Ladder(List<Rung> rungs, List<Finding> findings) {

    /** A step and what it holds equal. */
    public record Rung(Level level, Set<EqualAcrossGroups> held, List<FreedParameter> freed, ParameterTable table) {

        private int parameters() {
            return Reduction.of(table).reduced();
        }
    }

    /**
     * The levels of invariance that a question asks for. Steps that test nothing are left out, with a note, where the
     * question leaves the choice of steps open.
     *
     * @throws kith.finding.InputException when the question names a step that tests nothing
     */
    public static Ladder of(Invariance question, ContextModel contexts) {
        List<Rung> rungs = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        Problems problems = new Problems();
        requireFreeable(question, contexts, problems);
        List<FreedParameter> apart = setApart(question);
        if (!apart.isEmpty()) {
            findings.add(Finding.of("set_apart_by_model")
                    .at(apart.stream().map(FreedParameter::toString).toList()));
        }
        List<Level> levels = withoutResiduals(question, findings, problems);
        for (Level level : levels) {
            Set<EqualAcrossGroups> held = question.order().held(level, levels);
            List<FreedParameter> freed = level == Level.CONFIGURAL ? List.of() : question.partial();
            Rung rung = new Rung(
                    level,
                    held,
                    Stream.concat(freed.stream(), apart.stream().filter(one -> isOf(held, one, contexts)))
                            .toList(),
                    contexts.table(held, freed));
            if (rungs.isEmpty()
                    || rung.parameters() < rungs.get(rungs.size() - 1).parameters()) {
                rungs.add(rung);
                continue;
            }
            String below = rungs.get(rungs.size() - 1).level().id();
            switch (question.choice()) {
                case OPEN ->
                    findings.add(Finding.of(
                                    "step_left_out",
                                    Map.of(
                                            "below",
                                            below,
                                            "problem",
                                            "no_restriction",
                                            "advice",
                                            reason(level, question.order())))
                            .at(level.id()));
                case NAMED ->
                    problems.add(
                            "level " + level.id(),
                            "a step that restricts the model no further than " + below,
                            "steps whose degrees of freedom rise",
                            "leave it out: " + why(level, question.order()));
            }
        }
        problems.throwIfAny();
        return new Ladder(rungs, findings);
    }

    /** What the labels and values of the model keep out of every equality over groups. */
    private static List<FreedParameter> setApart(Invariance question) {
        if (question.layout().grouping().isEmpty()) {
            return List.of();
        }
        return question.model().syntax().setApartByGroup().stream()
                .map(key -> new FreedParameter(key, Optional.empty()))
                .filter(one -> !question.partial().contains(one))
                .toList();
    }

    /** Whether a parameter is of a kind that is held equal. */
    private static boolean isOf(Set<EqualAcrossGroups> held, FreedParameter one, ContextModel contexts) {
        Predicate<Parameter> rows = contexts.rows(List.of(one));
        return contexts.configural().parameters().stream()
                .filter(rows)
                .anyMatch(row ->
                        contexts.configural().kind(row).filter(held::contains).isPresent());
    }

    /**
     * The levels of a question; in the delta parameterisation residual variances are no parameters that could be held
     * equal.
     */
    private static List<Level> withoutResiduals(Invariance question, List<Finding> findings, Problems problems) {
        if (!question.isDelta() || !question.levels().contains(Level.STRICT)) {
            return question.levels();
        }
        switch (question.choice()) {
            case OPEN ->
                findings.add(Finding.of("step_left_out", Map.of("below", "", "problem", "delta", "advice", "theta"))
                        .at(Level.STRICT.id()));
            case NAMED ->
                problems.add(
                        "level " + Level.STRICT.id(),
                        "residual variances of ordered variables held equal under the delta parameterisation",
                        "the theta parameterisation",
                        "leave the parameterisation or the step out");
        }
        return question.levels().stream().filter(level -> level != Level.STRICT).toList();
    }

    private static void requireFreeable(Invariance question, ContextModel contexts, Problems problems) {
        if (question.order() != LadderOrder.MILLSAP_TEIN) {
            return;
        }
        Predicate<Parameter> identifying = MillsapTein.identifying(contexts.configural());
        for (FreedParameter one : question.partial()) {
            if (contexts.configural().parameters().stream().anyMatch(identifying.and(contexts.rows(List.of(one))))) {
                problems.add(
                        "free " + one,
                        "a parameter that identifies the model in the order of Millsap and Tein",
                        "another threshold, a loading or a residual variance",
                        "leave another free, or take the order " + LadderOrder.WU_ESTABROOK.id());
            }
        }
    }

    /** The phrase of the finding that says why a level restricts nothing. */
    private static String reason(Level level, LadderOrder order) {
        return switch (level) {
            case THRESHOLDS -> "thresholds_" + order.name().toLowerCase(java.util.Locale.ROOT);
            case COVARIANCES -> "covariances";
            case SCALAR -> "scalar";
            default -> "other";
        };
    }

    private static String why(Level level, LadderOrder order) {
        return switch (level) {
            case THRESHOLDS ->
                switch (order) {
                    case CONTINUOUS -> "the variables are not taken as ordered, and have no thresholds.";
                    case MILLSAP_TEIN -> "in this order thresholds are held equal at the scalar step.";
                    case WU_ESTABROOK ->
                        "thresholds can be tested apart only where items have four or more answered categories.";
                };
            case COVARIANCES -> "covariances need two factors or more in a context.";
            case SCALAR ->
                "items of two categories tell loadings, intercepts and residual variances apart only in part.";
            default -> "what it would hold equal is not in the model, is fixed there, or is left free.";
        };
    }
}
