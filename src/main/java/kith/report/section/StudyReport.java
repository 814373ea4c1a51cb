package kith.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kith.analysis.AnalysisAnswer;
import kith.finding.WayIn;
import kith.report.document.Block;
import kith.report.document.Block.Notice;
import kith.report.document.Block.Tone;
import kith.report.document.Document;
import kith.report.document.Document.Entry;
import kith.report.document.Document.Imprint;
import kith.report.document.Section;
import kith.report.document.SmallCells;
import kith.report.section.finding.Notices;
import kith.report.section.instrument.InstrumentSection;
import kith.report.section.limit.Limitations;
import kith.report.section.presenter.StudyContext;
import kith.report.section.sample.SampleReport;
import kith.report.section.sample.SampleSection;
import kith.study.AnalysisOutcome;
import kith.study.RunManifest;
import kith.study.Study;
import kith.study.StudyResults;

/**
 * The report of a study, which is short enough to be read, and its supplement with everything else.
 *
 * @param report summary, cautions, results, methods, references
 * @param supplement every table and figure of every analysis, all findings, and how the results came to be
 */
public record StudyReport(Document report, Document supplement) {

    private static final List<Entry> BESIDE_REPORT = List.of(
            new Entry("Supplement", "supplement.html"),
            new Entry("Word document", "report.docx"),
            new Entry("Workbook", "report.xlsx"),
            new Entry("Results as JSON", "results.json"),
            new Entry("Check in R", "analysis.R"),
            new Entry("References, BibTeX", "references.bib"),
            new Entry("References, CSL-JSON", "references.json"));

    private static final List<Entry> BESIDE_SUPPLEMENT = List.of(new Entry("Report", "report.html"));

    public static StudyReport of(StudyResults results) {
        StudyContext context = StudyContext.of(results);
        return new StudyReport(report(context), supplement(context));
    }

    /** Both in one, for a workbook. */
    public Document workbook() {
        List<Section> sections = new ArrayList<>(report.sections());
        for (Section section : supplement.sections()) {
            sections.add(new Section(
                    "supplement-" + section.id(),
                    section.title() + " (supplement)",
                    section.blocks(),
                    section.subsections()));
        }
        return new Document(
                report.title(),
                report.subtitle(),
                report.language(),
                report.way(),
                report.summary(),
                sections,
                report.imprint(),
                supplement.manifest());
    }

    private static Document report(StudyContext context) {
        StudyResults results = context.results();
        List<Section> sections = new ArrayList<>();
        Section cautions = Cautions.section(context);
        if (!cautions.blocks().isEmpty()) {
            sections.add(cautions);
        }
        for (AnalysisAnswer answer : AnalysisPresenters.inOrder(results)) {
            List<Block> first = unplanned(answer, results);
            for (Section section : AnalysisPresenters.report(answer, context)) {
                sections.add(withFirst(first, section));
                first = List.of();
            }
        }
        PlanReport.of(results.study()).ifPresent(sections::add);
        sections.add(SampleReport.of(context));
        sections.add(MethodsReport.of(context));
        Limitations.section(context).ifPresent(sections::add);
        return document(context, results.study().title(), StudySummary.of(context), sections, List.of());
    }

    private static Document supplement(StudyContext context) {
        StudyResults results = context.results();
        Study study = results.study();
        List<Section> sections = new ArrayList<>();
        sections.add(InstrumentSection.of(study.instrument(), study.language()));
        sections.addAll(SampleSection.of(results.sample(), study.instrument(), study.language(), context.labels()));
        results.outcomes().forEach(outcome -> place(outcome, context, sections));
        return document(
                context,
                "Supplement: " + study.title(),
                FindingNames.of(context).named(findings(results)),
                sections,
                manifest(results.manifest()));
    }

    /** All of them, those of a kind together. */
    private static Section findings(StudyResults results) {
        List<Block> blocks = new ArrayList<>(Notices.of(results.findings()));
        if (blocks.isEmpty()) {
            blocks.add(new Block.Paragraph("No analysis had a finding."));
        }
        return new Section("findings", "All findings", blocks);
    }

    private static Document document(
            StudyContext context, String title, Section first, List<Section> sections, List<Entry> manifest) {
        Study study = context.results().study();
        FindingNames names = FindingNames.of(context);
        List<Section> all = new ArrayList<>(new SmallCells(study.smallestCell())
                .apply(sections.stream()
                        .map(section -> Cautions.ID.equals(section.id()) ? section : names.named(section))
                        .toList()));
        List<Section> cited = new ArrayList<>(sections);
        cited.add(first);
        References.of(cited).ifPresent(all::add);
        return new Document(
                title,
                study.description(),
                study.language(),
                WayIn.STUDY,
                first,
                all,
                new Imprint(byline(study), manifest.isEmpty() ? BESIDE_REPORT : BESIDE_SUPPLEMENT),
                manifest);
    }

    /** Authors and date as the study gives them: {@code A. Author, B. Author · 30 November 2026}. */
    static String byline(Study study) {
        return Stream.of(String.join(", ", study.authors()), study.date())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" · "));
    }

    /**
     * The section of an analysis, with what could not be done in front; a section of that alone where there is no
     * answer.
     */
    private static void place(AnalysisOutcome outcome, StudyContext context, List<Section> sections) {
        List<Block> notDone = notices(outcome);
        Optional<Section> section = outcome.answer().map(answer -> AnalysisPresenters.section(answer, context));
        if (section.isPresent()) {
            sections.add(withFirst(notDone, section.get()));
        } else if (!notDone.isEmpty()) {
            sections.add(new Section(outcome.analysis().id(), outcome.analysis().title(), notDone));
        }
    }

    /** Says that an analysis was not done as planned, where the study has a plan. */
    private static List<Block> unplanned(AnalysisAnswer answer, StudyResults results) {
        return results.outcomes().stream()
                .filter(outcome -> outcome.answer().filter(own -> own == answer).isPresent())
                .flatMap(outcome ->
                        PlanReport.caution(results.study(), outcome.analysis().id()).stream())
                .<Block>map(Block.Paragraph::new)
                .toList();
    }

    private static Section withFirst(List<Block> first, Section section) {
        List<Block> blocks = new ArrayList<>(first);
        blocks.addAll(section.blocks());
        return new Section(section.id(), section.title(), blocks, section.subsections());
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
