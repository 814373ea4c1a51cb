package kith.report.section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import kith.analysis.AnalysisAnswer;
import kith.finding.Affects;
import kith.finding.AlikeFindings;
import kith.finding.Finding;
import kith.finding.FindingCatalogue;
import kith.finding.FindingDefinition;
import kith.finding.Severity;
import kith.report.document.Block;
import kith.report.document.Block.KeyFigure;
import kith.report.document.Block.Tone;
import kith.report.document.Cell;
import kith.report.document.Section;
import kith.report.section.finding.Notices;
import kith.report.section.presenter.StudyContext;
import kith.study.StudyResults;

/**
 * The findings that matter most for what a study concludes: errors and warnings, by severity and by what they affect.
 */
final class Cautions {

    static final String ID = "cautions";

    private static final int MOST = 5;

    /** So many are named on the first screen. */
    private static final int TITLES = 3;

    /** So many places of one finding are listed; the supplement has all. */
    private static final int PLACES = 4;

    static final String TITLE = "Cautions";

    private Cautions() {}

    /**
     * By severity, then by the analysis in which a kind is found first, in the order of the report (what is found of
     * the sample and of the analysis that answers the question comes before what is found of a single coefficient),
     * then by what it affects.
     *
     * @param analysis the place of the analysis that has a finding
     */
    static List<AlikeFindings> sorted(List<Finding> findings, ToIntFunction<Finding> analysis) {
        return AlikeFindings.of(findings.stream()
                        .filter(finding -> finding.severity() != Severity.NOTE)
                        .toList())
                .stream()
                .sorted(Comparator.comparing(AlikeFindings::severity)
                        .reversed()
                        .thenComparing(one ->
                                one.findings().stream().mapToInt(analysis).min().orElse(0))
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

    private static List<AlikeFindings> sorted(StudyContext study) {
        FindingNames names = FindingNames.of(study);
        Map<Finding, Integer> analyses = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : study.results().findings()) {
            Finding named = names.named(finding);
            findings.add(named);
            analyses.merge(named, analysis(finding, study.results()), Math::min);
        }
        return sorted(findings, finding -> analyses.getOrDefault(finding, 0));
    }

    /** How many kinds there are and which, for the first screen; empty where there is nothing to be cautious about. */
    static Optional<KeyFigure> figure(StudyContext study) {
        List<AlikeFindings> sorted = sorted(study);
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        String titles = sorted.stream()
                .limit(TITLES)
                .map(one -> FindingCatalogue.definition(one.first().code()).title())
                .collect(Collectors.joining(" · "));
        return Optional.of(new KeyFigure(
                TITLE,
                Cell.count(sorted.size()),
                titles + (sorted.size() > TITLES ? " · and others" : ""),
                Tone.WARNING));
    }

    /** The box of a report; without blocks where there is nothing to be cautious about. */
    static Section section(StudyContext study) {
        List<AlikeFindings> sorted = sorted(study);
        List<Block> blocks = new ArrayList<>();
        sorted.stream().limit(MOST).forEach(one -> blocks.add(Notices.of(one, PLACES)));
        int further = sorted.size() - MOST;
        if (further > 0) {
            blocks.add(new Block.Paragraph(
                    further == 1
                            ? "One further kind of warning is in the supplement."
                            : "The supplement has " + further + " further kinds of warnings."));
        }
        return new Section(ID, TITLE, blocks);
    }

    /** The place in the report of the analysis that found it, from 1; 0 for what is found of the study as a whole. */
    private static int analysis(Finding finding, StudyResults results) {
        List<AnalysisAnswer> answers = AnalysisPresenters.inOrder(results);
        for (int place = 0; place < answers.size(); place++) {
            if (answers.get(place).findings().contains(finding)) {
                return place + 1;
            }
        }
        return 0;
    }
}
