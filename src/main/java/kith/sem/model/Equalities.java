package kith.sem.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.finding.Problems;

/**
 * Ties rows of one name: the author's labels, and the names that what is held equal over groups gives. If one of them
 * is fixed, all are fixed to its value; otherwise all stay free, each is held equal to the first, and those without a
 * label get the label of the first row's place.
 */
final class Equalities {

    private final ModelSpecification model;
    private final ModelBlocks blocks;
    private final List<DraftRow> rows;
    private final Problems problems;

    Equalities(ModelSpecification model, ModelBlocks blocks, List<DraftRow> rows, Problems problems) {
        this.model = model;
        this.blocks = blocks;
        this.rows = rows;
        this.problems = problems;
    }

    /** Changes the rows and gives the constraints. */
    List<Constraint> tie() {
        String[] names = names();
        Map<String, List<Integer>> byName = new LinkedHashMap<>();
        List<String> order = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            List<Integer> same = byName.computeIfAbsent(names[i], name -> new ArrayList<>());
            same.add(i);
            if (same.size() == 2) {
                order.add(names[i]);
            }
        }
        List<Constraint> constraints = new ArrayList<>();
        for (String name : order) {
            List<Integer> same = byName.get(name);
            shareBounds(same);
            if (same.stream().anyMatch(i -> !rows.get(i).free)) {
                fixAll(name, same);
            } else {
                constraints.addAll(holdEqual(same));
            }
        }
        return constraints;
    }

    private String[] names() {
        String[] names = new String[rows.size()];
        for (int i = 0; i < names.length; i++) {
            DraftRow row = rows.get(i);
            names[i] = row.said() + (row.group > 1 ? ".g" + row.group : "");
        }
        if (model.context().groups().size() > 1) {
            nameAcrossGroups(names);
        }
        for (int i = 0; i < names.length; i++) {
            DraftRow row = rows.get(i);
            if (row.level > 1) {
                names[i] += ".l" + row.level;
            }
            if (!row.label.isEmpty()) {
                names[i] = row.label;
            }
        }
        return names;
    }

    private void nameAcrossGroups(String[] names) {
        Set<String> partial = partial();
        Map<Integer, VariableRoles> roles = firstGroupRoles();
        Map<String, String> firsts = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            DraftRow row = rows.get(i);
            String key = row.level + row.said();
            if (row.group == 1 && !partial.contains(row.said()) && isHeldEqual(row, roles.get(row.level))) {
                firsts.put(key, names[i]);
            } else if (row.group > 1 && firsts.containsKey(key)) {
                names[i] = firsts.get(key);
            }
        }
    }

    private Map<Integer, VariableRoles> firstGroupRoles() {
        Map<Integer, VariableRoles> roles = new HashMap<>();
        blocks.list().stream()
                .filter(block -> block.group() == 1)
                .forEach(block -> roles.put(block.level(), VariableRoles.of(block.written())));
        return roles;
    }

    private boolean isHeldEqual(DraftRow row, VariableRoles roles) {
        return EqualAcrossGroups.of(row.lhs, row.op, row.rhs, roles.latent(), roles.modelled())
                .filter(model.equal()::contains)
                .isPresent();
    }

    /** What the user left free, each as a row says it. */
    private Set<String> partial() {
        Set<String> said = new HashSet<>();
        for (String wanted : model.partial()) {
            String plain = plain(wanted);
            boolean found = false;
            for (DraftRow row : rows) {
                boolean reversed =
                        row.op == Operator.COVARIANCE && plain.equals(plain(row.rhs + row.op.symbol() + row.lhs));
                if (row.group == 1 && (plain.equals(plain(row.said())) || reversed)) {
                    said.add(row.said());
                    found = true;
                }
            }
            if (!found) {
                problems.add(
                        "parameters left free",
                        "“" + wanted + "”, which is not in the model",
                        "a parameter of it, such as " + rows.get(0).said(),
                        "");
            }
        }
        return said;
    }

    /** A parameter as it is compared: without blanks and quotes. */
    private static String plain(String said) {
        return said.replaceAll("[\\s`'\"]", "");
    }

    private void shareBounds(List<Integer> same) {
        double lower = same.stream()
                .mapToDouble(i -> rows.get(i).lower)
                .filter(Double::isFinite)
                .min()
                .orElse(Double.NEGATIVE_INFINITY);
        double upper = same.stream()
                .mapToDouble(i -> rows.get(i).upper)
                .filter(Double::isFinite)
                .max()
                .orElse(Double.POSITIVE_INFINITY);
        same.forEach(i -> {
            rows.get(i).lower = lower;
            rows.get(i).upper = upper;
        });
    }

    private void fixAll(String name, List<Integer> same) {
        List<Double> values = same.stream()
                .map(rows::get)
                .filter(row -> !row.free)
                .map(row -> row.value)
                .distinct()
                .toList();
        if (values.size() > 1) {
            DraftRow first = rows.get(same.get(0));
            problems.add(
                    first.term.place().in(model.syntax().source()),
                    "“" + name + "”, which is held equal but fixed to different values ("
                            + Numbers.written(values.get(0)) + ", " + Numbers.written(values.get(1)) + ")",
                    "one value",
                    "leave “" + first.said() + "” out of what is held equal");
        }
        same.forEach(i -> rows.get(i).fix(values.get(0)));
    }

    private List<Constraint> holdEqual(List<Integer> same) {
        String first = ParameterTable.placeLabel(same.get(0));
        List<Constraint> constraints = new ArrayList<>();
        for (int i : same) {
            if (i != same.get(0)) {
                constraints.add(new Constraint(
                        Arithmetic.label(first), Operator.EQUAL, Arithmetic.label(ParameterTable.placeLabel(i))));
            }
            if (rows.get(i).label.isEmpty()) {
                rows.get(i).label = first;
            }
        }
        return constraints;
    }
}
