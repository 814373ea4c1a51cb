package kith.sem.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** Kinds of parameters that can be held equal across groups (lavaan's {@code group.equal}). */
public enum EqualAcrossGroups {
    LOADINGS("loadings"),
    INTERCEPTS("intercepts"),
    THRESHOLDS("thresholds"),
    RESIDUALS("residuals"),
    RESIDUAL_COVARIANCES("residual.covariances"),
    /** Variances of factors. */
    VARIANCES("lv.variances"),
    /** Covariances of factors. */
    COVARIANCES("lv.covariances"),
    REGRESSIONS("regressions"),
    /** Means of factors. */
    MEANS("means");

    private final String lavaanName;

    EqualAcrossGroups(String lavaanName) {
        this.lavaanName = lavaanName;
    }

    /** The kind of that name, if there is one. */
    public static Optional<EqualAcrossGroups> named(String lavaanName) {
        return Arrays.stream(values())
                .filter(kind -> kind.lavaanName.equals(lavaanName))
                .findFirst();
    }

    /**
     * What kind of parameter {@code lhs op rhs} is; none for what can be held equal in no way (scales of latent
     * responses, variances and means of observed predictors).
     *
     * @param latent the factors of the model
     * @param modelled its observed variables without the predictors
     */
    public static Optional<EqualAcrossGroups> of(
            String lhs, Operator op, String rhs, Collection<String> latent, Collection<String> modelled) {
        boolean factor = latent.contains(lhs);
        boolean same = lhs.equals(rhs);
        return switch (op) {
            case LOADING -> Optional.of(LOADINGS);
            case REGRESSION -> Optional.of(REGRESSIONS);
            case THRESHOLD -> Optional.of(THRESHOLDS);
            case INTERCEPT -> kind(factor, MEANS, modelled.contains(lhs), INTERCEPTS);
            case COVARIANCE ->
                same
                        ? kind(factor, VARIANCES, modelled.contains(lhs), RESIDUALS)
                        : kind(factor, COVARIANCES, modelled.contains(lhs), RESIDUAL_COVARIANCES);
            default -> Optional.empty();
        };
    }

    private static Optional<EqualAcrossGroups> kind(
            boolean factor, EqualAcrossGroups ofFactor, boolean observed, EqualAcrossGroups ofObserved) {
        if (factor) {
            return Optional.of(ofFactor);
        }
        return observed ? Optional.of(ofObserved) : Optional.empty();
    }

    /** The name that lavaan gives it. */
    public String lavaanName() {
        return lavaanName;
    }
}
