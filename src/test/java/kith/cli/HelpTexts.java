package kith.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The help of the program and of each of its verbs, and a way to run one, for tests of other packages. */
public final class HelpTexts {

    private static final Pattern VERB = Pattern.compile("(?m)^  ([a-z]+)  +\\S");

    private HelpTexts() {}

    /** Runs a command that has to succeed. */
    public static void run(String... arguments) {
        CommandRun run = CommandRun.kith(arguments);
        if (run.exit() != 0) {
            throw new IllegalStateException(run.err());
        }
    }

    /** By verb; that of the program itself under {@code kith}. */
    public static Map<String, String> all() {
        Map<String, String> texts = new LinkedHashMap<>();
        String first = CommandRun.kith("--help").out();
        texts.put("kith", first);
        Matcher verbs = VERB.matcher(first.substring(first.indexOf("Verbs:")));
        while (verbs.find()) {
            texts.put(verbs.group(1), CommandRun.kith(verbs.group(1), "--help").out());
        }
        return texts;
    }
}
