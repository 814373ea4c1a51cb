package kith.report.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kith.report.document.Block;
import kith.report.document.Table;

/**
 * Sets statistics as the APA wants them (Publication Manual, 7th edition, 6.44): symbols in italics, and no line break
 * within “CFI = .931”, “CFI .931” or “95% CI [.73, .77]”. A rule about text rather than a mark inside it, so that text
 * from data needs no escape: it can at most become italic where it looks like a statistic.
 */
final class Typesetting {

    private static final char FIXED_SPACE = '\u00A0';

    private static final String SYMBOLS = "SD|SE|SEM|df|M|N|R|n|p|r|t|F|z|d|k";

    /**
     * A symbol with its degrees of freedom, if any, in front of a relation and a number; a symbol that a note explains,
     * as in “M, SD: as answered”; and the letter of a test, as in “t test”.
     */
    private static final Pattern STATISTIC = Pattern.compile("(?<![\\p{L}\\p{N}_.])(?:" + SYMBOLS
            + ")(?=²?(?:\\([\\d.,\\s\u00A0]{1,20}\\))?[\\s\u00A0]?[=<>≤≥][\\s\u00A0]?[\\d.,\u2212-])"
            + "|(?<=^|[.;] |(?:^|[.;] )(?:" + SYMBOLS + "), |(?:^|[.;] )(?:" + SYMBOLS + "), (?:" + SYMBOLS + "), )(?:"
            + SYMBOLS + ")(?=(?:, (?:" + SYMBOLS + ")){0,3}: )"
            + "|(?<= )[tFz](?= tests?\\b)");

    /** A heading that is a symbol, a symbol in front of its interval, or a correlation named in words. */
    private static final Pattern HEADING = Pattern.compile(
            "^(?:" + SYMBOLS + ")(?=²?(?:$| \\[))|(?<= )r$" + "|(?<=, )M(?= \\(SD\\)$)|(?<=M \\()SD(?=\\)$)");

    private static final Pattern RELATION = Pattern.compile(" ([=<>≤≥≈]) (?=[\\d.\u2212-])");

    private static final Pattern INTERVAL = Pattern.compile("\\[([\u2212\\d.]{1,12}), ([\u2212\\d.]{1,12})]");

    /** An index in front of its number, in a place with little room for a sign between them. */
    private static final Pattern INDEX = Pattern.compile("\\b(CFI|TLI|RMSEA|SRMR) (?=[\\d.])");

    private Typesetting() {}

    /** A piece of text in one face. */
    record Run(String text, boolean italic) {}

    /** Text with its statistics in italics and fixed spaces where no line may break. */
    static List<Run> runs(String text) {
        return split(unbroken(PlainText.of(text)), STATISTIC);
    }

    /** The paragraphs of a running text, parted by blank lines, with their statistics in italics and its own. */
    static List<List<Run>> paragraphs(Block.Paragraph paragraph) {
        if (paragraph.pieces().stream().noneMatch(Block.Piece::italic)) {
            return Stream.of(PlainText.of(paragraph.text()).strip().split("\n\\s*\n"))
                    .map(Typesetting::runs)
                    .toList();
        }
        return List.of(paragraph.pieces().stream()
                .flatMap(piece -> piece.italic()
                        ? Stream.of(new Run(PlainText.of(piece.text()), true))
                        : runs(piece.text()).stream())
                .toList());
    }

    /** The heading of a column. */
    static List<Run> heading(Table.Column column) {
        String heading = unbroken(PlainText.of(column.heading()));
        return column.italic() ? List.of(new Run(heading, true)) : split(heading, HEADING);
    }

    /** Text with fixed spaces around relations, within intervals and in front of them. */
    static String unbroken(String text) {
        String relations = RELATION.matcher(text).replaceAll(FIXED_SPACE + "$1" + FIXED_SPACE);
        String intervals = INTERVAL.matcher(relations).replaceAll("[$1," + FIXED_SPACE + "$2]");
        return INDEX.matcher(intervals)
                .replaceAll("$1" + FIXED_SPACE)
                .replace("% CI", "%" + FIXED_SPACE + "CI")
                .replace("CI [", "CI" + FIXED_SPACE + "[");
    }

    private static List<Run> split(String text, Pattern italics) {
        List<Run> runs = new ArrayList<>();
        Matcher symbols = italics.matcher(text);
        int end = 0;
        while (symbols.find()) {
            if (symbols.start() > end) {
                runs.add(new Run(text.substring(end, symbols.start()), false));
            }
            runs.add(new Run(symbols.group(), true));
            end = symbols.end();
        }
        if (end < text.length() || runs.isEmpty()) {
            runs.add(new Run(text.substring(end), false));
        }
        return List.copyOf(runs);
    }
}
