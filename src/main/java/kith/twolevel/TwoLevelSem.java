package kith.twolevel;

import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import kith.data.Responses;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.finding.Setting;
import kith.moments.Missing;
import kith.sem.Sem;
import kith.sem.estimation.Bounds;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.FitOptions;
import kith.sem.estimation.Inference;
import kith.sem.model.ModelContext;
import kith.sem.model.ModelSpecification;
import kith.sem.model.ModelSyntax;
import kith.sem.model.ParameterTable;
import kith.sem.model.Statement;

/**
 * A two-level structural equation model of continuous variables: a model of what differs between the members of a
 * cluster ({@code level: 1}) and one of what differs between clusters ({@code level: 2}), estimated together by maximum
 * likelihood.
 *
 * <pre>{@code
 * Sem model = Sem.of("level: 1; fw =~ y1 + y2 + y3; level: 2; fb =~ y1 + y2 + y3");
 * TwoLevelFit fit = TwoLevelSem.of(model.clusteredBy("school")).fit(responses);
 * }</pre>
 *
 * <p>A variable at both levels is the sum of a cluster's component (with an intercept) and a deviation from it (with
 * the mean 0). A variable at level 1 only has no variance between clusters, a variable at level 2 only has one value a
 * cluster. Intercepts are random by that; slopes are not. Standard errors rest on the observed information, as in
 * lavaan 0.6-14 and Mplus; under {@link Estimator#MLR} they and the test are robust, with the scores of whole clusters
 * (Yuan–Bentler in the form of Mplus). With {@link Missing#FIML} rows are used with what they have. Moments of observed
 * predictors are taken as given and their part is left out of the log-likelihood, as in lavaan.
 *
 * <p>The unrestricted model is not held to covariances between clusters that are positive definite, as lavaan's EM
 * algorithm is: where a variance between clusters is near 0, its log-likelihood here may be a little higher.
 *
 * @param sem the model with {@code level:} blocks, its estimator (ML or MLR), its column of clusters and what is done
 *     with missing responses
 */
public record TwoLevelSem(Sem sem) {

    /**
     * @throws InputException when the model has no two levels, no clusters, or is estimated in a way that two levels
     *     are not
     */
    public static TwoLevelSem of(Sem sem) {
        TwoLevelSem question = new TwoLevelSem(sem);
        question.require();
        return question;
    }

    /** Whether a model has blocks for two levels. */
    public static boolean hasLevels(ModelSyntax syntax) {
        return syntax.statements().stream()
                .anyMatch(statement -> statement instanceof Statement.BlockHeader header
                        && header.kind() == Statement.BlockKind.LEVEL);
    }

    private void require() {
        Problems problems = new Problems();
        tellLevels(sem, problems);
        requireEstimation(problems);
        String source = sem.syntax().source();
        if (!sem.syntax().exploratoryBlocks().isEmpty()) {
            problems.add(source, "an exploratory block of factors at two levels", "factors with named items", "");
        }
        problems.throwIfAny();
    }

    /** @throws InputException when a model has no two levels or no clusters */
    static void requireLevels(Sem sem) {
        Problems problems = new Problems();
        tellLevels(sem, problems);
        problems.throwIfAny();
    }

    private static void tellLevels(Sem sem, Problems problems) {
        String source = sem.syntax().source();
        long levels = sem.syntax().statements().stream()
                .filter(statement ->
                        statement instanceof Statement.BlockHeader header && header.kind() == Statement.BlockKind.LEVEL)
                .map(statement -> ((Statement.BlockHeader) statement).label().toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        if (levels != 2) {
            problems.add(
                    source,
                    "a model with " + levels + (levels == 1 ? " level" : " levels"),
                    "two: “level: 1” for what differs within clusters, “level: 2” for what differs between them",
                    "begin each part of the model with its level");
        }
        if (sem.cluster().isEmpty()) {
            problems.add(
                    source,
                    "two levels, but no column of clusters",
                    "the column that says which rows belong together",
                    "name it: " + Setting.to("cluster", "COLUMN"));
        }
    }

    private void requireEstimation(Problems problems) {
        Estimator estimator = sem.estimator();
        if (estimator != Estimator.ML && estimator != Estimator.MLR) {
            problems.add(
                    "estimator",
                    estimator + " for two levels",
                    "ML, or MLR with robust standard errors and test",
                    "choose one of them: " + Setting.to("estimator", "MLR"));
        }
        if (sem.missing() == Missing.PAIRWISE) {
            problems.add(
                    "missing",
                    "pairwise with two levels",
                    "listwise or fiml",
                    "use incomplete rows as they are: " + Setting.to("missing", "fiml"));
        }
        sem.weights()
                .ifPresent(column -> problems.add(
                        column, "sampling weights with two levels", "clusters that count equally", "leave them out"));
        FitOptions fit = sem.fit();
        Map<String, Boolean> not = Map.of(
                "bounds",
                fit.bounds() != Bounds.NONE,
                "several starts",
                fit.starts().count() > 1,
                "the Wishart likelihood",
                fit.likelihood() != FitOptions.Likelihood.NORMAL,
                "standard errors or a test chosen apart from the estimator",
                !fit.inference().equals(Inference.Choice.usual()));
        not.keySet().stream()
                .filter(not::get)
                .sorted()
                .forEach(what -> problems.add("two levels", what, "the estimator's own", "leave that out"));
    }

    /**
     * The table of parameters, with levels 1 and 2.
     *
     * @throws InputException when model and data do not fit together
     */
    public ParameterTable table(Responses responses) {
        ModelContext context =
                ModelContext.plain().withColumns(responses.numeric().keySet()).withLevels(2);
        ModelContext grouped = sem.group()
                .map(column -> context.withGroups(responses.grouping(column).names()))
                .orElse(context);
        return new ModelSpecification(
                        sem.syntax(), sem.model().withMeanStructure(true), grouped, sem.equal(), sem.partial())
                .table();
    }

    /**
     * Fits the model.
     *
     * @throws InputException when model and data do not fit together
     */
    public TwoLevelFit fit(Responses responses) {
        return fitted(responses).answer();
    }

    /** Fits the model and keeps what more is asked of it. */
    public FittedTwoLevelModel fitted(Responses responses) {
        return fitted(responses, UnaryOperator.identity());
    }

    /** The same with an edit of the table of parameters. */
    public FittedTwoLevelModel fitted(Responses responses, UnaryOperator<ParameterTable> edit) {
        ParameterTable table = edit.apply(table(responses));
        ClusteredRows rows = ClusteredRows.of(responses, sem, table);
        return new TwoLevelFitting(table, rows, sem).fit();
    }
}
