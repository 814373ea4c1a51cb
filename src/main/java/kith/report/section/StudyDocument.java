package kith.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import kith.report.document.Block;
import kith.report.document.Block.Notice;
import kith.report.document.Block.Tone;
import kith.report.document.Document;
import kith.report.document.Document.Entry;
import kith.report.document.Section;
import kith.study.Analysis;
import kith.study.NotDone;
import kith.study.Outcome;
import kith.study.RunManifest;
import kith.study.Study;
import kith.study.StudyResults;

/** The report of a study. */
public final class StudyDocument {

    private StudyDocument() {}

    public static Document of(StudyResults results) {
        Study study = results.study();
        Labels labels = Labels.of(study.instrument()).with(study.labels());
        List<Section> sections = new ArrayList<>();
        sections.add(InstrumentSection.of(study.instrument(), study.language()));
        List<Section> sample = SampleSection.of(results.sample(), study.instrument(), study.language(), labels);
        sections.add(withReading(sample.get(0), results));
        sections.addAll(sample.subList(1, sample.size()));
        place(
                results,
                Analysis.SCORES,
                results.scores(),
                sections,
                scores -> ScoresSection.of(scores, results.groups(), labels));
        place(results, Analysis.ITEMS, results.items(), sections, items -> ItemsSection.of(items, labels));
        place(
                results,
                Analysis.CFA,
                results.cfa(),
                sections,
                structure ->
                        StructureSection.of(structure, labels, results.sample().rows()));
        place(
                results,
                Analysis.INVARIANCE,
                results.invariance(),
                sections,
                answer -> ComparabilitySection.of(answer, labels));
        Section summary = StudySummary.of(results, labels);
        List<Section> all = new ArrayList<>(sections);
        all.add(summary);
        References.of(all).ifPresent(sections::add);
        return new Document(
                study.title(), study.description(), study.language(), summary, sections, manifest(results.manifest()));
    }

    /** The section of an analysis, with what could not be done in front; a section of that alone where there is no answer. */
    private static <T> void place(
            StudyResults results,
            Analysis analysis,
            Outcome<T> outcome,
            List<Section> sections,
            Function<T, Section> presenter) {
        List<Block> notDone =
                results.notDone(analysis).stream().map(StudyDocument::notice).toList();
        Optional<Section> section = outcome.found().map(presenter);
        if (section.isPresent()) {
            sections.add(withFirst(notDone, section.get()));
        } else if (!notDone.isEmpty()) {
            sections.add(new Section(analysis.word(), analysis.title(), notDone));
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
    static Block notice(NotDone one) {
        return new Notice(Tone.ERROR, one.title(), "Not done. " + one.reason(), one.remedy());
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
