package kith.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import kith.finding.InputException;
import kith.finding.Suggestion;
import kith.yaml.Checksum;
import kith.yaml.YamlDocument;

/** The instruments that come with Kith, and the way to load one of them or one of your own. */
public final class InstrumentLibrary {

    private static final String FOLDER = "instruments/";
    private static final String SCHEMA = FOLDER + "instrument.schema.json";
    private static final String ENDING = ".yaml";

    private InstrumentLibrary() {}

    /** Ids of the bundled instruments, in alphabetical order. */
    public static List<String> ids() {
        URL schema = InstrumentLibrary.class.getResource("/" + SCHEMA);
        if (schema == null) {
            throw new IllegalStateException("the bundled instruments are not on the class path");
        }
        return idsBeside(schema);
    }

    /** Ids of the instruments that stand beside a schema in a jar or in a folder. */
    static List<String> idsBeside(URL schema) {
        try {
            return schema.getProtocol().equals("jar") ? inJar(schema) : inFolder(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> inJar(URL schema) throws IOException {
        URLConnection connection = schema.openConnection();
        connection.setUseCaches(false);
        try (JarFile jar = ((JarURLConnection) connection).getJarFile()) {
            return ids(jar.stream().map(ZipEntry::getName).filter(name -> name.startsWith(FOLDER)));
        }
    }

    private static List<String> inFolder(URL schema) throws IOException {
        try (Stream<Path> files =
                Files.list(Path.of(URI.create(schema.toURI().toString())).getParent())) {
            return ids(files.map(file -> file.getFileName().toString()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> ids(Stream<String> names) {
        return names.filter(name -> name.endsWith(ENDING))
                .map(name -> name.substring(name.lastIndexOf('/') + 1, name.length() - ENDING.length()))
                .sorted()
                .toList();
    }

    /** The bundled instruments, in alphabetical order of their ids. */
    public static List<Instrument> bundled() {
        return ids().stream().map(InstrumentLibrary::bundled).toList();
    }

    /**
     * A bundled instrument.
     *
     * @throws InputException when there is none of that id
     */
    public static Instrument bundled(String id) {
        return InstrumentReader.readBundled(document(id));
    }

    /**
     * The file of a bundled instrument.
     *
     * @throws InputException when there is none of that id
     */
    public static YamlDocument document(String id) {
        return YamlDocument.of(FOLDER + id + ENDING, text(id));
    }

    /**
     * The text of the file of a bundled instrument, to start one's own from.
     *
     * @throws InputException when there is none of that id
     */
    public static String text(String id) {
        try (InputStream in = id.matches("[A-Za-z0-9-]+")
                ? InstrumentLibrary.class.getResourceAsStream("/" + FOLDER + id + ENDING)
                : null) {
            if (in == null) {
                throw unknown(id);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputException unknown(String id) {
        List<String> known = ids();
        String near = Suggestion.phrase(id, known);
        return new InputException(
                "instrument",
                "there is no instrument “" + id + "”",
                "a YAML file, or one of " + String.join(", ", known),
                near.isEmpty() ? "check the name, or write the path of your file with its ending .yaml" : near);
    }

    /**
     * A bundled instrument by its id, or one from a file.
     *
     * @throws InputException when there is none, or with every problem of the file
     */
    public static Instrument load(String idOrPath) {
        return load(idOrPath, Path.of(""));
    }

    /**
     * A bundled instrument by its id, or one from a file.
     *
     * @param folder what a path is relative to, such as the folder of a study file
     * @throws InputException when there is none, or with every problem of the file
     */
    public static Instrument load(String idOrPath, Path folder) {
        return isPath(idOrPath) ? InstrumentReader.read(folder.resolve(idOrPath)) : bundled(idOrPath);
    }

    /**
     * SHA-256 of the definition that {@link #load} reads.
     *
     * @throws InputException when there is none
     */
    public static String sha256(String idOrPath, Path folder) {
        try {
            byte[] definition = isPath(idOrPath)
                    ? Files.readAllBytes(folder.resolve(idOrPath))
                    : text(idOrPath).getBytes(StandardCharsets.UTF_8);
            return Checksum.of(definition);
        } catch (IOException unreadable) {
            throw new InputException(idOrPath, "the file cannot be read", "an instrument file", "");
        }
    }

    /** Whether a name is that of a file rather than the id of a bundled instrument: it has an ending or a folder. */
    public static boolean isPath(String idOrPath) {
        return idOrPath.contains("/") || idOrPath.contains("\\") || idOrPath.contains(".");
    }
}
