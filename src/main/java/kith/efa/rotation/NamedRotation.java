package kith.efa.rotation;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import kith.finding.InputException;

/** The rotations that can be asked for by name, with their usual settings. */
public enum NamedRotation {
    NONE("none", new Unrotated()),
    VARIMAX("varimax", Varimax.AS_R),
    QUARTIMAX("quartimax", CriterionRotation.of(new CrawfordFerguson(0), Axes.ORTHOGONAL)),
    EQUAMAX("equamax", crawfordFerguson((p, k) -> new CrawfordFerguson(k / (2.0 * p)))),
    PARSIMAX("parsimax", crawfordFerguson((p, k) -> new CrawfordFerguson((k - 1.0) / (p + k - 2.0)))),
    BENTLER_T("bentlerT", CriterionRotation.of(new Bentler(), Axes.ORTHOGONAL)),
    GEOMIN_T("geominT", CriterionRotation.of(new Geomin(0.01), Axes.ORTHOGONAL)),
    INFOMAX_T("infomaxT", CriterionRotation.of(new Infomax(), Axes.ORTHOGONAL)),
    ENTROPY("entropy", CriterionRotation.of(new MinimumEntropy(), Axes.ORTHOGONAL)),
    BIFACTOR("bifactor", CriterionRotation.of(new Bifactor(), Axes.ORTHOGONAL)),
    PROMAX("promax", Promax.AS_PSYCH),
    OBLIMIN("oblimin", CriterionRotation.of(new Oblimin(0), Axes.OBLIQUE)),
    QUARTIMIN("quartimin", CriterionRotation.of(new CrawfordFerguson(0), Axes.OBLIQUE)),
    BENTLER_Q("bentlerQ", CriterionRotation.of(new Bentler(), Axes.OBLIQUE)),
    GEOMIN_Q("geominQ", CriterionRotation.of(new Geomin(0.01), Axes.OBLIQUE)),
    INFOMAX_Q("infomaxQ", CriterionRotation.of(new Infomax(), Axes.OBLIQUE)),
    SIMPLIMAX(
            "simplimax",
            new CriterionRotation(
                    (p, k) -> new Simplimax(p), Axes.OBLIQUE, RowNormalization.NONE, CriterionRotation.AS_GPAROTATION)),
    BIQUARTIMIN("biquartimin", CriterionRotation.of(new Bifactor(), Axes.OBLIQUE));

    private final String keyword;
    private final Rotation rotation;

    NamedRotation(String keyword, Rotation rotation) {
        this.keyword = keyword;
        this.rotation = rotation;
    }

    private static CriterionRotation crawfordFerguson(CriterionRotation.Family family) {
        return new CriterionRotation(family, Axes.ORTHOGONAL, RowNormalization.NONE, CriterionRotation.AS_GPAROTATION);
    }

    /** How it is called in R and on the command line. */
    public String keyword() {
        return keyword;
    }

    public Rotation rotation() {
        return rotation;
    }

    /**
     * The rotation so called, whatever the case of the letters; “geomin”, “bentler” and “infomax” alone mean the oblique form.
     *
     * @throws InputException when there is none
     */
    public static NamedRotation of(String keyword) {
        String wanted = keyword.strip().toLowerCase(Locale.ROOT);
        for (NamedRotation named : values()) {
            String known = named.keyword.toLowerCase(Locale.ROOT);
            if (known.equals(wanted) || known.equals(wanted + "q")) {
                return named;
            }
        }
        throw new InputException(
                "--rotation",
                "“" + keyword + "”",
                Arrays.stream(values()).map(NamedRotation::keyword).collect(Collectors.joining(", ")),
                "");
    }
}
