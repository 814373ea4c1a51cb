package kith.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kith.analysis.StudyFile;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.invariance.Comparability;
import kith.invariance.alignment.Alignment;
import kith.invariance.effect.SumCutoffs;
import kith.invariance.level.DecisionRule;
import kith.invariance.level.Level;
import kith.invariance.model.LadderOrder;
import kith.invariance.search.Anchors;
import kith.invariance.search.PartialSearch;
import kith.sem.comparison.Comparison;
import kith.sem.model.ModelSyntax;
import kith.sem.model.Occasions;
import kith.yaml.YamlMapping;
import kith.yaml.YamlScalar;

/** The settings of tests of invariance in a study file that holds to the schema. */
final class InvarianceSettings {

    private final StudyFile file;
    private final Optional<YamlMapping> keys;
    private final Problems problems;

    /** @param key of the settings */
    InvarianceSettings(StudyFile file, String key, Problems problems) {
        this.file = file;
        this.keys = file.settings(key);
        this.problems = problems;
    }

    InvarianceAnalysis analysis() {
        DecisionRule decision = word("decide_by").flatMap(DecisionRule::named).orElse(DecisionRule.SEARCH);
        int permutations = count("permutations");
        if (decision == DecisionRule.PERMUTATION && permutations == 0) {
            problems.add(file.problem(
                    keys.orElseThrow().valueMark("decide_by"),
                    "permutation without permutations",
                    "a number of permutations, such as 1000",
                    "add `permutations: 1000` under `invariance:`"));
        }
        return new InvarianceAnalysis(
                new InvarianceAnalysis.LevelSettings(
                        levels(),
                        texts("free"),
                        order(),
                        word("difference_test").flatMap(InvarianceSettings::method),
                        within()),
                new Comparability.Questions(search(), decision, alignment(), texts("referents"), cutoffs()),
                count("bootstrap"),
                permutations);
    }

    private Optional<String> word(String key) {
        return keys.flatMap(one -> one.scalar(key)).map(YamlScalar::text);
    }

    private List<String> texts(String key) {
        return keys.map(one -> one.texts(key)).orElse(List.of());
    }

    private int count(String key) {
        return keys.flatMap(one -> one.scalar(key)).map(YamlScalar::wholeNumber).orElse(0);
    }

    private List<Level> levels() {
        List<String> named = texts("levels");
        List<Level> levels = new ArrayList<>();
        named.forEach(word -> levels.add(Level.valueOf(word.toUpperCase(Locale.ROOT))));
        for (int i = 1; i < levels.size(); i++) {
            if (levels.get(i).compareTo(levels.get(i - 1)) < 0) {
                problems.add(file.problem(
                        keys.orElseThrow().valueMark("levels"),
                        "“" + named.get(i) + "” after “" + named.get(i - 1) + "”",
                        "levels from the loosest: configural, thresholds, metric, scalar, strict, variances,"
                                + " covariances, means",
                        "put them in this order"));
            }
        }
        return levels;
    }

    private Optional<LadderOrder> order() {
        if (word("order").isPresent() && !file.model().isOrdered()) {
            problems.add(file.problem(
                    keys.orElseThrow().valueMark("order"),
                    "an order of levels for responses that are numbers",
                    "ordered responses",
                    "add `answers: ordered` under `model:`, or leave `order:` out"));
            return Optional.empty();
        }
        return word("order")
                .flatMap(id -> Arrays.stream(LadderOrder.values())
                        .filter(order -> order.id().equals(id))
                        .findFirst());
    }

    private static Optional<Comparison.Method> method(String id) {
        return Arrays.stream(Comparison.Method.values())
                .filter(method -> method.id().equals(id))
                .findFirst();
    }

    private Optional<InvarianceAnalysis.Within> within() {
        List<String> contexts = texts("within");
        if (contexts.isEmpty()) {
            for (String key : List.of("columns", "model")) {
                keys.filter(one -> one.find(key).isPresent())
                        .ifPresent(one -> problems.add(file.problem(
                                one.keyMark(key),
                                "`" + key + ":` without `within:`",
                                "the contexts in which the same respondents answered",
                                "add `within: [home, work]`, or leave `" + key + ":` out")));
            }
            return Optional.empty();
        }
        Optional<String> model = word("model");
        if (model.isEmpty()) {
            problems.add(file.problem(
                    keys.orElseThrow().keyMark("within"),
                    "`within:` without the model of one context",
                    "a model in which items have the names that they share over the contexts",
                    "add `model: trust =~ t1 + t2 + t3` under `invariance:`"));
            return Optional.empty();
        }
        try {
            return Optional.of(new InvarianceAnalysis.Within(
                    ModelSyntax.parse("invariance: model", model.get()).requireFormulas(),
                    contexts,
                    word("columns").orElse(Occasions.USUAL_COLUMNS),
                    visits()));
        } catch (InputException wrong) {
            problems.addAll(wrong.problems());
            return Optional.empty();
        }
    }

    /** Rows for each respondent and wave, unless the waves are said to be columns. */
    private Optional<InvarianceAnalysis.Visits> visits() {
        return word("columns").isPresent()
                ? Optional.empty()
                : file.roles()
                        .wave()
                        .flatMap(wave ->
                                file.roles().id().map(respondent -> new InvarianceAnalysis.Visits(wave, respondent)));
    }

    private Optional<PartialSearch.Way> search() {
        String how = word("partial").orElse("forward");
        if (how.equals("none")) {
            return Optional.empty();
        }
        PartialSearch.Way way = how.equals("backward") ? PartialSearch.Way.backward() : PartialSearch.Way.forward();
        Optional<String> control = word("control");
        if (control.isPresent()) {
            way = way.with(PartialSearch.ErrorControl.valueOf(control.get().toUpperCase(Locale.ROOT)));
        }
        List<String> items = texts("anchors");
        if (!items.isEmpty()) {
            return Optional.of(way.with(new Anchors.Named(items)));
        }
        return Optional.of(word("anchors").map(Anchors::parse).map(way::with).orElse(way));
    }

    private Alignment.Identification alignment() {
        return Alignment.Identification.valueOf(
                word("alignment").orElse("fixed").toUpperCase(Locale.ROOT));
    }

    private SumCutoffs cutoffs() {
        Optional<Double> all = keys.flatMap(one -> one.scalar("cutoffs")).map(YamlScalar::number);
        if (all.isPresent()) {
            return SumCutoffs.ofEvery(all.get());
        }
        Map<String, Double> byFactor = new LinkedHashMap<>();
        keys.flatMap(one -> one.mapping("cutoffs"))
                .ifPresent(one -> one.keys()
                        .forEach(factor -> byFactor.put(
                                factor, one.scalar(factor).orElseThrow().number())));
        return new SumCutoffs(byFactor);
    }
}
