package kith.instrument;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import kith.finding.Suggestion;
import kith.yaml.YamlMapping;
import kith.yaml.YamlNode;
import kith.yaml.YamlScalar;

/** Languages that there are, and a text of every item in every form and language when the wording is included. */
final class WordingChecks {

    private static final Set<String> ISO_639 = Set.of(Locale.getISOLanguages());
    private static final String NOT_INCLUDED = "not included";

    private final InstrumentChecks checks;
    private final List<String> languages;
    private final List<String> contexts;

    WordingChecks(InstrumentChecks checks) {
        this.checks = checks;
        this.languages = checks.root().texts("languages");
        this.contexts = checks.ids("contexts");
    }

    void check() {
        checks.root().sequence("languages").ifPresent(list -> list.scalars().forEach(this::language));
        boolean included = checks.root()
                .scalar("wording")
                .map(wording -> !wording.text().toLowerCase(Locale.ROOT).startsWith(NOT_INCLUDED))
                .orElse(true);
        for (String list : List.of("items", "profile", "covariates")) {
            for (YamlMapping item : checks.root().mappings(list)) {
                wording(item, included, list.equals("items"));
            }
        }
        for (YamlMapping scale : checks.root().mappings("scales")) {
            for (YamlMapping point : scale.mappings("points")) {
                point.find("label").ifPresent(label -> localised(label, "the label"));
            }
        }
        for (YamlMapping context : checks.root().mappings("contexts")) {
            context.find("referent").ifPresent(referent -> localised(referent, "the referent"));
        }
    }

    private void language(YamlScalar code) {
        String primary = code.text().split("-", 2)[0];
        if (primary.matches("[a-z]{2}") && !ISO_639.contains(primary)) {
            checks.add(
                    code.mark(),
                    "“" + code.text() + "” is no code of a language",
                    "a code of ISO 639 such as en, de or pt-BR",
                    "correct the code");
        }
    }

    private void wording(YamlMapping item, boolean included, boolean scored) {
        Optional<YamlNode> text = item.find("text");
        boolean wordingIsElsewhere = checks.root().find("wording").isPresent() && !included;
        if (text.isEmpty()) {
            // A question of one's own may be left without a wording only where that of the items is not included
            // either.
            if (included && !almost(item, "text")) {
                checks.add(
                        item.mark(),
                        (scored ? "item" : "question") + " “" + item.text("id", "") + "” has no “text”",
                        "its wording" + (contexts.isEmpty() ? "" : " in the contexts " + String.join(", ", contexts)),
                        "add the text, or write “wording: not included, see source”");
            }
        } else if (wordingIsElsewhere && scored) {
            checks.add(
                    item.keyMark("text"),
                    "item “" + item.text("id", "") + "” has a text although the wording is “"
                            + checks.root().text("wording") + "”",
                    "no text, or the licence of the wording",
                    "remove the text, or name the licence under “wording”");
        } else {
            forms(item, text.get());
        }
    }

    /** Whether a key stands there that was perhaps meant; the schema tells of it already. */
    static boolean almost(YamlMapping mapping, String key) {
        return mapping.keys().stream()
                .anyMatch(other -> Suggestion.nearest(other, List.of(key)).isPresent());
    }

    private void forms(YamlMapping item, YamlNode text) {
        if (contexts.isEmpty()) {
            localised(text, "the text of “" + item.text("id", "") + "”");
            return;
        }
        if (!(text instanceof YamlMapping byContext)) {
            if (contexts.size() > 1) {
                checks.add(
                        text.mark(),
                        "one text of “" + item.text("id", "") + "” for all contexts",
                        "a text for each of the contexts " + String.join(", ", contexts),
                        "write it by context: {" + contexts.get(0) + ": …}");
            } else {
                localised(text, "the text of “" + item.text("id", "") + "”");
            }
            return;
        }
        for (YamlMapping.Entry entry : byContext.entries()) {
            if (!contexts.contains(entry.key())) {
                checks.unknown(entry.keyMark(), "context", entry.key(), contexts);
            } else {
                localised(
                        entry.value(),
                        "the text of “" + item.text("id", "") + "” in the context “" + entry.key() + "”");
            }
        }
        contexts.stream()
                .filter(context -> byContext.find(context).isEmpty())
                .filter(context -> !almost(byContext, context))
                .forEach(context -> checks.add(
                        item.keyMark("text"),
                        "the wording of “" + item.text("id", "") + "” in the context “" + context + "” is missing",
                        "a text for each of the contexts " + String.join(", ", contexts),
                        "add it under “text”"));
    }

    /** A text, or texts in every language of the instrument. */
    private void localised(YamlNode node, String what) {
        if (node instanceof YamlMapping byLanguage) {
            for (YamlMapping.Entry entry : byLanguage.entries()) {
                if (!languages.contains(entry.key())) {
                    checks.unknown(entry.keyMark(), "language", entry.key(), languages);
                }
            }
            List<String> missing = languages.stream()
                    .filter(language -> byLanguage.find(language).isEmpty())
                    .toList();
            if (!missing.isEmpty()) {
                checks.add(
                        byLanguage.mark(),
                        what + " is missing in " + String.join(", ", missing),
                        "a text in each of the languages " + String.join(", ", languages),
                        "add it, or remove the language from “languages”");
            }
        } else if (node instanceof YamlScalar scalar && languages.size() > 1) {
            checks.add(
                    scalar.mark(),
                    what + " stands here once, but there are several languages",
                    "a text in each of the languages " + String.join(", ", languages),
                    "write it by language: {" + languages.get(0) + ": …}");
        } else if (node instanceof YamlScalar scalar && languages.isEmpty()) {
            checks.add(
                    scalar.mark(),
                    what + " stands here, but “languages” names no language",
                    "the language of the texts",
                    "add the key “languages”, such as languages: [en]");
        }
    }
}
