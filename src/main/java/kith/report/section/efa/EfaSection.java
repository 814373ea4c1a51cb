package kith.report.section.efa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.citation.Citation;
import kith.efa.Exploration;
import kith.efa.bifactor.ExploratoryBifactor;
import kith.efa.bifactor.SchmidLeiman;
import kith.efa.correlation.Adequacy;
import kith.efa.correlation.MultivariateNormality;
import kith.efa.precision.LoadingPrecision;
import kith.efa.retention.FactorRetention;
import kith.efa.solution.EfaSolution;
import kith.efa.solution.FactorScoreWeights;
import kith.efa.solution.FitStatistics;
import kith.finding.Finding;
import kith.math.Matrix;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.document.TableColumns;
import kith.report.section.finding.Notices;
import kith.report.section.word.Confidence;
import kith.report.section.word.NumberWords;
import kith.rotation.Axes;

/** Presents an exploratory factor analysis. */
public final class EfaSection {

    private EfaSection() {}

    /** @param findings of the reading and of the analysis */
    public static Section of(Exploration exploration, String rotation, List<Finding> findings) {
        EfaSolution solution = exploration.solution();
        List<Block> blocks = new ArrayList<>();
        blocks.add(adequacy(exploration.adequacy(), exploration.items().n()));
        exploration.normality().ifPresent(normality -> blocks.add(normality(normality)));
        blocks.add(retention(exploration.retention()));
        blocks.add(new Block.Paragraph(exploration.retention().recommendation()));
        blocks.add(ScreeFigure.of(exploration.retention()));
        if (!solution.converged()) {
            blocks.addAll(Notices.of(findings));
            blocks.add(new Block.Paragraph("The solution did not converge, so there are no loadings to show."));
            return new Section("efa", "Exploratory factor analysis", blocks);
        }
        blocks.add(loadings(exploration, rotation));
        exploration.precision().ifPresent(precision -> blocks.add(intervals(solution, precision)));
        blocks.add(variance(solution.varianceAccounted()));
        if (solution.axes() == Axes.OBLIQUE && solution.factors().size() > 1) {
            blocks.add(exploration
                    .precision()
                    .map(precision -> phi(solution.phi(), precision))
                    .orElseGet(() -> phi(solution.phi())));
        }
        exploration.general().ifPresent(general -> blocks.add(general(general)));
        exploration.bifactor().ifPresent(bifactor -> blocks.add(bifactor(bifactor)));
        blocks.add(scores(exploration.scores()));
        exploration.groups().ifPresent(groups -> blocks.addAll(EfaGroups.blocks(groups)));
        blocks.add(fit(solution.fit()));
        blocks.addAll(Notices.of(findings));
        return new Section("efa", "Exploratory factor analysis", blocks);
    }

    private static Table adequacy(Adequacy adequacy, double n) {
        return Table.of(
                        "efa-adequacy",
                        "Adequacy of the correlations for factor analysis",
                        List.of(adequacy.bartlett()))
                .statistic("n", Format.COUNT, bartlett -> n)
                .correlation("KMO", bartlett -> adequacy.kmo())
                .twoDecimals("Bartlett’s χ²", Adequacy.Bartlett::chiSquare)
                .statistic("df", Format.COUNT, Adequacy.Bartlett::degreesOfFreedom)
                .statistic("p", Format.P_VALUE, Adequacy.Bartlett::pValue)
                .table(
                        "KMO: Kaiser–Meyer–Olkin measure of sampling adequacy. Bartlett’s test: all correlations are 0.");
    }

    private static Table retention(FactorRetention retention) {
        return Table.of(
                        "efa-retention",
                        "Number of factors, by criterion",
                        List.copyOf(retention.suggested().entrySet()))
                .text("Criterion", suggested -> suggested.getKey().label())
                .count("Factors", suggested -> suggested.getValue())
                .text("Counted", suggested -> suggested.getKey().counts() ? "yes" : "no")
                .table(
                        "Counted: whether the recommendation rests on the criterion. One form is counted of each method that did"
                                + " well in the simulations of " + Citation.narrative("auerswaldMoshagen2019")
                                + " (two of parallel analysis: of components, and of factors with psych’s communalities of one factor),"
                                + " and the minimum average partial, which is Kith’s choice. The criteria are related, so that their"
                                + " number does not count independent votes.",
                        "Hull method: where the next solution does not fit better (CFI at its ceiling), Kith retains the solution"
                                + " before it; " + Citation.narrative("lorenzoSevaTimmermanKiers2011")
                                + " exclude such a solution.");
    }

    /**
     * Loadings, communalities and complexities: the one table that a spreadsheet wants. Without values where the
     * solution did not converge; an improper solution is marked.
     */
    public static Table loadings(Exploration exploration, String rotation) {
        EfaSolution solution = exploration.solution();
        Matrix loadings = solution.loadings();
        double[] communality = solution.communality();
        double[] uniqueness = solution.uniqueness();
        double[] complexity = solution.complexity();
        TableColumns<Integer> table = Table.of(
                        "efa-loadings",
                        solution.converged() && !solution.admissible() ? "Loadings (improper solution)" : "Loadings",
                        loadings.rows().size())
                .text("Item", i -> loadings.rows().get(i));
        for (int k = 0; k < solution.factors().size(); k++) {
            int factor = k;
            table.cell(
                    new Column(solution.factors().get(k), Table.Alignment.END, false, true),
                    i -> number(solution, loadings.at(i, factor), Format.CORRELATION));
        }
        return table.cell(Column.statistic("h²"), i -> number(solution, communality[i], Format.CORRELATION))
                .cell(Column.statistic("u²"), i -> number(solution, uniqueness[i], Format.CORRELATION))
                .number("Complexity", i -> number(solution, complexity[i], Format.TWO_DECIMALS))
                .correlation(
                        "MSA",
                        i -> exploration
                                .adequacy()
                                .msa()
                                .getOrDefault(loadings.rows().get(i), Double.NaN))
                .table("Extraction: " + solution.method().keyword()
                        + (solution.factors().size() > 1 ? "; rotation: " + rotation : "")
                        + ". h²: communality; u²: uniqueness; MSA: measure of sampling adequacy.");
    }

    private static Cell number(EfaSolution solution, double value, Format format) {
        return solution.converged() ? Cell.number(value, format) : Cell.empty();
    }

    private static Table normality(MultivariateNormality normality) {
        List<Normality> rows = List.of(
                new Normality("Mardia’s skewness", normality.skewness(), normality.skewTest()),
                new Normality("Mardia’s kurtosis", normality.kurtosis(), normality.kurtosisTest()),
                new Normality("Henze–Zirkler", normality.henzeZirkler().statistic(), normality.henzeZirkler()));
        return Table.of("efa-normality", "Multivariate normality of the responses", rows)
                .text("Test", Normality::name)
                .twoDecimals("Statistic", Normality::statistic)
                .twoDecimals("Test value", row -> row.test().statistic())
                .statistic("p", Format.P_VALUE, row -> row.test().pValue())
                .table("Where responses are not normal, use robust standard errors or polychoric correlations.");
    }

    private record Normality(String name, double statistic, MultivariateNormality.Test test) {}

    private static Table intervals(EfaSolution solution, LoadingPrecision precision) {
        TableColumns<Integer> table = Table.of(
                        "efa-intervals",
                        "Loadings with intervals",
                        solution.items().size())
                .text("Item", i -> solution.items().get(i));
        for (int k = 0; k < solution.factors().size(); k++) {
            int factor = k;
            table.number(
                    Confidence.heading(solution.factors().get(k), LoadingPrecision.LEVEL),
                    i -> interval(solution.loadings(), precision.lower(), precision.upper(), i, factor));
        }
        return table.table(
                switch (precision.method()) {
                    case BOOTSTRAP ->
                        "Percentiles of " + precision.samples() + " bootstrap samples, aligned with the solution.";
                    case BOOTSTRAP_PARAMETRIC ->
                        "Percentiles of " + precision.samples()
                                + " samples of normal responses with these correlations, aligned with the solution.";
                    case ANALYTIC ->
                        "Estimate ± 1.96 analytic standard errors " + Citation.parenthetical("jennrich1974") + ".";
                });
    }

    private static Cell interval(Matrix estimate, Matrix lower, Matrix upper, int i, int k) {
        return Cell.interval(estimate.at(i, k), lower.at(i, k), upper.at(i, k), Format.CORRELATION);
    }

    private static Table phi(Matrix phi, LoadingPrecision precision) {
        TableColumns<Integer> table = Table.of(
                        "efa-phi", "Correlations of the factors", phi.rows().size())
                .text("Factor", k -> phi.rows().get(k));
        for (int l = 0; l < phi.cols().size(); l++) {
            int other = l;
            table.number(
                    phi.cols().get(l),
                    k -> k == other
                            ? Cell.number(1, Format.CORRELATION)
                            : interval(phi, precision.phiLower(), precision.phiUpper(), k, other));
        }
        return table.table("With " + Confidence.percent(LoadingPrecision.LEVEL) + " intervals.");
    }

    private static Table general(SchmidLeiman general) {
        List<String> items = general.loadings().rows();
        double[] communality = general.communality();
        double[] share = general.generalShare();
        return Table.of(
                        "efa-schmid-leiman",
                        "Schmid–Leiman loadings on the general factor (g) and the group factors (F*)",
                        communality.length)
                .text("Item", i -> items.get(i) + (general.reversed().contains(items.get(i)) ? " (reversed)" : ""))
                .numbers(
                        general.loadings().cols(),
                        Format.CORRELATION,
                        i -> general.loadings().row(i))
                .statistic("h²", Format.CORRELATION, i -> communality[i])
                .correlation("g²/h²", i -> share[i])
                .table("Omega hierarchical " + NumberWords.correlation(general.omegaHierarchical()) + ", omega total "
                        + NumberWords.correlation(general.omegaTotal()) + ", explained common variance "
                        + NumberWords.correlation(general.explainedCommonVariance())
                        + ". g²/h²: share of the communality that is due to the general factor.");
    }

    private static Table bifactor(ExploratoryBifactor found) {
        List<Optional<SchmidLeiman.Group>> rows = new ArrayList<>(List.of(Optional.empty()));
        found.groups().forEach(group -> rows.add(Optional.of(group)));
        List<String> notes = new ArrayList<>(
                List.of(
                        "Shares of the variance of the sum of the standardised items; " + found.general()
                                + " is the general factor, whose share of all items is omega hierarchical. ECV: its share in the common variance."));
        if (!found.reversed().isEmpty()) {
            notes.add("Reversed, since they load negatively on it: " + String.join(", ", found.reversed()) + ".");
        }
        return Table.of("efa-bifactor", "Variance of sums of items due to the general factor", rows)
                .text(
                        "Sum of",
                        row -> row.map(group -> group.factor() + ": " + String.join(", ", group.items()))
                                .orElse("All items"))
                .correlation(
                        "Omega total", row -> row.map(SchmidLeiman.Group::total).orElse(found.omegaTotal()))
                .correlation(
                        "Of the general factor",
                        row -> row.map(SchmidLeiman.Group::general).orElse(found.omegaHierarchical()))
                .correlation(
                        "Of the group factor",
                        row -> row.map(SchmidLeiman.Group::specific).orElse(Double.NaN))
                .correlation("ECV", row -> row.isPresent() ? Double.NaN : found.explainedCommonVariance())
                .table(notes);
    }

    private static Table scores(FactorScoreWeights scores) {
        double[] determinacy = scores.determinacy();
        double[] smallest = scores.smallestCorrelation();
        return Table.of("efa-scores", "Determinacy of the factors", determinacy.length)
                .text("Factor", scores.weights().cols()::get)
                .correlation("Determinacy", k -> determinacy[k])
                .correlation("Squared", k -> determinacy[k] * determinacy[k])
                .correlation("Minimum correlation", k -> smallest[k])
                .table(
                        "Determinacy: correlation of the factor with its regression scores. Minimum correlation: between two"
                                + " sets of scores that fit the solution equally well.");
    }

    private static Table variance(Matrix accounted) {
        Matrix named = Matrix.of(
                accounted.rows().stream().map(EfaSection::statistic).toList(), accounted.cols(), accounted.toArray());
        return matrix("efa-variance", "Variance accounted for", "Statistic", named, Format.TWO_DECIMALS);
    }

    /** The statistic that psych abbreviates. */
    private static String statistic(String psych) {
        return switch (psych) {
            case "SS loadings" -> "Sum of squared loadings";
            case "Proportion Var" -> "Share of the total variance";
            case "Cumulative Var" -> "Cumulative share of the total variance";
            case "Proportion Explained" -> "Share of the common variance";
            case "Cumulative Proportion" -> "Cumulative share of the common variance";
            default -> psych;
        };
    }

    private static Table phi(Matrix phi) {
        return matrix("efa-phi", "Correlations of the factors", "Factor", phi, Format.CORRELATION);
    }

    private static Table matrix(String id, String caption, String rowsAre, Matrix matrix, Format format) {
        return Table.of(id, caption, matrix.rows().size())
                .text(rowsAre, i -> matrix.rows().get(i))
                .numbers(matrix.cols(), format, i -> matrix.row(i))
                .table();
    }

    private static Table fit(FitStatistics found) {
        return Table.of("efa-fit", "Fit of the exploratory solution", List.of(found))
                .twoDecimals("χ²", FitStatistics::chiSquare)
                .statistic("df", Format.COUNT, FitStatistics::degreesOfFreedom)
                .statistic("p", Format.P_VALUE, FitStatistics::pValue)
                .fitIndex("TLI", FitStatistics::tli)
                .number(
                        "RMSEA [90% CI]",
                        fit -> new Cell.Interval(
                                fit.rmsea().estimate(),
                                fit.rmsea().lower(),
                                fit.rmsea().upper(),
                                Format.FIT_INDEX))
                .fitIndex("RMSR", FitStatistics::rmsr)
                .table(
                        "χ² with Bartlett’s correction, as psych gives it; its p-value holds for maximum likelihood only."
                                + " RMSR: root mean square residual.");
    }
}
