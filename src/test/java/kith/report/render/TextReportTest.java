package kith.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.document.Document;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import org.junit.jupiter.api.Test;

class TextReportTest {

    private static Document document(String text) {
        Table table = new Table(
                "t",
                text,
                List.of(Column.text("Item"), Column.statistic("M"), Column.number("Loading [95% CI]")),
                List.of(List.of(
                        Cell.text(text),
                        Cell.number(3.456, Format.TWO_DECIMALS),
                        new Cell.Interval(0.7, -0.1, 0.8, Format.CORRELATION))),
                List.of(new Table.RowGroup(0, text)),
                List.of(text));
        return new Document(
                text,
                "",
                "en",
                new Section("s", text, List.of(new Block.Paragraph(text), table)),
                List.of(),
                List.of());
    }

    @Test
    void markdownHasTextAndTables() {
        assertThat(MarkdownReport.render(document("It fits, p = .012.")))
                .isEqualTo("""
                        # It fits, p = .012.

                        ## It fits, p = .012.

                        It fits, *p* = .012.

                        **Table 1**

                        *It fits, p = .012.*

                        | Item | *M* | Loading \\[95% CI\\] |
                        | :-- | --: | --: |
                        | **It fits, p = .012.** | | |
                        | It fits, p = .012. | 3.46 | .70 \\[−.10, .80\\] |

                        *Note.* It fits, *p* = .012.
                        """.replace("*p* = .012", "*p*\u00A0=\u00A0.012")
                        .replace("95% CI", "95%\u00A0CI")
                        .replace("−.10, .80", "−.10,\u00A0.80"));
    }

    @Test
    void latexHasTextAndTables() {
        assertThat(LatexReport.render(document("It fits, p = .012.")))
                .startsWith("\\documentclass")
                .contains("It fits, \\textit{p}~=~.012.")
                .contains("""
                        {\\small
                        \\begin{longtable}[l]{@{}lrr@{}}
                        \\toprule
                        Item & \\textit{M} & Loading {[}95\\%~CI{]} \\\\
                        \\midrule
                        \\endhead
                        \\multicolumn{3}{@{}l}{\\textbf{It fits, p = .012.}} \\\\
                        It fits, p = .012. & 3.46 & .70 {[}$-$.10,~.80{]} \\\\
                        \\bottomrule
                        """)
                .endsWith("\\end{document}\n");
    }

    @Test
    void hostileTextsStayTextsInMarkdown() {
        for (String text : Hostile.TEXTS) {
            String page = MarkdownReport.render(document(text));
            String bare = page.replaceAll("\\\\.", "").replaceAll("&(amp|lt|gt);", "");
            assertThat(bare).doesNotContain("<", ">", "&", "[", "]", "`", "$", "![");
            assertThat(page.lines().filter(line -> line.startsWith("|")))
                    .allMatch(line -> line.replaceAll("\\\\.", "")
                                    .chars()
                                    .filter(c -> c == '|')
                                    .count()
                            == 4);
            assertThat(page.lines().filter(line -> line.startsWith("#"))).hasSize(2);
            assertThat(page.lines()).noneMatch(line -> line.matches("[-+=].*|\\d+[.)] .*|\\s.*"));
        }
    }

    @Test
    void hostileTextsStayTextsInLatex() {
        for (String text : List.of(
                "\\input{/etc/passwd}",
                "$x$",
                "100% & #1_a^b~c",
                "a\\\\[2cm]b",
                "{\\bf x}",
                "`` '' -- ---",
                "* a",
                "%")) {
            String escaped = new LatexProbe().escaped(text);
            String commands = escaped.replaceAll("\\\\text[a-z]+\\{}", "").replaceAll("\\\\[{}$&#%_]", "");
            assertThat(commands).doesNotContain("\\", "$", "&", "#", "%", "_", "^", "~", "`", "--");
        }
        for (String text : Hostile.TEXTS) {
            String page = LatexReport.render(document(text));
            assertThat(page.lines().filter(line -> line.endsWith(" \\\\"))).hasSize(3);
        }
    }

    /** The escapes of LaTeX without a report around. */
    private static final class LatexProbe {
        String escaped(String text) {
            String page = LatexReport.render(
                    new Document("t", "", "en", new Section("s", text, List.of()), List.of(), List.of()));
            String mark = "\\subsection*{";
            int start = page.indexOf(mark) + mark.length();
            return page.substring(start, page.indexOf("}\n\n\\end{document}"));
        }
    }
}
