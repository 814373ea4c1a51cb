package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine that dies at any step of writing leaves all files as they were, or all new after the next start. */
class FileSetTest {

    private static final List<String> NAMES = List.of("report.html", "report.xlsx", "results.json", FileSet.MARKER);

    @TempDir
    private Path folder;

    /** The machine dies: no clean-up is done. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1;
    }

    private static Map<String, byte[]> contents(String text) {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        NAMES.forEach(name -> contents.put(name, (text + name).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return contents;
    }

    private static FileSet.Steps dyingAt(int step) {
        List<String> seen = new ArrayList<>();
        return change -> {
            seen.add(change);
            if (seen.size() == step) {
                throw new Death();
            }
        };
    }

    private static int steps(Path target, String text) throws IOException {
        List<String> seen = new ArrayList<>();
        new FileSet(target, seen::add).write(contents(text));
        return seen.size();
    }

    private static boolean are(Path target, String text) throws IOException {
        for (String name : NAMES) {
            Path file = target.resolve(name);
            if (!Files.exists(file) || !Files.readString(file).equals(text + name)) {
                return false;
            }
        }
        return true;
    }

    private static List<String> names(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void makeOld(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            for (Path file : files.filter(Files::isDirectory).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
            }
        }
    }

    @Test
    void deathAtAnyStepOfReplacingIsRepaired() throws IOException {
        Path counted = Files.createDirectories(folder.resolve("counted"));
        int steps = steps(counted, "x ");
        assertThat(steps).isGreaterThan(3 * NAMES.size());
        boolean movedOnce = false;
        for (int step = 1; step <= steps; step++) {
            Path target = Files.createDirectories(folder.resolve("replace" + step));
            Files.writeString(target.resolve("notes.txt"), "mine");
            new FileSet(target).write(contents("old "));
            FileSet dying = new FileSet(target, dyingAt(step));
            assertThatThrownBy(() -> dying.write(contents("new "))).isInstanceOf(Death.class);
            makeOld(target);
            new FileSet(target).repair();
            movedOnce |= are(target, "new ");
            assertThat(are(target, "old ") || are(target, "new "))
                    .as("step %d", step)
                    .isTrue();
            List<String> expected = new ArrayList<>(NAMES);
            expected.add("notes.txt");
            assertThat(names(target)).containsExactlyInAnyOrderElementsOf(expected);
        }
        assertThat(movedOnce).isTrue();
    }

    @Test
    void deathWhileRepairingIsRepaired() throws IOException {
        Path counted = Files.createDirectories(folder.resolve("counted"));
        int afterReady = steps(counted, "x ") - NAMES.size();
        for (int step = 1; step <= NAMES.size() + 1; step++) {
            Path target = Files.createDirectories(folder.resolve("repair" + step));
            new FileSet(target).write(contents("old "));
            FileSet dying = new FileSet(target, dyingAt(afterReady));
            assertThatThrownBy(() -> dying.write(contents("new "))).isInstanceOf(Death.class);
            FileSet again = new FileSet(target, dyingAt(step));
            assertThatThrownBy(again::repair).isInstanceOf(Death.class);
            new FileSet(target).repair();
            assertThat(are(target, "new ")).as("step %d", step).isTrue();
            assertThat(names(target)).containsExactlyInAnyOrderElementsOf(NAMES);
        }
    }

    @Test
    void deathWhileMakingAFolderLeavesNoneOrAll() throws IOException {
        int steps = steps(folder.resolve("counted/study"), "x ");
        for (int step = 1; step <= steps; step++) {
            Path target = folder.resolve("new" + step).resolve("study");
            FileSet dying = new FileSet(target, dyingAt(step));
            assertThatThrownBy(() -> dying.write(contents("new "))).isInstanceOf(Death.class);
            assertThat(target).doesNotExist();
            makeOld(target.getParent());
            new FileSet(target).write(contents("next "));
            assertThat(are(target, "next ")).isTrue();
            assertThat(names(target.getParent())).containsExactly("study");
        }
    }

    @Test
    void whatCannotBeMovedPutsTheFormerFilesBack() throws IOException {
        Path target = Files.createDirectory(folder.resolve("held"));
        new FileSet(target).write(contents("old "));
        Files.delete(target.resolve("report.xlsx"));
        FileSet held = new FileSet(target, change -> {
            if (change.equals("move " + FileSet.MARKER)) {
                throw new IllegalStateException("another program holds it");
            }
        });
        assertThatThrownBy(() -> held.write(contents("new "))).isInstanceOf(IllegalStateException.class);
        assertThat(names(target)).containsExactly("report.html", "results.json", FileSet.MARKER);
        assertThat(target.resolve("report.html")).hasContent("old report.html");
    }

    @Test
    void whatCannotBeBegunLeavesNoFolder() throws IOException {
        Path target = folder.resolve("a/b/" + "s".repeat(300));
        assertThatThrownBy(() -> new FileSet(target).write(contents("new "))).isInstanceOf(IOException.class);
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void littersOfTheLivingAndFilesOfOthersStay() throws IOException {
        Path young = Files.createDirectory(folder.resolve(".kith-abc.part"));
        Path other = Files.createDirectory(folder.resolve(".kith-notes.part.d"));
        Path old = Files.createFile(folder.resolve(".kith-12345.part"));
        FileTime hourAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        Files.setLastModifiedTime(other, hourAgo);
        Files.setLastModifiedTime(old, hourAgo);
        OutputFile.write(folder.resolve("x.csv"), new byte[] {1});
        assertThat(young).exists();
        assertThat(other).exists();
        assertThat(old).doesNotExist();
    }
}
