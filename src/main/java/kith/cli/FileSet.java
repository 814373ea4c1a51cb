package kith.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files of one folder that belong together, such as those of a report: all are replaced, or none.
 *
 * <p>They are written to a folder aside, {@code .kith-RANDOM.part}. A folder that was not there before is that one,
 * renamed. In a folder that is there, the one aside is renamed to {@code .kith-RANDOM.ready}, and from then on the new
 * files count: they are moved into place one by one, and a machine that dies meanwhile leaves the rest to
 * {@link #repair}, which any later start does. A file that cannot be moved, because another program holds it, puts the
 * former ones back.
 *
 * <p>What was begun and not touched for {@value #MINUTES} minutes belongs to a process that died and is removed.
 */
final class FileSet {

    /** The file that ties the others together; moved last. */
    static final String MARKER = "run.json";

    private static final int MINUTES = 10;
    private static final Pattern BEGUN = Pattern.compile("\\.kith-[0-9a-z-]+\\.part");
    private static final Pattern READY = Pattern.compile("\\.kith-[0-9a-z]+\\.ready");
    private static final String FORMER = ".former";
    private static final Comparator<String> MARKER_LAST =
            Comparator.<String, Boolean>comparing(MARKER::equals).thenComparing(Comparator.naturalOrder());

    private final Path folder;
    private final Steps steps;

    /** Told before each change of the file system; a test stops there. */
    interface Steps {
        void before(String change);
    }

    FileSet(Path folder, Steps steps) {
        this.folder = folder;
        this.steps = steps;
    }

    FileSet(Path folder) {
        this(folder, change -> {});
    }

    /**
     * Writes all files, or none.
     *
     * @param contents by name
     */
    void write(Map<String, byte[]> contents) throws IOException {
        repair();
        boolean there = Files.isDirectory(folder);
        List<Path> made = there ? List.of() : absent(folder.toAbsolutePath().getParent());
        Path aside = null;
        try {
            Path place = there
                    ? folder
                    : Files.createDirectories(folder.toAbsolutePath().getParent());
            aside = begin(place);
            for (Map.Entry<String, byte[]> file : contents.entrySet()) {
                steps.before("write " + file.getKey());
                fill(aside.resolve(file.getKey()), file.getValue());
            }
            if (there) {
                replace(aside, contents.keySet().stream().sorted(MARKER_LAST).toList());
            } else {
                steps.before("rename the folder");
                rename(aside, folder);
            }
        } catch (IOException | RuntimeException failure) {
            if (aside != null) {
                remove(aside);
            }
            for (Path empty : made) {
                Files.deleteIfExists(empty);
            }
            throw failure;
        }
    }

    /** Folders that are not there yet, the innermost first. */
    private static List<Path> absent(Path folder) {
        List<Path> absent = new ArrayList<>();
        for (Path at = folder; at != null && !Files.exists(at); at = at.getParent()) {
            absent.add(at);
        }
        return absent;
    }

    /** A new folder of a name that cannot be known before. */
    private Path begin(Path place) throws IOException {
        SecureRandom random = new SecureRandom();
        while (true) {
            Path aside = place.resolve(".kith-" + Long.toUnsignedString(random.nextLong(), 36) + ".part");
            steps.before("begin");
            try {
                return Files.createDirectory(aside);
            } catch (FileAlreadyExistsException taken) {
                // Another name is tried.
            }
        }
    }

    /** Writes a file that is on the disk when this returns. */
    private static void fill(Path file, byte[] content) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
    }

    private void replace(Path aside, List<String> names) throws IOException {
        Path former = Files.createDirectory(aside.resolve(FORMER));
        for (String name : names) {
            steps.before("keep the former " + name);
            keep(folder.resolve(name), former.resolve(name));
        }
        Path ready = aside.resolveSibling(aside.getFileName().toString().replaceFirst("\\.part$", ".ready"));
        steps.before("make ready");
        rename(aside, ready);
        List<String> moved = new ArrayList<>();
        try {
            for (String name : names) {
                moved.add(name);
                steps.before("move " + name);
                move(ready.resolve(name), folder.resolve(name));
            }
        } catch (IOException | RuntimeException failure) {
            Collections.reverse(moved);
            for (String name : moved) {
                restore(ready.resolve(FORMER).resolve(name), folder.resolve(name));
            }
            remove(ready);
            throw failure;
        }
        steps.before("remove what is left");
        remove(ready);
    }

    /** The same file under another name, or a copy where there are no links. */
    private static void keep(Path file, Path other) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try {
            Files.createLink(other, file);
        } catch (IOException | UnsupportedOperationException none) {
            Files.copy(file, other, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static void restore(Path former, Path file) throws IOException {
        if (Files.exists(former)) {
            rename(former, file);
        } else {
            Files.deleteIfExists(file);
        }
    }

    /** Moves a file into place, unless another process has moved it already. */
    private static void move(Path from, Path to) throws IOException {
        try {
            rename(from, to);
        } catch (NoSuchFileException gone) {
            if (Files.exists(from) || !Files.exists(to)) {
                throw gone;
            }
        }
    }

    private static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException plain) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Finishes what was ready when a machine died, and removes what had only begun. */
    void repair() throws IOException {
        if (Files.isDirectory(folder)) {
            for (Path ready : own(folder, READY)) {
                finish(ready);
            }
            sweep(folder);
        }
        Path around = folder.toAbsolutePath().getParent();
        if (around != null && Files.isDirectory(around)) {
            sweep(around);
        }
    }

    private void finish(Path ready) throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.list(ready)) {
            names = files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> file.getFileName().toString())
                    .sorted(MARKER_LAST)
                    .toList();
        }
        for (String name : names) {
            steps.before("finish " + name);
            move(ready.resolve(name), folder.resolve(name));
        }
        steps.before("remove what is left");
        remove(ready);
    }

    /** Removes what dead processes left in a folder. */
    static void sweep(Path folder) {
        Instant before = Instant.now().minus(Duration.ofMinutes(MINUTES));
        try {
            for (Path one : own(folder, BEGUN)) {
                if (Files.getLastModifiedTime(one, LinkOption.NOFOLLOW_LINKS)
                        .toInstant()
                        .isBefore(before)) {
                    remove(one);
                }
            }
        } catch (IOException unreadable) {
            // What cannot be listed or removed stays, under a hidden name.
        }
    }

    private static List<Path> own(Path folder, Pattern name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> name.matcher(file.getFileName().toString()).matches())
                    .toList();
        }
    }

    private static void remove(Path tree) {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException left) {
            // What cannot be removed stays, under a hidden name.
        }
    }
}
