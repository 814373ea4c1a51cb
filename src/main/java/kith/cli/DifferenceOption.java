package kith.cli;

import java.util.ArrayList;
import java.util.Optional;
import kith.report.document.Tree;
import kith.sem.Sem;
import kith.sem.comparison.Comparison;
import picocli.CommandLine.Option;

/** The option that says how differences of test statistics are scaled. */
@HelpHeading("Model comparison")
final class DifferenceOption {

    @Option(
            names = "--difference-test",
            paramLabel = "TEST",
            completionCandidates = Words.class,
            description = "How the difference of two χ² is scaled: ${COMPLETION-CANDIDATES}. Without it what suits the"
                    + " estimator.")
    private Comparison.Method difference;

    /** The tests by their words. */
    static final class Words extends ArrayList<String> {

        private static final long serialVersionUID = 1;

        Words() {
            super(new EnumWord(Comparison.Method.class).words());
        }
    }

    /** What was chosen, if anything. */
    Optional<Comparison.Method> chosen() {
        return Optional.ofNullable(difference);
    }

    /** What was chosen, or else what suits the estimator. */
    Comparison.Method suiting(Sem model) {
        return chosen().orElseGet(() -> Comparison.suiting(model.inference()));
    }

    /** Adds what was chosen, under its published name. */
    void settle(Tree options) {
        chosen().ifPresent(method -> options.put("difference_test", method.id()));
    }
}
