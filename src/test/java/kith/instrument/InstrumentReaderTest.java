package kith.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import kith.finding.InputException;
import kith.finding.Problem;
import kith.yaml.YamlDocument;
import org.junit.jupiter.api.Test;

/** A small instrument in which nothing is wrong, and one change after the other that makes it wrong. */
class InstrumentReaderTest {

    static final String RIGHT = """
            id: tiny
            version: '1.10'
            title: Tiny
            citations: [{text: Somebody (2020), doi: 10.1000/tiny}]
            wording: CC BY 4.0
            languages: [en, de]
            scales:
              - id: agree
                type: rating
                direction: more agreement
                points:
                  - {value: 1, label: {en: no, de: NO}}
                  - {value: 2, label: {en: maybe, de: vielleicht}}
                  - {value: 3, label: {en: yes, de: ja}}
                missing: {-99: refused, NA: no answer}
              - {id: time, type: continuous, minimum: 0, maximum: 60, unit: seconds, missing: {-1: lost}}
              - {id: size, type: continuous, minimum: 0}
            contexts:
              - {id: home, title: Home, referent: {en: your family, de: Ihre Familie}, group: household, prefix: h_}
              - {id: work, title: Work, referent: {en: your team, de: Ihr Team}, prefix: w_, columns: {b1: q7}}
            items:
              - {id: a1, scale: agree, subscale: a, content: one, text: {home: {en: A, de: B}, work: {en: C, de: D}}}
              - {id: a2, scale: agree, subscale: a, reversed: true, content: two, text: {home: {en: E, de: F}, work: {en: G, de: H}}}
              - {id: a3, scale: agree, subscale: a, content: three, text: {home: {en: I, de: J}, work: {en: K, de: L}}}
              - {id: b1, scale: time, subscale: b, reversed: true, content: four, text: {home: {en: M, de: N}, work: {en: O, de: P}}}
            subscales:
              - {id: a, title: A, direction: more A, range: [1, 3]}
              - {id: b, title: B, direction: slower, scoring: {method: sum, prorated: true, least_answers: 1}, range: [0, 60]}
            total: {id: all, title: All, direction: more, items: [a1, a2, a3]}
            short_forms:
              - {id: brief, title: Brief, items: [a1, b1], scoring: {method: sum}}
            higher_order:
              - {id: g, title: G, subscales: [a, b]}
            scoring: {method: mean, least_share: 0.5, at_exactly_the_share: not scored}
            profile:
              - {id: people, scale: size, content: how many, text: {home: {en: Q, de: R}, work: {en: S, de: T}}}
            """;

    /**
     * Where a problem is expected: the mark stands in the changed text, and in a message in place of file, line and
     * column.
     */
    private static final String HERE = "§";

    private static List<String> problems(String marked) {
        List<String> places = new ArrayList<>();
        String text = marked;
        for (int at = text.indexOf(HERE); at >= 0; at = text.indexOf(HERE)) {
            long line = text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
            places.add("t.yaml:" + line + ":" + (at - text.lastIndexOf('\n', at)) + ":");
            text = text.substring(0, at) + text.substring(at + 1);
        }
        return told(text).stream()
                .map(message -> places.stream()
                        .filter(message::startsWith)
                        .findFirst()
                        .map(place -> HERE + message.substring(place.length() - 1))
                        .orElse(message))
                .toList();
    }

    private static List<String> told(String text) {
        return InstrumentReader.problems(YamlDocument.of("t.yaml", text)).stream()
                .map(Problem::toString)
                .toList();
    }

    /** The problems after one change; the change must be possible. */
    private static List<String> after(String change, String by) {
        assertThat(RIGHT).contains(change);
        return problems(RIGHT.replace(change, by));
    }

    @Test
    void readsEveryPart() {
        Instrument tiny = InstrumentReader.read(YamlDocument.of("t.yaml", RIGHT));
        assertThat(tiny.version()).isEqualTo("1.10");
        assertThat(tiny.citations()).containsExactly(new Instrument.Citation("Somebody (2020)", "10.1000/tiny"));
        assertThat(tiny.wordingLicence()).isEqualTo("CC BY 4.0");
        assertThat(tiny.languages()).containsExactly("en", "de");
        ResponseScale.Rating agree = (ResponseScale.Rating) tiny.scale("agree");
        assertThat(agree.points().get(0).labels()).isEqualTo(Map.of("en", "no", "de", "NO"));
        assertThat(agree.missingCodes().keySet()).containsExactly("-99", "NA");
        assertThat(agree.direction()).isEqualTo("more agreement");
        assertThat(tiny.scale("time"))
                .isEqualTo(new ResponseScale.Continuous(
                        "time", "", OptionalDouble.of(0), OptionalDouble.of(60), "seconds", Map.of("-1", "lost")));
        assertThat(tiny.contexts().get(0).referent()).containsEntry("de", "Ihre Familie");
        assertThat(tiny.contexts().get(1).column("a1")).isEqualTo("w_a1");
        assertThat(tiny.contexts().get(1).column("b1")).isEqualTo("q7");
        assertThat(tiny.item("a2").reversed()).isTrue();
        assertThat(tiny.item("a2").text("work", "de")).isEqualTo("H");
        assertThat(tiny.item("a2").text("work", "fr")).isEqualTo("two");
        assertThat(tiny.texts("home", "en")).containsEntry("a1", "A").containsEntry("b1", "M");
        assertThat(tiny.subscale("a").items()).containsExactly("a1", "a2", "a3");
        assertThat(tiny.ruleOf(tiny.subscale("a")))
                .isEqualTo(new ScoringRule(
                        ScoringRule.Method.MEAN, new ScoringRule.Share(0.5, ScoringRule.Boundary.NOT_SCORED), false));
        assertThat(tiny.ruleOf(tiny.subscale("b")))
                .isEqualTo(new ScoringRule(ScoringRule.Method.SUM, new ScoringRule.Count(1), true));
        assertThat(tiny.total().orElseThrow().items()).containsExactly("a1", "a2", "a3");
        assertThat(tiny.shortForms().get(0).scoring())
                .isEqualTo(Optional.of(new ScoringRule(
                        ScoringRule.Method.SUM, new ScoringRule.Share(1, ScoringRule.Boundary.SCORED), false)));
        assertThat(tiny.higherOrder().get(0).subscales()).containsExactly("a", "b");
        assertThat(tiny.profile().get(0).text("work", "en")).isEqualTo("S");
        assertThat(tiny.rangeOf(tiny.subscale("b"))).contains(new ScoreRange(0, 60));
        Instrument brief = tiny.shortened("brief");
        assertThat(brief.itemIds()).containsExactly("a1", "b1");
        assertThat(brief.rangeOf(brief.subscale("a"))).contains(new ScoreRange(1, 3));
        assertThat(brief.ruleOf(brief.subscale("b")).method()).isEqualTo(ScoringRule.Method.SUM);
    }

    @Test
    void oneFormAndOneLanguageNeedNoKeys() {
        Instrument plain = InstrumentReader.read(YamlDocument.of("t.yaml", """
                id: plain
                version: '1'
                title: Plain
                citations: [{text: Somebody (2020)}]
                wording: CC0
                languages: [en]
                scales: [{id: yesno, type: rating, points: [{value: 0, label: no}, {value: 1, label: yes}]}]
                items:
                  - {id: q1, subscale: q, content: one, text: Is it so?}
                  - {id: q2, unscored: true, content: two, text: {en: Or so?}}
                subscales: [{id: q, title: Q, direction: more}]
                total: {id: t, title: T, direction: more}
                scoring: {method: sum}
                """));
        assertThat(plain.item("q1").scale()).isEqualTo("yesno");
        assertThat(plain.item("q1").text("", "en")).isEqualTo("Is it so?");
        assertThat(plain.item("q2").text("", "en")).isEqualTo("Or so?");
        assertThat(((ResponseScale.Rating) plain.scale("yesno")).points().get(1).labels())
                .isEqualTo(Map.of("en", "yes"));
        assertThat(plain.total().orElseThrow().items()).containsExactly("q1");
        assertThat(plain.language()).isEqualTo("en");
    }

    @Test
    void unknownKeys() {
        assertThat(after("reversed: true, content: two", "§reverse: true, content: two"))
                .containsExactly("§: unknown key “reverse”; expected one of id, scale, subscale, unscored,"
                        + " reversed, content, facet, text; did you mean “reversed”?");
    }

    @Test
    void aMistypedKeyIsToldOnceAndNotAsAMissingOneToo() {
        assertThat(after("{id: a3, scale: agree, subscale: a", "{id: a3, scale: agree, subscal: a"))
                .singleElement()
                .asString()
                .contains("did you mean “subscale”?");
        assertThat(after("three, text:", "three, txt:"))
                .singleElement()
                .asString()
                .contains("did you mean “text”?");
    }

    @Test
    void duplicateIds() {
        assertThat(after("{id: a3,", "{id: §a1,"))
                .contains("§: the id “a1” stands here a second time (first in line 22); expected every id once"
                        + " among items, questions, subscales, second-order factors and the total; rename one of them");
        assertThat(after("{id: people,", "{id: §g,"))
                .containsExactly("§: the id “g” stands here a second time (first in line 33); expected every"
                        + " id once among items, questions, subscales, second-order factors and the total; rename one of"
                        + " them");
    }

    @Test
    void anItemInNoSubscale() {
        assertThat(after("{id: a3, scale: agree, subscale: a,", "§{id: a3, scale: agree,"))
                .containsExactly("§: item “a3” is in no subscale; expected one of a, b; write “subscale: …”, or"
                        + " “unscored: true” if that is meant");
        assertThat(after("{id: a3, scale: agree, subscale: a,", "{id: a3, scale: agree, unscored: true,"))
                .isEmpty();
        assertThat(after("{id: a3, scale: agree,", "{id: a3, scale: agree, §unscored: true,"))
                .containsExactly("§: item “a3” is unscored and in a subscale; expected one of the two; remove"
                        + " “unscored” or “subscale”");
    }

    @Test
    void aReversedItemOutsideEverySubscale() {
        assertThat(after(
                        "{id: a2, scale: agree, subscale: a, reversed: true",
                        "{id: a2, scale: agree, unscored: true, §reversed: true"))
                .containsExactly(
                        "§: item “a2” is reversed but in no subscale, so that nothing says against what; expected"
                                + " reversed items in a subscale; name the subscale, or remove “reversed”");
    }

    @Test
    void anItemInAnUnknownSubscale() {
        assertThat(after("{id: a3, scale: agree, subscale: a,", "{id: a3, scale: agree, subscale: [a, §c],"))
                .containsExactly(
                        "§: there is no subscale “c”; expected one of a, b; correct the name, or define" + " it");
    }

    @Test
    void aSubscaleWithoutItems() {
        assertThat(after("  - {id: b, title", "  - §{id: c, title: C, direction: more}\n  - {id: b, title"))
                .containsExactly("§: no item belongs to the subscale “c”; expected one item or more; write"
                        + " “subscale: c” at its items, or remove it");
    }

    @Test
    void anItemOnAnUnknownScale() {
        assertThat(after("{id: a3, scale: agree,", "{id: a3, scale: §agre,"))
                .containsExactly(
                        "§: there is no scale “agre”; expected one of agree, time, size; did you mean" + " “agree”?");
        assertThat(after("{id: a3, scale: agree,", "§{id: a3,"))
                .containsExactly("§: “scale” is missing (item “a3”); expected one of agree, time, size; name the"
                        + " scale, as there are several");
    }

    @Test
    void aReversedItemThatCannotBeTurnedRound() {
        assertThat(problems(RIGHT.replace("maximum: 60, ", "")
                        .replace("reversed: true, content: four", "§reversed: true, content: four")))
                .containsExactly("§: a reversed item (item “b1”) on the continuous scale “time” without bounds;"
                        + " expected a scale with “minimum” and “maximum”; add them to the scale: responses are"
                        + " reverse-scored between them");
        assertThat(problems(RIGHT.replace("      - {value: 2, label: {en: maybe, de: vielleicht}}\n", "")
                        .replace("      - {value: 3, label: {en: yes, de: ja}}\n", "")
                        .replace("- {value: 1,", "§- {value: 1,")))
                .containsExactly("§: a list under “points”; expected a list of 2 or more");
    }

    @Test
    void aFormThatLacksTheWordingOfAnItem() {
        assertThat(after("text: {home: {en: I, de: J}, work: {en: K, de: L}}", "§text: {home: {en: I, de: J}}"))
                .containsExactly("§: the wording of “a3” in the context “work” is missing; expected a text for"
                        + " each of the contexts home, work; add it under “text”");
        assertThat(after("work: {en: K, de: L}", "work: §{en: K}"))
                .containsExactly("§: the text of “a3” in the context “work” is missing in de; expected a text in"
                        + " each of the languages en, de; add it, or remove the language from “languages”");
        assertThat(after("work: {en: K, de: L}", "§wrok: {en: K, de: L}"))
                .containsExactly(
                        "§: there is no context “wrok”; expected one of home, work; did you mean" + " “work”?");
        assertThat(after(
                        "{id: a3, scale: agree, subscale: a, content: three, text: {home: {en: I, de: J}, work: {en: K, de: L}}}",
                        "§{id: a3, scale: agree, subscale: a, content: three}"))
                .containsExactly("§: item “a3” has no “text”; expected its wording in the contexts home, work; add"
                        + " the text, or write “wording: not included, see source”");
        assertThat(after("text: {home: {en: I, de: J}, work: {en: K, de: L}}", "text: §I"))
                .containsExactly("§: one text of “a3” for all contexts; expected a text for each of the contexts"
                        + " home, work; write it by context: {home: …}");
        assertThat(after("work: {en: K, de: L}", "work: §K"))
                .containsExactly("§: the text of “a3” in the context “work” stands here once, but there are"
                        + " several languages; expected a text in each of the languages en, de; write it by language:"
                        + " {en: …}");
    }

    @Test
    void textsAlthoughTheWordingIsNotIncluded() {
        assertThat(problems(RIGHT.replace("wording: CC BY 4.0", "wording: not included, see source")
                        .replace("text: {home: {en: A", "§text: {home: {en: A")))
                .hasSize(4)
                .contains(
                        "§: item “a1” has a text although the wording is “not included, see source”; expected"
                                + " no text, or the licence of the wording; remove the text, or name the licence under “wording”");
    }

    @Test
    void wrongLanguages() {
        assertThat(after("languages: [en, de]", "languages: [en, de, §qq]"))
                .contains("§: “qq” is no code of a language; expected a code of ISO 639 such as en, de or pt-BR;"
                        + " correct the code");
        assertThat(after("languages: [en, de]", "languages: [en, de, §German]"))
                .contains("§: text “German” under “languages”; expected text such as en (Code of a language)");
        assertThat(after("{en: yes, de: ja", "§{en: yes, §fr: oui"))
                .containsExactly(
                        "§: the label is missing in de; expected a text in each of the languages en, de; add it,"
                                + " or remove the language from “languages”",
                        "§: there is no language “fr”; expected one of en, de; correct the name, or define it");
        assertThat(problems(RIGHT.replace("languages: [en, de]\n", "").replace("{en: no", "{§en: no")))
                .contains("§: there is no language “en”; expected a language of this file; correct the name, or"
                        + " define it");
    }

    @Test
    void pointsOutOfOrder() {
        assertThat(after("{value: 3, label", "{value: §4, label"))
                .contains("§: the point 4 stands after 2; expected consecutive whole numbers; add the points"
                        + " between, or move a code for a missing response to “missing”");
        assertThat(after("{value: 3, label", "{value: §0, label"))
                .contains("§: the point 0 stands after 2; expected points in ascending order; sort the points;"
                        + " whether a high value means much or little is said by “direction”");
        assertThat(after("{value: 3, label", "{value: §2, label"))
                .contains("§: the point 2 stands here a second time (first in line 13); expected every point once;"
                        + " correct the value");
        assertThat(after("{value: 3, label", "{value: §2.5, label"))
                .contains("§: the number 2.5 under “value”; expected a whole number (Value in the data)");
    }

    @Test
    void missingCodesInsideTheRange() {
        assertThat(after("-99: refused", "§2: refused"))
                .containsExactly(
                        "§: the missing code 2 lies inside the range of the scale (1 to 3); expected a"
                                + " code that cannot be an answer; take a code outside the range, or correct the points or bounds");
        assertThat(after("{-1: lost}", "{§60.0: lost}"))
                .containsExactly(
                        "§: the missing code 60.0 lies inside the range of the scale (0 to 60); expected"
                                + " a code that cannot be an answer; take a code outside the range, or correct the points or bounds");
        assertThat(after("minimum: 0}", "minimum: 0, missing: {§999: lost}}"))
                .containsExactly("§: the missing code 999 lies inside the range of the scale; expected a code that"
                        + " cannot be an answer; take a code outside the range, or correct the points or bounds");
    }

    @Test
    void boundsOfAContinuousScale() {
        assertThat(after("maximum: 60", "maximum: §0"))
                .contains("§: the maximum 0 is not above the minimum 0; expected a minimum below the maximum;"
                        + " swap or correct them");
    }

    @Test
    void listsOfWhatThereIsNot() {
        assertThat(after("items: [a1, b1]", "items: [a1, §b9, §a1]"))
                .containsExactly(
                        "§: there is no item “b9”; expected one of a1, a2, a3, b1; did you mean “b1”?",
                        "§: the item “a1” stands here a second time; expected every item once; remove one of"
                                + " them");
        assertThat(after("subscales: [a, b]}", "subscales: [a, §bb]}"))
                .containsExactly("§: there is no subscale “bb”; expected one of a, b; did you mean “b”?");
        assertThat(after("items: [a1, a2, a3]}", "items: [a1, a2, §x3]}"))
                .containsExactly("§: there is no item “x3”; expected one of a1, a2, a3, b1; did you mean “a3”?");
        assertThat(after("columns: {b1: q7}", "columns: {§b7: q7}"))
                .containsExactly("§: there is no item “b7”; expected one of a1, a2, a3, b1; did you mean “b1”?");
    }

    @Test
    void columnsThatAreTaken() {
        assertThat(after("prefix: w_", "prefix: §h_"))
                .containsExactly("§: the column “h_a1” of item “a1” is taken already (by line 19); expected a"
                        + " column of its own for every item in every context; give the context another prefix, or the item"
                        + " another column");
        assertThat(after("{b1: q7}", "{b1: §h_a1}"))
                .singleElement()
                .asString()
                .startsWith("§: the column “h_a1” of item “b1” is taken already (by line 19)");
    }

    @Test
    void rulesThatCannotBeKept() {
        assertThat(after("prorated: true, least_answers: 1", "prorated: true, least_answers: §2"))
                .containsExactly("§: 2 answers at the least, but the subscale “b” has 1 item; expected a number of"
                        + " at most 1; lower it, or give the subscale “b” a rule of its own under “scoring”");
        assertThat(after("least_share: 0.5, at_exactly_the_share: not scored", "least_answers: 2"))
                .isEmpty();
        assertThat(after(", scoring: {method: sum}}", "}")).isEmpty();
        assertThat(problems(RIGHT.replace("least_share: 0.5, at_exactly_the_share: not scored", "least_answers: §2")
                        .replace(", scoring: {method: sum}}", "}")))
                .containsExactly(
                        "§: 2 answers at the least, but the subscale “a” of the short form “brief” has 1"
                                + " item; expected a number of at most 1; lower it, or give the short form a rule of its own under"
                                + " “scoring”",
                        "§: 2 answers at the least, but the total “all” of the short form “brief” has 1 item; expected a number"
                                + " of at most 1; lower it, or give the short form a rule of its own under “scoring”");
        assertThat(after("prorated: true, ", "§"))
                .containsExactly("§: a least number of answers for a sum that is not prorated, which needs them"
                        + " all; expected “prorated: true” beside it, or no least number; decide which is meant");
        assertThat(after("method: mean,", "method: mean, §prorated: true,"))
                .containsExactly("§: a mean that is prorated; expected “prorated” only where the method is sum;"
                        + " remove it: a mean of the answers given needs no prorating");
        assertThat(after("{method: mean, least_share: 0.5, at_exactly_the_share: not scored", "§{method: mean"))
                .containsExactly("§: the rule does not say how many answers a score needs; expected"
                        + " “least_answers”, or “least_share” with “at_exactly_the_share”; add one of them, such as"
                        + " least_share: 0.5");
        assertThat(after("least_share: 0.5,", "§least_share: 0.5, least_answers: 1,"))
                .containsExactly("§: “least_answers” and “least_share” stand together; expected one of the two;"
                        + " remove one of them");
        assertThat(after("least_share: 0.5, at_exactly_the_share: ", "least_share: 1, at_exactly_the_share: §"))
                .containsExactly("§: a share of 1 that is not scored when it is met: nothing could ever be scored;"
                        + " expected scored; correct one of the two");
        assertThat(after(
                        "{method: mean, least_share: 0.5, at_exactly_the_share: not scored",
                        "§{method: mean, least_share: 0.5"))
                .containsExactly("§: “at_exactly_the_share” is missing beside “least_share”; expected one of"
                        + " scored, not scored (Treatment of exactly that share, such as 2 of 4 items at"
                        + " 0.5); add the key “at_exactly_the_share”");
        assertThat(after("least_share: 0.5", "least_share: §50"))
                .containsExactly("§: the number 50 under “least_share”; expected a number of at most 1");
        assertThat(after("method: mean", "method: §average"))
                .containsExactly("§: text “average” under “method”; expected one of mean, sum");
    }

    @Test
    void rangesThatPointsAndItemsDoNotGive() {
        assertThat(after("range: [1, 3]", "range: §[3, 9]"))
                .containsExactly("§: the subscale “a” is said to range from 3 to 9; expected 1 to 3, which is what"
                        + " its 3 items and the method give; correct the range, the method, the items or the points");
    }

    @Test
    void whatIsNotAnInstrument() {
        assertThat(told("just a text\n"))
                .containsExactly(
                        "t.yaml:1:1: text “just a text”; expected keys with values (A questionnaire or a set of"
                                + " tests: items and their wording in each context, response scales, subscales, and scoring rules)");
        assertThat(told("id: x\n").get(0)).startsWith("t.yaml:1:1: “");
        assertThat(told("id: x\n")).hasSize(8);
    }

    @Test
    void everythingIsToldAtOnceInTheOrderOfTheFile() {
        String wrong = RIGHT.replace("id: tiny", "id: Tiny One")
                .replace("{value: 3, label", "{value: 4, label")
                .replace("{id: a3, scale: agree, subscale: a,", "{id: a3, scale: agree,")
                .replace("reversed: true, content: two", "reverse: true, content: two")
                .replace("least_share: 0.5", "least_share: 2");
        List<String> all = told(wrong);
        assertThat(all).extracting(line -> line.split(":", -1)[1]).containsExactly("1", "14", "23", "24", "27", "34");
        InputException error = catchThrowableOfType(
                InputException.class, () -> InstrumentReader.read(YamlDocument.of("t.yaml", wrong)));
        assertThat(error.problems()).extracting(Problem::toString).isEqualTo(all);
    }

    @Test
    void anyTextIsKeptAsItStands() {
        String odd = "<script>alert('x')</script> =cmd() 😀 \u202Eשלום\u202C " + "long ".repeat(2_000);
        String quoted = "\"" + odd.strip().replace("\"", "\\\"") + "\"";
        Instrument tiny = InstrumentReader.read(
                YamlDocument.of("t.yaml", RIGHT.replace("{home: {en: A,", "{home: {en: " + quoted + ",")));
        assertThat(tiny.item("a1").text("home", "en")).isEqualTo(odd.strip());
    }
}
