package kith.setup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Waves in their likely order of time: by the first number in their names, those of a baseline first; in the order of
 * the file where a name has no number. A retest follows the first wave.
 *
 * @param waves in that order
 * @param retest the wave that is called so
 * @param evidence where the order comes from
 */
record WaveOrder(List<String> waves, Optional<String> retest, String evidence) {

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern BASELINE =
            Pattern.compile("(?i)(baseline|pre|pretest|enrol|intake|screening|start)(?![a-z]{4}).*");
    private static final Pattern RETEST = Pattern.compile("(?i).*re-?test.*");

    WaveOrder {
        waves = List.copyOf(waves);
    }

    static WaveOrder of(Collection<String> names) {
        List<String> waves = new ArrayList<>(names);
        Optional<String> retest =
                waves.stream().filter(name -> RETEST.matcher(name).matches()).findFirst();
        retest.ifPresent(waves::remove);
        boolean numbered = waves.stream().allMatch(name -> isBaseline(name) || number(name) >= 0);
        if (numbered) {
            waves.sort(Comparator.comparingInt(WaveOrder::time));
        }
        retest.ifPresent(name -> waves.add(Math.min(1, waves.size()), name));
        return new WaveOrder(waves, retest, numbered ? "by the numbers in their names" : "in the order of the file");
    }

    private static boolean isBaseline(String name) {
        return BASELINE.matcher(name).matches();
    }

    private static int time(String name) {
        return isBaseline(name) ? -1 : number(name);
    }

    private static int number(String name) {
        Matcher matcher = NUMBER.matcher(name);
        return matcher.find() && matcher.group().length() <= 8 ? Integer.parseInt(matcher.group()) : -1;
    }
}
