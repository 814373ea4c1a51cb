package kith.report.section.cfa;

import java.util.Locale;
import kith.report.document.Tree;
import kith.sem.comparison.FitEquivalence;

/** A test of equivalence as other programs see it. */
public final class EquivalenceTree {

    private EquivalenceTree() {}

    /** How large a misfit has to be tolerated, and by which bounds it is judged. */
    public static Tree of(FitEquivalence test) {
        Tree tree = new Tree().put("alpha", FitEquivalence.ALPHA).put("epsilon_t", test.tolerated());
        put(tree, "rmsea", test.rmsea());
        test.cfi().ifPresent(cfi -> put(tree, "cfi", cfi));
        return tree;
    }

    private static void put(Tree tree, String index, FitEquivalence.Size size) {
        tree.put(index + "_t", size.value());
        size.bounds()
                .ifPresentOrElse(
                        bounds -> tree.put(
                                index + "_cutoffs",
                                new Tree()
                                        .put("excellent", bounds.excellent())
                                        .put("close", bounds.close())
                                        .put("fair", bounds.fair())
                                        .put("mediocre", bounds.mediocre())),
                        () -> tree.putNull(index + "_cutoffs"));
        size.size()
                .ifPresentOrElse(
                        one -> tree.put(index + "_size", one.name().toLowerCase(Locale.ROOT)),
                        () -> tree.putNull(index + "_size"));
    }
}
