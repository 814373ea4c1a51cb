package kith.setup;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The language of the questions and labels of a file, by common words: the language with the most of them, if there are
 * at least three and twice as many as of any other language.
 *
 * @param code of ISO 639; {@code und} (undetermined) where the words do not decide
 * @param words that decided
 */
record DraftLanguage(String code, Set<String> words) {

    private static final int FEWEST_WORDS = 3;
    private static final String UNDETERMINED = "und";
    private static final Map<String, Set<String>> COMMON = common();

    private static Map<String, Set<String>> common() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(
                "en", "the and i not is are with to my of for you your this agree disagree very often strongly never");
        texts.put(
                "de", "der die das und ich nicht ist sind mit zu mein meine auf bei sich stimme oft sehr für nie eher");
        texts.put(
                "fr", "le les et je ne pas est avec pour mon ma des du d'accord très plutôt souvent jamais dans nous");
        texts.put("es", "el los las y yo es con para mi del muy acuerdo siempre nunca desacuerdo soy estoy trabajo");
        texts.put("it", "il gli io non è sono con per mio mia accordo molto sempre mai disaccordo di della nel");
        texts.put("nl", "het en ik niet mijn met van voor een eens oneens zeer vaak nooit mij bij");
        texts.put("pt", "os eu não é são com para meu minha concordo discordo muito nunca sempre da do");
        Map<String, Set<String>> common = new LinkedHashMap<>();
        texts.forEach((code, words) -> common.put(code, Set.of(words.split(" "))));
        return common;
    }

    static DraftLanguage of(List<ItemBlock> blocks) {
        Set<String> found = new HashSet<>();
        blocks.stream()
                .flatMap(block -> Stream.concat(
                        block.items().stream().map(ColumnProfile::text), block.points().values().stream()))
                .map(text -> text.toLowerCase(Locale.ROOT).replace('’', '\''))
                .forEach(text -> found.addAll(Arrays.asList(text.split("[^\\p{L}']+"))));
        List<DraftLanguage> languages = COMMON.entrySet().stream()
                .map(language -> {
                    Set<String> words = new TreeSet<>(language.getValue());
                    words.retainAll(found);
                    return new DraftLanguage(language.getKey(), words);
                })
                .sorted(Comparator.comparingInt((DraftLanguage language) -> -language.words.size()))
                .toList();
        int most = languages.get(0).words.size();
        return most >= FEWEST_WORDS && most >= 2 * languages.get(1).words.size()
                ? languages.get(0)
                : new DraftLanguage(UNDETERMINED, Set.of());
    }

    /** The line of the draft with its reason. */
    String line() {
        return "languages: [" + code + "] # "
                + (words.isEmpty()
                        ? "CHECK: the texts do not show their language; write its code, such as de or en."
                        : "By these words: "
                                + String.join(", ", words.stream().limit(5).toList()) + ".");
    }
}
