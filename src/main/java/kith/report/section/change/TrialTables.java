package kith.report.section.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kith.change.trial.Ancova;
import kith.change.trial.FixedEffect;
import kith.change.trial.FreedomMethod;
import kith.change.trial.ImputedAncova;
import kith.change.trial.TrialAnswer;
import kith.citation.Citation;
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

    static Section of(TrialAnswer answer) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(words(answer)));
        blocks.add(attendance(answer));
        if (!answer.differences().isEmpty()) {
            blocks.add(differences(answer));
            blocks.add(figure(answer));
        }
        answer.ancova().ifPresent(ancova -> blocks.add(ancova(answer, ancova)));
        answer.imputed().ifPresent(imputed -> blocks.add(imputed(answer, imputed)));
        return new Section("trial", "Comparison of arms", blocks);
    }

    static String words(TrialAnswer answer) {
        if (answer.differences().isEmpty()) {
            return "The arms were not compared over the visits: the mixed model for repeated measures "
                    + (answer.mixed().isPresent() ? "did not converge." : "could not be fitted.");
        }
        StringBuilder text = new StringBuilder();
        String last = answer.visits().get(answer.visits().size() - 1);
        for (TrialAnswer.Difference difference : answer.differences()) {
            if (difference.visit().equals(last)) {
                text.append(String.format(
                        Locale.ROOT, "At %s the adjusted mean of %s. ", last, compared(answer, difference)));
            }
        }
        answer.mixed()
                .filter(model -> !text.isEmpty())
                .ifPresent(model -> text.append("This analysis used the ")
                        .append(NumberWords.count(model.people()))
                        .append(" respondents with a score at baseline and at one later visit or more. "));
        return text
                + "Estimates rest on observed scores and hold if missing scores are missing at random given the observed ones.";
    }

    private static String compared(TrialAnswer answer, TrialAnswer.Difference difference) {
        FixedEffect effect = difference.by(answer.question().freedom());
        String found = String.format(
                Locale.ROOT,
                "“%s” was %s points %s that of “%s”",
                difference.arm(),
                NumberWords.two(Math.abs(effect.estimate())),
                effect.estimate() < 0 ? "below" : "above",
                answer.arms().get(0));
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
    static List<KeyFigure> keyFigures(TrialAnswer answer) {
        String last = answer.visits().get(answer.visits().size() - 1);
        List<KeyFigure> figures = new ArrayList<>();
        for (TrialAnswer.Difference difference : answer.differences()) {
            FixedEffect effect = difference.by(answer.question().freedom());
            if (difference.visit().equals(last)) {
                figures.add(new KeyFigure(
                        "Difference at " + last,
                        Cell.number(effect.estimate(), Format.TWO_DECIMALS),
                        difference.arm() + " − " + answer.arms().get(0)
                                + (effect.interval().exists() ? ", " + interval(answer, effect.interval()) : ""),
                        Tone.NEUTRAL));
            }
        }
        return figures;
    }

    private static Table attendance(TrialAnswer answer) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("Arm"),
                Column.number("Respondents"),
                Column.number("Baseline n"),
                Column.statistic("M"),
                Column.statistic("SD")));
        answer.visits().forEach(visit -> columns.add(Column.number("n at " + visit)));
        columns.add(Column.number("Baseline M of dropouts"));
        List<List<Cell>> rows = new ArrayList<>();
        for (TrialAnswer.Attendance arm : answer.attendance()) {
            List<Cell> row = new ArrayList<>(List.of(
                    Cell.text(arm.arm()),
                    Cell.count(arm.respondents()),
                    Cell.count(arm.baseline().n()),
                    Cell.number(arm.baseline().mean(), Format.TWO_DECIMALS),
                    Cell.number(arm.baseline().sd(), Format.TWO_DECIMALS)));
            arm.present().forEach(n -> row.add(Cell.count(n)));
            row.add(Cell.number(arm.baselineOfDropouts().mean(), Format.TWO_DECIMALS));
            rows.add(row);
        }
        return new Table(
                "trial-attendance",
                "Baseline and attendance by arm",
                columns,
                rows,
                List.of("Later n: of those with a baseline score. Dropouts: without a score at the last visit."));
    }

    static Table differences(TrialAnswer answer) {
        return differences("trial-mmrm", answer);
    }

    private static Table differences(String id, TrialAnswer answer) {
        FreedomMethod method = answer.question().freedom();
        List<List<Cell>> rows = new ArrayList<>();
        for (TrialAnswer.Difference difference : answer.differences()) {
            FixedEffect effect = difference.by(method);
            rows.add(List.of(
                    Cell.text(difference.arm() + " − " + answer.arms().get(0)),
                    Cell.text(difference.visit()),
                    Confidence.cell(effect.estimate(), effect.interval(), Format.TWO_DECIMALS),
                    Cell.number(effect.standardError(), Format.TWO_DECIMALS),
                    Cell.number(effect.df(), Format.TWO_DECIMALS),
                    Cell.number(effect.t(), Format.TWO_DECIMALS),
                    Cell.number(effect.pvalue(), Format.P_VALUE)));
        }
        String clusters = answer.mixed()
                .filter(model -> Double.isFinite(model.clusterDeviation()))
                .map(model -> "; random intercept of clusters, SD " + NumberWords.two(model.clusterDeviation()))
                .orElse("");
        return new Table(
                id,
                "Differences between arms, mixed model for repeated measures (MMRM)",
                List.of(
                        Column.text("Difference"),
                        Column.text("Visit"),
                        Column.number(
                                Confidence.heading("Estimate", answer.question().level())),
                        Column.statistic("SE"),
                        Column.statistic("df"),
                        Column.statistic("t"),
                        Column.statistic("p")),
                rows,
                List.of(
                        "Restricted maximum likelihood; fixed effects of baseline, arm and visit, baseline × visit and arm ×"
                                + " visit; covariances of the visits: "
                                + words(answer.question().structure()) + clusters + ". "
                                + answer.mixed()
                                        .map(model -> model.rows() + " scores of " + model.people() + " respondents. ")
                                        .orElse("")
                                + "Inference: " + words(method) + " "
                                + Citation.parenthetical("mallinckrodt2008", "kenwardRoger1997") + "."));
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
                "Differences from “" + answer.arms().get(0) + "” by visit, with intervals",
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
                                .collect(java.util.stream.Collectors.joining(", "))
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
                columns(answer, "Unit"),
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
