package kith.rotation;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.rotation.RotationSettings.Setting;

/** The rotations that can be asked for by name, as in psych and GPArotation, and what can be set of each. */
public enum NamedRotation {
    NONE("none", settings -> new Unrotated()),
    VARIMAX(
            "varimax",
            settings -> new Varimax(Varimax.AS_R.tolerance(), settings.rows().orElse(RowNormalization.KAISER)),
            Setting.ROWS),
    QUARTIMAX("quartimax", of(Axes.ORTHOGONAL, settings -> new CrawfordFerguson(0)), Setting.ROWS),
    EQUAMAX("equamax", crawfordFerguson((p, k) -> new CrawfordFerguson(k / (2.0 * p))), Setting.ROWS),
    PARSIMAX("parsimax", crawfordFerguson((p, k) -> new CrawfordFerguson((k - 1.0) / (p + k - 2.0))), Setting.ROWS),
    BENTLER_T("bentlerT", of(Axes.ORTHOGONAL, settings -> new Bentler()), Setting.ROWS),
    GEOMIN_T("geominT", of(Axes.ORTHOGONAL, NamedRotation::geomin), Setting.ROWS, Setting.EPSILON),
    INFOMAX_T("infomaxT", of(Axes.ORTHOGONAL, settings -> new Infomax()), Setting.ROWS),
    ENTROPY("entropy", of(Axes.ORTHOGONAL, settings -> new MinimumEntropy()), Setting.ROWS),
    BIFACTOR("bifactor", of(Axes.ORTHOGONAL, settings -> new Bifactor()), Setting.ROWS),
    CRAWFORD_FERGUSON_T("cfT", of(Axes.ORTHOGONAL, NamedRotation::crawfordFerguson), Setting.ROWS, Setting.KAPPA),
    TARGET_T("targetT", target(Axes.ORTHOGONAL), Setting.ROWS, Setting.TARGET),
    PROMAX(
            "promax",
            settings -> new Promax(settings.power().orElse(Promax.AS_PSYCH.power()), Varimax.AS_R.tolerance()),
            Setting.POWER),
    OBLIMIN(
            "oblimin",
            of(Axes.OBLIQUE, settings -> new Oblimin(settings.gamma().orElse(0))),
            Setting.ROWS,
            Setting.GAMMA),
    QUARTIMIN("quartimin", of(Axes.OBLIQUE, settings -> new CrawfordFerguson(0)), Setting.ROWS),
    BENTLER_Q("bentlerQ", of(Axes.OBLIQUE, settings -> new Bentler()), Setting.ROWS),
    GEOMIN_Q("geominQ", of(Axes.OBLIQUE, NamedRotation::geomin), Setting.ROWS, Setting.EPSILON),
    INFOMAX_Q("infomaxQ", of(Axes.OBLIQUE, settings -> new Infomax()), Setting.ROWS),
    SIMPLIMAX(
            "simplimax",
            settings -> new CriterionRotation(
                    (p, k) -> new Simplimax(settings.zeros().orElse(p)),
                    Axes.OBLIQUE,
                    settings.rows().orElse(RowNormalization.NONE),
                    CriterionRotation.AS_GPAROTATION),
            Setting.ROWS,
            Setting.ZEROS),
    BIQUARTIMIN("biquartimin", of(Axes.OBLIQUE, settings -> new Bifactor()), Setting.ROWS),
    CRAWFORD_FERGUSON_Q("cfQ", of(Axes.OBLIQUE, NamedRotation::crawfordFerguson), Setting.ROWS, Setting.KAPPA),
    TARGET_Q("targetQ", target(Axes.OBLIQUE), Setting.ROWS, Setting.TARGET);

    /** Settings without which there is no such rotation. */
    private static final Set<Setting> NEEDED = EnumSet.of(Setting.KAPPA, Setting.TARGET);

    private final String keyword;
    private final Function<RotationSettings, Rotation> making;
    private final Set<Setting> settings;

    NamedRotation(String keyword, Function<RotationSettings, Rotation> making, Setting... settings) {
        this.keyword = keyword;
        this.making = making;
        this.settings = settings.length == 0
                ? Collections.emptySet()
                : Collections.unmodifiableSet(EnumSet.copyOf(Arrays.asList(settings)));
    }

    private static Function<RotationSettings, Rotation> of(
            Axes axes, Function<RotationSettings, RotationCriterion> criterion) {
        return settings -> {
            RotationCriterion fixed = criterion.apply(settings);
            return new CriterionRotation(
                    (p, k) -> fixed,
                    axes,
                    settings.rows().orElse(RowNormalization.NONE),
                    CriterionRotation.AS_GPAROTATION);
        };
    }

    private static Function<RotationSettings, Rotation> crawfordFerguson(CriterionRotation.Family family) {
        return settings -> new CriterionRotation(
                family,
                Axes.ORTHOGONAL,
                settings.rows().orElse(RowNormalization.NONE),
                CriterionRotation.AS_GPAROTATION);
    }

    private static RotationCriterion crawfordFerguson(RotationSettings settings) {
        return new CrawfordFerguson(settings.kappa().orElseThrow());
    }

    private static RotationCriterion geomin(RotationSettings settings) {
        return new Geomin(settings.epsilon().orElse(0.01));
    }

    private static Function<RotationSettings, Rotation> target(Axes axes) {
        return settings -> new TargetRotation(
                settings.target().orElseThrow(),
                axes,
                settings.rows().orElse(RowNormalization.NONE),
                CriterionRotation.AS_GPAROTATION);
    }

    /** How it is called in R and on the command line. */
    public String keyword() {
        return keyword;
    }

    /** What can be set of it. */
    public Set<Setting> settings() {
        return settings;
    }

    /**
     * With usual settings.
     *
     * @throws InputException where something must be set
     */
    public Rotation rotation() {
        return rotation(RotationSettings.USUAL);
    }

    /**
     * @throws InputException with every setting that does not belong to this rotation, cannot be, or is needed and not
     *     there
     */
    public Rotation rotation(RotationSettings wanted) {
        Problems problems = new Problems();
        Set<Setting> given = wanted.given();
        for (Setting setting : given) {
            if (!settings.contains(setting)) {
                problems.add(
                        setting.option(),
                        "with " + kith.finding.Setting.to("rotation", keyword),
                        Arrays.stream(values())
                                .filter(named -> named.settings.contains(setting))
                                .map(NamedRotation::keyword)
                                .collect(Collectors.joining(", ", "a rotation that has it: ", "")),
                        "");
            }
        }
        for (Setting setting : settings) {
            if (NEEDED.contains(setting) && !given.contains(setting)) {
                problems.add(
                        kith.finding.Setting.named("rotation"),
                        keyword + " without " + setting.option(),
                        setting.option(),
                        "");
            }
        }
        wanted.check(problems);
        problems.throwIfAny();
        return making.apply(wanted);
    }

    /**
     * The rotation so called, whatever the case of the letters. “geomin”, “bentler”, “infomax”, “cf” and “target” alone
     * mean the oblique form; GPArotation's bifactorT, bifactorQ, pstT and pstQ are understood.
     *
     * @throws InputException when there is none
     */
    public static NamedRotation of(String keyword) {
        String asked = keyword.strip().toLowerCase(Locale.ROOT);
        String wanted = switch (asked) {
            case "bifactort" -> "bifactor";
            case "bifactorq" -> "biquartimin";
            case "pstt" -> "targett";
            case "pstq", "target" -> "targetq";
            default -> asked;
        };
        for (NamedRotation named : values()) {
            String known = named.keyword.toLowerCase(Locale.ROOT);
            if (known.equals(wanted) || known.equals(wanted + "q")) {
                return named;
            }
        }
        throw new InputException(kith.finding.Setting.named("rotation"), "“" + keyword + "”", names(), "");
    }

    /** All names, for help and messages. */
    public static String names() {
        return Arrays.stream(values()).map(NamedRotation::keyword).collect(Collectors.joining(", "));
    }
}
