package kith.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.finding.InputException;

/** Writes files so that half of one is never seen: aside first, then moved into place, all or none. */
final class OutputFile {

    private static final Set<PosixFilePermission> USUAL_PERMISSIONS = PosixFilePermissions.fromString("rw-r--r--");

    private OutputFile() {}

    /** What a file gets, written piece by piece. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;

        /** Text in UTF-8. */
        static Content ofText(Text text) {
            return out -> {
                Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
                text.writeTo(writer);
                writer.flush();
            };
        }
    }

    /** A text, written piece by piece. */
    @FunctionalInterface
    interface Text {
        void writeTo(Appendable out) throws IOException;
    }

    static void write(Path file, byte[] content) {
        write(file, out -> out.write(content));
    }

    /** Writes one file, which may be larger than memory. */
    static void write(Path file, Content content) {
        writeEach(Map.of(file, content));
    }

    /**
     * Writes them all, or none. A link is followed, so that its target gets the content; a device or pipe is written to
     * as it is.
     *
     * @throws InputException when a file cannot be written; then none of them has changed
     */
    static void writeAll(Map<Path, byte[]> contents) {
        if (contents.size() > 1 && areOfOneFolder(contents.keySet())) {
            writeTogether(contents);
        } else {
            Map<Path, Content> written = new LinkedHashMap<>();
            contents.forEach((file, content) -> written.put(file, out -> out.write(content)));
            writeEach(written);
        }
    }

    /** Finishes what was being moved into a folder when a machine died. */
    static void repair(Path folder) {
        try {
            new FileSet(folder).repair();
        } catch (IOException failure) {
            throw cannotWrite(folder, failure);
        }
    }

    private static boolean areOfOneFolder(Set<Path> files) {
        return files.stream().map(Path::getParent).distinct().count() == 1
                && files.stream()
                        .allMatch(file ->
                                file.getParent() != null && !Files.isSymbolicLink(file) && !isDevice(target(file)));
    }

    private static void writeTogether(Map<Path, byte[]> contents) {
        Path folder = contents.keySet().iterator().next().getParent();
        Map<String, byte[]> named = new LinkedHashMap<>();
        contents.forEach((file, content) -> named.put(file.getFileName().toString(), content));
        try {
            new FileSet(folder).write(named);
        } catch (IOException failure) {
            throw cannotWrite(folder, failure);
        }
    }

    private static void writeEach(Map<Path, Content> contents) {
        Map<Path, Path> aside = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, Content> entry : contents.entrySet()) {
                Path target = target(entry.getKey());
                if (isDevice(target)) {
                    writeThrough(target, entry.getValue());
                } else {
                    aside.put(target, emptyAside(target));
                    fill(aside.get(target), entry.getValue(), target);
                }
            }
            for (Map.Entry<Path, Path> entry : aside.entrySet()) {
                move(entry.getValue(), entry.getKey());
            }
        } finally {
            new ArrayList<>(aside.values()).forEach(OutputFile::remove);
        }
    }

    /** Where a link leads; the file itself where it is none or leads nowhere. */
    private static Path target(Path file) {
        if (file.getFileName() == null || Files.isDirectory(file)) {
            throw new InputException(file.toString(), "this is a folder", "the name of a file", "");
        }
        try {
            return Files.isSymbolicLink(file) ? file.toRealPath() : file;
        } catch (IOException nowhere) {
            throw new InputException(
                    file.toString(),
                    "this is a link that leads nowhere",
                    "a file",
                    "remove the link, or choose another name");
        }
    }

    private static boolean isDevice(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file);
    }

    private static void writeThrough(Path device, Content content) {
        try (OutputStream out = Files.newOutputStream(device, StandardOpenOption.WRITE)) {
            content.writeTo(out);
        } catch (IOException failure) {
            throw cannotWrite(device, failure);
        }
    }

    /**
     * A new file of a name that cannot be known before, in the folder of the other, so that it can be moved into place.
     */
    private static Path emptyAside(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            FileSet.sweep(folder);
            Path temporary = Files.createTempFile(folder, ".kith-", ".part");
            if (Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)) {
                Files.setPosixFilePermissions(temporary, USUAL_PERMISSIONS);
            }
            return temporary;
        } catch (IOException failure) {
            throw cannotWrite(file, failure);
        }
    }

    private static void fill(Path temporary, Content content, Path file) {
        try (OutputStream out = Files.newOutputStream(temporary)) {
            content.writeTo(out);
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
