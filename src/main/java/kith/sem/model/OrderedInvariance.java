package kith.sem.model;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import kith.finding.InputException;
import kith.sem.model.ModelOptions.Parameterization;

/**
 * Tables for the levels of invariance with ordered variables, in which each step frees in the later groups (or on the
 * later occasions) exactly what its equalities identify (Wu &amp; Estabrook 2016, Psychometrika 81:1014, doi
 * 10.1007/s11336-016-9506-0).
 *
 * <p>The sequence begins with thresholds, since without equal thresholds the latent responses have no common unit:
 *
 * <ul>
 *   <li>configural: intercepts 0 and scales (delta) or residual variances (theta) 1 everywhere;
 *   <li>an item with an equal threshold has its intercept free, until intercepts are held equal (at 0);
 *   <li>an item with two equal thresholds has its scale or residual variance free, until residuals are held equal (at
 *       1); one with a single equal threshold has it free once its loading and intercept are held equal too;
 *   <li>variances of factors are free once loadings are equal, means once intercepts are.
 * </ul>
 *
 * <p>The same as semTools' {@code measEq.syntax(ID.fac = "std.lv", ID.cat = "Wu.Estabrook.2016")}. lavaan's
 * {@code group.equal} ({@link ModelSpecification#withEqual}) does otherwise: it leaves intercepts at 0 and frees factor
 * means as soon as thresholds are equal, which tests thresholds and intercepts in one.
 */
public final class OrderedInvariance {

    private final ParameterTable configural;
    private final Parameterization parameterization;
    private final Set<EqualAcrossGroups> equal;
    private final Predicate<Parameter> free;
    private final Repetition repetition;

    private OrderedInvariance(
            ParameterTable configural,
            Parameterization parameterization,
            Set<EqualAcrossGroups> equal,
            Predicate<Parameter> free,
            Repetition repetition) {
        this.configural = configural;
        this.parameterization = parameterization;
        this.equal = equal;
        this.free = free;
        this.repetition = repetition;
        if (parameterization == Parameterization.DELTA && equal.contains(EqualAcrossGroups.RESIDUALS)) {
            throw new InputException(
                    "residuals",
                    "residual variances of ordered variables held equal under the delta parameterisation",
                    "the theta parameterisation",
                    "");
        }
    }

    /**
     * A step.
     *
     * @param configural the model with nothing held equal, of the same parameterisation
     * @param free parameters that stay free though their kind is held equal
     */
    public static ParameterTable step(
            ParameterTable configural,
            Parameterization parameterization,
            Repetition repetition,
            Set<EqualAcrossGroups> equal,
            Predicate<Parameter> free) {
        return new OrderedInvariance(configural, parameterization, equal, free, repetition).table();
    }

    /** A step across groups. */
    public static ParameterTable acrossGroups(
            ParameterTable configural,
            Parameterization parameterization,
            Set<EqualAcrossGroups> equal,
            Predicate<Parameter> free) {
        return step(configural, parameterization, Repetition.overGroups(), equal, free);
    }

    /** A step across occasions on which the same respondents answered. */
    public static ParameterTable acrossOccasions(
            ParameterTable configural,
            Parameterization parameterization,
            Occasions occasions,
            Set<EqualAcrossGroups> equal,
            Predicate<Parameter> free) {
        return step(configural, parameterization, Repetition.over(occasions), equal, free);
    }

    /** Intercepts and residual variances of ordered variables, which are held by fixing rather than by ties. */
    private boolean isOrderedPlace(Parameter row) {
        boolean place = row.op() == Operator.INTERCEPT
                || row.op() == Operator.COVARIANCE && row.lhs().equals(row.rhs());
        return place && configural.ordered().contains(row.lhs());
    }

    private ParameterTable table() {
        TableRevision revision = TableRevision.of(configural);
        for (EqualAcrossGroups kind : EnumSet.allOf(EqualAcrossGroups.class)) {
            if (equal.contains(kind)) {
                revision = repetition.holdEqual(revision, kind, free.or(this::isOrderedPlace));
            }
        }
        TableRevision tied = revision;
        return tied.free(row -> repetition.isLater(row) && isIdentified(row, tied))
                .table();
    }

    private boolean isIdentified(Parameter row, TableRevision tied) {
        if (configural.latent().contains(row.lhs())) {
            return !configural.isComposite(row.lhs()) && isIdentifiedFactor(row);
        }
        if (!configural.ordered().contains(row.lhs())) {
            return false;
        }
        int thresholds = tied.tiedAmong(other -> other.op() == Operator.THRESHOLD && isOfItem(other, row));
        boolean interceptHeld = isHeld(EqualAcrossGroups.INTERCEPTS, row);
        if (row.op() == Operator.INTERCEPT) {
            return thresholds > 0 && !interceptHeld;
        }
        if (!isScale(row) || isHeld(EqualAcrossGroups.RESIDUALS, row)) {
            return false;
        }
        boolean intercept = isInterceptHeld(row);
        boolean loading = equal.contains(EqualAcrossGroups.LOADINGS)
                && tied.isHeld(other -> other.op() == Operator.LOADING
                        && other.rhs().equals(row.lhs())
                        && other.group() == row.group());
        return thresholds > 1 || thresholds == 1 && intercept && loading;
    }

    private boolean isIdentifiedFactor(Parameter row) {
        if (row.op() == Operator.INTERCEPT) {
            boolean unit = equal.contains(EqualAcrossGroups.THRESHOLDS)
                    || !configural.ordered().containsAll(configural.modelled());
            return equal.contains(EqualAcrossGroups.INTERCEPTS) && unit && !isHeld(EqualAcrossGroups.MEANS, row);
        }
        if (row.op() != Operator.COVARIANCE || !equal.contains(EqualAcrossGroups.LOADINGS)) {
            return false;
        }
        return row.lhs().equals(row.rhs())
                ? !isHeld(EqualAcrossGroups.VARIANCES, row)
                : configural.isOfBlock(row) && !isHeld(EqualAcrossGroups.COVARIANCES, row);
    }

    private boolean isHeld(EqualAcrossGroups kind, Parameter row) {
        return equal.contains(kind) && !free.test(row);
    }

    private boolean isInterceptHeld(Parameter scale) {
        return configural.parameters().stream()
                .anyMatch(other -> other.op() == Operator.INTERCEPT
                        && isOfItem(other, scale)
                        && isHeld(EqualAcrossGroups.INTERCEPTS, other));
    }

    private boolean isScale(Parameter row) {
        return parameterization == Parameterization.DELTA
                ? row.op() == Operator.SCALE
                : row.op() == Operator.COVARIANCE && row.lhs().equals(row.rhs());
    }

    private static boolean isOfItem(Parameter other, Parameter row) {
        return other.lhs().equals(row.lhs()) && other.group() == row.group() && other.level() == row.level();
    }
}
