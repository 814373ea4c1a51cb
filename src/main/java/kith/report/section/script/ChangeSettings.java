package kith.report.section.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.change.ChangeQuestion;
import kith.change.study.LongitudinalAnalysis;
import kith.data.Roles;
import kith.instrument.Instrument;
import kith.instrument.ScoringRule;
import kith.instrument.Subscale;
import kith.study.Study;

/** What the script needs to know about the analysis of change: columns, scoring of the scale and the anchor. */
final class ChangeSettings {

    private final Study study;
    private final LongitudinalAnalysis analysis;
    private final Map<String, String> values = new LinkedHashMap<>();

    private ChangeSettings(Study study) {
        this.study = study;
        this.analysis = study.settings(LongitudinalAnalysis.class);
    }

    /** The settings as an R list. */
    static String of(Study study) {
        return new ChangeSettings(study).list();
    }

    private String list() {
        Roles roles = study.data().roles();
        Instrument instrument = study.instrument();
        roles.id().ifPresent(column -> put("id", column));
        roles.wave().ifPresent(column -> put("wave", column));
        roles.arm().ifPresent(column -> put("arm", column));
        roles.cluster().ifPresent(column -> put("cluster", column));
        String scale = analysis.scale()
                .orElseGet(() -> instrument.mainScale().orElseThrow().id());
        put("score", scale);
        Map<String, String> scales = new LinkedHashMap<>();
        scales(instrument).forEach(each -> scales.put(each.id(), rule(each, instrument.ruleOf(each))));
        values.put("scales", AnalysisScript.list(scales, rule -> rule));
        if (analysis.percentOfMaximum()) {
            scales(instrument)
                    .filter(each -> each.id().equals(scale))
                    .findFirst()
                    .flatMap(instrument::rangeOf)
                    .ifPresent(range -> values.put("range", numbers(List.of(range.lowest(), range.highest()))));
        }
        question(analysis.question());
        return AnalysisScript.list(values, value -> value);
    }

    private void question(ChangeQuestion question) {
        question.retest().ifPresent(wave -> put("retest", wave));
        number("reliability", question.reliability());
        question.referenceArm().ifPresent(arm -> put("reference", arm));
        question.functional().ifPresent(norm -> values.put("functional", numbers(List.of(norm.mean(), norm.sd()))));
        analysis.anchor().ifPresent(column -> put("anchor", column));
        question.anchor().ifPresent(anchor -> {
            values.put("improved", numbers(anchor.improved()));
            values.put("stable", numbers(anchor.stable()));
        });
    }

    private static Stream<Subscale> scales(Instrument instrument) {
        return Stream.concat(instrument.subscales().stream(), instrument.total().stream());
    }

    private static String rule(Subscale scale, ScoringRule rule) {
        int items = scale.items().size();
        int least = IntStream.rangeClosed(1, items)
                .filter(answered -> rule.least().enough(answered, items))
                .findFirst()
                .orElse(items + 1);
        Map<String, String> said = new LinkedHashMap<>();
        said.put("items", AnalysisScript.vector(scale.items()));
        said.put("least", Integer.toString(least));
        said.put("sum", flag(rule.method() == ScoringRule.Method.SUM));
        said.put("prorated", flag(rule.prorated()));
        return AnalysisScript.list(said, value -> value);
    }

    private static String flag(boolean value) {
        return value ? "TRUE" : "FALSE";
    }

    private void put(String name, String text) {
        values.put(name, AnalysisScript.literal(text));
    }

    private void number(String name, OptionalDouble value) {
        value.ifPresent(number -> values.put(name, Double.toString(number)));
    }

    private static String numbers(List<Double> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", "c(", ")"));
    }
}
