package kith.sem.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import kith.finding.Problems;
import kith.finding.Setting;
import kith.finding.Suggestion;
import kith.sem.model.Statement.BlockHeader;
import kith.sem.model.Statement.BlockKind;
import kith.sem.model.Statement.Formula;

/**
 * What a model says in each group and at each level.
 *
 * @param list group after group, within it level after level
 * @param levels how many levels the model speaks of
 * @param perGroup whether the author wrote {@code group:} blocks; otherwise every group has the same
 */
record ModelBlocks(List<Block> list, int levels, boolean perGroup) {

    /** What to do with a model for several groups where there is one. */
    static final String BY_GROUP =
            "write the model for one group, or name the column of the groups: " + Setting.to("group", "COLUMN");

    /** What is said in one group at one level. */
    record Block(int group, int level, List<Relationship> written) {}

    /** What is said in one group (0 for all) at one level, while it is gathered. */
    private record Cell(int group, int level, List<Relationship> said) {}

    static ModelBlocks of(ModelSyntax syntax, ModelContext context, Problems problems) {
        return new Divider(syntax, context, problems).divide();
    }

    /**
     * The same where the data are not known: the groups are those that the model names, or one; problems are told once
     * they are.
     */
    static ModelBlocks unchecked(ModelSyntax syntax) {
        List<String> named = syntax.statements().stream()
                .filter(statement -> statement instanceof BlockHeader header && header.kind() == BlockKind.GROUP)
                .map(statement -> ((BlockHeader) statement).label())
                .distinct()
                .toList();
        ModelContext context = ModelContext.plain()
                .withGroups(named.isEmpty() ? List.of("") : named)
                .withLevels(Integer.MAX_VALUE);
        return new Divider(syntax, context, new Problems()).divide();
    }

    /** Names that play a part in some block, each once. */
    List<String> union(Function<VariableRoles, Collection<String>> names) {
        Set<String> all = new LinkedHashSet<>();
        list.forEach(block -> all.addAll(names.apply(VariableRoles.of(block.written()))));
        return List.copyOf(all);
    }

    private static final class Divider {
        private final ModelSyntax syntax;
        private final ModelContext context;
        private final String source;
        private final Problems problems;
        private final List<Cell> cells = new ArrayList<>();
        private final Map<String, Integer> levels = new LinkedHashMap<>();
        private boolean hasGroups;
        private int group;
        private int level = 1;

        Divider(ModelSyntax syntax, ModelContext context, Problems problems) {
            this.syntax = syntax;
            this.context = context;
            this.source = syntax.source();
            this.problems = problems;
        }

        ModelBlocks divide() {
            List<Statement> statements = syntax.statements();
            boolean blocked = statements.stream().anyMatch(BlockHeader.class::isInstance);
            boolean inBlock = !blocked;
            for (Statement statement : statements) {
                if (statement instanceof BlockHeader header) {
                    open(header);
                    inBlock = true;
                } else if (statement instanceof Formula formula) {
                    if (!inBlock) {
                        problems.add(
                                formula.place().in(source),
                                "a formula before the first block",
                                "a “level:” or “group:” line above it",
                                "");
                    }
                    cell().said().addAll(Relationship.of(formula));
                }
            }
            int highest = Math.max(1, levels.size());
            if (highest > context.levels()) {
                problems.add(
                        source,
                        "a model with " + highest + " levels",
                        context.levels() == 1 ? "one level: the data have no clusters" : "two levels",
                        context.levels() == 1 ? "name the variable that tells the clusters" : "");
            }
            return new ModelBlocks(blocks(), highest, hasGroups);
        }

        private Cell cell() {
            for (Cell cell : cells) {
                if (cell.group() == group && cell.level() == level) {
                    return cell;
                }
            }
            Cell fresh = new Cell(group, level, new ArrayList<>());
            cells.add(fresh);
            return fresh;
        }

        private void open(BlockHeader header) {
            if (header.kind() == BlockKind.GROUP) {
                hasGroups = true;
                group = groupOf(header);
                level = 1;
            } else {
                level = levelOf(header.label());
            }
        }

        private int levelOf(String label) {
            int known = switch (label) {
                case "1", "within" -> 1;
                case "2", "between" -> 2;
                default -> levels.size() + 1;
            };
            return levels.computeIfAbsent(label, name -> known);
        }

        private int groupOf(BlockHeader header) {
            List<String> labels = context.groups();
            int number = labels.indexOf(header.label()) + 1;
            if (number == 0 && header.label().matches("[1-9][0-9]{0,3}")) {
                number = Integer.parseInt(header.label());
            }
            if (number < 1 || number > labels.size()) {
                problems.add(
                        header.place().in(source),
                        "the group “" + header.label() + "”",
                        labels.size() == 1
                                ? "no “group:” block: there is one group"
                                : "one of " + String.join(", ", labels) + ", as the groups are named in the data",
                        labels.size() == 1 ? BY_GROUP : Suggestion.phrase(header.label(), labels));
                return 1;
            }
            return number;
        }

        private List<Block> blocks() {
            Map<Integer, Map<Integer, List<Relationship>>> sorted = new TreeMap<>();
            Set<String> order = order();
            for (int g = 1; g <= context.groups().size(); g++) {
                int number = g;
                cells.forEach(cell -> {
                    if (cell.group() == 0 || cell.group() == number) {
                        sorted.computeIfAbsent(number, key -> new TreeMap<>())
                                .put(cell.level(), ordered(cell.said(), order));
                    }
                });
                if (!sorted.containsKey(g) && problems.isEmpty()) {
                    problems.add(
                            source,
                            "no formulas for the group “" + context.groups().get(g - 1) + "”",
                            "a “group:” block for every group",
                            "");
                }
            }
            List<Block> blocks = new ArrayList<>();
            sorted.forEach(
                    (g, byLevel) -> byLevel.forEach((l, said) -> blocks.add(new Block(g, l, List.copyOf(said)))));
            return blocks;
        }

        /** Factors before observed variables, each in their order in the model. */
        private Set<String> order() {
            Set<String> names = new LinkedHashSet<>();
            List<VariableRoles> roles =
                    cells.stream().map(cell -> VariableRoles.of(cell.said())).toList();
            roles.forEach(block -> names.addAll(block.latent()));
            roles.forEach(block -> names.addAll(block.observed()));
            return names;
        }

        /** Covariances with their sides in the order of the variables. */
        private static List<Relationship> ordered(List<Relationship> said, Set<String> order) {
            List<String> names = List.copyOf(order);
            return said.stream()
                    .map(one -> one.op() == Operator.COVARIANCE && names.indexOf(one.lhs()) > names.indexOf(one.rhs())
                            ? one.swapped()
                            : one)
                    .toList();
        }
    }
}
