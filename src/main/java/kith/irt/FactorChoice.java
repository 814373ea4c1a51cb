package kith.irt;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.finding.Setting;
import kith.rotation.NamedRotation;
import kith.rotation.Rotation;
import kith.rotation.StartingPoints;
import kith.sem.model.ModelSyntax;

/**
 * Which factors items load on, as a user chose them on the command line or in a study file.
 *
 * @param factors on each of which all items load; empty where that is not asked for
 * @param rotation of several such factors
 * @param structure factors and their items
 * @param specific factors of the structure that correlate with no other
 * @param bifactor whether there is a general factor of all items, to which those of the structure, or else the parts of
 *     the scale, are specific
 */
public record FactorChoice(
        OptionalInt factors,
        String rotation,
        Optional<ModelSyntax> structure,
        List<String> specific,
        boolean bifactor) {

    public FactorChoice {
        specific = List.copyOf(specific);
    }

    public boolean isExploratory() {
        return factors.orElse(1) > 1;
    }

    /**
     * What is asked of the model.
     *
     * @param seed of the random starts of the rotation
     * @throws InputException with every problem
     */
    public FactorPlan plan(long seed) {
        Problems problems = new Problems();
        if (factors.isPresent() && (factors.getAsInt() < 1 || factors.getAsInt() > FactorPlan.MOST_DIMENSIONS)) {
            problems.add(
                    Setting.named("irt_factors"),
                    Integer.toString(factors.getAsInt()),
                    "1 to " + FactorPlan.MOST_DIMENSIONS,
                    "for more factors use exploratory factor analysis with " + Setting.to("correlation", "polychoric"));
        }
        if (factors.isPresent() && (structure.isPresent() || bifactor)) {
            problems.add(
                    Setting.named("irt_factors"),
                    "together with " + Setting.named("irt_structure") + " or " + Setting.named("irt_bifactor"),
                    "one of them",
                    "");
        }
        if (structure.isEmpty() && !specific.isEmpty()) {
            problems.add(
                    Setting.named("irt_specific"),
                    "no " + Setting.named("irt_structure"),
                    "the factors of a structure",
                    "");
        }
        if (bifactor && !specific.isEmpty()) {
            problems.add(
                    Setting.named("irt_bifactor"), "together with " + Setting.named("irt_specific"), "one of them", "");
        }
        Optional<Rotation> chosen = rotation(problems);
        Optional<FactorPlan.Confirmatory> confirmatory =
                structure.map(model -> new FactorPlan.Confirmatory(model, specific, bifactor));
        confirmatory.ifPresent(plan -> plan.requireSense(Setting.named("irt_structure"), problems));
        problems.throwIfAny();
        if (confirmatory.isPresent()) {
            return confirmatory.get();
        }
        if (bifactor) {
            return new FactorPlan.Parts();
        }
        return isExploratory()
                ? new FactorPlan.Exploratory(factors.getAsInt(), chosen.orElseThrow(), StartingPoints.withSeed(seed))
                : new FactorPlan.OneFactor();
    }

    private Optional<Rotation> rotation(Problems problems) {
        try {
            return Optional.of(NamedRotation.of(rotation).rotation());
        } catch (InputException wrong) {
            problems.addAll(wrong.problems());
            return Optional.empty();
        }
    }
}
