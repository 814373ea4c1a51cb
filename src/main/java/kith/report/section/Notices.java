package kith.report.section;

import java.util.List;
import kith.finding.Finding;
import kith.finding.Severity;
import kith.report.document.Block;
import kith.report.document.Block.Notice;
import kith.report.document.Block.Tone;

/** Shows findings, the gravest first. */
final class Notices {

    private Notices() {}

    static List<Block> of(List<Finding> findings) {
        return findings.stream()
                .distinct()
                .sorted(java.util.Comparator.comparing(Finding::severity).reversed())
                .map(Notices::of)
                .toList();
    }

    static Block of(Finding finding) {
        return new Notice(tone(finding.severity()), finding.where(), finding.what(), finding.remedy());
    }

    static Tone tone(Severity severity) {
        return switch (severity) {
            case NOTE -> Tone.NOTE;
            case WARNING -> Tone.WARNING;
            case ERROR -> Tone.ERROR;
        };
    }
}
