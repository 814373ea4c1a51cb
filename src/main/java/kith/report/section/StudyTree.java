package kith.report.section;

import java.util.List;
import kith.report.document.Tree;
import kith.study.NotDone;
import kith.study.RunManifest;
import kith.study.Study;
import kith.study.StudyResults;

/** All results of a study as other programs see them. */
public final class StudyTree {

    private StudyTree() {}

    public static Tree of(StudyResults results) {
        Study study = results.study();
        Tree analyses = new Tree().put("sample", SampleTree.of(results.sample()));
        results.scores()
                .found()
                .ifPresent(scores -> analyses.put("scores", ScoresSection.tree(scores, results.groups())));
        results.items().found().ifPresent(items -> analyses.put("items", ItemsTree.of(items)));
        results.cfa().found().ifPresent(cfa -> analyses.put("cfa", StructureSection.tree(cfa)));
        results.invariance()
                .found()
                .ifPresent(invariance -> analyses.put("invariance", ComparabilityTree.of(invariance)));
        return new Tree()
                .put("kith", results.manifest().version())
                .put("analysis", "run")
                .put(
                        "study",
                        new Tree()
                                .put("id", study.id())
                                .put("title", study.title())
                                .put("instrument", study.instrument().id())
                                .put("instrument_version", study.instrument().version()))
                .put("manifest", manifest(results))
                .put("findings", results.findings(), FindingTree::of)
                .put("not_done", results.notDone(), StudyTree::notDone)
                .put("result", analyses);
    }

    private static Tree notDone(NotDone one) {
        return new Tree()
                .put("analysis", one.analysis().word())
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
