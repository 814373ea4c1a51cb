package kith;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A modular program compiles and runs with Kith on the module path, under the name that the manifest of the jar gives.
 */
@Tag("slow")
class LibraryModuleTest {

    private static final Pattern NAME = Pattern.compile("<Automatic-Module-Name>([^<]+)<");

    @TempDir
    private Path folder;

    @Test
    void aModularProgramUsesTheLibrary() throws Exception {
        Matcher name = NAME.matcher(Files.readString(Path.of("pom.xml")));
        assertThat(name.find()).isTrue();
        Path jar = jar(name.group(1));
        assertThat(ModuleFinder.of(jar).find(name.group(1))).isPresent();
        Path source = Files.createDirectories(folder.resolve("source/user"));
        Files.writeString(source.resolveSibling("module-info.java"), "module user { requires " + name.group(1) + "; }");
        Files.writeString(
                source.resolve("LibraryUse.java"),
                Files.readString(Path.of("src/test/java/kith/LibraryUse.java"))
                        .replaceFirst("package kith;", "package user;"));
        String path = jar + File.pathSeparator + libraries();
        Path classes = folder.resolve("classes");
        int compiled = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "-d",
                        classes.toString(),
                        "-p",
                        path,
                        source.resolveSibling("module-info.java").toString(),
                        source.resolve("LibraryUse.java").toString());
        assertThat(compiled).isZero();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-p",
                        path + File.pathSeparator + classes,
                        // An automatic module requires no other module by name, and SnakeYAML and Jackson are named
                        // ones.
                        "--add-modules",
                        "ALL-MODULE-PATH,java.sql",
                        "-m",
                        "user/user.LibraryUse")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).startsWith("301 scores, CFI 0.93").contains("comparable: ");
    }

    /** The program as the build packs it. */
    private Path jar(String name) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Automatic-Module-Name", name);
        Path classes = Path.of("target/classes");
        Path jar = folder.resolve("program.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out, manifest);
                Stream<Path> files = Files.walk(classes)) {
            packed.setLevel(1);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                packed.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, packed);
            }
        }
        return jar;
    }

    /** The libraries of the class path, without those of the tests. */
    private static String libraries() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> tests =
                List.of("junit", "assertj", "archunit", "axe", "jsoup", "commonmark", "opentest4j", "apiguardian");
        List<String> kept = new ArrayList<>();
        Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .filter(entry ->
                        tests.stream().noneMatch(Path.of(entry).getFileName().toString()::startsWith))
                .forEach(kept::add);
        return String.join(File.pathSeparator, kept);
    }
}
