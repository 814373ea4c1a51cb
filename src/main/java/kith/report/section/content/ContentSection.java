package kith.report.section.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kith.citation.Citation;
import kith.content.AikenV;
import kith.content.ContentValidity;
import kith.content.ItemContent;
import kith.content.KappaGrade;
import kith.content.LawsheRatio;
import kith.finding.Finding;
import kith.report.document.Block;
import kith.report.document.Cell.Format;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Tree;
import kith.report.section.finding.Notices;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;
import kith.report.section.word.Confidence;
import kith.report.section.word.NumberWords;

/** Presents content validity. */
public final class ContentSection {

    private static final RecordTree ANSWERS = new RecordTree()
            .keys(
                    ContentValidity.class,
                    "experts s_cvi_ave=average s_cvi_ua=universal average_proportion_by_expert=byExpert items")
            .keys(ItemContent.class, """
                    item missing n=relevance.n agree=relevance.agree i_cvi=relevance.index
                    i_cvi_ci_wilson[]=relevance.interval pc=relevance.chance kappa_star=relevance.kappa
                    grade=relevance.grade aiken cvr=essential""")
            .keys(AikenV.class, "n k=steps mean v ci[]=interval p_right_tail_exact=pvalue")
            .with(LawsheRatio.class, "cvr_critical_one_tailed", ratio -> LawsheRatio.criticalRatio(ratio.n(), false))
            .with(LawsheRatio.class, "cvr_critical_two_tailed", ratio -> LawsheRatio.criticalRatio(ratio.n(), true))
            .keys(
                    LawsheRatio.class,
                    "n essential cvr=ratio cvr_critical_one_tailed cvr_critical_two_tailed exceeds_chance");

    private ContentSection() {}

    /** The schema of the result. */
    public static Tree schema(RecordSchema schemas) {
        return schemas.of(ANSWERS, ContentValidity.class);
    }

    public static Section of(ContentValidity answer, List<Finding> findings) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(String.format(
                Locale.ROOT,
                "%s rated %s. S-CVI/Ave = %s, S-CVI/UA = %s (mean of the items’ indices; share of items that all"
                        + " experts found relevant).",
                NumberWords.counted(answer.experts().size(), "expert", "experts"),
                NumberWords.counted(answer.items().size(), "item", "items"),
                NumberWords.correlation(answer.average()),
                NumberWords.correlation(answer.universal()))));
        blocks.add(items(answer));
        blocks.addAll(Notices.of(findings));
        return new Section("content", "Content validity", blocks);
    }

    /** One row per item. */
    public static Table items(ContentValidity answer) {
        boolean essential = answer.question().essential().isPresent();
        double level = answer.question().level();
        List<String> notes = new ArrayList<>(List.of(
                "I-CVI: share of the experts with a rating of "
                        + NumberWords.two(answer.question().relevant())
                        + " or more; κ*: corrected for chance agreement on relevance, fair from .40, good from .60, excellent"
                        + " above .74 " + Citation.parenthetical("politBeckOwen2007") + ".",
                "V: mean rating as a share of the range; interval of " + Citation.narrative("penfieldGiacobbi2004")
                        + "; p: exact, all ratings equally likely " + Citation.parenthetical("aiken1985") + "."));
        if (essential) {
            notes.add("CVR " + Citation.parenthetical("lawshe1975") + "; critical value exact, one-sided, "
                    + Citation.narrative("ayreScally2014") + ".");
        }
        return Table.of("content-items", "Content validity of the items", answer.items())
                .text("Item", ItemContent::item)
                .count("Experts", item -> item.relevance().n())
                .count("Relevant", item -> item.relevance().agree())
                .number(
                        Confidence.heading("I-CVI", level),
                        item -> Confidence.cell(
                                item.relevance().index(), item.relevance().interval(), Format.CORRELATION))
                .statistic("κ*", Format.CORRELATION, item -> item.relevance().kappa())
                .text("Agreement", item -> grade(item.relevance().grade()))
                .number(
                        Confidence.heading("V", level),
                        item -> Confidence.cell(item.aiken().v(), item.aiken().interval(), Format.CORRELATION))
                .statistic("p", Format.P_VALUE, item -> item.aiken().pvalue())
                .when(
                        essential,
                        table -> table.part(
                                ItemContent::essential,
                                found -> found.correlation("CVR", ratio -> ratio.ratio())
                                        .correlation(
                                                "Critical CVR", ratio -> LawsheRatio.criticalRatio(ratio.n(), false))))
                .table(notes);
    }

    private static String grade(KappaGrade grade) {
        return grade == KappaGrade.NONE ? "" : grade.name().toLowerCase(Locale.ROOT);
    }

    /** The same as other programs see it. */
    public static Tree tree(ContentValidity answer) {
        return ANSWERS.of(answer);
    }
}
