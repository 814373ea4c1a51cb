package kith.report.section;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.finding.AlikeFindings;
import kith.finding.Finding;
import kith.report.document.Block;
import kith.report.document.BlockContent;
import kith.report.document.Section;
import kith.report.section.finding.Notices;
import kith.report.section.presenter.StudyContext;
import kith.report.section.word.Labels;

/**
 * Names in findings, for readers: groups and scales by their titles rather than their ids, values by the labels of the
 * study. Items keep their ids, as in all tables.
 */
record FindingNames(Labels groups, Labels scales, Map<String, String> values) {

    static FindingNames of(StudyContext study) {
        return new FindingNames(
                study.labels(),
                Labels.ofScales(study.results().study().instrument()),
                study.results().study().labels());
    }

    Finding named(Finding finding) {
        Map<String, Object> shown = new LinkedHashMap<>(finding.values());
        shown.replaceAll((name, value) -> value instanceof String text ? values.getOrDefault(text, text) : value);
        return new Finding(
                finding.code(),
                finding.severity(),
                finding.context().stream().map(groups::titleOfScales).toList(),
                finding.objects().stream()
                        .map(object -> values.getOrDefault(object, scales.titleOfScales(object)))
                        .toList(),
                shown);
    }

    /** The same section with the names in all its notices. */
    Section named(Section section) {
        return new Section(
                section.id(),
                section.title(),
                section.blocks().stream().map(this::named).toList(),
                section.subsections().stream().map(this::named).toList());
    }

    private Block named(Block block) {
        Optional<Block.Notice> notice = BlockContent.of(block)
                .notice()
                .filter(found -> !found.findings().isEmpty());
        if (notice.isEmpty()) {
            return block;
        }
        List<Finding> named = notice.get().findings().stream().map(this::named).toList();
        return Notices.of(new AlikeFindings(named));
    }
}
