package kith.report.section;

import java.util.ArrayList;
import java.util.List;
import kith.analysis.NotDone;
import kith.report.document.SmallCells;
import kith.report.document.Tree;
import kith.report.section.finding.FindingTree;
import kith.report.section.limit.Limitations;
import kith.report.section.presenter.StudyContext;
import kith.report.section.sample.FlowFigure;
import kith.report.section.sample.SampleTree;
import kith.study.AnalysisOutcome;
import kith.study.RunManifest;
import kith.study.Study;
import kith.study.StudyResults;

/** All results of a study as other programs see them. */
public final class StudyTree {

    private StudyTree() {}

    public static Tree of(StudyResults results) {
        Study study = results.study();
        Tree analyses = new Tree().put("sample", SampleTree.of(results.sample()));
        StudyContext context = StudyContext.of(results);
        List<Tree> notDone = new ArrayList<>();
        for (AnalysisOutcome outcome : results.outcomes()) {
            String id = outcome.analysis().id();
            outcome.answer().ifPresent(answer -> analyses.put(id, AnalysisPresenters.tree(answer, context)));
            outcome.notDone().forEach(one -> notDone.add(notDone(id, one)));
        }
        Tree tree = new Tree()
                .put("kith", results.manifest().version())
                .put("analysis", "run")
                .put(
                        "study",
                        new Tree()
                                .put("id", study.id())
                                .put("title", study.title())
                                .put("instrument", study.instrument().id())
                                .put("instrument_version", study.instrument().version()))
                .put("manifest", manifest(results));
        study.plan().ifPresent(compared -> tree.put("plan", PlanReport.tree(compared, study)));
        results.flow().ifPresent(flow -> tree.put("flow", FlowFigure.tree(flow)));
        tree.put("summary", StudySummary.tree(context));
        return tree.put("findings", results.findings(), FindingTree::of)
                .put("not_done", notDone)
                .put("limitations", Limitations.trees(context))
                .put("result", new SmallCells(study.smallestCell()).apply(analyses));
    }

    private static Tree notDone(String analysis, NotDone one) {
        return new Tree()
                .put("analysis", analysis)
                .put("part", one.part())
                .put("reason", one.reason())
                .put("remedy", one.remedy());
    }

    private static Tree manifest(StudyResults results) {
        RunManifest manifest = results.manifest();
        Tree options = new Tree();
        manifest.options().forEach(options::put);
        List<Tree> inputs = manifest.inputs().stream()
                .map(input -> new Tree()
                        .put("role", input.role())
                        .put("file", input.name())
                        .put("sha256", input.sha256()))
                .toList();
        return new Tree()
                .put("version", manifest.version())
                .put("seed", manifest.seed())
                .put("options", options)
                .put("inputs", inputs)
                .put("rows", results.input().rows())
                .put("columns", results.input().columns());
    }
}
