package kith.finding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Files that are read whole: no folders, devices or pipes, which have no end, and none too large for one array. */
public final class RegularFile {

    /** The largest array of bytes. */
    private static final long LARGEST = Integer.MAX_VALUE - 16L;

    private RegularFile() {}

    /** Why a file cannot be read; empty where it can. */
    public static Optional<String> obstacle(Path file) {
        if (Files.isDirectory(file)) {
            return Optional.of("this is a folder");
        }
        if (!Files.exists(file)) {
            return Optional.of("there is no such file");
        }
        if (!Files.isRegularFile(file)) {
            return Optional.of("this is a device or a pipe");
        }
        try {
            return Files.size(file) > LARGEST ? Optional.of("the file is larger than 2 GB") : Optional.empty();
        } catch (IOException e) {
            return Optional.of("the file cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }
}
