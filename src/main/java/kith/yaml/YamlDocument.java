package kith.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import kith.finding.InputException;
import kith.finding.Problem;
import kith.finding.RegularFile;

/**
 * A YAML 1.2 file in which every key and value knows its line and column.
 *
 * @param source name of the file as messages show it
 * @param root the outermost value
 */
public record YamlDocument(String source, YamlNode root) {

    /** More than any honest file of these kinds has. */
    private static final long LARGEST = 5_000_000;

    /**
     * Reads a file in UTF-8.
     *
     * @throws InputException when it cannot be read or is no YAML, with the places
     */
    public static YamlDocument read(Path file) {
        return read(file, LARGEST);
    }

    /**
     * The same of a file that may be larger or has to be smaller.
     *
     * @param largest number of bytes
     */
    public static YamlDocument read(Path file, long largest) {
        String source = file.toString();
        byte[] bytes;
        try {
            RegularFile.obstacle(file).ifPresent(found -> {
                throw new InputException(
                        source,
                        found,
                        "a YAML file",
                        Files.isDirectory(file) ? "name the file inside it" : "check the name and the folder");
            });
            if (Files.size(file) > largest) {
                throw new InputException(
                        source,
                        Files.size(file) + " bytes",
                        "a YAML file of at most " + largest + " bytes",
                        "check that this is the file that you meant");
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InputException(
                    source, "the file cannot be read (" + e.getMessage() + ")", "a readable YAML file", "");
        }
        return of(source, decoded(source, bytes));
    }

    /** Reads a file that comes with Kith. */
    public static YamlDocument resource(String path) {
        try (InputStream in = YamlDocument.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            return of(path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a text.
     *
     * @param source name that messages give it
     * @throws InputException when it is no YAML, with the places
     */
    public static YamlDocument of(String source, String text) {
        return new YamlDocument(source, new YamlComposer(source, text).root());
    }

    /** The outermost mapping; the schema should have told before when there is none. */
    public YamlMapping mapping() {
        return (YamlMapping) root;
    }

    /** {@code source:line:column}. */
    public String where(Mark mark) {
        return source + ":" + mark;
    }

    /** A problem at a place of this file. */
    public Problem problem(Mark mark, String found, String expected, String remedy) {
        return new Problem(where(mark), found, expected, remedy);
    }

    /** Problems of this file in the order of their places, none twice. */
    public List<Problem> inOrder(List<Problem> problems) {
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparing(this::markOf))
                .toList();
    }

    private Mark markOf(Problem problem) {
        String[] place = problem.where().startsWith(source + ":")
                ? problem.where().substring(source.length() + 1).split(":")
                : new String[0];
        return place.length == 2 ? new Mark(Integer.parseInt(place[0]), Integer.parseInt(place[1])) : Mark.START;
    }

    /** The same values as JSON, without places. */
    public JsonNode json() {
        return Json.of(root);
    }

    private static String decoded(String source, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new InputException(
                    source, "the file is not in UTF-8", "text in UTF-8", "save it again with the encoding UTF-8");
        }
    }
}
