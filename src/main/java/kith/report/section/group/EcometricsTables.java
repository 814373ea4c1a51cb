package kith.report.section.group;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import kith.citation.Citation;
import kith.grouplevel.Ecometrics;
import kith.grouplevel.Ecometrics.DomainReliability;
import kith.grouplevel.Ecometrics.GroupScore;
import kith.grouplevel.VarianceErrors;
import kith.math.SmallMatrices;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Figure;
import kith.report.document.Table;
import kith.report.document.TableColumns;
import kith.report.section.word.Confidence;
import kith.report.section.word.Labels;
import kith.report.section.word.NumberWords;

/** Shows the ecometric models of scales. */
record EcometricsTables(List<Ecometrics> models, Labels labels, double level) {

    /** Groups in a caterpillar plot. */
    private static final int MOST_GROUPS = 60;

    private static final int[] RESPONDENTS = {2, 5, 10, 15, 20, 30, 40, 50, 75, 100};

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (Ecometrics model : models) {
            model.reliability().forEach(domain -> blocks.add(new Block.Paragraph(sentence(domain))));
        }
        blocks.add(variances());
        blocks.add(fixed());
        blocks.add(designCurve());
        models.forEach(model -> blocks.add(caterpillar(model)));
        return blocks;
    }

    private String sentence(DomainReliability domain) {
        String title = labels.title(domain.domain());
        if (!(domain.icc() > 0)) {
            return title + ": in the ecometric model groups did not differ, so their scores have no reliability.";
        }
        return String.format(
                Locale.ROOT,
                "%s: in the ecometric model %.0f%% of the variance of respondents’ true scores lay between groups. The mean reliability of"
                        + " group scores was %s. A reliability of .80 needs %.0f respondents in a group who answer all %d items.",
                title,
                100 * domain.icc(),
                NumberWords.correlation(domain.exactMean()),
                domain.curve().respondents(0.8),
                domain.items());
    }

    private Table variances() {
        List<Domain> rows = models.stream()
                .flatMap(model -> IntStream.range(0, model.domains().size())
                        .mapToObj(d -> new Domain(model, d, model.reliability().get(d))))
                .toList();
        return Table.of("group-ecometrics", "Ecometric model: variances and reliability", rows)
                .text("Scale", row -> labels.title(row.of().domain()))
                .threeDecimals("Groups, τ", row -> row.model().between()[row.at()][row.at()])
                .statistic("SE", Format.THREE_DECIMALS, row -> row.errors().between()[row.at()][row.at()])
                .threeDecimals("Respondents, τp", row -> row.model().persons()[row.at()][row.at()])
                .statistic("SE", Format.THREE_DECIMALS, row -> row.errors().persons()[row.at()][row.at()])
                .threeDecimals("Residual, σ²", row -> row.model().residual())
                .statistic("SE", Format.THREE_DECIMALS, row -> row.errors().residual())
                .correlation("ICC", row -> row.of().icc())
                .correlation("λ, exact", row -> row.of().exactMean())
                .correlation("λ, closed formula", row -> row.of().closedMean())
                .correlation("Reliability of respondents", row -> row.of().person())
                .count("Respondents for λ = .80", row -> row.of().curve().respondents(0.8))
                .table("Items within respondents within groups (" + Citation.narrative("raudenbushSampson1999")
                        + "), by "
                        + (models.get(0).question().likelihood().name().equals("REML")
                                ? "restricted maximum likelihood"
                                : "maximum likelihood")
                        + ". ICC: τ/(τ + τp). λ: mean over groups of the reliability of a group’s score; exact: each respondent weighted"
                        + " by what the responses tell; closed formula: τ/(τ + τp/J + σ²/n).");
    }

    /** A domain of a model. */
    private record Domain(Ecometrics model, int at, DomainReliability of) {

        VarianceErrors errors() {
            return model.errors();
        }
    }

    private Table fixed() {
        TableColumns<Ecometrics.FixedEffect> table =
                Table.of("group-ecometrics-fixed", "Ecometric model: item means and effects of covariates", List.of());
        models.forEach(model -> table.group(labels.title(model.domains().get(0)), model.fixed()));
        return table.text("Effect", Ecometrics.FixedEffect::name)
                .text("Kind", effect -> effect.item() ? "item" : "covariate")
                .twoDecimals("Estimate", Ecometrics.FixedEffect::estimate)
                .statistic("SE", Format.TWO_DECIMALS, Ecometrics.FixedEffect::standardError)
                .statistic("t", Format.TWO_DECIMALS, effect -> effect.item() ? Double.NaN : effect.t())
                .table("Item: mean response in an average group, where covariates are 0.");
    }

    private Block designCurve() {
        List<DomainReliability> domains =
                models.stream().flatMap(model -> model.reliability().stream()).toList();
        Table table = Table.of(
                        "group-design-table",
                        "Reliability of group scores by the number of respondents",
                        IntStream.of(RESPONDENTS).boxed().toList())
                .count("Respondents in a group", n -> n)
                .each(
                        domains,
                        (columns, domain) -> columns.correlation(
                                labels.title(domain.domain()),
                                n -> domain.curve().reliability(n)))
                .table();
        List<Figure.Line> lines = new ArrayList<>(domains.stream()
                .map(domain -> new Figure.Line(
                        labels.title(domain.domain()),
                        IntStream.of(RESPONDENTS)
                                .mapToDouble(n -> domain.curve().reliability(n))
                                .toArray(),
                        false))
                .toList());
        lines.add(new Figure.Line(
                ".80", IntStream.of(RESPONDENTS).mapToDouble(n -> 0.8).toArray(), true));
        return new Figure(
                "group-design",
                "Reliability of group scores by the number of respondents",
                "One line per scale; it rises with the number of respondents. The dashed line marks .80.",
                new Figure.Lines(
                        IntStream.of(RESPONDENTS).mapToObj(Integer::toString).toList(),
                        "Respondents in a group",
                        "Reliability",
                        lines,
                        Format.CORRELATION),
                table);
    }

    /** Groups in ascending order of their scores, some of them where there are many. */
    private Block caterpillar(Ecometrics model) {
        List<GroupScore> sorted = model.scores(model.domains().get(0)).stream()
                .sorted(Comparator.comparingDouble(GroupScore::score))
                .toList();
        int shown = Math.min(MOST_GROUPS, sorted.size());
        List<GroupScore> some = IntStream.range(0, shown)
                .mapToObj(i -> sorted.get(
                        shown == sorted.size() ? i : (int) Math.round(i * (sorted.size() - 1.0) / (shown - 1))))
                .toList();
        String name = model.domains().get(0);
        String caption = "Scores of groups: " + labels.title(name);
        String range =
                shown == sorted.size() ? "" : " " + shown + " of " + sorted.size() + " groups, evenly spaced by rank.";
        double average = sorted.stream()
                .mapToDouble(score -> score.score() - score.deviation())
                .findFirst()
                .orElse(0);
        return new Figure(
                "group-scores-" + name,
                caption,
                "Groups in ascending order of their empirical Bayes score, each with its " + Confidence.percent(level)
                        + " interval; the line marks an average group." + range,
                new Figure.Intervals(
                        some.stream().map(GroupScore::group).toList(),
                        List.of(new Figure.IntervalSeries(
                                labels.title(name),
                                some.stream().mapToDouble(GroupScore::score).toArray(),
                                some.stream().mapToDouble(GroupScore::lower).toArray(),
                                some.stream().mapToDouble(GroupScore::upper).toArray())),
                        "Score",
                        average,
                        Format.TWO_DECIMALS),
                Table.of("group-scores-table-" + name, caption, some)
                        .text("Group", score -> score.group())
                        .count("Respondents", score -> score.respondents())
                        .number(Confidence.heading("Score", level), score -> (Cell)
                                new Cell.Interval(score.score(), score.lower(), score.upper(), Format.TWO_DECIMALS))
                        .correlation("Reliability", score -> score.exact())
                        .table("Intervals include the uncertainty of item means and of effects of covariates."
                                + range));
    }

    /** Correlations of domains: of groups below the diagonal, of respondents above it. */
    static Table domains(Ecometrics model, Labels labels) {
        int domains = model.domains().size();
        return Table.of(
                        "group-ecometrics-domains",
                        "Ecometric model of all scales: correlations of true scores",
                        domains)
                .text("Scale", i -> labels.title(model.domains().get(i)))
                .each(
                        IntStream.range(0, domains).boxed().toList(),
                        (table, j) -> table.correlation(
                                labels.title(model.domains().get(j)),
                                i -> i.equals(j)
                                        ? Double.NaN
                                        : SmallMatrices.correlation(j < i ? model.between() : model.persons(), i, j)))
                .table(
                        "Below the diagonal: of groups. Above it: of respondents within groups. Corrected for measurement error.");
    }
}
