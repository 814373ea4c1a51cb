package kith.setup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Labels of rating scales in ascending order, for those that questionnaires use most. */
final class LabelOrder {

    /** Each from the lowest; a label is recognised whatever the case of its letters. */
    private static final List<List<String>> KNOWN = List.of(
            List.of(
                    "strongly disagree",
                    "disagree strongly",
                    "completely disagree",
                    "disagree",
                    "somewhat disagree",
                    "slightly disagree",
                    "rather disagree",
                    "neither agree nor disagree",
                    "neither agree or disagree",
                    "neither",
                    "neutral",
                    "undecided",
                    "slightly agree",
                    "somewhat agree",
                    "rather agree",
                    "agree",
                    "agree strongly",
                    "strongly agree",
                    "completely agree"),
            List.of(
                    "never",
                    "almost never",
                    "hardly ever",
                    "rarely",
                    "seldom",
                    "occasionally",
                    "sometimes",
                    "about half the time",
                    "frequently",
                    "often",
                    "most of the time",
                    "usually",
                    "very often",
                    "nearly always",
                    "almost always",
                    "always"),
            List.of(
                    "not at all",
                    "very slightly or not at all",
                    "very little",
                    "a little",
                    "a little bit",
                    "slightly",
                    "somewhat",
                    "moderately",
                    "a moderate amount",
                    "quite a bit",
                    "considerably",
                    "a lot",
                    "a great deal",
                    "very much",
                    "extremely",
                    "completely"),
            List.of("very poor", "poor", "fair", "average", "good", "very good", "excellent"),
            List.of(
                    "very dissatisfied",
                    "dissatisfied",
                    "neither satisfied nor dissatisfied",
                    "satisfied",
                    "very satisfied"),
            List.of("very unlikely", "unlikely", "possibly", "likely", "very likely"),
            List.of(
                    "stimme überhaupt nicht zu",
                    "stimme gar nicht zu",
                    "stimme nicht zu",
                    "stimme eher nicht zu",
                    "teils teils",
                    "weder noch",
                    "neutral",
                    "unentschieden",
                    "stimme eher zu",
                    "stimme zu",
                    "stimme voll zu",
                    "stimme voll und ganz zu",
                    "stimme völlig zu"),
            List.of(
                    "trifft überhaupt nicht zu",
                    "trifft gar nicht zu",
                    "trifft nicht zu",
                    "trifft eher nicht zu",
                    "teils teils",
                    "trifft teilweise zu",
                    "trifft eher zu",
                    "trifft zu",
                    "trifft voll zu",
                    "trifft voll und ganz zu",
                    "trifft völlig zu"),
            List.of(
                    "nie",
                    "fast nie",
                    "selten",
                    "manchmal",
                    "gelegentlich",
                    "oft",
                    "häufig",
                    "sehr oft",
                    "fast immer",
                    "immer"),
            List.of(
                    "totalmente en desacuerdo",
                    "muy en desacuerdo",
                    "en desacuerdo",
                    "ni de acuerdo ni en desacuerdo",
                    "de acuerdo",
                    "muy de acuerdo",
                    "totalmente de acuerdo"),
            List.of(
                    "pas du tout d'accord",
                    "plutôt pas d'accord",
                    "ni d'accord ni pas d'accord",
                    "plutôt d'accord",
                    "tout à fait d'accord"),
            List.of(
                    "gar nicht",
                    "überhaupt nicht",
                    "kaum",
                    "ein wenig",
                    "wenig",
                    "etwas",
                    "mittelmäßig",
                    "ziemlich",
                    "stark",
                    "sehr",
                    "sehr stark",
                    "völlig"),
            List.of(
                    "sehr unzufrieden",
                    "unzufrieden",
                    "eher unzufrieden",
                    "teils teils",
                    "weder noch",
                    "eher zufrieden",
                    "zufrieden",
                    "sehr zufrieden"),
            List.of(
                    "nunca",
                    "casi nunca",
                    "rara vez",
                    "raramente",
                    "a veces",
                    "a menudo",
                    "con frecuencia",
                    "casi siempre",
                    "siempre"),
            List.of(
                    "jamais",
                    "presque jamais",
                    "rarement",
                    "parfois",
                    "souvent",
                    "très souvent",
                    "presque toujours",
                    "toujours"),
            List.of("nooit", "bijna nooit", "zelden", "soms", "vaak", "heel vaak", "bijna altijd", "altijd"),
            List.of(
                    "helemaal mee oneens",
                    "zeer mee oneens",
                    "mee oneens",
                    "enigszins mee oneens",
                    "neutraal",
                    "niet mee eens, niet mee oneens",
                    "enigszins mee eens",
                    "mee eens",
                    "zeer mee eens",
                    "helemaal mee eens"),
            List.of(
                    "completamente in disaccordo",
                    "fortemente in disaccordo",
                    "in disaccordo",
                    "abbastanza in disaccordo",
                    "né d'accordo né in disaccordo",
                    "neutrale",
                    "abbastanza d'accordo",
                    "d'accordo",
                    "fortemente d'accordo",
                    "completamente d'accordo"),
            List.of(
                    "discordo totalmente",
                    "discordo",
                    "discordo parcialmente",
                    "não concordo nem discordo",
                    "neutro",
                    "concordo parcialmente",
                    "concordo",
                    "concordo totalmente"),
            List.of("no", "yes"),
            List.of("nein", "ja"),
            List.of("false", "true"),
            List.of("unchecked", "checked"));

    private LabelOrder() {}

    /** The labels in ascending order; empty where one of them is not known, or they belong to different scales. */
    static Optional<List<String>> of(Collection<String> labels) {
        for (List<String> known : KNOWN) {
            if (labels.stream().allMatch(label -> known.contains(folded(label)))) {
                List<String> ordered = new ArrayList<>(labels);
                ordered.sort(Comparator.comparingInt(label -> known.indexOf(folded(label))));
                return Optional.of(ordered);
            }
        }
        return Optional.empty();
    }

    private static String folded(String label) {
        return label.strip()
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replaceAll("teils ?[-/,] ?teils", "teils teils")
                .replaceAll("\\s+", " ");
    }
}
