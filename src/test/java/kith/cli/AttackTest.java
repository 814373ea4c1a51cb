package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Broken, hostile and degenerate input to every verb, as {@code attacks.txt} lists it: each call ends with an exit code
 * that is meant, messages say what was expected, nothing commands the terminal, and no number is missing without a
 * finding.
 */
@Tag("slow")
class AttackTest {

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f]");
    private static final Pattern TRACE = Pattern.compile("\\n\\s+at [\\w.$]+\\(|Exception in thread");
    private static final Pattern RECIPE = Pattern.compile("\\[\\[(.*?)\\]\\](?!\\])", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final int LONGEST_LINE = 3_000;
    private static final int MOST_LINES = 150;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static int tried;

    /** What a call must end with. */
    private enum Ending {
        /** Wrong input. */
        WRONG,
        DONE,
        /** Anything but a bug. */
        ANY;

        boolean is(int exit) {
            return switch (this) {
                case WRONG -> exit == 2;
                case DONE -> exit == 0;
                case ANY -> exit >= 0 && exit <= 3;
            };
        }
    }

    @BeforeAll
    static void files() throws IOException {
        Files.writeString(folder.resolve("good.csv"), AttackFiles.good());
        Files.writeString(folder.resolve("inst.yaml"), AttackFiles.instrument());
        Files.createDirectory(folder.resolve("folder.csv"));
    }

    @AfterAll
    static void leavesNothingBegun() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(file -> file.getFileName().toString().startsWith(".kith-")))
                    .isEmpty();
        }
    }

    @Test
    void everyAttackHolds() throws IOException {
        List<String> failures = new ArrayList<>();
        Map<String, String> calls = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/attack/attacks.txt"))) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split(" ", 2);
            if (parts[0].equals("call")) {
                String[] named = parts[1].split(" = ", 2);
                calls.put(named[0], named[1]);
            } else if (parts[0].equals("over")) {
                String[] over = parts[1].split(" \\| ", 3);
                for (String verb : over[1].equals("all") ? calls.keySet() : List.of(over[1].split(" "))) {
                    run(over[0], calls.get(verb).replace("FILE", over[2]), failures);
                }
            } else {
                run(parts[0], parts[1], failures);
            }
        }
        assertThat(failures).isEmpty();
        assertThat(tried).isGreaterThan(400);
    }

    private static void run(String expected, String call, List<String> failures) throws IOException {
        tried++;
        List<String> words = words(call);
        CommandRun run = run(words);
        List<String> wrong = new ArrayList<>();
        Ending ending = Ending.valueOf(expected.toUpperCase(java.util.Locale.ROOT));
        if (!ending.is(run.exit())) {
            wrong.add("exit " + run.exit());
        }
        judge(run, wrong);
        if (!wrong.isEmpty()) {
            failures.add(call + " → " + wrong + " " + PlainStart.of(run.err()));
        }
    }

    private static CommandRun run(List<String> words) {
        try {
            return CommandRun.in(folder, words.toArray(String[]::new));
        } catch (RuntimeException | StackOverflowError escaped) {
            return new CommandRun(99, "", escaped.toString());
        }
    }

    private static void judge(CommandRun run, List<String> wrong) {
        if (TRACE.matcher(run.err()).find()) {
            wrong.add("stack trace");
        }
        if (CONTROL.matcher(run.err()).find()
                || CONTROL.matcher(run.out().replace("\r", "")).find()) {
            wrong.add("control characters");
        }
        List<String> lines = run.err().lines().filter(line -> !line.isBlank()).toList();
        if (run.exit() == 2) {
            if (lines.isEmpty() || !lines.stream().allMatch(line -> line.startsWith("kith"))) {
                wrong.add("stray line");
            }
            if (!run.err().contains("expected") && !run.err().contains("see kith")) {
                wrong.add("nothing expected");
            }
            if (!run.out().isEmpty()) {
                wrong.add("output of what was refused");
            }
        }
        if (lines.size() > MOST_LINES || lines.stream().anyMatch(line -> line.length() > LONGEST_LINE)) {
            wrong.add("long message");
        }
        if (run.exit() == 0 && run.out().startsWith("{")) {
            answer(run.out(), wrong);
        }
    }

    private static void answer(String text, List<String> wrong) {
        try {
            JsonNode answer = JSON.readTree(text);
            boolean told = answer.findValues("findings").stream().anyMatch(list -> !list.isEmpty());
            int nulls = nulls(answer.path("result"));
            if (nulls > 18 && !told) {
                wrong.add(nulls + " nulls without a finding");
            }
        } catch (JsonProcessingException broken) {
            wrong.add("broken JSON");
        }
    }

    private static int nulls(JsonNode node) {
        int nulls = node.isNull() ? 1 : 0;
        for (JsonNode inner : node) {
            nulls += nulls(inner);
        }
        return nulls;
    }

    /** The words of a call, apart by blanks or in quotes; {@code [[recipe]]} is the name of the file made by it. */
    private static List<String> words(String call) throws IOException {
        Matcher recipe = RECIPE.matcher(call);
        StringBuilder named = new StringBuilder();
        while (recipe.find()) {
            recipe.appendReplacement(named, AttackFiles.make(folder, recipe.group(1)));
        }
        recipe.appendTail(named);
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(named);
        while (word.find()) {
            words.add(
                    AttackFiles.repeated(AttackFiles.unescaped(word.group(1) != null ? word.group(1) : word.group(2))));
        }
        return words;
    }

    /** The beginning of a message, for a person. */
    private static final class PlainStart {
        static String of(String text) {
            return text.substring(0, Math.min(300, text.length())).strip();
        }
    }
}
