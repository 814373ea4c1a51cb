package kith.sem.model;

import java.util.HashSet;
import java.util.Set;
import kith.finding.Problems;
import kith.sem.model.ModelContext.Categories;

/** Holds the names in a model against the data: what is not there, what means two things, thresholds that cannot be. */
final class NameCheck {

    private final ModelContext context;
    private final String source;
    private final ModelBlocks blocks;
    private final Problems problems;
    private final Set<String> told = new HashSet<>();

    NameCheck(ModelSpecification model, ModelBlocks blocks, Problems problems) {
        this.context = model.context();
        this.source = model.syntax().source();
        this.blocks = blocks;
        this.problems = problems;
    }

    void run() {
        Set<String> factors = new HashSet<>();
        blocks.list()
                .forEach(block ->
                        factors.addAll(VariableRoles.of(block.written()).latent()));
        for (ModelBlocks.Block block : blocks.list()) {
            for (Relationship said : block.written()) {
                check(said.lhs(), factors, said);
                if (said.op() == Operator.THRESHOLD) {
                    checkThreshold(said, factors);
                } else if (!said.rhs().isEmpty()) {
                    check(said.rhs(), factors, said);
                }
            }
        }
    }

    private void check(String name, Set<String> factors, Relationship said) {
        boolean column = context.columns().contains(name);
        if (context.columns().isEmpty() || column != factors.contains(name) || !told.add(name)) {
            return;
        }
        String where = said.term().place().in(source);
        if (column) {
            problems.add(
                    where,
                    "the factor “" + name + "”, which is a variable of the data",
                    "a name of its own",
                    "rename the factor");
        } else {
            problems.add(where, "“" + name + "”, which is not in the data", "a variable of the data", likely(name));
        }
    }

    private void checkThreshold(Relationship said, Set<String> factors) {
        String where = said.term().place().in(source);
        Categories categories = context.ordered().get(said.lhs());
        if (factors.contains(said.lhs())) {
            problems.add(where, "a threshold of the factor “" + said.lhs() + "”", "an ordered variable", "");
        } else if (categories != null
                && number(said.rhs()) >= categories.count()
                && told.add(said.lhs() + said.rhs())) {
            problems.add(
                    where,
                    "the threshold " + said.rhs() + " of “" + said.lhs() + "”, which has " + categories.count()
                            + " categories",
                    "t1 to t" + (categories.count() - 1),
                    "");
        }
    }

    private static int number(String threshold) {
        return threshold.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(threshold.substring(1));
    }

    private String likely(String name) {
        return context.columns().stream()
                .filter(column -> distance(name, column) <= (name.length() < 4 ? 1 : 2))
                .min(java.util.Comparator.comparingInt(column -> distance(name, column)))
                .map(column -> "did you mean “" + column + "”?")
                .orElse("check its spelling, capitals included");
    }

    /** How many letters to put in, leave out or change to make one of the other; capitals count for nothing. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(java.util.Locale.ROOT);
        String b = right.toLowerCase(java.util.Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
