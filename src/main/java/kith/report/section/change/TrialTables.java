package kith.report.section.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.change.trial.Ancova;
import kith.change.trial.FixedEffect;
import kith.change.trial.FreedomMethod;
import kith.change.trial.ImputedAncova;
import kith.change.trial.PooledEffect;
import kith.change.trial.TrialAnswer;
import kith.citation.Citation;
import kith.instrument.ScoreRange;
import kith.report.document.Block;
import kith.report.document.Block.KeyFigure;
import kith.report.document.Block.Tone;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.section.word.Confidence;
import kith.report.section.word.NumberWords;
import kith.resampling.Interval;

/** Presents the comparison of arms. */
final class TrialTables {

    private TrialTables() {}

    static Section of(TrialAnswer answer, Optional<ScoreRange> range) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(words(answer, range)));
        blocks.add(attendance(answer));
        if (!answer.differences().isEmpty()) {
            blocks.add(differences(answer));
            blocks.add(figure(answer));
        }
        answer.ancova().ifPresent(ancova -> blocks.add(ancova(answer, ancova)));
        answer.imputed().ifPresent(imputed -> blocks.add(imputed(answer, imputed)));
        return new Section("trial", "Comparison of arms", blocks);
    }

    /** @param range of the score; empty where it is not known */
    static String words(TrialAnswer answer, Optional<ScoreRange> range) {
        if (answer.differences().isEmpty()) {
            return "The arms were not compared over the visits: the mixed model for repeated measures "
                    + (answer.mixed().isPresent() ? "did not converge." : "could not be fitted.");
        }
        StringBuilder text = new StringBuilder();
        for (TrialAnswer.Difference difference : answer.differences()) {
            if (difference.visit().equals(last(answer))) {
                text.append("At ").append(last(answer)).append(" the adjusted mean was ");
                text.append(compared(answer, difference)).append(". ");
            }
        }
        range.filter(found -> !text.isEmpty())
                .ifPresent(found ->
                        text.append("Scores can range from ").append(found).append(". "));
        return text
                + analysed(answer)
                + "Estimates rest on observed scores and hold if missing scores are missing at random given the observed ones.";
    }

    private static String last(TrialAnswer answer) {
        return answer.visits().get(answer.visits().size() - 1);
    }

    /** Who the mixed model used, and how many of each arm came to the last visit. */
    private static String analysed(TrialAnswer answer) {
        if (answer.mixed().isEmpty()) {
            return "";
        }
        String used = NumberWords.count(answer.mixed().get().people())
                + " respondents with a score at baseline and at one later visit or more";
        if (answer.attendance().isEmpty()) {
            return "This analysis used the " + used + ". ";
        }
        int all = answer.attendance().stream()
                .mapToInt(TrialAnswer.Attendance::respondents)
                .sum();
        String arms = answer.attendance().stream()
                .map(arm -> arm.arm() + " "
                        + NumberWords.count(arm.present().get(arm.present().size() - 1)) + " of "
                        + NumberWords.count(arm.respondents()))
                .collect(Collectors.joining(", "));
        return "This analysis used the " + used + ", of " + NumberWords.count(all)
                + " in all (with scores at baseline and " + last(answer) + ": " + arms + "). ";
    }

    private static String compared(TrialAnswer answer, TrialAnswer.Difference difference) {
        FixedEffect effect = difference.by(answer.question().freedom());
        String found = NumberWords.two(Math.abs(effect.estimate())) + " points "
                + (effect.estimate() < 0 ? "lower" : "higher") + " in the " + difference.arm() + " arm than in the "
                + answer.arms().get(0) + " arm";
        if (!effect.interval().exists()) {
            return found + "; it has no confidence interval";
        }
        return found + ", " + interval(answer, effect.interval())
                + (effect.interval().excludes(0) ? "" : "; the interval includes 0");
    }

    private static String interval(TrialAnswer answer, Interval interval) {
        return Confidence.percent(answer.question().level()) + " CI [" + NumberWords.two(interval.lower()) + ", "
                + NumberWords.two(interval.upper()) + "]";
    }

    /** The difference of each arm from the first at the last visit. */
    static List<KeyFigure> keyFigures(TrialAnswer answer, Optional<ScoreRange> range) {
        List<KeyFigure> figures = new ArrayList<>();
        for (TrialAnswer.Difference difference : answer.differences()) {
            FixedEffect effect = difference.by(answer.question().freedom());
            if (difference.visit().equals(last(answer))) {
                figures.add(new KeyFigure(
                        "Difference at " + last(answer),
                        Cell.number(effect.estimate(), Format.TWO_DECIMALS),
                        difference.arm() + " − " + answer.arms().get(0)
                                + (effect.interval().exists() ? ", " + interval(answer, effect.interval()) : "")
                                + range.map(found -> "; scores from " + found).orElse(""),
                        Tone.NEUTRAL));
            }
        }
        return figures;
    }

    private static Table attendance(TrialAnswer answer) {
        return Table.of("trial-attendance", "Baseline scores and attendance by arm", answer.attendance())
                .text("Arm", TrialAnswer.Attendance::arm)
                .count("Respondents", TrialAnswer.Attendance::respondents)
                .count("Baseline n", arm -> arm.baseline().n())
                .statistic("M", Format.TWO_DECIMALS, arm -> arm.baseline().mean())
                .statistic("SD", Format.TWO_DECIMALS, arm -> arm.baseline().sd())
                .each(
                        answer.visits(),
                        (table, visit) -> table.count(
                                "n at " + visit,
                                arm -> arm.present().get(answer.visits().indexOf(visit))))
                .twoDecimals(
                        "Baseline M, no last visit",
                        arm -> arm.baselineOfDropouts().mean())
                .table(
                        "n at later visits: of the respondents with a baseline score. Baseline M, no last visit: of those without a score at the last visit.");
    }

    static Table differences(TrialAnswer answer) {
        return differences("trial-mmrm", answer);
    }

    private static Table differences(String id, TrialAnswer answer) {
        FreedomMethod method = answer.question().freedom();
        String clusters = answer.mixed()
                .filter(model -> Double.isFinite(model.clusterDeviation()))
                .map(model -> "; random intercept of clusters, SD " + NumberWords.two(model.clusterDeviation()))
                .orElse("");
        return Table.of(id, "Differences between arms, mixed model for repeated measures (MMRM)", answer.differences())
                .text(
                        "Difference",
                        difference -> difference.arm() + " − " + answer.arms().get(0))
                .text("Visit", TrialAnswer.Difference::visit)
                .number(
                        Confidence.heading("Estimate", answer.question().level()),
                        difference -> Confidence.cell(
                                difference.by(method).estimate(),
                                difference.by(method).interval(),
                                Format.TWO_DECIMALS))
                .statistic(
                        "SE",
                        Format.TWO_DECIMALS,
                        difference -> difference.by(method).standardError())
                .statistic(
                        "df",
                        Format.TWO_DECIMALS,
                        difference -> difference.by(method).df())
                .statistic(
                        "t",
                        Format.TWO_DECIMALS,
                        difference -> difference.by(method).t())
                .statistic(
                        "p", Format.P_VALUE, difference -> difference.by(method).pvalue())
                .table(
                        "Restricted maximum likelihood; fixed effects of baseline, arm and visit, baseline × visit and arm ×"
                                + " visit; covariances of the visits: "
                                + words(answer.question().structure()) + clusters + ". "
                                + answer.mixed()
                                        .map(model -> model.rows() + " scores of " + model.people() + " respondents. ")
                                        .orElse("")
                                + "Inference: " + words(method) + " "
                                + Citation.parenthetical("mallinckrodt2008", "kenwardRoger1997") + ".");
    }

    static String words(Enum<?> value) {
        return switch (value.name()) {
            case "KENWARD_ROGER" -> "Kenward–Roger with second derivatives";
            case "KENWARD_ROGER_LINEAR" -> "Kenward–Roger";
            case "SATTERTHWAITE" -> "Satterthwaite";
            case "AUTOREGRESSIVE" -> "first-order autoregressive";
            default -> value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    private static Figure figure(TrialAnswer answer) {
        List<Figure.IntervalSeries> series = new ArrayList<>();
        int visits = answer.visits().size();
        for (int arm = 1; arm < answer.arms().size(); arm++) {
            double[] estimate = new double[visits];
            double[] lower = new double[visits];
            double[] upper = new double[visits];
            for (int visit = 0; visit < visits; visit++) {
                FixedEffect effect = answer.differences()
                        .get((arm - 1) * visits + visit)
                        .by(answer.question().freedom());
                estimate[visit] = effect.estimate();
                lower[visit] = effect.interval().lower();
                upper[visit] = effect.interval().upper();
            }
            series.add(new Figure.IntervalSeries(
                    answer.arms().get(arm) + " − " + answer.arms().get(0), estimate, lower, upper));
        }
        return new Figure(
                "trial-differences",
                "Differences from " + answer.arms().get(0) + " by visit, with intervals",
                "One row per visit; an interval that does not touch the line at 0 shows a difference.",
                new Figure.Intervals(answer.visits(), series, "Adjusted difference", 0, Format.TWO_DECIMALS),
                differences("trial-differences-data", answer));
    }

    private static Table ancova(TrialAnswer answer, Ancova ancova) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int k = 1; k < answer.arms().size(); k++) {
            int term = 1 + k;
            String difference = answer.arms().get(k) + " − " + answer.arms().get(0);
            rows.add(row(difference, "least squares", ancova.ols().get(term)));
            if (ancova.clusters() > 0) {
                rows.add(row(
                        difference,
                        "robust to clusters (CR2, Satterthwaite)",
                        ancova.cr2().get(term)));
                ancova.mixed()
                        .filter(kith.change.trial.MixedModel::converged)
                        .ifPresent(model -> rows.add(row(
                                difference,
                                "random intercept of clusters (Kenward–Roger)",
                                model.effects(
                                                FreedomMethod.KENWARD_ROGER_LINEAR,
                                                answer.question().level())
                                        .get(term))));
            }
        }
        return new Table(
                "trial-ancova",
                "Differences between arms at " + ancova.visit() + ", analysis of covariance",
                columns(answer, "Standard error"),
                rows,
                List.of("Adjusted for baseline; n = " + ancova.n()
                        + (ancova.clusters() > 0
                                ? ", " + ancova.clusters() + " clusters; " + Citation.narrative("pustejovskyTipton2018")
                                : "")
                        + ". Differences over the SD of the baseline: "
                        + java.util.Arrays.stream(ancova.standardised())
                                .mapToObj(NumberWords::two)
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    private static List<Column> columns(TrialAnswer answer, String kind) {
        return List.of(
                Column.text("Difference"),
                Column.text(kind),
                Column.number(Confidence.heading("Estimate", answer.question().level())),
                Column.statistic("SE"),
                Column.statistic("df"),
                Column.statistic("p"));
    }

    private static Table imputed(TrialAnswer answer, ImputedAncova imputed) {
        List<List<Cell>> rows = new ArrayList<>();
        for (int k = 0; k < imputed.differences().size(); k++) {
            String difference = answer.arms().get(k + 1) + " − " + answer.arms().get(0);
            rows.add(row(difference, "score", imputed.differences().get(k)));
            rows.add(
                    row(difference, "SD of the baseline", imputed.standardised().get(k)));
        }
        return new Table(
                "trial-imputed",
                "Differences between arms at " + imputed.visit() + ", analysis of covariance of "
                        + imputed.plan().sets() + " imputed data sets",
                Stream.concat(columns(answer, "Unit").stream(), Stream.of(Column.statistic("Missing information")))
                        .toList(),
                rows,
                List.of("Adjusted for baseline; n = " + imputed.n() + "; " + imputed.imputed()
                        + " scores imputed in each data set from the other visits and the arm, "
                        + ImputedChangeTables.method(imputed.plan())
                        + ". Pooled by Rubin’s rules; degrees of freedom: " + Citation.narrative("barnardRubin1999")
                        + ". Scores are assumed to be missing at random given the other visits and the arm."
                        + " The mixed model is fitted to the observed visits by REML, which is valid when scores are"
                        + " missing at random, without imputation "
                        + Citation.parenthetical("mallinckrodt2008") + "; it is therefore not pooled."));
    }

    private static List<Cell> row(String difference, String kind, PooledEffect pooled) {
        List<Cell> row = new ArrayList<>(row(difference, kind, pooled.effect()));
        row.add(Cell.number(pooled.missingInformation(), Format.PERCENT));
        return row;
    }

    private static List<Cell> row(String difference, String kind, FixedEffect effect) {
        return List.of(
                Cell.text(difference),
                Cell.text(kind),
                Confidence.cell(effect.estimate(), effect.interval(), Format.TWO_DECIMALS),
                Cell.number(effect.standardError(), Format.TWO_DECIMALS),
                Cell.number(effect.df(), Format.TWO_DECIMALS),
                Cell.number(effect.pvalue(), Format.P_VALUE));
    }
}
