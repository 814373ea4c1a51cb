package kith.report.section.cfa;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import kith.citation.Citation;
import kith.instrument.Item;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.TableColumns;
import kith.report.section.fit.FitTable;
import kith.report.section.fit.FitWords;
import kith.report.section.presenter.StudyContext;
import kith.report.section.word.NumberWords;
import kith.sem.diagnostic.ExplainedVariance;
import kith.sem.diagnostic.ModificationIndex;
import kith.sem.diagnostic.ResidualCorrelation;
import kith.sem.fit.SemFit;
import kith.sem.model.Operator;
import kith.sem.solution.Estimate;
import kith.sem.solution.Standardized;
import kith.sem.solution.StandardizedBy;
import kith.study.Misfit;
import kith.study.StructureAnswer;
import kith.study.StructureAnswer.Candidate;

/**
 * The structure in the report: fit, standardised loadings, correlations of the factors, and where the model misfits.
 */
final class StructureReport {

    private static final int INDICES_SHOWN = 5;
    private static final int RESIDUALS_NAMED = 3;

    private final StudyContext study;

    private StructureReport(StudyContext study) {
        this.study = study;
    }

    static Section of(StructureAnswer answer, StudyContext study) {
        StructureReport report = new StructureReport(study);
        List<Block> blocks = new ArrayList<>();
        Candidate main = answer.main();
        blocks.add(new Block.Paragraph(StructureSection.sentence(main, study.rows())));
        blocks.add(FitTable.of(
                "cfa-models",
                "Fit of the model and of alternative models",
                answer.models().stream()
                        .map(model -> new FitTable.Named(model.name(), model.fit()))
                        .toList(),
                study.rows()));
        if (main.fit().converged()) {
            blocks.add(report.loadings(main.fit()));
            answer.discriminant().ifPresent(found -> {
                DiscriminantTables tables = new DiscriminantTables(found, study.labels());
                blocks.add(new Block.Paragraph(tables.words()));
                blocks.add(tables.matrix());
            });
        }
        answer.comparison().ifPresent(found -> blocks.addAll(ModelComparisonTables.of(found)));
        answer.more().bollenStine().ifPresent(found -> blocks.addAll(ModelDetails.bollenStine(found)));
        answer.more().validity().ifPresent(found -> blocks.addAll(ModelDetails.validity(found)));
        List<Section> below = answer.misfit().map(report::misfit).stream().toList();
        return new Section("cfa", "Structure", blocks, below);
    }

    private Table loadings(SemFit fit) {
        Map<String, Double> explained = new HashMap<>();
        ExplainedVariance.of(fit).forEach(one -> explained.putIfAbsent(one.variable(), one.share()));
        String trouble = FitWords.trouble(fit);
        boolean reversed = study.results().study().instrument().items().stream().anyMatch(Item::reversed);
        TableColumns<Estimate> table = Table.of(
                "cfa-loadings", "Standardised loadings" + (trouble.isEmpty() ? "" : " (" + trouble + ")"), List.of());
        rows(fit, Operator.LOADING).stream()
                .collect(Collectors.groupingBy(Estimate::lhs, LinkedHashMap::new, Collectors.toList()))
                .forEach((factor, own) -> table.group(study.labels().title(factor), own));
        return table.text("Item", Estimate::rhs)
                .text("Content", e -> content(e.rhs()))
                .number("Loading [95% CI]", e -> interval(e.standardized(StandardizedBy.ALL)))
                .statistic("R²", Format.CORRELATION, e -> explained.getOrDefault(e.rhs(), Double.NaN))
                .table("Standardised by all variables. "
                        + (reversed ? "Reverse-keyed items were recoded. " : "")
                        + "R²: share of the item’s variance explained by the model.");
    }

    /** Empty for what has no title of its own. */
    private String content(String item) {
        String title = study.labels().title(item);
        return title.equals(item) ? "" : title;
    }

    private static List<Estimate> rows(SemFit fit, Operator operator) {
        return fit.estimates().stream()
                .filter(e -> e.op() == operator && e.group() <= 1)
                .toList();
    }

    private static Cell interval(Standardized value) {
        return Cell.interval(value.value(), value.lower(), value.upper(), Format.CORRELATION);
    }

    private Section misfit(Misfit misfit) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(misfitWords(misfit)));
        if (!misfit.indices().isEmpty()) {
            blocks.add(indices(misfit));
        }
        return new Section("cfa-misfit", "Residuals and modification indices", blocks);
    }

    static String misfitWords(Misfit misfit) {
        String guide = "A residual correlation beyond ±" + NumberWords.correlation(Misfit.LARGE)
                + " counts as large (a convention); misfit is local where at most "
                + Math.round(100 * Misfit.LOCAL_SHARE) + "% are large (Kith’s limit).";
        return switch (misfit.pattern()) {
            case NONE ->
                "No residual correlation was large"
                        + misfit.residuals().stream()
                                .findFirst()
                                .map(one -> "; the largest was " + words(one))
                                .orElse("")
                        + ". " + guide;
            case LOCAL -> "Misfit was local: " + count(misfit) + " (" + largest(misfit) + "). " + guide;
            case GENERAL ->
                "Misfit was general: " + count(misfit) + "; the largest were " + largest(misfit)
                        + ". Single parameters do not account for it. " + guide;
        };
    }

    private static String count(Misfit misfit) {
        return misfit.large() + " of " + misfit.residuals().size() + " residual correlations "
                + (misfit.large() == 1 ? "was" : "were") + " large";
    }

    private static String largest(Misfit misfit) {
        return misfit.residuals().stream()
                .filter(one -> one.size() > Misfit.LARGE)
                .limit(RESIDUALS_NAMED)
                .map(StructureReport::words)
                .collect(Collectors.collectingAndThen(Collectors.toList(), NumberWords::list));
    }

    private static String words(ResidualCorrelation one) {
        return NumberWords.correlation(one.value()) + " for " + one.first() + " with " + one.second();
    }

    private Table indices(Misfit misfit) {
        List<ModificationIndex> shown =
                misfit.indices().stream().limit(INDICES_SHOWN).toList();
        return Table.of("cfa-modification-indices", "Largest modification indices", shown)
                .text("Parameter", this::parameter)
                .text("Decision", StructureReport::decision)
                .twoDecimals("MI", ModificationIndex::mi)
                .threeDecimals("EPC", ModificationIndex::expectedChange)
                .correlation("Standardised EPC", one -> one.standardised(StandardizedBy.ALL))
                .correlation("Power", one -> one.power().power())
                .table(String.format(
                        Locale.ROOT,
                        "The largest %d of %,d. MI: expected decrease in χ²(1) if the parameter is freed %s. EPC: expected"
                                + " parameter change. Power: to detect a misspecification of %s; decision after %s. Do not free a"
                                + " parameter without a substantive reason and new data.",
                        shown.size(),
                        misfit.indices().size(),
                        Citation.parenthetical("sorbom1989"),
                        NumberWords.correlation(misfit.indices().get(0).power().delta()),
                        Citation.narrative("saris2009")));
    }

    /** Such as: Extraversion → N4, or N1 ↔ N2. */
    private String parameter(ModificationIndex one) {
        String arrow = switch (one.op()) {
            case LOADING -> " → ";
            case COVARIANCE -> " ↔ ";
            default -> " " + one.op().symbol() + " ";
        };
        return factor(one.lhs()) + arrow + factor(one.rhs());
    }

    /** The title of a scale or factor; an item goes by its id, of which the table of loadings has the content. */
    private String factor(String variable) {
        boolean item = study.results().study().instrument().itemIds().contains(variable);
        return item ? variable : study.labels().title(variable);
    }

    private static String decision(ModificationIndex one) {
        return switch (one.power().decision()) {
            case MISSPECIFIED, MISSPECIFIED_BY_CHANGE -> "misspecified";
            case NOT_MISSPECIFIED, NOT_MISSPECIFIED_BY_CHANGE -> "not misspecified";
            case INCONCLUSIVE -> "inconclusive";
        };
    }
}
