package kith.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Findings of one code and severity that differ in their places, numbers and names only, so that one sentence holds for
 * them all.
 *
 * @param findings at least one
 */
public record AlikeFindings(List<Finding> findings) {

    public AlikeFindings {
        findings = List.copyOf(findings);
    }

    /** Groups findings that are alike, in the order in which the first of each stands; repeated findings count once. */
    public static List<AlikeFindings> of(List<Finding> findings) {
        Map<List<Object>, List<Finding>> groups = new LinkedHashMap<>();
        findings.stream()
                .distinct()
                .forEach(finding -> groups.computeIfAbsent(kind(finding), key -> new ArrayList<>())
                        .add(finding));
        return groups.values().stream().map(AlikeFindings::new).toList();
    }

    private static List<Object> kind(Finding finding) {
        return List.of(finding.code(), finding.severity(), finding.phrases());
    }

    public Finding first() {
        return findings.get(0);
    }

    public Severity severity() {
        return first().severity();
    }

    /** The places, unless the text names them. */
    public String where() {
        return namesPlaces() ? "" : places();
    }

    /** What was found, of all of them. */
    public String what() {
        return what(findings.size());
    }

    /** What was found, with the places and values of the first so many of them and the number of the others. */
    public String what(int most) {
        if (saySame()) {
            return first().what();
        }
        return grouped()
                .map(text -> Template.filled(text, this::value, name -> shown(name, most))
                        .strip())
                .orElseGet(() -> title() + " (" + findings.size() + "): " + listed(most) + ".");
    }

    /** What to do; that of the first, as the others say the same with other values. */
    public Advice advice() {
        return first().advice();
    }

    private boolean saySame() {
        return findings.stream().map(Finding::what).distinct().count() == 1;
    }

    private boolean namesPlaces() {
        return !saySame()
                && grouped()
                        .map(text -> text.contains("<places>") || text.contains("<listed>"))
                        .orElse(true);
    }

    private Optional<String> grouped() {
        return first().definition().grouped();
    }

    private String title() {
        return first().definition().title();
    }

    /** Each object once, those of one context together: {@code Pasteur: x1, x2; Grant-White: x2}. */
    private String places() {
        Map<List<String>, List<String>> objects = new LinkedHashMap<>();
        findings.forEach(finding -> {
            List<String> names = objects.computeIfAbsent(finding.context(), key -> new ArrayList<>());
            finding.objects().stream().filter(name -> !names.contains(name)).forEach(names::add);
        });
        Optional<String> parted = byGroup(objects);
        if (parted.isPresent()) {
            return parted.get();
        }
        Map<List<List<String>>, List<String>> inner = new LinkedHashMap<>();
        objects.forEach((context, names) -> {
            int last = Math.max(0, context.size() - 1);
            inner.computeIfAbsent(List.of(context.subList(0, last), names), key -> new ArrayList<>())
                    .addAll(context.subList(last, context.size()));
        });
        return inner.entrySet().stream()
                .map(entry -> place(
                        entry.getKey().get(0), entry.getValue(), entry.getKey().get(1)))
                .filter(place -> !place.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /**
     * Such as {@code Short form (total sample: x1; Pasteur: x2)} where one scale has findings in the total sample and
     * in groups; empty otherwise.
     */
    private static Optional<String> byGroup(Map<List<String>, List<String>> objects) {
        List<String> scale = objects.keySet().stream()
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of());
        boolean apart = objects.size() > 1
                && !scale.isEmpty()
                && objects.keySet().stream()
                        .allMatch(context -> context.equals(scale)
                                || context.size() == scale.size() + 1
                                        && context.subList(1, context.size()).equals(scale));
        if (!apart) {
            return Optional.empty();
        }
        boolean same = objects.values().stream().distinct().count() == 1;
        String groups = objects.entrySet().stream()
                .map(entry -> (entry.getKey().equals(scale)
                                ? "total sample"
                                : entry.getKey().get(0))
                        + (same || entry.getValue().isEmpty() ? "" : ": " + ValueKind.names(entry.getValue())))
                .collect(Collectors.joining("; "));
        return Optional.of(Finding.place(
                List.of(String.join(", ", scale) + " (" + groups + ")"),
                same ? ValueKind.shortened(objects.values().iterator().next()) : List.of()));
    }

    /** Such as {@code personal (ci, rw, ta): cluster}, where several parts of a context have the same objects. */
    private static String place(List<String> outer, List<String> inner, List<String> names) {
        List<String> objects = ValueKind.shortened(names);
        if (inner.isEmpty()) {
            return Finding.place(outer, objects);
        }
        if (inner.size() == 1 || outer.isEmpty()) {
            return inner.stream()
                    .map(one -> Finding.place(
                            Stream.concat(outer.stream(), Stream.of(one)).toList(), objects))
                    .collect(Collectors.joining("; "));
        }
        return Finding.place(List.of(String.join(", ", outer) + " (" + ValueKind.names(inner) + ")"), objects);
    }

    /** The places with the values that differ between places. */
    private String listed(int most) {
        String places = findings.stream()
                .limit(most)
                .map(finding -> listedPlace(finding) + differing(finding))
                .collect(Collectors.joining("; "));
        return findings.size() <= most ? places : places + "; and " + (findings.size() - most) + " others";
    }

    /** In a list a single object follows its context after a comma, since the list itself follows a colon. */
    private static String listedPlace(Finding finding) {
        return finding.objects().size() == 1
                ? Stream.concat(finding.context().stream(), finding.objects().stream())
                        .collect(Collectors.joining(", "))
                : finding.where();
    }

    private String differing(Finding finding) {
        String values = finding.definition()
                .each()
                .map(text -> Template.filled(finding.definition(), text, finding.values()))
                .orElseGet(() -> values(finding));
        return values.isEmpty() ? "" : finding.where().isEmpty() ? values : " (" + values + ")";
    }

    private String values(Finding finding) {
        return finding.values().keySet().stream()
                .filter(name -> !isShared(name))
                .map(name -> finding.definition().shown(name, finding.values()))
                .collect(Collectors.joining(", "));
    }

    private boolean isShared(String name) {
        return findings.stream()
                        .map(finding -> finding.values().get(name))
                        .distinct()
                        .count()
                == 1;
    }

    private Object value(String name) {
        return switch (name) {
            case "count" -> findings.size();
            case "places" -> findings.stream().map(Finding::where).distinct().toList();
            default ->
                name.endsWith(".sum") ? sum(base(name)) : extreme(name).values().get(base(name));
        };
    }

    private String shown(String name, int most) {
        return switch (name) {
            case "count" -> ValueKind.COUNT.shown(findings.size());
            case "places" -> places();
            case "listed" -> listed(most);
            default -> name.endsWith(".place") ? extreme(name).where() : shownValue(base(name), value(name));
        };
    }

    private String shownValue(String name, Object value) {
        Map<String, Object> given = new LinkedHashMap<>(first().values());
        given.put(name, value);
        return first().definition().shown(name, given, first().values());
    }

    private double sum(String name) {
        return findings.stream()
                .mapToDouble(finding -> ((Number) finding.values().get(name)).doubleValue())
                .sum();
    }

    private static String base(String name) {
        return name.split("\\.")[0];
    }

    /**
     * The finding that a name speaks of: {@code share.max} and {@code share.max.place} of that with the largest share.
     */
    private Finding extreme(String name) {
        Comparator<Finding> bySize = Comparator.comparingDouble(
                finding -> finding.values().get(base(name)) instanceof Number number ? number.doubleValue() : 0);
        if (name.contains(".max")) {
            return findings.stream().max(bySize).orElseThrow();
        }
        return name.contains(".min") ? findings.stream().min(bySize).orElseThrow() : first();
    }
}
