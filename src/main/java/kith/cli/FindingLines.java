package kith.cli;

import java.util.List;
import kith.finding.Finding;
import kith.report.section.finding.Notices;

/** Findings on standard error, for outputs that have no place for them. */
final class FindingLines {

    private FindingLines() {}

    static void tell(Terminal terminal, List<Finding> findings) {
        PlainBlocks text = new PlainBlocks(Terminal.width());
        Notices.of(findings).forEach(text::append);
        text.toString().lines().filter(line -> !line.isBlank()).forEach(terminal::warn);
    }
}
