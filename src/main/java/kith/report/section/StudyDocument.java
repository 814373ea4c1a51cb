package kith.report.section;

import java.util.ArrayList;
import java.util.List;
import kith.report.document.Block;
import kith.report.document.Block.Notice;
import kith.report.document.Block.Paragraph;
import kith.report.document.Block.Tone;
import kith.report.document.Document;
import kith.report.document.Document.Entry;
import kith.report.document.Section;
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
        results.scores().found().ifPresent(scores -> sections.add(ScoresSection.of(scores, results.groups(), labels)));
        results.items().found().ifPresent(items -> sections.add(ItemsSection.of(items, labels)));
        results.cfa().found().ifPresent(structure -> sections.add(StructureSection.of(structure, labels)));
        results.invariance().found().ifPresent(invariance -> sections.add(ComparabilitySection.of(invariance, labels)));
        Section summary = StudySummary.of(results, labels);
        List<Section> all = new ArrayList<>(sections);
        all.add(summary);
        References.of(all).ifPresent(sections::add);
        return new Document(
                study.title(), study.description(), study.language(), summary, sections, manifest(results.manifest()));
    }

    private static Section withReading(Section sample, StudyResults results) {
        List<Block> blocks = new ArrayList<>(sample.blocks());
        blocks.addAll(Notices.of(results.reading()));
        return new Section(sample.id(), sample.title(), blocks, sample.subsections());
    }

    static Block notice(Outcome.Failed<?> failed) {
        return new Notice(Tone.ERROR, failed.analysis().word(), "This could not be done: " + failed.reason(), "");
    }

    static Block description(String text) {
        return new Paragraph(text);
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
