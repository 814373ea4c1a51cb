package kith.rotation;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import kith.finding.Problems;
import kith.math.Matrix;

/**
 * What can be set of a rotation; what is not given has the value that psych and GPArotation take.
 *
 * @param gamma of oblimin, 0 without it: how oblique
 * @param epsilon of geomin, 0.01 without it
 * @param kappa of the Crawford–Ferguson family, which has no usual value
 * @param power of promax, 4 without it
 * @param zeros of simplimax: how many loadings are to be near zero; as many as items without it
 * @param rows whether items are weighed by their communality; by default they are for varimax and promax only
 * @param target of a target rotation
 */
public record RotationSettings(
        OptionalDouble gamma,
        OptionalDouble epsilon,
        OptionalDouble kappa,
        OptionalDouble power,
        OptionalInt zeros,
        Optional<RowNormalization> rows,
        Optional<Matrix> target) {

    /** Everything at its usual value. */
    public static final RotationSettings USUAL = new RotationSettings(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty());

    /** One of them, with the values that it may have. */
    public enum Setting {
        GAMMA("gamma", "at most 1, usually 0 or below"),
        EPSILON("epsilon", "above 0"),
        KAPPA("kappa", "from 0 to 1"),
        POWER("power", "above 1"),
        ZEROS("zeros", "1 or more"),
        ROWS("normalize", ""),
        TARGET("target", "");

        private final String option;
        private final String range;

        Setting(String option, String range) {
            this.option = option;
            this.range = range;
        }

        /** Its name as a setting of the reader. */
        public String option() {
            return kith.finding.Setting.named(option);
        }
    }

    /** The same with another ε. */
    RotationSettings with(OptionalDouble another) {
        return new RotationSettings(gamma, another, kappa, power, zeros, rows, target);
    }

    /** Those that are given. */
    public Set<Setting> given() {
        Set<Setting> given = EnumSet.noneOf(Setting.class);
        add(given, gamma.isPresent(), Setting.GAMMA);
        add(given, epsilon.isPresent(), Setting.EPSILON);
        add(given, kappa.isPresent(), Setting.KAPPA);
        add(given, power.isPresent(), Setting.POWER);
        add(given, zeros.isPresent(), Setting.ZEROS);
        add(given, rows.isPresent(), Setting.ROWS);
        add(given, target.isPresent(), Setting.TARGET);
        return given;
    }

    private static void add(Set<Setting> given, boolean present, Setting setting) {
        if (present) {
            given.add(setting);
        }
    }

    /** Tells values that cannot be. */
    void check(Problems problems) {
        require(problems, Setting.GAMMA, gamma, gamma.orElse(0) <= 1);
        require(problems, Setting.EPSILON, epsilon, epsilon.orElse(1) > 0);
        require(problems, Setting.KAPPA, kappa, kappa.orElse(0) >= 0 && kappa.orElse(0) <= 1);
        require(problems, Setting.POWER, power, power.orElse(2) > 1);
        if (zeros.orElse(1) < 1) {
            problems.add(Setting.ZEROS.option(), Integer.toString(zeros.getAsInt()), Setting.ZEROS.range, "");
        }
    }

    private static void require(Problems problems, Setting setting, OptionalDouble value, boolean holds) {
        if (!holds) {
            problems.add(setting.option(), Double.toString(value.getAsDouble()), setting.range, "");
        }
    }
}
