package kith.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kith.cli.CommandLines;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command in a block {@code sh} of the documentation runs from the folder of the project. A block {@code yaml}
 * that precedes it is saved under the name that the first command of the block has.
 */
class ExamplesTest {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @TempDir
    private Path folder;

    private static List<String> blocks(Path page, String language) throws IOException {
        Matcher matcher = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(Files.readString(page));
        return matcher.results().map(result -> result.group(1)).toList();
    }

    private static String[] words(String command) {
        return WORD.matcher(command)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .skip(1)
                .toArray(String[]::new);
    }

    @TestFactory
    List<DynamicTest> commands() throws IOException {
        copy(Path.of("datasets"));
        copy(Path.of("instruments"));
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> pages = Files.list(Path.of("docs"))) {
            for (Path page :
                    pages.filter(one -> one.toString().endsWith(".md")).sorted().toList()) {
                for (String block : blocks(page, "sh")) {
                    for (String command :
                            block.strip().replaceAll("\\\\\n\\s*", "").split("\n")) {
                        tests.add(DynamicTest.dynamicTest(
                                page.getFileName() + ": " + command, () -> runs(page, command)));
                    }
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(10);
        return tests;
    }

    private void runs(Path page, String command) throws IOException {
        String[] words = words(command);
        assertThat(command).startsWith("kith ");
        if (words[0].equals("run") && !Files.exists(folder.resolve(words[1]))) {
            Files.writeString(folder.resolve(words[1]), blocks(page, "yaml").get(0));
        }
        CommandLines.Ending ending = CommandLines.run(folder, words);
        assertThat(ending.exit()).as(ending.errors()).isZero();
    }

    private void copy(Path from) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path to = folder.resolve(file.toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
    }
}
