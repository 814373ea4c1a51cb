package kith.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kith.moments.sufficient.SufficientStatistics;

/** The jars that the machines of a cluster need beside Spark's own: this module, Kith and its libraries of matrices. */
final class ClusterJars {

    private static final List<String> LIBRARIES = List.of("ejml-", "commons-math3-");

    private ClusterJars() {}

    /** Where they are on this machine; classes that are in no jar are left out. */
    static List<String> paths() {
        List<String> jars = new ArrayList<>();
        for (Class<?> type : List.of(KithSpark.class, SufficientStatistics.class)) {
            Path jar = locationOf(type);
            if (Files.isRegularFile(jar)) {
                jars.add(jar.toString());
            }
        }
        Path libraries = locationOf(SufficientStatistics.class).resolveSibling("lib");
        if (Files.isDirectory(libraries)) {
            try (Stream<Path> files = Files.list(libraries)) {
                files.map(Path::toString)
                        .filter(file -> LIBRARIES.stream()
                                .anyMatch(name -> Path.of(file).getFileName().toString().startsWith(name)))
                        .sorted()
                        .forEach(jars::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return jars;
    }

    private static Path locationOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
