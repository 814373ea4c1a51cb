package kith.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kith.finding.Problem;
import kith.yaml.Mark;
import kith.yaml.YamlDocument;
import kith.yaml.YamlMapping;
import kith.yaml.YamlScalar;
import kith.yaml.YamlSequence;

/** What the schema of a population cannot say; for files that keep to the schema. */
final class PopulationChecks {

    private static final double ROUNDING = 1e-9;
    private static final List<String> FORMS = List.of("thresholds", "score", "log_normal");

    private final YamlDocument document;
    private final YamlMapping root;
    private final List<Placed> found = new ArrayList<>();
    private List<String> factors = List.of();

    private record Placed(Mark mark, Problem problem) {}

    PopulationChecks(YamlDocument document) {
        this.document = document;
        this.root = document.mapping();
    }

    /** In the order of the file. */
    List<Problem> problems() {
        factors();
        indicators();
        covariates();
        contexts();
        design();
        root.mapping("follow_up").ifPresent(this::followUp);
        root.mapping("flaws").ifPresent(this::flaws);
        return found.stream()
                .sorted(Comparator.comparingInt((Placed placed) -> placed.mark().line())
                        .thenComparingInt(placed -> placed.mark().column()))
                .map(Placed::problem)
                .toList();
    }

    private void add(Mark mark, String what, String expected, String remedy) {
        found.add(new Placed(mark, document.problem(mark, what, expected, remedy)));
    }

    private void factors() {
        YamlMapping told = root.mapping("factors").orElseThrow();
        boolean named = told.find("names").isPresent();
        boolean secondOrder = told.find("second_order").isPresent();
        if (named == secondOrder) {
            add(
                    told.mark(),
                    named ? "“names” and “second_order” together" : "neither “names” nor “second_order”",
                    "one of the two",
                    "");
            factors = named ? told.texts("names") : List.of();
            return;
        }
        if (named) {
            factors = told.texts("names");
            told.sequence("correlations").ifPresent(this::triangle);
        } else {
            YamlMapping loadings = told.mapping("second_order")
                    .orElseThrow()
                    .mapping("loadings")
                    .orElseThrow();
            factors = loadings.keys();
            loadings.entries().forEach(entry -> {
                double loading = ((YamlScalar) entry.value()).number();
                if (Math.abs(loading) >= 1) {
                    add(entry.value().mark(), "the loading " + loading, "a loading between -1 and 1", "");
                }
            });
        }
        if (found.isEmpty()) {
            try {
                new Correlated(PopulationBuilder.structure(told).correlations());
            } catch (IllegalArgumentException e) {
                add(told.keyMark("correlations"), e.getMessage(), "correlations that can be together", "");
            }
        }
    }

    private void triangle(YamlSequence rows) {
        int expected = factors.size() - 1;
        boolean right = rows.elements().size() == expected;
        for (int i = 0; i < rows.elements().size(); i++) {
            right &= ((YamlSequence) rows.elements().get(i)).elements().size() == i + 1;
        }
        if (!right) {
            add(
                    rows.mark(),
                    "a list that is not the triangle below the diagonal",
                    expected + " lists of 1 to " + expected + " correlations",
                    "give the second factor one correlation, the third one two, …");
        }
    }

    private void indicators() {
        Set<String> ids = new HashSet<>();
        for (String key : List.of("items", "profile", "covariates")) {
            for (YamlMapping one : root.mappings(key)) {
                if (!ids.add(one.text("id"))) {
                    add(
                            one.valueMark("id"),
                            "the id “" + one.text("id") + "” stands here a second time",
                            "every id once",
                            "");
                }
            }
        }
        for (String key : List.of("items", "profile")) {
            for (YamlMapping one : root.mappings(key)) {
                known(one, "loadings", factors, "factor");
                boolean sound = answer(one);
                if (one.truth("reversed", false)
                        && one.mapping("answer")
                                .orElseThrow()
                                .find("thresholds")
                                .isEmpty()) {
                    add(
                            one.valueMark("reversed"),
                            "reversed, without ordered points",
                            "reversed with thresholds only",
                            "");
                    sound = false;
                }
                if (sound && found.isEmpty()) {
                    residual(one);
                }
            }
        }
    }

    private void residual(YamlMapping one) {
        FactorStructure structure =
                PopulationBuilder.structure(root.mapping("factors").orElseThrow());
        Indicator indicator = PopulationBuilder.indicator(one);
        double explained = 0;
        for (var a : indicator.loadings().entrySet()) {
            for (var b : indicator.loadings().entrySet()) {
                explained +=
                        a.getValue() * b.getValue() * structure.correlations().at(a.getKey(), b.getKey());
            }
        }
        if (explained > 1) {
            add(one.valueMark("loadings"), "loadings that explain more than all variance", "smaller loadings", "");
        }
    }

    /** Whether exactly one form is told, rightly. */
    private boolean answer(YamlMapping holder) {
        YamlMapping answer = holder.mapping("answer").orElseThrow();
        List<String> forms =
                FORMS.stream().filter(form -> answer.find(form).isPresent()).toList();
        if (forms.size() != 1) {
            add(
                    answer.mark(),
                    forms.isEmpty() ? "no form of answers" : String.join(" and ", forms),
                    "one of " + String.join(", ", FORMS),
                    "");
            return false;
        }
        if (answer.find("lowest").isPresent() && !forms.contains("thresholds")) {
            add(answer.keyMark("lowest"), "“lowest” without thresholds", "thresholds beside it", "");
        }
        return ascending(answer);
    }

    private boolean ascending(YamlMapping holder) {
        List<kith.yaml.YamlNode> thresholds =
                holder.sequence("thresholds").map(YamlSequence::elements).orElse(List.of());
        boolean right = true;
        for (int i = 1; i < thresholds.size(); i++) {
            if (!(((YamlScalar) thresholds.get(i)).number() > ((YamlScalar) thresholds.get(i - 1)).number())) {
                add(
                        thresholds.get(i).mark(),
                        "a threshold that is not above the one before it",
                        "thresholds in ascending order",
                        "");
                right = false;
            }
        }
        return right;
    }

    private void known(YamlMapping holder, String key, List<String> names, String what) {
        holder.mapping(key)
                .ifPresent(mapping -> mapping.entries().forEach(entry -> {
                    if (!names.contains(entry.key())) {
                        unknown(entry.keyMark(), what, entry.key(), names);
                    }
                }));
    }

    private void unknown(Mark mark, String what, String name, List<String> names) {
        add(mark, "there is no " + what + " “" + name + "”", "one of " + String.join(", ", names), "");
    }

    private void covariates() {
        for (YamlMapping one : root.mappings("covariates")) {
            known(one, "effects", factors, "factor");
            boolean normal = one.find("normal").isPresent();
            boolean categories = one.find("categories").isPresent();
            if (normal == categories) {
                add(
                        one.mark(),
                        normal ? "“normal” and “categories” together" : "neither “normal” nor “categories”",
                        "one of the two",
                        "");
            }
            if (categories) {
                sumToOne(one.valueMark("categories"), one.mappings("categories"));
            }
            one.mapping("normal").ifPresent(this::bounds);
        }
    }

    /** A variable that is hardly ever within its bounds would be drawn for ever. */
    private void bounds(YamlMapping normal) {
        double mean = number(normal, "mean", 0);
        double sd = number(normal, "sd", 1);
        double low = (number(normal, "minimum", Double.NEGATIVE_INFINITY) - mean) / sd;
        double high = (number(normal, "maximum", Double.POSITIVE_INFINITY) - mean) / sd;
        if (low > 2 || high < -2 || high - low < 0.1) {
            add(normal.mark(), "bounds that hardly any value falls into", "bounds around the mean", "");
        }
    }

    private static double number(YamlMapping mapping, String key, double otherwise) {
        return mapping.scalar(key).map(YamlScalar::number).orElse(otherwise);
    }

    private void sumToOne(Mark mark, List<YamlMapping> parts) {
        double sum =
                parts.stream().mapToDouble(part -> number(part, "share", 0)).sum();
        if (Math.abs(sum - 1) > ROUNDING) {
            add(
                    mark,
                    "shares that sum to "
                            + java.math.BigDecimal.valueOf(sum)
                                    .round(new java.math.MathContext(9))
                                    .stripTrailingZeros()
                                    .toPlainString(),
                    "shares that sum to 1",
                    "");
        }
    }

    private void contexts() {
        List<String> indicators = new ArrayList<>(
                root.mappings("items").stream().map(item -> item.text("id")).toList());
        root.mappings("profile").forEach(question -> indicators.add(question.text("id")));
        Set<String> ids = new HashSet<>();
        for (YamlMapping context : root.mappings("contexts")) {
            if (!ids.add(context.text("id"))) {
                add(
                        context.valueMark("id"),
                        "the id “" + context.text("id") + "” stands here a second time",
                        "every id once",
                        "");
            }
            known(context, "means", factors, "factor");
            known(context, "sds", factors, "factor");
            context.mapping("sds")
                    .ifPresent(sds -> sds.entries().forEach(entry -> {
                        if (((YamlScalar) entry.value()).number() <= 0) {
                            add(
                                    entry.value().mark(),
                                    "a standard deviation that is not above 0",
                                    "a number above 0",
                                    "");
                        }
                    }));
            for (YamlMapping departure : context.mappings("departures")) {
                if (!indicators.contains(departure.text("id"))) {
                    unknown(departure.valueMark("id"), "item", departure.text("id"), indicators);
                }
                known(departure, "loadings", factors, "factor");
                if (departure.find("answer").isPresent()) {
                    answer(departure);
                }
            }
        }
    }

    private void design() {
        boolean same = root.find("same_people").isPresent();
        Set<String> prefixes = new HashSet<>();
        if (same != root.find("people").isPresent()) {
            add(
                    root.keyMark("people"),
                    same ? "“people” is missing" : "“people” without “same_people”",
                    same ? "how many respondents answer about all contexts" : "“people” in each context",
                    "");
        }
        for (YamlMapping context : root.mappings("contexts")) {
            if (!same && context.find("people").isEmpty()) {
                add(context.mark(), "“people” is missing", "how many respondents answer about this context", "");
            } else if (same && context.find("prefix").isEmpty()) {
                add(context.mark(), "“prefix” is missing", "the prefix of this context's columns", "");
            } else if (same && !prefixes.add(context.text("prefix"))) {
                add(
                        context.valueMark("prefix"),
                        "the prefix “" + context.text("prefix") + "” stands here a second time",
                        "every prefix once",
                        "");
            }
        }
        double shared = root.mapping("same_people")
                        .map(one -> number(one, "shared_residual_variance", 0))
                        .orElse(0.0)
                + root.mapping("follow_up")
                        .map(one -> number(one, "shared_residual_variance", 0))
                        .orElse(0.0);
        if (shared > 1) {
            add(
                    root.keyMark("follow_up"),
                    "shares of residual variance over contexts and over visits that sum to more than 1",
                    "at most 1 together",
                    "");
        }
    }

    private void followUp(YamlMapping followUp) {
        List<YamlMapping> visits = followUp.mappings("visits");
        List<String> ids = visits.stream().map(visit -> visit.text("id")).toList();
        for (int i = 0; i < visits.size(); i++) {
            YamlMapping visit = visits.get(i);
            if (ids.indexOf(visit.text("id")) < i) {
                add(
                        visit.valueMark("id"),
                        "the visit “" + visit.text("id") + "” stands here a second time",
                        "every visit once",
                        "");
            }
            boolean retest = visit.find("retest").isPresent();
            if (i == 0 && (retest || visit.find("lost").isPresent())) {
                add(
                        visit.mark(),
                        "“" + (retest ? "retest" : "lost") + "” at the first visit",
                        "it at later visits only",
                        "");
            }
            if (retest && visit.find("lost").isPresent()) {
                add(visit.keyMark("lost"), "“lost” at a retest", "it at the other visits only", "");
            }
        }
        List<YamlMapping> arms = followUp.mappings("arms");
        if (!arms.isEmpty()) {
            sumToOne(followUp.valueMark("arms"), arms);
        }
        arms.forEach(arm -> known(arm, "gains", ids, "visit"));
        followUp.mapping("change_rating").ifPresent(this::ascending);
    }

    private void flaws(YamlMapping flaws) {
        List<String> covariates =
                root.mappings("covariates").stream().map(one -> one.text("id")).toList();
        flaws.mapping("missing_by_covariate").ifPresent(rule -> {
            if (!covariates.contains(rule.text("covariate"))) {
                unknown(rule.valueMark("covariate"), "covariate", rule.text("covariate"), covariates);
            }
        });
        if (number(flaws, "straight_lining", 0) + number(flaws, "random", 0) > 1) {
            add(flaws.mark(), "straight_lining and random that sum to more than 1", "at most 1 together", "");
        }
    }
}
