package kith.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kith.data.Responses;
import kith.efa.Exploration;
import kith.efa.solution.FactorScoreWeights;
import kith.efa.solution.ScoreMethod;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.report.document.Tree;
import kith.report.section.efa.EfaScoreTables;
import picocli.CommandLine.Option;

/** Options about scores of respondents on the factors of an exploratory analysis. */
@HelpHeading("Factor scores")
final class EfaScoreOptions implements CheckedOptions {

    @Option(
            names = "--scores",
            paramLabel = "FILE",
            description =
                    "Write the factor scores to this file (.csv or .xlsx): one row per respondent, in the order of the"
                            + " data.")
    @NotWith(
            value = {"--matrix", "--moments"},
            expected = "a file of responses",
            remedy = "there are no respondents to score")
    private Path file;

    @Option(
            names = "--score-method",
            paramLabel = "METHOD",
            description = "regression (the default, Thurstone), bartlett or ten_berge.")
    private ScoreMethod method;

    @Override
    public void check(Problems problems) {
        if (file != null) {
            ScoreFile.requireName(file, problems);
        }
    }

    void requireSense(Problems problems) {
        if (file == null && method != null) {
            problems.add(
                    "--score-method", "no scores are asked for", "--scores FILE", "add --scores or leave this out");
        }
    }

    /** Scores the answers and writes the file, where that is asked for. */
    void answer(
            Exploration exploration,
            Responses responses,
            Optional<String> id,
            Optional<String> weights,
            Terminal terminal,
            Details details) {
        if (file == null) {
            return;
        }
        FactorScoreWeights scores = FactorScoreWeights.of(
                exploration.solution(), exploration.items().correlation(), method());
        double[][] rows = rows(responses, exploration.solution().items());
        double[][] scored = scores.scores(rows, weights.map(responses::column).orElse(new double[0]));
        ScoreFile.write(terminal.resolve(file), EfaScoreTables.scores(scores, scored, responses, id.orElse("row")));
        details.add(EfaScoreTables.quality(scores));
        details.tree().put("factor_scores", EfaScoreTables.tree(scores, scored).put("file", file.toString()));
        details.tell(scores.findings());
        long without = java.util.Arrays.stream(scored)
                .filter(row -> Double.isNaN(row[0]))
                .count();
        if (without > 0) {
            details.tell(List.of(Finding.of("rows_without_scores", Map.of("rows", without, "all", scored.length))
                    .at("factor scores")));
        }
    }

    private ScoreMethod method() {
        return method == null ? ScoreMethod.REGRESSION : method;
    }

    private static double[][] rows(Responses responses, List<String> items) {
        double[][] rows = new double[responses.size()][items.size()];
        for (int j = 0; j < items.size(); j++) {
            double[] column = responses.column(items.get(j));
            for (int i = 0; i < rows.length; i++) {
                rows[i][j] = column[i];
            }
        }
        return rows;
    }

    /** Adds the method of the scores that were written. */
    Tree settle(Tree options) {
        return file == null
                ? options
                : options.put("score_method", method().name().toLowerCase(Locale.ROOT));
    }
}
