package kith.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import kith.finding.Problem;

/** Turns the violations of a schema into problems with places. */
final class SchemaViolations {

    private static final Set<String> CHOICES = Set.of("oneOf", "anyOf");

    private final YamlDocument document;
    private final SchemaWords words;
    private final List<Placed> found = new ArrayList<>();

    SchemaViolations(YamlDocument document, JsonNode definition) {
        this.document = document;
        this.words = new SchemaWords(definition);
    }

    private record Placed(Mark mark, Problem problem) {}

    List<Problem> told(List<Error> errors) {
        tell(errors);
        return found.stream()
                .sorted(Comparator.comparing(Placed::mark))
                .map(Placed::problem)
                .distinct()
                .toList();
    }

    /**
     * Tells what belongs to no branch of a choice; of each outermost choice tells the branch that was meant, if that is
     * clear.
     */
    @SuppressWarnings("ReferenceEquality")
    private void tell(List<Error> errors) {
        List<Error> choices = errors.stream()
                .filter(error -> CHOICES.contains(error.getKeyword()))
                .filter(error -> errors.stream().noneMatch(other -> other != error && isChoiceAbove(other, error)))
                .toList();
        errors.stream()
                .filter(error -> !choices.contains(error))
                .filter(error -> choices.stream().noneMatch(choice -> isChoiceAbove(choice, error)))
                .forEach(this::tell);
        choices.forEach(choice -> tellChoice(
                choice,
                errors.stream().filter(error -> isChoiceAbove(choice, error)).toList()));
    }

    private static boolean isChoiceAbove(Error choice, Error error) {
        return CHOICES.contains(choice.getKeyword())
                && error.getEvaluationPath().getNameCount()
                        > choice.getEvaluationPath().getNameCount()
                && error.getEvaluationPath().startsWith(choice.getEvaluationPath())
                && error.getInstanceLocation().startsWith(choice.getInstanceLocation());
    }

    private void tellChoice(Error choice, List<Error> inside) {
        int depth = choice.getEvaluationPath().getNameCount();
        TreeMap<String, List<Error>> branches = new TreeMap<>();
        inside.forEach(error -> branches.computeIfAbsent(
                        String.valueOf(error.getEvaluationPath().getElement(depth)), branch -> new ArrayList<>())
                .add(error));
        List<List<Error>> meant = branches.values().stream()
                .filter(branch -> branch.stream().noneMatch(error -> rulesOut(choice, error)))
                .toList();
        if (meant.size() == 1 && meant.get(0).stream().anyMatch(error -> isBelow(choice, error))) {
            tell(meant.get(0));
        } else {
            YamlNode node = node(choice.getInstanceLocation());
            add(
                    node.mark(),
                    node.inWords() + under(choice),
                    words.branches(path(choice.getSchemaLocation().getFragment())),
                    "");
        }
    }

    /** Whether an error says more than that the value as a whole is not the one expected. */
    private static boolean isBelow(Error choice, Error error) {
        return error.getInstanceLocation().getNameCount()
                        > choice.getInstanceLocation().getNameCount()
                || !Set.of("const", "enum").contains(error.getKeyword());
    }

    /** The key that a value stands under, for a message; of an element of a list the key of the list. */
    private static String under(Error error) {
        NodePath location = error.getInstanceLocation();
        for (int i = location.getNameCount() - 1; i >= 0; i--) {
            if (location.getElement(i) instanceof String key) {
                return " under “" + key + "”";
            }
        }
        return "";
    }

    /** A branch was not meant when the value is of another type, or a key that names the kind names another. */
    private static boolean rulesOut(Error choice, Error error) {
        int below = error.getInstanceLocation().getNameCount()
                - choice.getInstanceLocation().getNameCount();
        return below == 0 && Set.of("type", "required").contains(error.getKeyword())
                || below == 1 && "const".equals(error.getKeyword());
    }

    private void tell(Error error) {
        YamlNode node = node(error.getInstanceLocation());
        List<String> keyword = path(error.getSchemaLocation().getFragment());
        List<String> schema = keyword.subList(0, keyword.size() - 1);
        String property = error.getProperty();
        switch (error.getKeyword()) {
            case "additionalProperties", "unevaluatedProperties" -> {
                List<String> keys = words.keys(schema);
                add(
                        ((YamlMapping) node).keyMark(property),
                        "unknown key “" + property + "”",
                        SchemaWords.oneOf(keys),
                        SchemaWords.remedyForKey(property, keys));
            }
            case "propertyNames" ->
                add(((YamlMapping) node).keyMark(property), "the key “" + property + "”", words.expected(keyword), "");
            case "required" -> missing(node, property, "", schema);
            case "dependentRequired" ->
                missing(node, String.valueOf(error.getArguments()[0]), " beside “" + property + "”", schema);
            case "enum", "const" -> {
                List<String> values = words.values(error.getSchemaNode());
                add(
                        node.mark(),
                        node.inWords() + under(error),
                        SchemaWords.oneOf(values),
                        SchemaWords.remedy(node, values));
            }
            case "type" ->
                add(
                        node.mark(),
                        node.inWords() + under(error),
                        words.expected(schema),
                        SchemaWords.remedyForType(node, error.getSchemaNode()));
            case "pattern" -> add(node.mark(), node.inWords() + under(error), words.expected(schema), "");
            case "uniqueItems" ->
                add(node.mark(), "a list" + under(error) + " in which a value stands twice", "every value once", "");
            default ->
                add(
                        node.mark(),
                        node.inWords() + under(error),
                        words.bound(error.getKeyword(), error.getSchemaNode(), schema),
                        "");
        }
    }

    private void missing(YamlNode node, String key, String beside, List<String> schema) {
        add(node.mark(), "“" + key + "” is missing" + beside, words.key(schema, key), "add the key “" + key + "”");
    }

    private void add(Mark mark, String what, String expected, String remedy) {
        found.add(new Placed(mark, document.problem(mark, what, expected, remedy)));
    }

    private YamlNode node(NodePath location) {
        YamlNode node = document.root();
        for (int i = 0; i < location.getNameCount(); i++) {
            Object step = location.getElement(i);
            node = node instanceof YamlSequence sequence
                    ? sequence.elements().get((Integer) step)
                    : ((YamlMapping) node)
                            .entry(String.valueOf(step))
                            .orElseThrow()
                            .value();
        }
        return node;
    }

    private static List<String> path(NodePath path) {
        return IntStream.range(0, path.getNameCount())
                .mapToObj(i -> String.valueOf(path.getElement(i)))
                .toList();
    }
}
