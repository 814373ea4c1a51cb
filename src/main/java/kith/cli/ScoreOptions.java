package kith.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import kith.data.Responses;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.report.document.Table;
import kith.report.document.Tree;
import kith.report.section.cfa.FactorScoreTables;
import kith.report.section.twolevel.TwoLevelScoreTable;
import kith.sem.Sem;
import kith.sem.fit.FittedModel;
import kith.sem.score.FactorScores;
import kith.sem.score.FactorScoring;
import kith.twolevel.TwoLevelFit;
import kith.twolevel.TwoLevelScores;
import picocli.CommandLine.Option;

/** Options about scores of respondents on the factors of a model. */
@HelpHeading("Factor scores")
final class ScoreOptions implements CheckedOptions {

    /** How respondents are scored, by lavaan's words. */
    enum Method {
        REGRESSION(FactorScoring.REGRESSION),
        BARTLETT(FactorScoring.BARTLETT),
        EBM(FactorScoring.REGRESSION),
        ML(FactorScoring.BARTLETT);

        private final FactorScoring scoring;

        Method(FactorScoring scoring) {
            this.scoring = scoring;
        }

        boolean isForOrdered() {
            return this == EBM || this == ML;
        }
    }

    @Option(
            names = "--scores",
            paramLabel = "FILE",
            description = "Write the factor scores with standard errors to this file (.csv or .xlsx): one row per"
                    + " respondent, in the order of the data.")
    private Path file;

    @Option(
            names = "--score-method",
            paramLabel = "METHOD",
            description =
                    "regression (the default) or bartlett; with ordered variables ebm (the default, empirical Bayes modal) or"
                            + " ml.")
    private Method method;

    @Override
    public void check(Problems problems) {
        if (file != null) {
            ScoreFile.requireName(file, problems);
        }
    }

    /** @throws InputException when there is nothing to score or the method cannot be */
    void require(Sem sem) {
        if (file != null && !sem.hasFactors()) {
            throw new InputException(
                    "--scores",
                    "the model has no factors",
                    "a model with a factor, such as f =~ x1 + x2 + x3",
                    "leave --scores out: only factors have scores");
        }
        if (file == null && method != null) {
            throw new InputException(
                    "--score-method", "no scores are asked for", "--scores FILE", "add --scores or leave this out");
        }
        if (method != null && method.isForOrdered() && sem.ordered().isEmpty()) {
            throw new InputException(
                    "--score-method",
                    word(method) + " without ordered variables",
                    "regression or bartlett",
                    "choose one of these, or say which variables are ordered (--ordered)");
        }
    }

    /** Whether scores are asked for. */
    boolean isAsked() {
        return file != null;
    }

    /** Scores the answers and writes the file, where that is asked for. */
    void answer(
            Sem sem, FittedModel fitted, Responses responses, Optional<String> id, Terminal terminal, Details details) {
        if (file == null) {
            return;
        }
        FactorScoring scoring = method == null ? FactorScoring.REGRESSION : method.scoring;
        FactorScores scores = sem.scores(fitted, responses, scoring);
        Table table = FactorScoreTables.scores(scores, fitted.answer(), responses, id.orElse("row"), sem.group());
        ScoreFile.write(terminal.resolve(file), table);
        details.add(FactorScoreTables.quality(scores, fitted.answer()));
        details.tree()
                .put("scores", FactorScoreTables.tree(scores, fitted.answer()).put("file", file.toString()));
        details.addAll(FactorScoreTables.notices(scores));
        details.tell(scores.findings());
    }

    /** Writes the scores of a two-level model, where they are asked for: one row per respondent. */
    void write(TwoLevelFit fit, Responses responses, Optional<String> id, Terminal terminal) {
        if (file == null) {
            return;
        }
        if (method != null && method != Method.REGRESSION) {
            throw new InputException(
                    "--score-method", word(method) + " at two levels", "regression", "leave --score-method out");
        }
        if (fit.converged()) {
            ScoreFile.write(
                    terminal.resolve(file),
                    TwoLevelScoreTable.of(TwoLevelScores.of(fit, responses), fit, responses, id.orElse("row")));
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Adds the method of the scores that were written. */
    Tree settle(Tree options) {
        return file == null
                ? options
                : options.put(
                        "score_method",
                        (method == null ? Method.REGRESSION : method).name().toLowerCase(Locale.ROOT));
    }
}
