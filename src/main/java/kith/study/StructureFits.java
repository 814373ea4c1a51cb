package kith.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.analysis.NotDone;
import kith.analysis.StudyData;
import kith.analysis.StudyModel;
import kith.finding.InputException;
import kith.instrument.Instrument;
import kith.instrument.Instrument.HigherOrderFactor;
import kith.instrument.Subscale;
import kith.reliability.model.DiscriminantValidity;
import kith.sem.ComparedModels;
import kith.sem.ModelScales;
import kith.sem.Sem;
import kith.sem.comparison.Comparison;
import kith.sem.comparison.ModelComparison;
import kith.sem.fit.FittedModel;
import kith.sem.model.ModelSyntax;
import kith.sem.model.TotalSample;

/** Fits the instrument's structure, or the study's own model, and the structures that it is compared with. */
final class StructureFits {

    private static final int IDENTIFIED = 3;

    private final StudyData data;
    private final ModelQuestions questions;
    private final Optional<Comparison.Method> difference;

    /**
     * @param questions asked of the model beside its fit
     * @param difference how differences of test statistics are scaled; empty where alternatives are not tested
     */
    StructureFits(StudyData data, ModelQuestions questions, Optional<Comparison.Method> difference) {
        this.data = data;
        this.questions = questions;
        this.difference = difference;
    }

    /** A model to be fitted. */
    private record Planned(String id, String name, ModelSyntax syntax) {
        static Planned of(String id, String name, String text) {
            return new Planned(id, name, ModelSyntax.parse(name, text));
        }
    }

    /** The model that a test of invariance starts from. */
    static ModelSyntax main(StudyData data) {
        return plan(data.instrument(), data.model()).get(0).syntax();
    }

    /** Everything that its models speak of, as far as that is known before they are fitted. */
    static Set<String> variables(Instrument instrument, StudyModel model) {
        Set<String> names = new LinkedHashSet<>();
        instrument.subscales().forEach(subscale -> names.addAll(subscale.items()));
        model.syntax().ifPresent(syntax -> names.addAll(ModelScales.observed(syntax)));
        return names;
    }

    StructureAnswer answer() {
        List<Planned> plan = plan(data.instrument(), data.model());
        Sem sem = data.sem(plan.get(0).syntax());
        List<Tried> tried = data.parallel().map(plan.size(), k -> tried(sem, plan.get(k), k == 0));
        StructureAnswer.Candidate main = tried.get(0).fitted();
        List<StructureAnswer.Candidate> models = new ArrayList<>();
        List<NotDone> notDone = new ArrayList<>();
        if (!main.fit().converged()) {
            notDone.add(NotDone.all(
                    "The model “" + main.name() + "” did not converge, so its estimates and fit are no result.",
                    "Check the model and the data; try a simpler model, `bounds: standard` under `model:`, or more"
                            + " respondents."));
        }
        for (Tried one : tried) {
            one.model().ifPresent(models::add);
            one.problem().map(wrong -> NotDone.of(one.name(), wrong)).ifPresent(notDone::add);
        }
        Optional<ModelComparison> comparison = difference.flatMap(method -> compared(sem, plan, method, notDone));
        Optional<FittedModel> fittedMain = tried.get(0).main();
        return new StructureAnswer(
                models,
                fittedMain.map(fitted -> Misfit.of(fitted, questions.delta())),
                fittedMain.flatMap(DiscriminantValidity::of),
                fittedMain.map(fitted -> more(fitted, notDone)).orElse(ModelAnswers.NONE),
                comparison,
                notDone);
    }

    private ModelAnswers more(FittedModel fitted, List<NotDone> notDone) {
        try {
            return questions.of(fitted, data.seed(), data.parallel());
        } catch (InputException wrong) {
            notDone.add(NotDone.of("further results of the model", wrong));
            return ModelAnswers.NONE;
        }
    }

    private Optional<ModelComparison> compared(
            Sem sem, List<Planned> plan, Comparison.Method method, List<NotDone> notDone) {
        if (plan.size() < 2) {
            notDone.add(new NotDone(
                    "difference tests",
                    "There is no alternative model to compare with.",
                    "Leave `difference_test` out of `model:`."));
            return Optional.empty();
        }
        try {
            return Optional.of(ComparedModels.of(
                    plan.stream()
                            .map(one -> new ComparedModels.Named(one.name(), sem.with(TotalSample.of(one.syntax()))))
                            .toList(),
                    data.keyed(),
                    method));
        } catch (InputException wrong) {
            notDone.add(NotDone.of("difference tests", wrong));
            return Optional.empty();
        }
    }

    /**
     * A model that was fitted, or the problem that forbade it; the model asked about with its fit where it converged.
     */
    private record Tried(
            String name,
            Optional<StructureAnswer.Candidate> model,
            Optional<FittedModel> main,
            Optional<InputException> problem) {
        StructureAnswer.Candidate fitted() {
            return model.orElseThrow(problem::orElseThrow);
        }
    }

    /**
     * @param sem how models are fitted
     * @param main whether it is the model asked about, whose misfit is located
     */
    private Tried tried(Sem sem, Planned planned, boolean main) {
        try {
            ModelSyntax total = TotalSample.of(planned.syntax());
            FittedModel fitted = sem.with(total).fitted(data.keyed());
            return new Tried(
                    planned.name(),
                    Optional.of(
                            new StructureAnswer.Candidate(planned.id(), planned.name(), total.text(), fitted.answer())),
                    main && fitted.answer().converged() ? Optional.of(fitted) : Optional.empty(),
                    Optional.empty());
        } catch (InputException wrong) {
            return new Tried(planned.name(), Optional.empty(), Optional.empty(), Optional.of(wrong));
        }
    }

    private static List<Planned> plan(Instrument instrument, StudyModel model) {
        List<Planned> plan = new ArrayList<>();
        model.syntax().ifPresent(own -> plan.add(new Planned("own", "Model of the study", own)));
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
    static boolean hasSecondOrder(Instrument instrument) {
        return instrument.higherOrder().stream().anyMatch(StructureFits::isIdentified);
    }

    private static boolean isIdentified(HigherOrderFactor factor) {
        return factor.subscales().size() >= IDENTIFIED;
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
