package kith.sem.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kith.finding.Problems;
import kith.sem.model.ModelOptions.Scaling;

/**
 * Puts the blocks of a model together to one table: modifiers, equalities, constraints, numbers of the free parameters.
 */
final class TableExpansion {

    private final ModelSpecification model;
    private final Problems problems = new Problems();
    private final ModelBlocks blocks;
    private final boolean meanStructure;
    private final List<DraftRow> rows = new ArrayList<>();

    TableExpansion(ModelSpecification model) {
        this.model = model;
        model.syntax().requireFormulas();
        this.blocks = ModelBlocks.of(model.syntax(), model.context(), problems);
        this.meanStructure = needsMeans();
    }

    ParameterTable table() {
        new NameCheck(model, blocks, problems).run();
        List<ExploratoryBlock> exploratory = new BlockReader(model.syntax().source(), blocks, problems).read();
        problems.throwIfAny();
        for (ModelBlocks.Block block : blocks.list()) {
            rows.addAll(BlockExpansion.rows(
                    model,
                    block.written(),
                    block.group(),
                    block.level(),
                    meanStructure,
                    !blocks.perGroup(),
                    exploratory));
        }
        leaveMeansToTheUpperLevel();
        rows.forEach(this::modify);
        problems.throwIfAny();
        List<Constraint> constraints = new ArrayList<>();
        List<Constraint> equalities = new Equalities(model, blocks, rows, problems).tie();
        Relations relations = Relations.of(model, rows, problems);
        problems.throwIfAny();
        constraints.addAll(relations.constraints());
        constraints.addAll(equalities);
        if (model.options().scaling() == Scaling.EFFECT_CODING) {
            constraints.addAll(EffectCoding.constraints(rows, blocks.list(), meanStructure));
        }
        return new ParameterTable(
                numbered(),
                constraints,
                relations.definitions(),
                model.context().groups(),
                blocks.union(VariableRoles::observed),
                blocks.union(VariableRoles::latent),
                blocks.union(roles -> BlockExpansion.orderedIn(roles, model.context())),
                model.options().fixedX() ? blocks.union(VariableRoles::predictors) : List.of(),
                blocks.union(VariableRoles::predictors),
                exploratory);
    }

    private boolean needsMeans() {
        return model.options().meanStructure()
                || model.context().groups().size() > 1
                || blocks.levels() > 1
                || blocks.list().stream()
                        .flatMap(block -> block.written().stream())
                        .anyMatch(said -> said.op() == Operator.INTERCEPT || said.op() == Operator.THRESHOLD)
                || !blocks.union(roles -> BlockExpansion.orderedIn(roles, model.context()))
                        .isEmpty();
    }

    /**
     * With two levels, variables at both have their intercepts and thresholds at the upper, their scales at the lower.
     */
    private void leaveMeansToTheUpperLevel() {
        if (blocks.levels() < 2) {
            return;
        }
        Set<String> observed = Set.copyOf(blocks.union(VariableRoles::observed));
        Set<String> above = new LinkedHashSet<>();
        rows.stream()
                .filter(row -> row.level > 1 && row.op == Operator.INTERCEPT && observed.contains(row.lhs))
                .forEach(row -> above.add(row.lhs));
        for (DraftRow row : rows) {
            if (row.level == 1
                    && (row.op == Operator.THRESHOLD || row.op == Operator.INTERCEPT && above.contains(row.lhs))) {
                row.fix(0);
            } else if (row.level > 1 && row.op == Operator.SCALE) {
                row.fix(1);
            }
        }
    }

    private void modify(DraftRow row) {
        List<Modifier> modifiers = row.term.modifiers().stream()
                .filter(modifier -> hasRightSize(modifier, row))
                .toList();
        boolean fixed = false;
        for (Modifier modifier : modifiers) {
            if (modifier instanceof Modifier.Fixed values) {
                double value = values.values().get(indexOf(modifier, row));
                fixed = !Double.isNaN(value);
                if (fixed) {
                    row.fix(value);
                } else {
                    row.release();
                }
            }
        }
        for (Modifier modifier : modifiers) {
            apply(modifier, indexOf(modifier, row), row, fixed);
        }
    }

    private boolean hasRightSize(Modifier modifier, DraftRow row) {
        int groups = blocks.perGroup() ? 1 : model.context().groups().size();
        boolean right = modifier.size() == 1 || modifier.size() == groups;
        if (!right && (row.group == 1 || blocks.perGroup())) {
            problems.add(
                    row.term.place().in(model.syntax().source()),
                    modifier.size() + " values in “" + modifier.text() + "*”",
                    groups == 1
                            ? "one value"
                            : "one value, or one for each of the " + groups + " groups ("
                                    + String.join(", ", model.context().groups()) + ")",
                    groups > 1 ? "" : blocks.perGroup() ? "a block is of one group" : ModelBlocks.BY_GROUP);
        }
        return right;
    }

    private static int indexOf(Modifier modifier, DraftRow row) {
        return modifier.size() == 1 ? 0 : row.group - 1;
    }

    /**
     * A starting value also moves what an option has fixed (lavaan does so), but not what the author has; NA leaves it.
     */
    private static void apply(Modifier modifier, int index, DraftRow row, boolean fixed) {
        if (modifier instanceof Modifier.Start start && !fixed) {
            double value = start.values().get(index);
            row.value = Double.isNaN(value) ? row.value : value;
        } else if (modifier instanceof Modifier.Lower lower) {
            row.lower = lower.values().get(index);
        } else if (modifier instanceof Modifier.Upper upper) {
            row.upper = upper.values().get(index);
        } else if (modifier instanceof Modifier.Label label) {
            row.label = label.values().get(index);
        }
    }

    private List<Parameter> numbered() {
        List<Parameter> parameters = new ArrayList<>();
        int free = 0;
        for (DraftRow row : rows) {
            parameters.add(row.toParameter(row.free ? ++free : 0));
        }
        return parameters;
    }
}
