package kith;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The benchmarks, which are no part of the build, compile with the sources as they are. JMH itself is not on the path:
 * annotations without a meaning stand in for its own.
 */
class BenchmarksTest {

    private static final List<String> ANNOTATIONS = List.of(
            "Benchmark",
            "BenchmarkMode(Mode value)",
            "Fork(int value)",
            "Measurement(int iterations, int time default 1)",
            "OutputTimeUnit(java.util.concurrent.TimeUnit value)",
            "Setup",
            "State(Scope value)",
            "Warmup(int iterations, int time default 1)");

    private static final List<String> ENUMS = List.of("Mode { AverageTime, SingleShotTime }", "Scope { Benchmark }");

    @Test
    void benchmarksCompileWithTheSources(@TempDir Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        List<JavaFileObject> sources = new ArrayList<>();
        ANNOTATIONS.forEach(annotation -> sources.add(annotation(annotation)));
        ENUMS.forEach(constants -> sources.add(source(constants.split(" ", 2)[0], "enum " + constants)));
        try (Stream<Path> files = Files.walk(Path.of("benchmarks"))) {
            List<Path> java = files.filter(
                            file -> file.toString().endsWith(".java") && !file.startsWith("benchmarks/target"))
                    .sorted()
                    .collect(Collectors.toList());
            compiler.getStandardFileManager(problems, null, null)
                    .getJavaFileObjectsFromPaths(java)
                    .forEach(sources::add);
        }
        List<String> options = List.of(
                "-proc:none",
                "-implicit:none",
                "-Xlint:none",
                "-d",
                classes.toString(),
                "-classpath",
                System.getProperty("java.class.path"));
        compiler.getTask(new StringWriter(), null, problems, options, null, sources)
                .call();
        assertThat(problems.getDiagnostics().stream()
                        .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                        .map(Object::toString))
                .isEmpty();
    }

    /** An annotation from its name and, in brackets, its elements. */
    private static JavaFileObject annotation(String declared) {
        String name = declared.replaceFirst("\\(.*", "");
        String elements = declared.substring(name.length()).replaceAll("[()]", "");
        String body = elements.isEmpty()
                ? ""
                : Stream.of(elements.split(", "))
                        .map(element -> element.contains(" default ")
                                ? element.replace(" default ", "() default ") + ";"
                                : element + "();")
                        .collect(Collectors.joining(" "));
        return source(name, "@interface " + name + " { " + body + " }");
    }

    private static JavaFileObject source(String name, String declaration) {
        String text = "package org.openjdk.jmh.annotations; public " + declaration;
        return new SimpleJavaFileObject(
                URI.create("string:///org/openjdk/jmh/annotations/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
