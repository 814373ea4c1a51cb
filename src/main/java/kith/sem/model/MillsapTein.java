package kith.sem.model;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import kith.finding.InputException;

/**
 * Tables for the levels of invariance with ordered variables in the order of Millsap &amp; Yun-Tein 2004, Multivariate
 * Behavioral Research 39:479, doi 10.1207/S15327906MBR3903_4: loadings, then thresholds, then residual variances.
 *
 * <p>Identification: intercepts are 0 everywhere; in the first group (and on the first occasion) residual variances are
 * 1 and means of factors 0, which are free in the others; the first threshold of every item is equal throughout, and of
 * the item that gives a factor its scale the second too. An item of two categories that gives a factor its scale has no
 * second threshold; its residual variance is 1 everywhere instead.
 *
 * <p>Which thresholds are equal from the beginning makes no difference to the fit of the configural step, nor once all
 * are equal, but it does to that of the metric step. {@link OrderedInvariance} avoids this by holding thresholds equal
 * first.
 *
 * <p>The same as semTools' {@code measEq.syntax(ID.cat = "millsap")}, except for items of two categories that give a
 * factor its scale, whose residual variance semTools leaves free, so that the model is not identified.
 */
public final class MillsapTein {

    private final ParameterTable configural;
    private final Repetition repetition;
    private final Set<EqualAcrossGroups> equal;
    private final Predicate<Parameter> free;
    private final Set<String> markers;

    private MillsapTein(
            ParameterTable configural, Repetition repetition, Set<EqualAcrossGroups> equal, Predicate<Parameter> free) {
        this.configural = configural;
        this.repetition = repetition;
        this.equal = equal;
        this.free = free;
        this.markers = markers(configural);
    }

    /**
     * A step.
     *
     * @param configural the model with nothing held equal: theta parameterisation, a fixed loading for each factor
     * @param free parameters that stay free though their kind is held equal; thresholds that identify the model are
     *     held even so
     */
    public static ParameterTable step(
            ParameterTable configural, Repetition repetition, Set<EqualAcrossGroups> equal, Predicate<Parameter> free) {
        if (!configural.blocks().isEmpty()) {
            throw new InputException(
                    "order",
                    "Millsap and Tein's order, in which a fixed loading gives each factor its scale, with an efa() block",
                    "the order of Wu and Estabrook",
                    "");
        }
        return new MillsapTein(configural, repetition, equal, free).table();
    }

    /**
     * What identifies the model and therefore cannot be left free: the thresholds that are equal from the beginning,
     * and intercepts of ordered variables.
     *
     * @param configural the model with nothing held equal
     */
    public static Predicate<Parameter> identifying(ParameterTable configural) {
        MillsapTein step = new MillsapTein(configural, Repetition.overGroups(), Set.of(), row -> false);
        return row -> row.op() == Operator.THRESHOLD && step.isIdentifying(row)
                || row.op() == Operator.INTERCEPT && configural.ordered().contains(row.lhs());
    }

    /** The first item of each factor whose loading is fixed. */
    private static Set<String> markers(ParameterTable table) {
        Set<String> markers = new LinkedHashSet<>();
        for (String factor : table.latent()) {
            table.parameters().stream()
                    .filter(row -> row.op() == Operator.LOADING && row.lhs().equals(factor) && !row.isFree())
                    .findFirst()
                    .ifPresent(row -> markers.add(row.rhs()));
        }
        return markers;
    }

    private ParameterTable table() {
        TableRevision revision = repetition.holdEqual(
                TableRevision.of(configural), EqualAcrossGroups.THRESHOLDS, row -> !isIdentifying(row));
        for (EqualAcrossGroups kind : EnumSet.allOf(EqualAcrossGroups.class)) {
            if (equal.contains(kind)) {
                revision = repetition.holdEqual(revision, kind, free.or(this::isOrderedPlace));
            }
        }
        return revision.free(row -> repetition.isLater(row) && isIdentified(row))
                .table();
    }

    private boolean isIdentifying(Parameter row) {
        return row.rhs().equals("t1") || row.rhs().equals("t2") && markers.contains(row.lhs());
    }

    /** Intercepts and residual variances of ordered variables, which are held by fixing rather than by ties. */
    private boolean isOrderedPlace(Parameter row) {
        boolean place = row.op() == Operator.INTERCEPT || isVariance(row);
        return place && configural.ordered().contains(row.lhs());
    }

    private static boolean isVariance(Parameter row) {
        return row.op() == Operator.COVARIANCE && row.lhs().equals(row.rhs());
    }

    private boolean isIdentified(Parameter row) {
        if (isVariance(row) && configural.ordered().contains(row.lhs())) {
            boolean scaled = !markers.contains(row.lhs()) || thresholds(row) > 1;
            return scaled && !isHeld(EqualAcrossGroups.RESIDUALS, row);
        }
        return row.op() == Operator.INTERCEPT
                && configural.latent().contains(row.lhs())
                && !configural.isComposite(row.lhs())
                && !isExplained(row)
                && (hasOrderedItem(row) || equal.contains(EqualAcrossGroups.INTERCEPTS))
                && !isHeld(EqualAcrossGroups.MEANS, row);
    }

    private boolean isHeld(EqualAcrossGroups kind, Parameter row) {
        return equal.contains(kind) && !free.test(row);
    }

    private long thresholds(Parameter item) {
        return configural.parameters().stream()
                .filter(row ->
                        row.op() == Operator.THRESHOLD && row.lhs().equals(item.lhs()) && row.group() == item.group())
                .count();
    }

    /** Whether another factor explains this one. */
    private boolean isExplained(Parameter factor) {
        return configural.parameters().stream()
                .anyMatch(row -> row.op() == Operator.LOADING && row.rhs().equals(factor.lhs()));
    }

    private boolean hasOrderedItem(Parameter factor) {
        return configural.parameters().stream()
                .anyMatch(row -> row.op() == Operator.LOADING
                        && row.lhs().equals(factor.lhs())
                        && configural.ordered().contains(row.rhs()));
    }
}
