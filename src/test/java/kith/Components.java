package kith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fails the build when the list of components in the distribution ({@code bom.json}, CycloneDX) or the list of licences
 * ({@code THIRD-PARTY.txt}) differs from the libraries that Kith runs with. The build calls it with the unpacked
 * distribution and with whether Maven is offline: the CycloneDX plugin makes no list then.
 */
public final class Components {

    private Components() {}

    public static void main(String[] arguments) throws IOException {
        Path distribution = Path.of(arguments[0]);
        if (Boolean.parseBoolean(arguments[1]) && !Files.exists(distribution.resolve("bom.json"))) {
            System.out.println("Components: not checked, because Maven is offline and made no bom.json");
            return;
        }
        List<String> departures = departures(distribution);
        if (!departures.isEmpty()) {
            throw new IllegalStateException("The list of components is wrong:\n  " + String.join("\n  ", departures));
        }
    }

    /**
     * What differs; the class path of {@code kith.jar} has the runtime dependencies of the POM as Maven resolved them.
     */
    static List<String> departures(Path distribution) throws IOException {
        Set<String> needed = classPath(distribution.resolve("lib/kith.jar"));
        List<String> departures = new ArrayList<>();
        compare("lib", needed, jars(distribution.resolve("lib/lib")), departures);
        JsonNode components = new ObjectMapper()
                .readTree(distribution.resolve("bom.json").toFile())
                .path("components");
        Set<String> listed = new TreeSet<>();
        String licences = Files.readString(distribution.resolve("THIRD-PARTY.txt"));
        for (JsonNode component : components) {
            String name = component.path("name").asText() + "-"
                    + component.path("version").asText() + ".jar";
            listed.add(name);
            if (component.path("licenses").isEmpty()) {
                departures.add("bom.json: " + name + " has no licence");
            }
            String coordinates = Stream.of("group", "name", "version")
                    .map(part -> component.path(part).asText())
                    .collect(Collectors.joining(":"));
            if (!licences.contains("(" + coordinates + " - ")) {
                departures.add("THIRD-PARTY.txt: " + coordinates + " is missing");
            }
        }
        compare("bom.json", needed, listed, departures);
        return departures;
    }

    private static void compare(String where, Set<String> needed, Set<String> found, List<String> departures) {
        needed.stream()
                .filter(Predicate.not(found::contains))
                .forEach(jar -> departures.add(where + ": " + jar + " is missing"));
        found.stream()
                .filter(Predicate.not(needed::contains))
                .forEach(jar -> departures.add(where + ": " + jar + " is no runtime dependency"));
    }

    private static Set<String> classPath(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            String classPath = file.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return Stream.of(classPath.split(" "))
                    .map(entry -> entry.substring(entry.lastIndexOf('/') + 1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
