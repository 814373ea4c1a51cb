package kith.instrument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.yaml.YamlMapping;
import kith.yaml.YamlScalar;

/** Rules that can be kept, and ranges that come out of points, items and method. */
final class ScoringChecks {

    private final InstrumentChecks checks;
    private final YamlMapping root;
    private final Map<String, Optional<ScoreRange>> bounds = new HashMap<>();

    ScoringChecks(InstrumentChecks checks) {
        this.checks = checks;
        this.root = checks.root();
        List<YamlMapping> scales = root.mappings("scales");
        Map<String, Optional<ScoreRange>> ofScale = new HashMap<>();
        scales.forEach(scale -> ofScale.putIfAbsent(scale.text("id", ""), bounds(scale)));
        String only = scales.size() == 1 ? scales.get(0).text("id", "") : "";
        root.mappings("items")
                .forEach(item -> bounds.putIfAbsent(
                        item.text("id", ""), ofScale.getOrDefault(item.text("scale", only), Optional.empty())));
    }

    /** A score: what it is called, its own place in the file, and its items. */
    private record Scored(String name, YamlMapping owner, List<String> items) {}

    void check() {
        List<YamlMapping> owners = new ArrayList<>();
        owners.add(root);
        owners.addAll(root.mappings("subscales"));
        root.mapping("total").ifPresent(owners::add);
        owners.addAll(root.mappings("short_forms"));
        owners.forEach(owner -> owner.mapping("scoring").ifPresent(this::rule));
        List<Scored> scores = scores();
        scores.forEach(score -> {
            least(score, score.owner().mapping("scoring").or(() -> root.mapping("scoring")), "");
            range(score);
        });
        for (YamlMapping form : root.mappings("short_forms")) {
            shortForm(form, scores);
        }
    }

    private List<Scored> scores() {
        List<Scored> scores = new ArrayList<>();
        Set<String> all = new LinkedHashSet<>();
        for (YamlMapping subscale : root.mappings("subscales")) {
            String id = subscale.text("id", "");
            List<String> items = root.mappings("items").stream()
                    .filter(item -> InstrumentBuilder.subscalesOf(item).contains(id))
                    .map(item -> item.text("id", ""))
                    .toList();
            if (!items.isEmpty()) {
                scores.add(new Scored("subscale “" + id + "”", subscale, items));
                all.addAll(items);
            }
        }
        root.mapping("total").ifPresent(total -> {
            List<String> items = total.find("items").isPresent() ? total.texts("items") : List.copyOf(all);
            if (!items.isEmpty()) {
                scores.add(new Scored("total “" + total.text("id", "") + "”", total, items));
            }
        });
        return scores;
    }

    private void rule(YamlMapping rule) {
        boolean sum = rule.text("method", "").equals("sum");
        boolean prorated = rule.truth("prorated", false);
        boolean count = rule.find("least_answers").isPresent();
        boolean share = rule.find("least_share").isPresent();
        if (rule.text("method", "").equals("mean") && prorated) {
            checks.add(
                    rule.keyMark("prorated"),
                    "a mean that is prorated",
                    "“prorated” only where the method is sum",
                    "remove it: a mean of the answers given needs no prorating");
        }
        if (count && share) {
            checks.add(
                    rule.keyMark("least_share"),
                    "“least_answers” and “least_share” stand together",
                    "one of the two",
                    "remove one of them");
        } else if (sum && !prorated && (count || share)) {
            checks.add(
                    rule.keyMark(count ? "least_answers" : "least_share"),
                    "a least number of answers for a sum that is not prorated, which needs them all",
                    "“prorated: true” beside it, or no least number",
                    "decide which is meant");
        } else if (!count && !share && (prorated || rule.text("method", "").equals("mean")) && !almostLeast(rule)) {
            checks.add(
                    rule.mark(),
                    "the rule does not say how many answers a score needs",
                    "“least_answers”, or “least_share” with “at_exactly_the_share”",
                    "add one of them, such as least_share: 0.5");
        }
        if (share
                && Optional.of(1.0).equals(rule.scalar("least_share").map(ScoringChecks::number))
                && rule.text("at_exactly_the_share", "").equals("not scored")) {
            checks.add(
                    rule.valueMark("at_exactly_the_share"),
                    "a share of 1 that is not scored when it is met: nothing could ever be scored",
                    "scored",
                    "correct one of the two");
        }
    }

    private static boolean almostLeast(YamlMapping rule) {
        return WordingChecks.almost(rule, "least_answers") || WordingChecks.almost(rule, "least_share");
    }

    private static double number(YamlScalar scalar) {
        return scalar.kind() == YamlScalar.Kind.NUMBER || scalar.kind() == YamlScalar.Kind.WHOLE_NUMBER
                ? scalar.number()
                : Double.NaN;
    }

    private void least(Scored score, Optional<YamlMapping> rule, String inForm) {
        rule.flatMap(found -> found.scalar("least_answers"))
                .filter(least -> number(least) > score.items().size())
                .ifPresent(least -> checks.add(
                        least.mark(),
                        least.text() + " answers at the least, but the " + score.name() + inForm + " has "
                                + items(score.items().size()),
                        "a number of at most " + score.items().size(),
                        inForm.isEmpty()
                                ? "lower it, or give the " + score.name() + " a rule of its own under “scoring”"
                                : "lower it, or give the short form a rule of its own under “scoring”"));
    }

    private static String items(int count) {
        return count == 1 ? "1 item" : count + " items";
    }

    /** Of what a short form keeps, a count made for the whole scale may ask too much. */
    private void shortForm(YamlMapping form, List<Scored> scores) {
        Set<String> kept = new HashSet<>(form.texts("items"));
        for (Scored score : scores) {
            List<String> items = score.items().stream().filter(kept::contains).toList();
            if (!items.isEmpty() && items.size() < score.items().size()) {
                Optional<YamlMapping> rule = form.mapping("scoring")
                        .or(() -> score.owner().mapping("scoring"))
                        .or(() -> root.mapping("scoring"));
                least(
                        new Scored(score.name(), score.owner(), items),
                        rule,
                        " of the short form “" + form.text("id", "") + "”");
            }
        }
    }

    private void range(Scored score) {
        Optional<ScoreRange> declared = score.owner()
                .sequence("range")
                .map(list -> list.scalars().stream().map(ScoringChecks::number).toList())
                .filter(bounds -> bounds.size() == 2)
                .map(bounds -> new ScoreRange(bounds.get(0), bounds.get(1)));
        Optional<ScoreRange> possible = possible(score);
        if (declared.isPresent()
                && possible.isPresent()
                && (Math.abs(declared.get().lowest() - possible.get().lowest()) > 1e-9
                        || Math.abs(declared.get().highest() - possible.get().highest()) > 1e-9)) {
            checks.add(
                    score.owner().valueMark("range"),
                    "the " + score.name() + " is said to range from " + declared.get(),
                    possible.get() + ", which is what its "
                            + items(score.items().size()) + " and the method give",
                    "correct the range, the method, the items or the points");
        }
    }

    /** The range that items and method give; empty where bounds are missing or something else is wrong with them. */
    private Optional<ScoreRange> possible(Scored score) {
        double lowest = 0;
        double highest = 0;
        for (String id : score.items()) {
            Optional<ScoreRange> ofItem = bounds.getOrDefault(id, Optional.empty());
            if (ofItem.isEmpty()) {
                return Optional.empty();
            }
            lowest += ofItem.get().lowest();
            highest += ofItem.get().highest();
        }
        String method = score.owner()
                .mapping("scoring")
                .or(() -> root.mapping("scoring"))
                .map(rule -> rule.text("method", ""))
                .orElse("");
        return switch (method) {
            case "sum" -> Optional.of(new ScoreRange(lowest, highest));
            case "mean" ->
                Optional.of(new ScoreRange(
                        lowest / score.items().size(), highest / score.items().size()));
            default -> Optional.empty();
        };
    }

    private static Optional<ScoreRange> bounds(YamlMapping scale) {
        if (scale.find("minimum").isPresent() && scale.find("maximum").isPresent()) {
            return Optional.of(new ScoreRange(
                            scale.scalar("minimum").map(ScoringChecks::number).orElse(Double.NaN),
                            scale.scalar("maximum").map(ScoringChecks::number).orElse(Double.NaN)))
                    .filter(range -> range.lowest() < range.highest());
        }
        double[] points = scale.mappings("points").stream()
                .flatMap(point -> point.scalar("value").stream())
                .mapToDouble(ScoringChecks::number)
                .sorted()
                .toArray();
        return points.length < 2 || Double.isNaN(points[points.length - 1])
                ? Optional.empty()
                : Optional.of(new ScoreRange(points[0], points[points.length - 1]));
    }
}
