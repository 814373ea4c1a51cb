package kith.report.section.cfa;

import kith.report.section.tree.RecordTree;
import kith.sem.comparison.FitEquivalence;

/** A test of equivalence as other programs see it. */
public final class EquivalenceTree {

    private EquivalenceTree() {}

    /** Adds its keys: how large a misfit has to be tolerated, and by which bounds it is judged. */
    public static RecordTree keys(RecordTree trees) {
        return trees.with(FitEquivalence.class, "alpha", double.class, test -> FitEquivalence.ALPHA)
                .with(
                        FitEquivalence.class,
                        "of_cfi",
                        OfCfi.class,
                        test -> test.cfi().map(OfCfi::new))
                .keys(FitEquivalence.class, """
                        alpha epsilon_t=tolerated rmsea_t=rmsea.value rmsea_cutoffs=rmsea.bounds rmsea_size=rmsea.size
                        *of_cfi""")
                .keys(OfCfi.class, "cfi_t=size.value cfi_cutoffs=size.bounds cfi_size=size.size");
    }

    private record OfCfi(FitEquivalence.Size size) {}
}
