package kith.report.section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kith.finding.Finding;
import kith.finding.Severity;
import kith.report.document.Block;
import kith.report.document.Block.Notice;
import kith.report.document.Block.Tone;
import kith.report.document.Section;

/**
 * Shows findings: respondents that were lost first, then the gravest. Findings that say the same of several places, in other numbers, are told once, with every
 * place and its numbers behind it.
 */
final class Notices {

    /** So many of a kind stand one by one. */
    private static final int FEW = 2;

    private static final Set<String> LOST_ROWS = Set.of(
            "rows_left_out", "incomplete_rows", "rows_without_group", "rows_without_cluster", "rows_without_covariate");

    private static final Pattern NUMBER = Pattern.compile("\\d[\\d.,]*\\d|\\d");

    private Notices() {}

    static List<Block> of(List<Finding> findings) {
        Map<String, List<Finding>> kinds = new LinkedHashMap<>();
        findings.stream()
                .distinct()
                .sorted(Comparator.comparing(Notices::tellsOfLostRows)
                        .thenComparing(Finding::severity)
                        .reversed())
                .forEach(finding -> kinds.computeIfAbsent(kind(finding), key -> new ArrayList<>())
                        .add(finding));
        List<Block> notices = new ArrayList<>();
        for (List<Finding> kind : kinds.values()) {
            if (kind.size() <= FEW) {
                kind.forEach(finding -> notices.add(of(finding)));
            } else {
                notices.add(together(kind));
            }
        }
        return notices;
    }

    /** Of respondents that were lost, which a section tells before its numbers. */
    static List<Block> ofLostRows(List<Finding> findings) {
        return of(findings.stream().filter(Notices::tellsOfLostRows).toList());
    }

    /** All others. */
    static List<Block> ofOthers(List<Finding> findings) {
        return of(findings.stream().filter(finding -> !tellsOfLostRows(finding)).toList());
    }

    private static boolean tellsOfLostRows(Finding finding) {
        return finding.severity() != Severity.NOTE && LOST_ROWS.contains(finding.code());
    }

    /** Those of which a section tells nothing itself, not even with other numbers. */
    static List<Finding> untold(List<Finding> findings, Section section) {
        List<String> told = new ArrayList<>();
        collect(section, told);
        return findings.stream()
                .filter(finding -> told.stream().noneMatch(text -> text.startsWith(withoutNumbers(finding.what()))))
                .toList();
    }

    private static void collect(Section section, List<String> told) {
        for (Block block : section.blocks()) {
            if (block instanceof Notice notice) {
                told.add(withoutNumbers(notice.text()));
            }
        }
        section.subsections().forEach(below -> collect(below, told));
    }

    private static String withoutNumbers(String text) {
        return NUMBER.matcher(text).replaceAll("#");
    }

    private static String kind(Finding finding) {
        return finding.severity() + finding.code() + withoutNumbers(finding.what()) + finding.remedy();
    }

    private static Block together(List<Finding> kind) {
        Finding first = kind.get(0);
        String others = kind.stream().skip(1).map(Notices::placeAndNumbers).collect(Collectors.joining("; "));
        return new Notice(
                tone(first.severity()),
                first.where(),
                first.what() + " Likewise " + (kind.size() - 1) + " times more: " + others + ".",
                first.remedy());
    }

    private static String placeAndNumbers(Finding finding) {
        String numbers =
                NUMBER.matcher(finding.what()).results().map(MatchResult::group).collect(Collectors.joining(", "));
        if (numbers.isEmpty()) {
            return finding.where();
        }
        return finding.where().isEmpty() ? numbers : finding.where() + " (" + numbers + ")";
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
