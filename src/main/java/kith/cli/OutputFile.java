package kith.cli;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.finding.InputException;

/** Writes files so that nobody ever sees half of one: aside first, then moved into place, all or none. */
final class OutputFile {

    private OutputFile() {}

    static void write(Path file, byte[] content) {
        writeAll(Map.of(file, content));
    }

    /** @throws InputException when a file cannot be written; then none of them has changed */
    static void writeAll(Map<Path, byte[]> contents) {
        Map<Path, Path> aside = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, byte[]> entry : contents.entrySet()) {
                aside.put(entry.getKey(), writeAside(entry.getKey(), entry.getValue()));
            }
            for (Map.Entry<Path, Path> entry : aside.entrySet()) {
                move(entry.getValue(), entry.getKey());
            }
        } finally {
            new ArrayList<>(aside.values()).forEach(OutputFile::remove);
        }
    }

    private static Path writeAside(Path file, byte[] content) {
        try {
            if (Files.isDirectory(file)) {
                throw new InputException(file.toString(), "this is a folder", "the name of a file", "");
            }
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path temporary = folder.resolve(
                    "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
            Files.write(temporary, content);
            return temporary;
        } catch (IOException failure) {
            throw cannotWrite(file, failure);
        }
    }

    private static void move(Path from, Path to) {
        try {
            try {
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException plain) {
                Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failure) {
            throw cannotWrite(to, failure);
        }
    }

    private static void remove(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException left) {
            // What cannot be removed stays beside the file, under a hidden name.
        }
    }

    private static InputException cannotWrite(Path file, IOException failure) {
        List<String> reason = new ArrayList<>();
        reason.add(failure.getClass().getSimpleName());
        if (failure.getMessage() != null && !failure.getMessage().equals(file.toString())) {
            reason.add(failure.getMessage());
        }
        return new InputException(
                file.toString(),
                "cannot be written (" + String.join(": ", reason) + ")",
                "a place where you may write",
                "choose another place with -o or --out");
    }
}
