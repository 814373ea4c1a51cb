package kith.report.section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kith.finding.Affects;
import kith.finding.AlikeFindings;
import kith.finding.Finding;
import kith.finding.FindingCatalogue;
import kith.finding.FindingDefinition;
import kith.finding.Severity;
import kith.report.document.Block;
import kith.report.document.Section;
import kith.report.section.finding.Notices;

/** The findings that matter most for what a study concludes: errors and warnings, by severity and by what they affect. */
final class Cautions {

    static final int MOST = 5;

    private Cautions() {}

    /** At most five kinds of findings, the gravest first. */
    static List<AlikeFindings> of(List<Finding> findings) {
        return sorted(findings).stream().limit(MOST).toList();
    }

    /** How many kinds of errors and warnings are not among the cautions. */
    static int further(List<Finding> findings) {
        return Math.max(0, sorted(findings).size() - MOST);
    }

    private static List<AlikeFindings> sorted(List<Finding> findings) {
        return AlikeFindings.of(findings.stream()
                        .filter(finding -> finding.severity() != Severity.NOTE)
                        .toList())
                .stream()
                .sorted(Comparator.comparing(AlikeFindings::severity)
                        .reversed()
                        .thenComparing(one -> affects(one.first())))
                .toList();
    }

    private static Affects affects(Finding finding) {
        return FindingCatalogue.definitions().stream()
                .filter(definition -> definition.code().equals(finding.code()))
                .map(FindingDefinition::affects)
                .findFirst()
                .orElse(Affects.ITEMS);
    }

    /** The box of a report; without blocks where there is nothing to be cautious about. */
    static Section section(List<Finding> findings) {
        List<Block> blocks = new ArrayList<>();
        of(findings).forEach(one -> blocks.add(Notices.of(one)));
        int further = further(findings);
        if (further > 0) {
            blocks.add(new Block.Paragraph(
                    further == 1
                            ? "One further kind of warning is in the supplement."
                            : "The supplement has " + further + " further kinds of warnings."));
        }
        return new Section("cautions", "Cautions", blocks);
    }
}
