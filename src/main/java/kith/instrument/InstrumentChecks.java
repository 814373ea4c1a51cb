package kith.instrument;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kith.finding.Problem;
import kith.finding.Suggestion;
import kith.yaml.Mark;
import kith.yaml.YamlDocument;
import kith.yaml.YamlMapping;
import kith.yaml.YamlScalar;

/**
 * What has to hold of an instrument beyond the schema. Each part looks at what is there and leaves wrong types to the
 * schema.
 */
final class InstrumentChecks {

    private final YamlDocument document;
    private final YamlMapping root;
    private final List<Problem> problems = new ArrayList<>();

    InstrumentChecks(YamlDocument document) {
        this.document = document;
        this.root = document.mapping();
    }

    List<Problem> problems() {
        uniqueIds();
        new ScaleChecks(this).check();
        new WordingChecks(this).check();
        new StructureChecks(this).check();
        new ScoringChecks(this).check();
        contexts();
        return problems;
    }

    YamlMapping root() {
        return root;
    }

    void add(Mark mark, String found, String expected, String remedy) {
        problems.add(document.problem(mark, found, expected, remedy));
    }

    /** Ids of the mappings of a list, those that there are. */
    List<String> ids(String list) {
        return root.mappings(list).stream()
                .map(entry -> entry.text("id", ""))
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    /** Tells that a name is not among the known ones. */
    void unknown(Mark mark, String what, String name, List<String> known) {
        String near = Suggestion.phrase(name, known);
        add(
                mark,
                "there is no " + what + " “" + name + "”",
                known.isEmpty() ? "a " + what + " of this file" : oneOf(known),
                near.isEmpty() ? "correct the name, or define it" : near);
    }

    /** Tells of names that are not known and of names that stand twice in a list. */
    void names(YamlMapping owner, String key, String what, List<String> known) {
        List<String> seen = new ArrayList<>();
        for (YamlScalar name : owner.sequence(key).map(list -> list.scalars()).orElse(List.of())) {
            if (!known.contains(name.text())) {
                unknown(name.mark(), what, name.text(), known);
            } else if (seen.contains(name.text())) {
                add(
                        name.mark(),
                        "the " + what + " “" + name.text() + "” stands here a second time",
                        "every " + what + " once",
                        "remove one of them");
            }
            seen.add(name.text());
        }
    }

    static String oneOf(List<String> choices) {
        return choices.size() == 1 ? choices.get(0) : "one of " + String.join(", ", choices);
    }

    private void uniqueIds() {
        unique("scales", List.of("scales"));
        unique("contexts", List.of("contexts"));
        unique("short forms", List.of("short_forms"));
        unique(
                "items, questions, subscales, second-order factors and the total",
                List.of("items", "profile", "covariates", "subscales", "higher_order", "total"));
    }

    /**
     * Items and questions are columns, subscales and factors are variables of models beside them: one name, one thing.
     */
    private void unique(String among, List<String> lists) {
        Map<String, Mark> seen = new LinkedHashMap<>();
        lists.stream()
                .flatMap(list -> root.mapping(list).map(Stream::of).orElseGet(() -> root.mappings(list).stream()))
                .sorted(Comparator.comparing(YamlMapping::mark))
                .filter(entry -> !entry.text("id", "").isEmpty())
                .forEach(entry -> {
                    Mark mark = entry.valueMark("id");
                    Mark first = seen.putIfAbsent(entry.text("id"), mark);
                    if (first != null) {
                        add(
                                mark,
                                "the id “" + entry.text("id") + "” stands here a second time (first in line "
                                        + first.line() + ")",
                                "every id once among " + among,
                                "rename one of them");
                    }
                });
    }

    private void contexts() {
        Map<String, Mark> columns = new LinkedHashMap<>();
        List<String> items = ids("items");
        for (YamlMapping context : root.mappings("contexts")) {
            YamlMapping named = context.mapping("columns").orElse(new YamlMapping(context.mark(), List.of()));
            named.entries().stream()
                    .filter(entry -> !items.contains(entry.key()))
                    .forEach(entry -> unknown(entry.keyMark(), "item", entry.key(), items));
            Map<String, String> names = named.textsByKey();
            if (context.find("prefix").isEmpty() && names.isEmpty()) {
                continue;
            }
            for (String item : items) {
                String column = names.getOrDefault(item, context.text("prefix", "") + item);
                Mark mark = names.containsKey(item) ? named.valueMark(item) : context.valueMark("prefix");
                Mark first = columns.putIfAbsent(column, mark);
                if (first != null) {
                    add(
                            mark,
                            "the column “" + column + "” of item “" + item + "” is taken already (by line "
                                    + first.line() + ")",
                            "a column of its own for every item in every context",
                            "give the context another prefix, or the item another column");
                    break;
                }
            }
        }
    }
}
