package kith.twolevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kith.finding.Finding;
import kith.sem.implied.CovarianceStructure;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import kith.sem.solution.Admissibility;
import kith.sem.solution.Estimate;

/**
 * The parameter table of a two-level model with each level of each group as a block: block 2 g − 1 is group g within
 * clusters, 2 g the same between. In this form a level is to the solution what a group is.
 */
final class LevelBlocks {

    private static final List<String> LEVELS = List.of("within clusters", "between clusters");

    private LevelBlocks() {}

    /** The number of a block, from 1. */
    static int block(int group, int level) {
        return 2 * (group - 1) + level;
    }

    /** The group of a block. */
    static int group(int block) {
        return (block + 1) / 2;
    }

    /** The name of a block. */
    static String name(String group, int level) {
        return group.isEmpty() ? LEVELS.get(level - 1) : group + ", " + LEVELS.get(level - 1);
    }

    static List<String> names(List<String> groups) {
        List<String> names = new ArrayList<>();
        for (String group : groups) {
            names.add(name(group, 1));
            names.add(name(group, 2));
        }
        return names;
    }

    /** The same rows, in the same order, with blocks for groups. */
    static ParameterTable of(ParameterTable table) {
        List<Parameter> rows = table.parameters().stream()
                .map(row -> inGroup(row, block(row.group(), row.level())))
                .toList();
        return with(table, rows);
    }

    private static ParameterTable with(ParameterTable table, List<Parameter> rows) {
        return new ParameterTable(
                rows,
                table.constraints(),
                table.definitions(),
                names(table.groups()),
                table.observed(),
                table.latent(),
                table.ordered(),
                table.exogenous(),
                table.predictors(),
                table.blocks());
    }

    private static Parameter inGroup(Parameter row, int group) {
        return new Parameter(
                row.lhs(),
                row.op(),
                row.rhs(),
                group,
                row.level(),
                row.free(),
                row.value(),
                row.label(),
                row.exogenous(),
                row.lower(),
                row.upper());
    }

    /** Without ordered variables, whose residual variances would be taken to follow from scaling factors. */
    static ParameterTable unordered(ParameterTable table) {
        return new ParameterTable(
                table.parameters(),
                table.constraints(),
                table.definitions(),
                table.groups(),
                table.observed(),
                table.latent(),
                List.of(),
                table.exogenous(),
                table.predictors(),
                table.blocks());
    }

    /** Level by level, so that places are named as the levels are. */
    static List<Finding> inadmissible(
            ParameterTable table, List<Estimate> estimates, List<CovarianceStructure> structures) {
        List<Finding> all = new ArrayList<>();
        for (int block = 1; block <= structures.size(); block++) {
            int number = block;
            String name = table.groups().get(block - 1);
            List<Estimate> own = estimates.stream()
                    .filter(estimate -> estimate.group() == number)
                    .map(estimate -> TwoLevelFit.inGroup(estimate, 1))
                    .toList();
            Admissibility.of(own, List.of(structures.get(block - 1)), List.of(name))
                    .forEach(finding -> all.add(finding.in(name)));
        }
        return all;
    }

    /** The names of the free parameters, in their order. */
    static List<String> parameterNames(ParameterTable written) {
        String[] names = new String[written.freeCount()];
        for (Parameter row : written.parameters()) {
            if (row.isFree()) {
                names[row.free() - 1] = row.toString();
            }
        }
        return Arrays.asList(names);
    }

    /** At which levels each observed variable stands in the model. */
    static List<VariableLevel> levels(ParameterTable table) {
        return table.observed().stream()
                .map(name -> {
                    boolean within = stands(table, name, 1);
                    return within && stands(table, name, 2)
                            ? VariableLevel.BOTH
                            : within ? VariableLevel.WITHIN : VariableLevel.BETWEEN;
                })
                .toList();
    }

    private static boolean stands(ParameterTable table, String name, int level) {
        return table.parameters().stream()
                .anyMatch(row -> row.level() == level
                        && (row.lhs().equals(name) || row.rhs().equals(name)));
    }

    /** How much of the structure of a level stays. */
    enum Structure {
        /** All variances and covariances are free. */
        SATURATED,
        /** Variances are free, and covariances among predictors taken as given are theirs. */
        INDEPENDENCE
    }

    /**
     * A model without the factors and paths of one level or both, as blocks.
     *
     * @param table as blocks, with a value in every fixed row
     * @param structures of the levels to be replaced, one a level; a level that is not to be replaced has none
     * @param given whether moments of predictors taken as given stay so; they are free otherwise
     */
    static ParameterTable replaced(
            ParameterTable table, List<VariableLevel> levels, List<Structure> structures, boolean given) {
        return new Replacement(table, levels, given).with(structures);
    }

    /** The unrestricted model: everything is free at both levels. */
    static ParameterTable saturated(ParameterTable table, List<VariableLevel> levels) {
        return replaced(table, levels, Arrays.asList(Structure.SATURATED, Structure.SATURATED), false);
    }

    private static final class Replacement {
        private final ParameterTable table;
        private final List<VariableLevel> levels;
        private final boolean given;
        private final List<Parameter> rows = new ArrayList<>();
        private int free;

        Replacement(ParameterTable table, List<VariableLevel> levels, boolean given) {
            this.table = table;
            this.levels = levels;
            this.given = given;
        }

        ParameterTable with(List<Structure> structures) {
            for (int block = 1; block <= table.groups().size(); block++) {
                int level = 2 - block % 2;
                for (int i = 0; i < levels.size(); i++) {
                    addVariable(block, level, i, structures.get(level - 1));
                }
            }
            return new ParameterTable(
                    rows,
                    List.of(),
                    List.of(),
                    table.groups(),
                    table.observed(),
                    List.of(),
                    List.of(),
                    table.exogenous(),
                    table.predictors(),
                    List.of());
        }

        private void addVariable(int block, int level, int i, Structure structure) {
            if (!stands(i, level)) {
                return;
            }
            add(block, level, i, Operator.INTERCEPT, i);
            for (int j = 0; j <= i; j++) {
                boolean amongGiven = isGiven(block, i) && isGiven(block, j);
                if (stands(j, level) && (i == j || structure == Structure.SATURATED || amongGiven)) {
                    add(block, level, j, Operator.COVARIANCE, i);
                }
            }
        }

        private boolean stands(int i, int level) {
            return level == 1 ? levels.get(i).isWithin() : levels.get(i).isBetween();
        }

        /** Whether a variable is a predictor taken as given at the level of a block. */
        private boolean isGiven(int block, int i) {
            String name = table.observed().get(i);
            return table.parameters().stream()
                    .anyMatch(row ->
                            row.group() == block && row.exogenous() && row.lhs().equals(name));
        }

        private void add(int block, int level, int left, Operator op, int right) {
            boolean mean = op == Operator.INTERCEPT;
            String lhs = table.observed().get(left);
            String rhs = mean ? "" : table.observed().get(right);
            boolean upper = mean && level == 1 && levels.get(left) == VariableLevel.BOTH;
            boolean taken = given && isGiven(block, left) && isGiven(block, right);
            double value = upper ? 0 : taken ? value(block, lhs, op, rhs) : Double.NaN;
            rows.add(new Parameter(
                    lhs,
                    op,
                    rhs,
                    block,
                    level,
                    upper || taken ? 0 : ++free,
                    value,
                    "",
                    taken,
                    Double.NEGATIVE_INFINITY,
                    Double.POSITIVE_INFINITY));
        }

        private double value(int block, String lhs, Operator op, String rhs) {
            return table.parameters().stream()
                    .filter(row -> row.group() == block && row.op() == op && row.exogenous())
                    .filter(row -> row.lhs().equals(lhs) && row.rhs().equals(rhs)
                            || row.lhs().equals(rhs) && row.rhs().equals(lhs))
                    .mapToDouble(Parameter::value)
                    .findFirst()
                    .orElse(0);
        }
    }
}
