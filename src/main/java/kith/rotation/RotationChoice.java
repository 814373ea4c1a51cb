package kith.rotation;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.finding.Setting;

/**
 * A rotation as a user chose it, on the command line or in a study file.
 *
 * @param name such as {@code oblimin}
 * @param settings of it
 */
public record RotationChoice(String name, RotationSettings settings) {

    /**
     * The rotation.
     *
     * @throws InputException when there is none of this name, or with every setting that it cannot have
     */
    public Rotation rotation() {
        return NamedRotation.of(name).rotation(settings);
    }

    /** The same, with geomin's ε where geomin is chosen and no ε is given. */
    public RotationChoice withUsualEpsilon(double epsilon) {
        boolean geomin = NamedRotation.of(name).settings().contains(RotationSettings.Setting.EPSILON);
        return geomin && settings.epsilon().isEmpty()
                ? new RotationChoice(name, settings.with(OptionalDouble.of(epsilon)))
                : this;
    }

    /** How many factors its target has; empty without one. */
    public OptionalInt targetFactors() {
        return settings.target()
                .map(target -> OptionalInt.of(target.cols().size()))
                .orElse(OptionalInt.empty());
    }

    /** Tells which of {@code items} its target lacks. */
    public void requireItems(List<String> items, Problems problems) {
        settings.target()
                .ifPresent(target -> items.stream()
                        .filter(item -> !target.rows().contains(item))
                        .forEach(item -> problems.add(
                                Setting.named("target"),
                                "no line for “" + item + "”",
                                "a line for each item",
                                "add it, with empty cells if nothing is known of it")));
    }

    /** In words, with what was set of it. */
    public String words() {
        StringBuilder words = new StringBuilder(NamedRotation.of(name).keyword());
        settings.gamma().ifPresent(value -> words.append(", γ = ").append(value));
        settings.epsilon().ifPresent(value -> words.append(", ε = ").append(value));
        settings.kappa().ifPresent(value -> words.append(", κ = ").append(value));
        settings.power().ifPresent(value -> words.append(", power ").append(value));
        settings.zeros().ifPresent(value -> words.append(", zeros ").append(value));
        settings.rows()
                .ifPresent(rows -> words.append(
                        rows == RowNormalization.KAISER ? ", Kaiser’s normalisation" : ", without normalisation"));
        return words.toString();
    }
}
