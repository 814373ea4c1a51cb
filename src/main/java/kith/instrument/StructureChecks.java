package kith.instrument;

import java.util.List;
import kith.yaml.Mark;
import kith.yaml.YamlMapping;
import kith.yaml.YamlScalar;
import kith.yaml.YamlSequence;

/** Every item in a subscale, every subscale with items, and short forms, totals and factors of what there is. */
final class StructureChecks {

    private final InstrumentChecks checks;

    StructureChecks(InstrumentChecks checks) {
        this.checks = checks;
    }

    void check() {
        List<String> subscales = checks.ids("subscales");
        List<String> items = checks.ids("items");
        checks.root().mappings("items").forEach(item -> membership(item, subscales));
        for (YamlMapping subscale : checks.root().mappings("subscales")) {
            String id = subscale.text("id", "");
            boolean empty = checks.root().mappings("items").stream()
                    .noneMatch(item -> InstrumentBuilder.subscalesOf(item).contains(id));
            if (!id.isEmpty() && empty) {
                checks.add(
                        subscale.mark(),
                        "no item belongs to the subscale “" + id + "”",
                        "one item or more",
                        "write “subscale: " + id + "” at its items, or remove it");
            }
        }
        checks.root().mapping("total").ifPresent(total -> checks.names(total, "items", "item", items));
        checks.root().mappings("short_forms").forEach(form -> checks.names(form, "items", "item", items));
        checks.root()
                .mappings("higher_order")
                .forEach(factor -> checks.names(factor, "subscales", "subscale", subscales));
    }

    private void membership(YamlMapping item, List<String> subscales) {
        List<YamlScalar> named = item.find("subscale")
                .map(node -> node instanceof YamlScalar scalar
                        ? List.of(scalar)
                        : node instanceof YamlSequence sequence ? sequence.scalars() : List.<YamlScalar>of())
                .orElse(List.of());
        named.stream()
                .filter(name -> !subscales.contains(name.text()))
                .forEach(name -> checks.unknown(name.mark(), "subscale", name.text(), subscales));
        boolean unscored = item.truth("unscored", false);
        if (named.isEmpty() && !unscored && !WordingChecks.almost(item, "subscale")) {
            checks.add(
                    item.mark(),
                    "item “" + item.text("id", "") + "” is in no subscale",
                    subscales.isEmpty() ? "a subscale" : InstrumentChecks.oneOf(subscales),
                    "write “subscale: …”, or “unscored: true” if that is meant");
        }
        if (unscored && item.truth("reversed", false)) {
            checks.add(
                    item.keyMark("reversed"),
                    "item “" + item.text("id", "")
                            + "” is reversed but in no subscale, so that nothing says against what",
                    "reversed items in a subscale",
                    "name the subscale, or remove “reversed”");
        }
        if (!named.isEmpty() && unscored) {
            Mark mark = item.keyMark("unscored");
            checks.add(
                    mark,
                    "item “" + item.text("id", "") + "” is unscored and in a subscale",
                    "one of the two",
                    "remove “unscored” or “subscale”");
        }
    }
}
