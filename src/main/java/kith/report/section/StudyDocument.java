package kith.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kith.finding.WayIn;
import kith.report.document.Block;
import kith.report.document.Block.Notice;
import kith.report.document.Block.Tone;
import kith.report.document.Document;
import kith.report.document.Document.Entry;
import kith.report.document.Section;
import kith.study.AnalysisOutcome;
import kith.study.RunManifest;
import kith.study.Study;
import kith.study.StudyResults;

/** The report of a study. */
public final class StudyDocument {

    private StudyDocument() {}

    public static Document of(StudyResults results) {
        Study study = results.study();
        StudyContext context = StudyContext.of(results);
        Labels labels = context.labels();
        List<Section> sections = new ArrayList<>();
        sections.add(InstrumentSection.of(study.instrument(), study.language()));
        List<Section> sample = SampleSection.of(results.sample(), study.instrument(), study.language(), labels);
        sections.add(withReading(sample.get(0), results));
        sections.addAll(sample.subList(1, sample.size()));
        results.outcomes().forEach(outcome -> place(outcome, context, sections));
        Section summary = StudySummary.of(context);
        List<Section> all = new ArrayList<>(sections);
        all.add(summary);
        References.of(all).ifPresent(sections::add);
        return new Document(
                study.title(),
                study.description(),
                study.language(),
                WayIn.STUDY,
                summary,
                sections,
                manifest(results.manifest()));
    }

    /** The section of an analysis, with what could not be done in front; a section of that alone where there is no answer. */
    private static void place(AnalysisOutcome outcome, StudyContext context, List<Section> sections) {
        List<Block> notDone = notices(outcome);
        Optional<Section> section = outcome.answer().map(answer -> AnalysisPresenters.section(answer, context));
        if (section.isPresent()) {
            sections.add(withFirst(notDone, section.get()));
        } else if (!notDone.isEmpty()) {
            sections.add(new Section(outcome.analysis().id(), outcome.analysis().title(), notDone));
        }
    }

    private static Section withFirst(List<Block> first, Section section) {
        List<Block> blocks = new ArrayList<>(first);
        blocks.addAll(section.blocks());
        return new Section(section.id(), section.title(), blocks, section.subsections());
    }

    private static Section withReading(Section sample, StudyResults results) {
        List<Block> blocks = new ArrayList<>(sample.blocks());
        blocks.addAll(Notices.of(results.reading()));
        return new Section(sample.id(), sample.title(), blocks, sample.subsections());
    }

    /** Says what was asked for and not done, why, and what to do. */
    static List<Block> notices(AnalysisOutcome outcome) {
        return outcome.notDone().stream()
                .<Block>map(
                        one -> new Notice(Tone.ERROR, outcome.title(one), "Not done. " + one.reason(), one.remedy()))
                .toList();
    }

    private static List<Entry> manifest(RunManifest manifest) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry("Kith", manifest.version()));
        entries.add(new Entry("Seed", Long.toString(manifest.seed())));
        manifest.options().forEach((name, value) -> entries.add(new Entry(name, value)));
        for (RunManifest.Input input : manifest.inputs()) {
            entries.add(new Entry("SHA-256 of " + input.name() + " (" + input.role() + ")", input.sha256()));
        }
        return entries;
    }
}
