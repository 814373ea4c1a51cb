package kith.report.section.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kith.finding.Affects;
import kith.finding.AlikeFindings;
import kith.finding.Finding;
import kith.finding.Severity;
import kith.report.document.Block;
import kith.report.document.Block.Notice;
import kith.report.document.Block.Tone;
import kith.report.document.BlockContent;
import kith.report.document.Section;

/**
 * Shows findings: those on rows that were not used first, then the gravest. Findings that differ in their places and
 * numbers only are shown together.
 */
public final class Notices {

    /** So many of a kind stand one by one. */
    private static final int FEW = 2;

    private Notices() {}

    public static List<Block> of(List<Finding> findings) {
        List<Finding> sorted = findings.stream()
                .sorted(Comparator.comparing(Notices::tellsOfLostRows)
                        .thenComparing(Finding::severity)
                        .reversed())
                .toList();
        List<Block> notices = new ArrayList<>();
        for (AlikeFindings alike : AlikeFindings.of(sorted)) {
            if (alike.findings().size() <= FEW) {
                alike.findings().forEach(finding -> notices.add(of(finding)));
            } else {
                notices.add(of(alike));
            }
        }
        return notices;
    }

    /** Of rows that were not used, which a section tells before its numbers. */
    public static List<Block> ofLostRows(List<Finding> findings) {
        return of(findings.stream().filter(Notices::tellsOfLostRows).toList());
    }

    /** All others. */
    public static List<Block> ofOthers(List<Finding> findings) {
        return of(findings.stream().filter(finding -> !tellsOfLostRows(finding)).toList());
    }

    private static boolean tellsOfLostRows(Finding finding) {
        return finding.severity() != Severity.NOTE && finding.definition().affects() == Affects.ROWS;
    }

    /** Those that a section does not show itself, not even with other numbers. */
    public static List<Finding> untold(List<Finding> findings, Section section) {
        List<Finding> told = new ArrayList<>();
        collect(section, told);
        return findings.stream()
                .filter(finding -> told.stream().noneMatch(finding::isLike))
                .toList();
    }

    private static void collect(Section section, List<Finding> told) {
        for (Block block : section.blocks()) {
            BlockContent.of(block).notice().ifPresent(notice -> told.addAll(notice.findings()));
        }
        section.subsections().forEach(below -> collect(below, told));
    }

    public static Block of(Finding finding) {
        return of(new AlikeFindings(List.of(finding)));
    }

    public static Block of(AlikeFindings alike) {
        return of(alike, alike.findings().size());
    }

    /** With the places and values of the first so many of them where there are at least two others. */
    public static Block of(AlikeFindings alike, int most) {
        int listed = alike.findings().size() <= most + 1 ? most + 1 : most;
        return new Notice(tone(alike.severity()), alike.where(), alike.what(listed), alike.advice(), alike.findings());
    }

    static Tone tone(Severity severity) {
        return switch (severity) {
            case NOTE -> Tone.NOTE;
            case WARNING -> Tone.WARNING;
            case ERROR -> Tone.ERROR;
        };
    }
}
