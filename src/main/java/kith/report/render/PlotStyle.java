package kith.report.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the marks of a drawing look in print, read from the style sheet of the page, so that a figure looks the same in
 * every format. Knows the few kinds of selectors that the drawings use: {@code .plot tag.class.class}.
 */
final class PlotStyle {

    private static final String PLOT = ".plot ";
    private static final Pattern RULE = Pattern.compile("([^{}]*)\\{([^{}]*)}");
    private static final Pattern VARIABLE = Pattern.compile("var\\((--[a-z0-9-]+)\\)");

    private final Map<String, String> variables;
    private final List<Rule> rules = new ArrayList<>();

    /** The tag may be empty for every tag. */
    private record Rule(String tag, List<String> classes, Map<String, String> properties) {}

    private PlotStyle(String sheet) {
        Matcher matcher = RULE.matcher(sheet);
        matcher.find();
        variables = properties(matcher.group(2));
        while (matcher.find()) {
            for (String selector : matcher.group(1).strip().split(",")) {
                String own = selector.strip();
                if (own.startsWith(PLOT) && !own.contains(":") && !own.contains(">")) {
                    add(own.substring(PLOT.length()), matcher.group(2));
                }
            }
        }
    }

    static PlotStyle ofPage() {
        return new PlotStyle(PageParts.STYLE);
    }

    private void add(String selector, String body) {
        List<String> parts = List.of(selector.split("\\."));
        Map<String, String> properties = properties(body);
        properties.replaceAll((name, value) -> resolved(value));
        rules.add(new Rule(parts.get(0), List.copyOf(parts.subList(1, parts.size())), properties));
    }

    private String resolved(String value) {
        Matcher variable = VARIABLE.matcher(value);
        return variable.find() ? variable.replaceFirst(variables.getOrDefault(variable.group(1), "")) : value;
    }

    private static Map<String, String> properties(String body) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String declaration : body.split(";")) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                properties.put(
                        declaration.substring(0, colon).strip(),
                        declaration.substring(colon + 1).strip());
            }
        }
        return properties;
    }

    /** Properties of a mark; of rules that name as many classes the later one holds. */
    Map<String, String> of(String tag, Set<String> classes) {
        Map<String, String> found = new HashMap<>();
        for (int named = 0; named <= 3; named++) {
            for (Rule rule : rules) {
                boolean meant = (rule.tag().isEmpty() || rule.tag().equals(tag)) && classes.containsAll(rule.classes());
                if (rule.classes().size() == named && meant) {
                    found.putAll(rule.properties());
                }
            }
        }
        return found;
    }
}
