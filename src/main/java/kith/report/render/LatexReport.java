package kith.report.render;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kith.report.document.Cell;
import kith.report.document.CellContent;
import kith.report.document.Document;
import kith.report.document.Table;
import kith.report.document.Table.Alignment;

/**
 * A report as LaTeX: all text and tables, and the numbers of the figures, with the rules of {@code booktabs} and heads
 * that repeat ({@code longtable}). Greek letters and signs of statistics are commands, so that pdfLaTeX sets them;
 * other scripts need XeLaTeX or LuaLaTeX. Every character with a meaning in LaTeX is escaped, so that text from data
 * stays text.
 */
public final class LatexReport extends TextReport {

    private static final String PREAMBLE = """
            \\documentclass[11pt,a4paper]{article}
            \\usepackage[margin=25mm]{geometry}
            \\usepackage[T1]{fontenc}
            \\usepackage{textcomp,booktabs,longtable,array}
            \\setlength{\\parindent}{0pt}
            \\setlength{\\parskip}{6pt}
            \\begin{document}

            """;

    private static final int LONG = 26;

    private static final Map<Integer, String> SIGNS = Map.ofEntries(
            sign('\\', "\\textbackslash{}"),
            sign('{', "\\{"),
            sign('}', "\\}"),
            sign('$', "\\$"),
            sign('&', "\\&"),
            sign('#', "\\#"),
            sign('%', "\\%"),
            sign('_', "\\_"),
            sign('^', "\\textasciicircum{}"),
            sign('~', "\\textasciitilde{}"),
            sign('<', "\\textless{}"),
            sign('>', "\\textgreater{}"),
            sign('|', "\\textbar{}"),
            sign('"', "\\textquotedbl{}"),
            sign('`', "\\textasciigrave{}"),
            sign('\'', "\\textquotesingle{}"),
            // In front of a row, these would belong to the end of the row above.
            sign('[', "{[}"),
            sign(']', "{]}"),
            sign('*', "{*}"),
            // Two of them would become a dash.
            sign('-', "-{}"),
            sign('\u00A0', "~"),
            sign('−', "$-$"),
            sign('²', "$^2$"),
            sign('×', "$\\times$"),
            sign('±', "$\\pm$"),
            sign('≤', "$\\leq$"),
            sign('≥', "$\\geq$"),
            sign('≈', "$\\approx$"),
            sign('→', "$\\rightarrow$"),
            sign('↔', "$\\leftrightarrow$"),
            sign('α', "$\\alpha$"),
            sign('β', "$\\beta$"),
            sign('κ', "$\\kappa$"),
            sign('λ', "$\\lambda$"),
            sign('ρ', "$\\rho$"),
            sign('φ', "$\\varphi$"),
            sign('χ', "$\\chi$"),
            sign('ω', "$\\omega$"),
            sign('η', "$\\eta$"),
            sign('τ', "$\\tau$"),
            sign('Δ', "$\\Delta$"),
            sign('Λ', "$\\Lambda$"),
            sign('…', "\\ldots{}"));

    private LatexReport(Document document) {
        super(document);
    }

    private static Map.Entry<Integer, String> sign(int character, String command) {
        return Map.entry(character, command);
    }

    /** The report; to be written as UTF-8. */
    public static String render(Document document) {
        return PREAMBLE + new LatexReport(document).body() + "\\end{document}\n";
    }

    @Override
    String escaped(String text) {
        return line(text)
                .codePoints()
                .mapToObj(c -> SIGNS.getOrDefault(c, Character.toString(c)))
                .collect(Collectors.joining());
    }

    @Override
    String bold(String escaped) {
        return "\\textbf{" + escaped + "}";
    }

    @Override
    String italic(String escaped) {
        return "\\textit{" + escaped + "}";
    }

    @Override
    String heading(int level, String escaped) {
        String command = switch (level) {
            case 0 -> "\\section*";
            case 1 -> "\\subsection*";
            case 2 -> "\\subsubsection*";
            default -> "\\paragraph*";
        };
        return command + "{" + escaped + "}\n\n";
    }

    @Override
    String paragraph(String marked) {
        return marked + "\n\n";
    }

    @Override
    String grid(Table table) {
        StringBuilder rows = new StringBuilder("{\\small\n\\begin{longtable}[l]{@{}");
        for (int c = 0; c < table.columns().size(); c++) {
            rows.append(kind(table, c));
        }
        String heads = row(table.columns().stream()
                .map(column -> marked(Typesetting.heading(column)))
                .toList());
        rows.append("@{}}\n\\toprule\n").append(heads).append("\\midrule\n\\endhead\n");
        for (int r = 0; r < table.rows().size(); r++) {
            String group = TableShape.groupBefore(table, r);
            if (!group.isEmpty()) {
                rows.append("\\multicolumn{").append(table.columns().size()).append("}{@{}l}{");
                rows.append(bold(escaped(group))).append("} \\\\\n");
            }
            List<Cell> cells = table.rows().get(r);
            rows.append(row(cells.stream().map(this::shown).toList()));
        }
        return rows.append("\\bottomrule\n\\end{longtable}\n}\n\n").toString();
    }

    private static String kind(Table table, int column) {
        boolean words = table.rows().stream()
                .anyMatch(row -> PlainText.width(CellContent.of(row.get(column)).words()) > LONG);
        if (words) {
            return ">{\\raggedright\\arraybackslash}p{0.3\\linewidth}";
        }
        Alignment alignment = table.columns().get(column).alignment();
        return switch (alignment) {
            case START -> "l";
            case CENTRE -> "c";
            case END -> "r";
        };
    }

    private static String row(List<String> cells) {
        return String.join(" & ", cells) + " \\\\\n";
    }
}
