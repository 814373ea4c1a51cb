package kith.report.section.items;

import kith.reliability.coefficient.Coefficient;
import kith.reliability.difference.DifferenceReliability;
import kith.reliability.difference.DifferenceScore;
import kith.report.document.Tree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;

/** Differences of scores as other programs see them. */
final class DifferenceTree {

    private static final RecordTree DIFFERENCES = new RecordTree()
            .keys(DifferenceScore.class, """
                    first second n correlation=correlation.value correlation_ci=correlation.interval sd
                    same_range=meansOfSameRange reliability method findings""")
            .with(DifferenceReliability.class, "convention", String.class, DifferenceTree::convention)
            .keys(DifferenceReliability.class, """
                    coefficient first second difference=difference.value difference_ci=difference.interval sem=error.standard
                    sdd=error.detectable standardized=standardized.value standardized_ci=standardized.interval
                    sem_standardized=standardizedError.standard sdd_standardized=standardizedError.detectable
                    correlation_corrected=corrected.value correlation_corrected_ci=corrected.interval convention""");

    private DifferenceTree() {}

    /** The schema of the result. */
    static Tree schema(RecordSchema schemas) {
        return schemas.of(DIFFERENCES, DifferenceScore.class);
    }

    static Tree of(DifferenceScore difference) {
        return DIFFERENCES.of(difference);
    }

    private static String convention(DifferenceReliability by) {
        return by.coefficient() == Coefficient.ALPHA
                ? "covariances of those who have both scores"
                : "covariances of those who have both scores; one factor a scale, maximum likelihood; what is not unique over the"
                        + " observed variance";
    }
}
