package kith.sem.model;

import kith.finding.Problem;

/** Ends the reading of one statement; the reader notes the problem and goes on with the next statement. */
final class SyntaxFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    SyntaxFault(Problem problem) {
        super(problem.toString(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
