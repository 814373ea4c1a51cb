package kith.citation;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All sources, read once, when the first is asked for. */
public final class Bibliography {

    private static final Pattern YEAR = Pattern.compile("(,? \\(?)((?:1[89]|20)\\d\\d)([a-z]?)(?![\\d-])");

    /** What before a surname shows that it is the last of several. */
    private static final Pattern ANOTHER_AUTHOR = Pattern.compile("(?:&|\\p{Lu}[\\p{L}-]* and) $");

    private Bibliography() {}

    /** Holds what is read; the language sees to it that this happens once. */
    private static final class Read {
        private static final Map<String, Source> BY_KEY = new LinkedHashMap<>();
        private static final Map<Integer, List<Source>> BY_YEAR = new HashMap<>();

        static {
            for (Source source : BibliographyReader.sources()) {
                BY_KEY.put(source.key(), source);
                BY_YEAR.merge(
                        source.year(),
                        List.of(source),
                        (some, more) ->
                                Stream.concat(some.stream(), more.stream()).toList());
            }
        }
    }

    /** All of them, in the order of a list of references. */
    public static Collection<Source> sources() {
        return Collections.unmodifiableCollection(Read.BY_KEY.values());
    }

    /**
     * The source of a key.
     *
     * @throws IllegalArgumentException when there is none, which is a fault of the program
     */
    public static Source source(String key) {
        return Optional.ofNullable(Read.BY_KEY.get(key))
                .orElseThrow(() -> new IllegalArgumentException("no source " + key + " in the bibliography"));
    }

    /**
     * The sources that texts cite by author and year, as “Chen (2007)” or “Chen, 2007”, in the order of a list of
     * references.
     */
    public static List<Source> citedIn(Collection<String> texts) {
        Set<String> cited = new TreeSet<>();
        for (String text : texts) {
            Matcher year = YEAR.matcher(text);
            while (year.find()) {
                citedBefore(text.substring(0, year.start()), Integer.parseInt(year.group(2)), year.group(3))
                        .ifPresent(source -> cited.add(source.key()));
            }
        }
        return sources().stream().filter(source -> cited.contains(source.key())).toList();
    }

    /** The source of a year whose authors a text ends with; of several the one with the longest name. */
    private static Optional<Source> citedBefore(String text, int year, String letter) {
        return Read.BY_YEAR.getOrDefault(year, List.of()).stream()
                .filter(source -> letter.equals(source.letter()))
                .filter(source ->
                        endsWith(text, source.authorsJoinedBy("&")) || endsWith(text, source.authorsJoinedBy("and")))
                .max(Comparator.comparing(source -> source.authorsJoinedBy("&").length()));
    }

    private static boolean endsWith(String text, String authors) {
        if (!text.endsWith(authors)) {
            return false;
        }
        String before = text.substring(0, text.length() - authors.length());
        return before.isEmpty()
                || !Character.isLetter(before.charAt(before.length() - 1))
                        && !ANOTHER_AUTHOR.matcher(before).find();
    }
}
