package kith.report.section.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.report.document.Block;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.section.presenter.StudyContext;
import kith.report.section.word.NumberWords;
import kith.screening.ExclusionLog;
import kith.screening.ScreeningResult;
import kith.study.ParticipantFlow;
import kith.study.SampleDescription;
import kith.study.ScreeningAnswer;

/** The sample in the report: groups, missing responses, and what screening flagged. */
public final class SampleReport {

    private SampleReport() {}

    public static Section of(StudyContext study) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(missing(study.results().sample())));
        study.results()
                .answer(ScreeningAnswer.class)
                .map(ScreeningAnswer::result)
                .map(result -> flags(result, study.results().flow()))
                .ifPresent(text -> blocks.add(new Block.Paragraph(text)));
        FlowFigure.of(study).ifPresent(blocks::add);
        blocks.add(table(study));
        return new Section("sample", "Sample", blocks);
    }

    private static Table table(StudyContext study) {
        return SampleSection.of(
                        study.results().sample(),
                        study.results().study().instrument(),
                        study.results().study().language(),
                        study.labels())
                .get(0)
                .blocks()
                .stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String missing(SampleDescription sample) {
        SampleDescription.Group total = sample.groups().get(sample.groups().size() - 1);
        if (total.missingShare() == 0) {
            return "All " + NumberWords.count(sample.rows()) + " " + rows(sample) + " had complete responses.";
        }
        SampleDescription.ItemResponses most = sample.items().stream()
                .reduce((a, b) -> b.missingShare() > a.missingShare() ? b : a)
                .orElseThrow();
        return NumberWords.count(total.complete()) + " of " + NumberWords.count(sample.rows())
                + " " + rows(sample) + " had complete responses; " + NumberWords.percent(total.missingShare())
                + " of all responses were missing, most often for " + most.item() + " ("
                + NumberWords.percent(most.missingShare()) + ").";
    }

    /** What a row is. */
    private static String rows(SampleDescription sample) {
        return sample.rows() == sample.respondents() ? "respondents" : "assessments";
    }

    private static String flags(ScreeningResult result, Optional<ParticipantFlow> flow) {
        int flagged = result.log().reasonsByRow().size();
        String others = flow.isPresent() ? " further" : "";
        if (flagged == 0) {
            return "Screening for careless responding flagged no" + others + " respondents.";
        }
        Map<ExclusionLog.Reason, Integer> flags = result.log().countByReason();
        int reasons = flags.values().stream().mapToInt(Integer::intValue).sum();
        List<String> listed = flags.entrySet().stream()
                .sorted((a, b) -> b.getValue() - a.getValue())
                .map(entry -> (flags.size() == 1 ? "" : NumberWords.count(entry.getValue()) + " ") + "for "
                        + entry.getKey().words())
                .toList();
        return "Screening flagged " + NumberWords.count(flagged) + others
                + (flagged == 1 ? " respondent" : " respondents")
                + (flags.size() == 1 ? " " : reasons == flagged ? ": " : ", some for several reasons: ")
                + NumberWords.list(listed)
                + (flow.isPresent() ? ". None of these were excluded." : ". None were excluded.");
    }
}
