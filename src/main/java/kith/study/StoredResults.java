package kith.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kith.analysis.Analysis;

/**
 * What a {@code results.json} says of a study: how it came to be, and what stands beside other studies in an overview.
 *
 * @param analyses that were done, as the manifest lists them
 * @param figures of the summary
 * @param errors findings that are errors
 * @param warnings findings that are warnings
 * @param notDone analyses, or parts of them, that could not be done
 * @param sound whether every solution is proper and no finding is an error
 */
public record StoredResults(
        String title,
        String version,
        long seed,
        String analyses,
        List<RunManifest.Input> inputs,
        List<Figure> figures,
        int errors,
        int warnings,
        int notDone,
        boolean sound) {

    private static final String DATA = "data";

    /** A figure of the summary, as it is shown. */
    public record Figure(String label, String value) {}

    public StoredResults {
        inputs = List.copyOf(inputs);
        figures = List.copyOf(figures);
    }

    /** Empty where there is no such file, or no such results in it. */
    public static Optional<StoredResults> read(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(of(new ObjectMapper().readTree(Files.readString(file))))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static StoredResults of(JsonNode json) {
        List<RunManifest.Input> inputs = new ArrayList<>();
        json.at("/manifest/inputs")
                .forEach(input -> inputs.add(new RunManifest.Input(
                        input.path("role").asText(),
                        input.path("file").asText(),
                        input.path("sha256").asText())));
        List<Figure> figures = new ArrayList<>();
        json.at("/summary/figures")
                .forEach(figure -> figures.add(new Figure(
                        figure.path("label").asText(), figure.path("value").asText())));
        return new StoredResults(
                json.at("/study/title").asText(),
                json.at("/manifest/version").asText(),
                json.at("/manifest/seed").asLong(),
                json.at("/manifest/options/analyses").asText(),
                inputs,
                figures,
                count(json, "error"),
                count(json, "warning"),
                json.path("not_done").size(),
                json.at("/summary/sound").asBoolean());
    }

    private static int count(JsonNode json, String severity) {
        int count = 0;
        for (JsonNode finding : json.path("findings")) {
            count += finding.path("severity").asText().equals(severity) ? 1 : 0;
        }
        return count;
    }

    /**
     * Whether a study would have the same results again: the version of Kith, the seed, the analyses and the bytes of
     * every file are the same.
     */
    public boolean areOf(Study study) {
        String planned = study.planned().stream().map(Analysis::id).collect(Collectors.joining(", "));
        List<RunManifest.Input> described =
                inputs.stream().filter(input -> !input.role().equals(DATA)).toList();
        List<RunManifest.Input> data =
                inputs.stream().filter(input -> input.role().equals(DATA)).toList();
        Path file = study.data().source().file().toAbsolutePath();
        return version.equals(Version.text())
                && seed == study.seed()
                && analyses.equals(planned)
                && described.equals(study.files())
                && !data.isEmpty()
                && data.stream().allMatch(input -> input.sha256().equals(sha256(file.resolveSibling(input.name()))));
    }

    /** Of the bytes of a file; empty where it cannot be read. */
    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException unreadable) {
            return "";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
