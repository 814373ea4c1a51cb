package kith.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Findings of one code and severity that differ in their places, numbers and names only, so that one sentence holds for them all.
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

    /** Code, severity, and the values that choose between phrases. */
    private static List<Object> kind(Finding finding) {
        return List.of(finding.code(), finding.severity(), finding.phrases());
    }

    public Finding first() {
        return findings.get(0);
    }

    public Severity severity() {
        return first().severity();
    }

    /** The places, each object once, those of one context together: {@code Pasteur: x1, x2; Grant-White: x2}. */
    public String where() {
        Map<List<String>, List<String>> objects = new LinkedHashMap<>();
        findings.forEach(finding -> {
            List<String> names = objects.computeIfAbsent(finding.context(), key -> new ArrayList<>());
            finding.objects().stream().filter(name -> !names.contains(name)).forEach(names::add);
        });
        return objects.entrySet().stream()
                .map(entry ->
                        new Finding(first().code(), severity(), entry.getKey(), entry.getValue(), Map.of()).where())
                .filter(place -> !place.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** What was found, of all of them. */
    public String what() {
        if (findings.size() == 1
                || findings.stream().map(Finding::what).distinct().count() == 1) {
            return first().what();
        }
        if (first().isTold() || first().definition().grouped().isEmpty()) {
            return first().what() + " The same holds for " + (findings.size() - 1) + " more: " + others() + ".";
        }
        return Template.filled(first().definition().grouped().get(), this::value, this::shown);
    }

    /** What to do; that of the first, as the others say the same with other values. */
    public Advice advice() {
        return first().advice();
    }

    private String others() {
        return findings.stream()
                .skip(1)
                .map(finding -> finding.where() + shownValues(finding))
                .collect(Collectors.joining("; "));
    }

    /** The values of a finding that differ between findings, in brackets. */
    private String shownValues(Finding finding) {
        String values = finding.values().entrySet().stream()
                .filter(value -> !finding.isTold() && !isShared(value.getKey()))
                .map(value -> finding.definition()
                        .values()
                        .get(value.getKey())
                        .valueKind()
                        .shown(value.getValue()))
                .collect(Collectors.joining(", "));
        return values.isEmpty() ? "" : finding.where().isEmpty() ? values : " (" + values + ")";
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
            case "places" -> places();
            default -> extreme(name).values().get(base(name));
        };
    }

    private String shown(String name) {
        return switch (name) {
            case "count" -> ValueKind.COUNT.shown(findings.size());
            case "places" -> where();
            default ->
                name.endsWith(".place")
                        ? extreme(name).where()
                        : first().definition()
                                .values()
                                .get(base(name))
                                .valueKind()
                                .shown(value(name));
        };
    }

    private List<String> places() {
        return findings.stream().map(Finding::where).distinct().toList();
    }

    private static String base(String name) {
        return name.split("\\.")[0];
    }

    /** The finding that a name speaks of: {@code share.max} and {@code share.max.place} of that with the largest share. */
    private Finding extreme(String name) {
        Comparator<Finding> bySize = Comparator.comparingDouble(
                finding -> finding.values().get(base(name)) instanceof Number number ? number.doubleValue() : 0);
        if (name.contains(".max")) {
            return findings.stream().max(bySize).orElseThrow();
        }
        return name.contains(".min") ? findings.stream().min(bySize).orElseThrow() : first();
    }
}
