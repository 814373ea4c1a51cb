package kith.report.section;

import java.util.ArrayList;
import java.util.List;
import kith.analysis.AnalysisAnswer;
import kith.analysis.StudyModel;
import kith.citation.Citation;
import kith.instrument.Instrument;
import kith.instrument.Item;
import kith.report.document.Block;
import kith.report.document.Section;
import kith.report.section.presenter.StudyContext;
import kith.study.Study;
import kith.study.StudyResults;

/** The methods of a study in the past tense, as a paper has them: instrument, estimation, each analysis, software. */
final class MethodsReport {

    private final StudyResults results;
    private final Study study;

    private MethodsReport(StudyContext context) {
        this.results = context.results();
        this.study = results.study();
    }

    static Section of(StudyContext context) {
        MethodsReport report = new MethodsReport(context);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(report.instrument()));
        if (study(context).planned().stream().anyMatch(analysis -> analysis.fitsModels())) {
            blocks.add(new Block.Paragraph(report.estimation()));
        }
        for (AnalysisAnswer answer : AnalysisPresenters.inOrder(context.results())) {
            List<String> sentences = AnalysisPresenters.methods(answer, context);
            if (!sentences.isEmpty()) {
                blocks.add(new Block.Paragraph(String.join(" ", sentences)));
            }
        }
        blocks.add(new Block.Paragraph(report.software()));
        return new Section("methods", "Methods", blocks);
    }

    private static Study study(StudyContext context) {
        return context.results().study();
    }

    private String instrument() {
        Instrument instrument = study.instrument();
        List<String> reversed =
                instrument.items().stream().filter(Item::reversed).map(Item::id).toList();
        int scales = instrument.subscales().size();
        return "The instrument was " + instrument.title() + " (version " + instrument.version() + "), with "
                + instrument.items().size() + " items"
                + (scales > 1 ? " in " + scales + " subscales" : "") + ". "
                + (reversed.isEmpty()
                        ? "No item was reverse-keyed."
                        : "Reverse-keyed items (" + String.join(", ", reversed)
                                + ") were recoded before the analyses; tables of responses show them as answered.");
    }

    private String estimation() {
        StudyModel model = study.model();
        String responses = model.isOrdered() ? "ordered categories" : "continuous";
        String missing = switch (model.missing().orElseThrow()) {
            case LISTWISE -> isComplete() ? "" : "Respondents with missing responses were not used in models.";
            case FIML ->
                "Missing responses were treated by full-information maximum likelihood, which assumes that they were"
                        + " missing at random.";
            case PAIRWISE -> "Missing responses were treated by pairwise deletion.";
        };
        String cluster = study.data()
                .roles()
                .cluster()
                .map(column -> model.allowsForDesign()
                        ? " Standard errors and tests allowed for clustering (column " + column + ")."
                        : " Standard errors and tests did not allow for clustering (column " + column + ").")
                .orElse("");
        return ("Models were estimated by " + model.estimator().name() + ", with responses taken as " + responses + ". "
                        + missing + cluster)
                .strip();
    }

    private boolean isComplete() {
        return results.sample().items().stream().allMatch(item -> item.missingShare() == 0);
    }

    private String software() {
        return "Analyses were done with Kith " + results.manifest().version() + " (" + Citation.unbracketed("kith")
                + "; random seed " + results.manifest().seed()
                + "). The supplement has every coefficient, the settings and the checksums of the files.";
    }
}
