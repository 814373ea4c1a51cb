package kith.sem.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.sem.model.ModelContext.Categories;
import kith.sem.model.ModelOptions.Parameterization;
import kith.sem.model.ModelOptions.Scaling;

/**
 * One block of a model (a group, at a level) expanded to rows: what its author wrote, then what the options add, all
 * free or fixed by the options but without regard to modifiers. Order and rules are those of lavaan 0.6-14.
 */
final class BlockExpansion {

    private final List<Relationship> written;
    private final VariableRoles roles;
    private final Set<String> ordered;
    private final ModelSpecification model;
    private final ModelOptions options;
    private final int group;
    private final int level;
    private final List<DraftRow> rows = new ArrayList<>();
    private final List<ExploratoryBlock> blocks;
    /** Factors of exploratory blocks. */
    private final Set<String> exploratory;

    private BlockExpansion(
            ModelSpecification model, List<Relationship> written, int group, int level, List<ExploratoryBlock> blocks) {
        this.blocks = blocks;
        this.exploratory =
                blocks.stream().flatMap(block -> block.factors().stream()).collect(Collectors.toSet());
        this.model = model;
        this.options = model.options();
        this.written = written;
        this.roles = VariableRoles.of(written);
        this.ordered = orderedIn(roles, model.context());
        this.group = group;
        this.level = level;
    }

    /**
     * The rows of a block.
     *
     * @param meanStructure whether the model has intercepts
     * @param repeated whether the same block stands for every group, so that what group equalities set free is freed
     * @param blocks exploratory blocks of factors
     */
    static List<DraftRow> rows(
            ModelSpecification model,
            List<Relationship> written,
            int group,
            int level,
            boolean meanStructure,
            boolean repeated,
            List<ExploratoryBlock> blocks) {
        BlockExpansion expansion = new BlockExpansion(model, written, group, level, blocks);
        expansion.addRows(meanStructure);
        expansion.fixByOptions();
        expansion.fixOrdered();
        if (repeated && group > 1) {
            expansion.releaseWhatEqualitiesIdentify();
        }
        return expansion.rows;
    }

    /**
     * Ordered variables of a block: those with thresholds in it, and those ordered in the data that are no predictors.
     */
    static Set<String> orderedIn(VariableRoles roles, ModelContext context) {
        return roles.observed().stream()
                .filter(name -> roles.thresholded().contains(name)
                        || context.ordered().containsKey(name)
                                && !roles.predictors().contains(name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void addRows(boolean meanStructure) {
        for (Relationship said : written) {
            if (!said.isPhantom() && (said.op() != Operator.THRESHOLD || isTold(said))) {
                rows.add(DraftRow.written(said, group, level));
            }
        }
        addThresholds();
        Stream.concat(roles.modelled().stream(), roles.latent().stream())
                .forEach(name -> add(name, Operator.COVARIANCE, name));
        if (options.preset().isAutomatic()) {
            addPairs(roles.exogenousFactors());
            addPairs(roles.lastOutcomes());
        }
        blocks.forEach(block -> addPairs(block.factors()));
        for (int i = 0; i < roles.predictors().size(); i++) {
            for (int j = i; j < roles.predictors().size(); j++) {
                add(
                        roles.predictors().get(i),
                        Operator.COVARIANCE,
                        roles.predictors().get(j));
            }
        }
        ordered.forEach(name -> add(name, Operator.SCALE, name));
        if (meanStructure) {
            Stream.concat(roles.observed().stream(), roles.latent().stream())
                    .forEach(name -> add(name, Operator.INTERCEPT, ""));
        }
    }

    /**
     * Whether the group's answers can tell a threshold; one of a variable with unknown categories is taken to be told.
     */
    private boolean isTold(Relationship threshold) {
        Categories categories = model.context().ordered().get(threshold.lhs());
        return categories == null
                || categories
                        .thresholds(group)
                        .contains(Integer.valueOf(threshold.rhs().substring(1)));
    }

    private void addThresholds() {
        for (String name : ordered) {
            Categories categories = model.context().ordered().get(name);
            if (categories != null) {
                categories.thresholds(group).forEach(number -> add(name, Operator.THRESHOLD, "t" + number));
            }
        }
    }

    private void addPairs(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                add(names.get(i), Operator.COVARIANCE, names.get(j));
            }
        }
    }

    /** Adds a row unless it is there. */
    private void add(String lhs, Operator op, String rhs) {
        boolean there = rows.stream().anyMatch(row -> row.op == op && row.lhs.equals(lhs) && row.rhs.equals(rhs));
        if (!there) {
            rows.add(DraftRow.added(lhs, op, rhs, group, level));
        }
    }

    private void fixByOptions() {
        Set<String> latent = Set.copyOf(roles.latent());
        Set<String> composites = Set.copyOf(roles.composites());
        if (!options.preset().isAutomatic()) {
            each(row -> row.isVariance() && !row.user, row -> row.fix(0));
            each(row -> row.op == Operator.THRESHOLD && !row.user, row -> row.fix(Double.NaN));
        }
        each(row -> row.isVariance() && !row.user && composites.contains(row.lhs), row -> row.fix(0));
        if (options.scaling() == Scaling.STANDARDISED) {
            each(
                    row -> row.isVariance() && latent.contains(row.lhs) && !composites.contains(row.lhs),
                    row -> row.fix(1));
        }
        if (options.scaling() == Scaling.MARKER) {
            Set<String> scaled = new HashSet<>();
            each(
                    row -> row.op == Operator.LOADING && !exploratory.contains(row.lhs) && scaled.add(row.lhs),
                    row -> row.fix(1));
        }
        if (options.preset().isAutomatic()) {
            Set<String> single = singleIndicators();
            each(row -> row.isVariance() && !row.user && single.contains(row.lhs), row -> row.fix(0));
        }
        if (options.orthogonal()) {
            each(
                    row -> row.op == Operator.COVARIANCE
                            && !row.isVariance()
                            && !row.user
                            && latent.contains(row.lhs)
                            && latent.contains(row.rhs),
                    row -> row.fix(0));
        }
        fixAxes();
        fixMeans(latent);
        if (options.fixedX()) {
            each(this::isOfPredictors, row -> {
                row.fix(Double.NaN);
                row.exogenous = true;
            });
        }
    }

    /** Chooses the axes of exploratory blocks for the search. */
    private void fixAxes() {
        for (ExploratoryBlock block : blocks) {
            each(row -> row.isVariance() && block.factors().contains(row.lhs), row -> row.fix(1));
            each(row -> isWithin(block, row), row -> row.fix(0));
            each(
                    row -> row.op == Operator.LOADING
                            && block.factors().contains(row.lhs)
                            && block.isZero(row.lhs, row.rhs),
                    row -> row.fix(0));
        }
    }

    private static boolean isWithin(ExploratoryBlock block, DraftRow row) {
        return row.op == Operator.COVARIANCE
                && !row.isVariance()
                && block.factors().contains(row.lhs)
                && block.factors().contains(row.rhs);
    }

    private void fixMeans(Set<String> latent) {
        each(
                row -> {
                    boolean free = latent.contains(row.lhs)
                            ? options.preset().freesFactorMeans()
                            : options.preset().freesObservedIntercepts();
                    return row.op == Operator.INTERCEPT && !row.user && !free;
                },
                row -> row.fix(0));
    }

    private boolean isOfPredictors(DraftRow row) {
        return !row.user
                && roles.predictors().contains(row.lhs)
                && (row.op == Operator.INTERCEPT
                        || row.op == Operator.COVARIANCE && roles.predictors().contains(row.rhs));
    }

    /** Indicators that are the only one of their factor and indicators of no other factor. */
    private Set<String> singleIndicators() {
        Map<String, Integer> byFactor = new LinkedHashMap<>();
        Map<String, Integer> byIndicator = new LinkedHashMap<>();
        each(row -> row.op == Operator.LOADING, row -> {
            byFactor.merge(row.lhs, 1, Integer::sum);
            byIndicator.merge(row.rhs, 1, Integer::sum);
        });
        return rows.stream()
                .filter(row ->
                        row.op == Operator.LOADING && byFactor.get(row.lhs) == 1 && byIndicator.get(row.rhs) == 1)
                .map(row -> row.rhs)
                .collect(Collectors.toSet());
    }

    private void fixOrdered() {
        each(
                row -> row.op == Operator.INTERCEPT && !row.user && ordered.contains(row.lhs) && !row.exogenous,
                row -> row.fix(0));
        each(row -> row.isVariance() && !row.user && ordered.contains(row.lhs), row -> row.fix(1));
        each(row -> row.op == Operator.SCALE && !row.user, row -> row.fix(1));
    }

    private void releaseWhatEqualitiesIdentify() {
        Set<EqualAcrossGroups> equal = model.equal();
        boolean thresholds = equal.contains(EqualAcrossGroups.THRESHOLDS);
        if ((thresholds || equal.contains(EqualAcrossGroups.INTERCEPTS)) && !equal.contains(EqualAcrossGroups.MEANS)) {
            each(row -> row.op == Operator.INTERCEPT && !row.user && isFactor(row.lhs), DraftRow::release);
        }
        if (options.scaling() == Scaling.STANDARDISED
                && equal.contains(EqualAcrossGroups.LOADINGS)
                && !equal.contains(EqualAcrossGroups.VARIANCES)) {
            each(row -> row.isVariance() && !row.user && isFactor(row.lhs), DraftRow::release);
        }
        if (equal.contains(EqualAcrossGroups.LOADINGS)) {
            releaseAxes(equal);
        }
        if (thresholds && options.preset().isAutomatic() && options.parameterization() == Parameterization.DELTA) {
            each(row -> row.op == Operator.SCALE, DraftRow::release);
        }
        if (thresholds && options.parameterization() == Parameterization.THETA) {
            each(row -> row.isVariance() && ordered.contains(row.lhs), DraftRow::release);
        }
    }

    /** Equal loadings give later groups the axes of the first. */
    private void releaseAxes(Set<EqualAcrossGroups> equal) {
        for (ExploratoryBlock block : blocks) {
            if (!equal.contains(EqualAcrossGroups.VARIANCES)) {
                each(row -> row.isVariance() && block.factors().contains(row.lhs), DraftRow::release);
            }
            if (!equal.contains(EqualAcrossGroups.COVARIANCES)) {
                each(row -> isWithin(block, row), DraftRow::release);
            }
        }
    }

    private boolean isFactor(String name) {
        return roles.latent().contains(name) && !roles.composites().contains(name);
    }

    private void each(Predicate<DraftRow> which, java.util.function.Consumer<DraftRow> what) {
        rows.stream().filter(which).forEach(what);
    }
}
