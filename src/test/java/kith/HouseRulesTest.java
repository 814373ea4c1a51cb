package kith;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Rules on how sources are written that neither the compiler nor the formatter knows; CONTRIBUTING.md gives the
 * reasons.
 */
@Tag("rules")
class HouseRulesTest {

    private static final int MOST_LINES_OF_A_FILE = 400;
    private static final int MOST_LINES_OF_A_METHOD = 70;
    private static final int LONGEST_LINE = 120;

    /** How many lines of comments are longer than a line of code may be; lower it when it falls, never raise it. */
    private static final int LONG_LINES_LEFT = 0;

    /** Published cut-offs that are printed as 1.96. */
    private static final Set<String> ROUNDED_QUANTILES = Set.of("PublishedQuantile");

    private static final Pattern CLOCK =
            Pattern.compile("nanoTime|currentTimeMillis|assertTimeout|@Timeout|Thread\\.sleep");

    /** What one pass over the sources of the program finds. */
    private record Source(Map<String, List<String>> types, List<String> longMethods, List<String> quantiles) {}

    private static final List<Path> MAIN = files("src/main/java");
    private static final Source SOURCE = parsed();

    private static List<Path> files(String folder) {
        try (Stream<Path> all = Files.walk(Path.of(folder))) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static Source parsed() {
        Source found = new Source(new TreeMap<>(), new ArrayList<>(), new ArrayList<>());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager sources = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, sources, null, List.of("-proc:none"), null, sources.getJavaFileObjectsFromPaths(MAIN));
            Trees trees = Trees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Visitor(unit, trees, found).scan(unit, null);
            }
            return found;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Collects top-level types, long methods and the normal quantile written as a number. */
    private static final class Visitor extends TreePathScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final Trees trees;
        private final Source found;

        private Visitor(CompilationUnitTree unit, Trees trees, Source found) {
            this.unit = unit;
            this.trees = trees;
            this.found = found;
        }

        private String file() {
            return name(Path.of(unit.getSourceFile().getName()));
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (getCurrentPath().getParentPath().getLeaf() == unit) {
                found.types()
                        .computeIfAbsent(type.getSimpleName().toString(), name -> new ArrayList<>())
                        .add(unit.getPackageName().toString());
            }
            return super.visitClass(type, nothing);
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            if (method.getBody() != null) {
                long first = line(trees.getSourcePositions().getStartPosition(unit, method.getBody()));
                long last = line(trees.getSourcePositions().getEndPosition(unit, method));
                if (last - first + 1 > MOST_LINES_OF_A_METHOD) {
                    found.longMethods().add(file() + "." + method.getName() + ": " + (last - first + 1));
                }
            }
            return super.visitMethod(method, nothing);
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            if (literal.getValue() instanceof Double value && value >= 1.9595 && value <= 1.9605) {
                found.quantiles().add(file());
            }
            return super.visitLiteral(literal, nothing);
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }

    @Test
    void noFileIsLong() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : MAIN) {
            int lines = Files.readAllLines(file).size();
            if (lines > MOST_LINES_OF_A_FILE) {
                wrong.add(file + ": " + lines);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noMethodIsLong() {
        assertThat(SOURCE.longMethods()).isEmpty();
    }

    @Test
    void noSimpleNameIsUsedTwice() {
        Map<String, List<String>> twice = new TreeMap<>(SOURCE.types());
        twice.values().removeIf(packages -> packages.size() == 1);
        assertThat(twice).isEmpty();
    }

    @Test
    void onlyTestsAreNamedTest() {
        Set<String> wrong = new TreeSet<>(SOURCE.types().keySet());
        wrong.removeIf(name -> !name.endsWith("Test"));
        assertThat(wrong).isEmpty();
    }

    @Test
    void normalQuantilesAreComputed() {
        assertThat(SOURCE.quantiles())
                .allSatisfy(file -> assertThat(ROUNDED_QUANTILES).contains(file));
    }

    @Test
    void linesOfCommentsAreAsShortAsLinesOfCode() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : MAIN) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                boolean comment = line.startsWith("*") || line.startsWith("/*") || line.startsWith("//");
                if (comment && lines.get(i).codePoints().count() > LONGEST_LINE) {
                    wrong.add(file + ":" + (i + 1));
                }
            }
        }
        assertThat(wrong).hasSizeLessThanOrEqualTo(LONG_LINES_LEFT);
    }

    /** A bound in seconds fails on a busy machine and holds nothing on a fast one. */
    @Test
    void noTestLooksAtTheClock() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : files("src/test/java")) {
            if (!name(file).equals("HouseRulesTest")
                    && CLOCK.matcher(Files.readString(file)).find()) {
                wrong.add(file.toString());
            }
        }
        assertThat(wrong).isEmpty();
    }
}
