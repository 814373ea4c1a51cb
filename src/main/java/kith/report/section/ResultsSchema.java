package kith.report.section;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kith.report.document.Tree;
import kith.report.section.agreement.AgreementTree;
import kith.report.section.cfa.SemTree;
import kith.report.section.change.ChangeTree;
import kith.report.section.content.ContentSection;
import kith.report.section.cosmin.CosminPresenter;
import kith.report.section.dif.DifTree;
import kith.report.section.diff.DifferenceOfResults;
import kith.report.section.efa.EfaTree;
import kith.report.section.group.GroupTree;
import kith.report.section.hypothesis.HypothesesPresenter;
import kith.report.section.hypothesis.MultitraitPresenter;
import kith.report.section.instrument.InstrumentTree;
import kith.report.section.invariance.GroupingsSection;
import kith.report.section.irt.IrtTree;
import kith.report.section.itempool.ItemPoolTree;
import kith.report.section.items.ItemsTree;
import kith.report.section.mokken.MokkenTree;
import kith.report.section.plan.PlanTree;
import kith.report.section.sample.SampleTree;
import kith.report.section.scores.ScoresTree;
import kith.report.section.screening.ScreeningTree;
import kith.report.section.sensitivity.SensitivityPresenter;
import kith.report.section.shortform.ShortFormTree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.twolevel.TwoLevelTree;
import kith.study.Analyses;

/**
 * The JSON Schema (draft 2020-12) of the JSON of every verb and of {@code results.json}, read from the classes of the
 * answers. {@code datasets/results.schema.json} is this schema as published. What depends on names in the data (scores
 * by scale, statistics by item) is described by the kind of its values.
 */
public final class ResultsSchema {

    private ResultsSchema() {}

    public static Tree of() {
        RecordSchema schemas = new RecordSchema();
        Map<String, Tree> results = results(schemas);
        List<Tree> byAnalysis = results.entrySet().stream()
                .map(verb -> when(verb.getKey(), verb.getValue()))
                .toList();
        Map<String, Tree> ofStudy = new LinkedHashMap<>(results);
        Analyses.ids().forEach(id -> ofStudy.putIfAbsent(id, RecordSchema.type("object")));
        ofStudy.put("group", GroupTree.schemaOfStudy(schemas));
        ofStudy.put("sample", SampleTree.schema(schemas));
        ofStudy.put("scores", ScoresTree.schema(schemas));
        ofStudy.put("hypotheses", HypothesesPresenter.schema(schemas));
        ofStudy.put("multitrait", MultitraitPresenter.schema(schemas));
        ofStudy.put("cosmin", CosminPresenter.schema(schemas));
        ofStudy.put("sensitivity", SensitivityPresenter.schema(schemas));
        Map<String, Tree> envelope = Map.of(
                "kith", RecordSchema.type("string"),
                "analysis", RecordSchema.type("string"),
                "options", RecordSchema.type("object"),
                "findings", RecordSchema.array(RecordSchema.finding()),
                "result", RecordSchema.type("object"));
        return new Tree()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "Answers of Kith")
                .put(
                        "description",
                        "Output of the verbs of kith in JSON, and results.json of a study. A value that does not exist is null."
                                + " Later versions may add keys.")
                .put("type", "object")
                .put(
                        "properties",
                        RecordSchema.object(envelope).entries().get("properties") instanceof Tree keys
                                ? keys
                                : new Tree())
                .put("required", List.of("kith", "analysis", "findings", "result"))
                .put("allOf", join(byAnalysis, when("run", RecordSchema.object(ofStudy))))
                .put("$defs", schemas.definitions());
    }

    private static Map<String, Tree> results(RecordSchema schemas) {
        Map<String, Tree> results = new LinkedHashMap<>();
        results.put("agreement", AgreementTree.schema(schemas));
        Map<String, Tree> models = new LinkedHashMap<>(SemTree.schema(schemas));
        models.putAll(TwoLevelTree.schema(schemas));
        results.put("cfa", RecordSchema.object(models));
        results.put("change", ChangeTree.schema(schemas));
        results.put("diff", DifferenceOfResults.schema(schemas));
        results.put("structure_levels", RecordSchema.object(models));
        results.put("content", ContentSection.schema(schemas));
        results.put("dif", DifTree.schema(schemas));
        results.put("efa", EfaTree.schema(schemas));
        results.put("group", GroupTree.schema(schemas));
        results.put("invariance", GroupingsSection.schema(schemas));
        results.put("irt", IrtTree.schema(schemas));
        results.put("instrument", InstrumentTree.schema(schemas));
        results.put("items", ItemsTree.schema(schemas));
        results.put("mokken", MokkenTree.schema(schemas));
        results.put("plan", PlanTree.schema(schemas));
        results.put("pool", ItemPoolTree.schema(schemas));
        results.put("score", ScoresTree.fullSchema(schemas));
        results.put("screen", ScreeningTree.schema(schemas));
        results.put("shorten", ShortFormTree.schema(schemas));
        return results;
    }

    private static Tree when(String analysis, Tree result) {
        return new Tree()
                .put("if", RecordSchema.object(Map.of("analysis", new Tree().put("const", analysis))))
                .put("then", RecordSchema.object(Map.of("result", result)));
    }

    private static List<Tree> join(List<Tree> all, Tree last) {
        return Stream.concat(all.stream(), Stream.of(last)).toList();
    }
}
