package kith.data;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file as a whole or not at all. */
public final class AtomicFile {

    private AtomicFile() {}

    /** Writes beside {@code file} and moves it into place; folders that are not there are made. */
    public static void write(Path file, byte[] bytes) throws IOException {
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        Path aside = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".part");
        try {
            Files.write(aside, bytes);
            readableAsUsual(aside);
            try {
                Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** A temporary file is for its owner only; the finished one is for whoever may read the folder's other files. */
    private static void readableAsUsual(Path aside) {
        var unused = aside.toFile().setReadable(true, false);
    }
}
