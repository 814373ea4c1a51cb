package kith.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.instrument.Instrument;
import kith.instrument.Subscale;
import kith.math.Parallel;
import kith.sem.FitOptions;
import kith.sem.Sem;
import kith.sem.model.ModelOptions;
import kith.sem.model.ModelSyntax;

/** Fits the instrument's structure, or the study's own model, and the structures that it is held against. */
final class StructureFits {

    private static final int IDENTIFIED = 3;

    private final Study study;
    private final Parallel parallel;

    StructureFits(Study study, Parallel parallel) {
        this.study = study;
        this.parallel = parallel;
    }

    /** A model to be fitted. */
    private record Planned(String id, String name, ModelSyntax syntax) {
        static Planned of(String id, String name, String text) {
            return new Planned(id, name, ModelSyntax.parse(name, text));
        }
    }

    /** The model that a ladder of invariance starts from. */
    static ModelSyntax main(Study study) {
        return plan(study).get(0).syntax();
    }

    StructureAnswer of(Responses responses) {
        Responses keyed = Keying.keyed(study.instrument(), responses);
        List<Planned> plan = plan(study);
        return new StructureAnswer(parallel.map(plan.size(), k -> fit(plan.get(k), keyed)));
    }

    /** A model estimated as the study says, with its clusters where the estimator allows for them, and its weights. */
    static Sem sem(Study study, ModelSyntax syntax) {
        Sem sem = Sem.of(syntax)
                .with(study.model().estimator())
                .with(study.model().missing())
                .with(ModelOptions.cfa().withParameterization(study.model().parameterization()))
                .with(FitOptions.defaults().withBounds(study.model().bounds()));
        if (isOrdered(study)) {
            sem = sem.withOrdered(Set.copyOf(study.instrument().itemIds()));
        }
        Optional<String> cluster = study.data().roles().cluster();
        if (cluster.isPresent() && allowsForDesign(study)) {
            sem = sem.clusteredBy(cluster.get());
        }
        return study.data().roles().weight().map(sem::weightedBy).orElse(sem);
    }

    private static boolean isOrdered(Study study) {
        return study.model().ordered() == Study.Model.Ordered.ALL;
    }

    private static boolean allowsForDesign(Study study) {
        return study.model().estimator().allowsForDesign(isOrdered(study));
    }

    private static Finding clusters(Study study, String column) {
        if (allowsForDesign(study)) {
            return Finding.note(
                    "clusters_in_models_only",
                    column,
                    "Standard errors and tests of models allow for rows that come in clusters; intervals of reliability take rows as"
                            + " drawn one by one.",
                    "");
        }
        return Finding.warning(
                "clusters_not_used",
                column,
                "Standard errors and tests of " + study.model().estimator()
                        + " take rows as drawn one by one, though they come in clusters.",
                "Let the estimator of the study be " + (isOrdered(study) ? "WLSMV" : "MLR")
                        + ", which allows for clusters.");
    }

    /** How far the analyses heed that rows come in clusters or count by weights. */
    static List<Finding> design(Study study) {
        List<Finding> findings = new ArrayList<>();
        if (!study.analyses().contains(Analysis.CFA) && !study.analyses().contains(Analysis.INVARIANCE)) {
            return findings;
        }
        study.data().roles().cluster().ifPresent(column -> findings.add(clusters(study, column)));
        study.data()
                .roles()
                .weight()
                .ifPresent(column -> findings.add(Finding.note(
                        "weights_in_models_only",
                        column,
                        "Models count rows by their weights; scores, item statistics and reliability count every row once.",
                        "")));
        return findings;
    }

    private StructureAnswer.Candidate fit(Planned planned, Responses keyed) {
        Sem sem = sem(study, planned.syntax());
        return new StructureAnswer.Candidate(
                planned.id(), planned.name(), planned.syntax().text(), sem.fit(keyed));
    }

    private static List<Planned> plan(Study study) {
        List<Planned> plan = new ArrayList<>();
        Instrument instrument = study.instrument();
        study.model().syntax().ifPresent(own -> plan.add(new Planned("own", "Model of the study", own)));
        if (plan.isEmpty()) {
            requireFactors(instrument);
        }
        boolean several = instrument.subscales().size() > 1;
        if (several && plan.isEmpty()) {
            plan.add(Planned.of(
                    "correlated-factors", "Correlated factors", InstrumentModel.correlatedFactors(instrument)));
        }
        if (several && hasSecondOrder(instrument)) {
            plan.add(Planned.of("second-order", "Second-order factor", InstrumentModel.secondOrder(instrument)));
        }
        plan.add(Planned.of("one-factor", "One factor", InstrumentModel.oneFactor(instrument)));
        return plan;
    }

    /** A second-order factor over two factors says no more than their correlation. */
    private static boolean hasSecondOrder(Instrument instrument) {
        return instrument.higherOrder().stream()
                .anyMatch(factor -> factor.subscales().size() >= IDENTIFIED);
    }

    private static void requireFactors(Instrument instrument) {
        Map<String, Integer> uses = new HashMap<>();
        instrument.subscales().forEach(subscale -> subscale.items().forEach(item -> uses.merge(item, 1, Integer::sum)));
        List<String> single = instrument.subscales().stream()
                .filter(subscale -> subscale.items().size() < 2)
                .map(Subscale::id)
                .toList();
        if (!single.isEmpty()) {
            throw new InputException(
                    instrument.id(),
                    "subscales of a single item, which have no structure: " + String.join(", ", single),
                    "two items or more in each subscale",
                    "give the model of the study, or leave cfa out of its analyses");
        }
        List<String> twice = uses.entrySet().stream()
                .filter(use -> use.getValue() > 1)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (!twice.isEmpty()) {
            throw new InputException(
                    instrument.id(),
                    "items in several subscales: " + String.join(", ", twice),
                    "each item in one subscale",
                    "give the model of the study");
        }
    }
}
