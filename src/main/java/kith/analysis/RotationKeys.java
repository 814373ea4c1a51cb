package kith.analysis;

import java.util.List;
import java.util.Optional;
import kith.data.DataSource;
import kith.math.Matrix;
import kith.rotation.RotationChoice;
import kith.rotation.RotationSettings;
import kith.rotation.RowNormalization;

/** Reads a rotation from the keys of a study file: {@code rotation}, and what is set of it. */
public final class RotationKeys {

    /** The keys that it reads. */
    private static final List<String> KEYS =
            List.of("rotation", "gamma", "epsilon", "kappa", "power", "zeros", "normalize", "target");

    private RotationKeys() {}

    /** Whether any of the keys is given. */
    public static boolean isGiven(SettingKeys keys) {
        return KEYS.stream().anyMatch(keys::has);
    }

    /** @param usual name of the rotation where none is given */
    public static RotationChoice read(SettingKeys keys, String usual) {
        Optional<Matrix> target =
                keys.path("target").flatMap(path -> keys.attempt(() -> TargetFile.read(DataSource.of(path))));
        return new RotationChoice(
                keys.text("rotation").orElse(usual),
                new RotationSettings(
                        keys.number("gamma"),
                        keys.number("epsilon"),
                        keys.number("kappa"),
                        keys.number("power"),
                        keys.whole("zeros"),
                        keys.word("normalize", RowNormalization.class),
                        target));
    }
}
