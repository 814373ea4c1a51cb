package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kith.finding.Finding;
import org.junit.jupiter.api.Named;

/**
 * Codes of findings and what gives them: files and a call of the command line, or an analysis in Java where no small
 * file leads there. The classes {@code Provoked…Test} hold them in {@code cases()}, where {@code EveryFindingTest}
 * looks for them as well.
 *
 * @param codes that the answer must have
 * @param call words of the command line, without quotes
 * @param files contents by name
 * @param analysis in place of the call
 */
record Provoked(
        List<String> codes, String call, Map<String, String> files, Optional<Callable<List<Finding>>> analysis) {

    /** @param codes separated by commas */
    static Provoked of(String codes) {
        return new Provoked(List.of(codes.split(",")), "", Map.of(), Optional.empty());
    }

    Provoked file(String name, String content) {
        Map<String, String> more = new LinkedHashMap<>(files);
        more.put(name, content);
        return new Provoked(codes, call, more, analysis);
    }

    Provoked data(SampleFile data) {
        return file("data.csv", data.csv());
    }

    /** A verb and its options; data.csv with its ids is given where there is one. */
    Provoked by(String words) {
        return new Provoked(codes, words, files, analysis);
    }

    /** A study that is run in place of a verb: its keys, as lines of YAML. */
    Provoked study(String yaml) {
        return file("study.yaml", yaml).by("run study.yaml --out out");
    }

    Provoked in(Callable<List<Finding>> java) {
        return new Provoked(codes, call, files, Optional.of(java));
    }

    static Stream<Named<Provoked>> named(Provoked... all) {
        return Arrays.stream(all).map(one -> Named.of(String.join(", ", one.codes), one));
    }

    /** Runs it in a folder and expects its codes among the findings of the answer. */
    void check(Path folder) throws Exception {
        List<String> found;
        if (analysis.isPresent()) {
            found = analysis.get().call().stream().map(Finding::code).toList();
        } else {
            found = ofCall(folder);
        }
        assertThat(found).containsAll(codes);
    }

    private List<String> ofCall(Path folder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        List<String> words = new ArrayList<>(List.of(call.split(" ")));
        words.add("--quiet");
        if (!words.get(0).equals("run")) {
            words.addAll(List.of("--format", "json"));
            if (files.containsKey("data.csv")) {
                words.addAll(List.of("-d", "data.csv", "--id", "id"));
            }
        }
        CommandRun run = CommandRun.in(folder, words.toArray(String[]::new));
        String answer = run.out();
        if (words.get(0).equals("run")) {
            try (Stream<Path> written = Files.walk(folder)) {
                answer = Files.readString(written.filter(file -> file.endsWith("results.json"))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(run.err())));
            }
        }
        assertThat(answer).as(run.err()).isNotEmpty();
        return new ObjectMapper().readTree(answer).get("findings").findValuesAsText("code");
    }
}
