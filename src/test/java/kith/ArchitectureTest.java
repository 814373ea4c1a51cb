package kith;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds the table of packages in ARCHITECTURE.md: which package may see which. */
@Tag("rules")
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("kith");

    /** What each package may import; and whatever those may import. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("text", Set.of()),
            Map.entry("finding", Set.of("text")),
            Map.entry("yaml", Set.of("finding")),
            Map.entry("citation", Set.of("yaml")),
            Map.entry("math", Set.of("finding")),
            Map.entry("instrument", Set.of("finding", "yaml")),
            Map.entry("data", Set.of("instrument")),
            Map.entry("setup", Set.of("data", "math")),
            Map.entry("simulation", Set.of("data", "math", "yaml")),
            Map.entry("screening", Set.of("moments")),
            Map.entry("scoring", Set.of("data", "resampling")),
            Map.entry("moments", Set.of("data", "math")),
            Map.entry("reliability", Set.of("efa", "sem")),
            Map.entry("rotation", Set.of("math")),
            Map.entry("fit", Set.of("math")),
            Map.entry("resampling", Set.of("math")),
            Map.entry("efa", Set.of("moments", "rotation", "fit", "resampling")),
            Map.entry("sem", Set.of("moments", "rotation", "fit", "resampling")),
            Map.entry("analysis", Set.of("sem", "yaml")),
            Map.entry("invariance", Set.of("analysis", "citation")),
            Map.entry("grouplevel", Set.of("scoring", "reliability", "analysis")),
            Map.entry("twolevel", Set.of("analysis")),
            Map.entry("planning", Set.of("simulation", "invariance", "grouplevel")),
            Map.entry("itempool", Set.of("analysis", "reliability")),
            Map.entry("content", Set.of("data", "resampling")),
            Map.entry("prespecification", Set.of("yaml")),
            Map.entry("cosmin", Set.of("analysis")),
            Map.entry("hypothesis", Set.of("scoring", "analysis")),
            Map.entry("imputation", Set.of("scoring", "reliability")),
            Map.entry("irt", Set.of("analysis", "reliability")),
            Map.entry("change", Set.of("scoring", "reliability", "analysis")),
            Map.entry("dif", Set.of("irt", "reliability", "invariance")),
            Map.entry("network", Set.of("grouplevel")),
            Map.entry("mokken", Set.of("analysis", "reliability")),
            Map.entry("shortform", Set.of("dif")),
            Map.entry(
                    "study",
                    Set.of(
                            "setup",
                            "screening",
                            "scoring",
                            "reliability",
                            "change",
                            "content",
                            "cosmin",
                            "efa",
                            "hypothesis",
                            "imputation",
                            "invariance",
                            "grouplevel",
                            "twolevel",
                            "irt",
                            "dif",
                            "mokken",
                            "network",
                            "shortform",
                            "planning",
                            "prespecification",
                            "itempool",
                            "simulation")),
            Map.entry("report.document", Set.of("finding")),
            Map.entry("report.section", Set.of("study", "report.document", "citation")),
            Map.entry("report.render", Set.of("report.document")),
            Map.entry("cli", Set.of("study", "report.section", "report.render")));

    /** Packages below one of the table, and what they may not see of it. */
    private static String packageOf(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith("kith.")) {
            return "";
        }
        String below = name.substring("kith.".length());
        String[] names = below.split("\\.");
        return names[0].equals("report") ? "report." + names[1] : names[0];
    }

    private static Set<String> reachable(String from) {
        Set<String> all = new TreeSet<>();
        all.add(from);
        for (String next : MAY_IMPORT.getOrDefault(from, Set.of())) {
            all.addAll(reachable(next));
        }
        return all;
    }

    @Test
    void packagesSeeOnlyWhatTheTableLetsThemSee() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            String from = packageOf(type);
            if (!MAY_IMPORT.containsKey(from)) {
                wrong.add("package of " + type.getName() + " is not in the table");
                continue;
            }
            Set<String> allowed = reachable(from);
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String to = packageOf(dependency.getTargetClass().getBaseComponentType());
                if (!to.isEmpty() && !allowed.contains(to)) {
                    wrong.add(dependency.getDescription());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void nothingGoesInCircles() {
        SlicesRuleDefinition.slices()
                .matching("kith.(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /** Classes that reach each other can only be understood together: six are as many as a reader can hold at once. */
    @Test
    void noCircleOfClassesHasMoreThanSix() {
        Map<String, Set<String>> sees = new TreeMap<>();
        for (JavaClass type : CLASSES) {
            Set<String> others = sees.computeIfAbsent(file(type), name -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getName().startsWith("kith."))
                    .forEach(target -> others.add(file(target)));
        }
        Map<String, Set<String>> reached = new TreeMap<>();
        sees.keySet().forEach(name -> reached.put(name, reachedFrom(name, sees)));
        Set<Set<String>> circles = new HashSet<>();
        reached.forEach((name, all) -> {
            Set<String> circle = new TreeSet<>(all);
            circle.removeIf(other -> !reached.get(other).contains(name));
            if (circle.size() > 6) {
                circles.add(circle);
            }
        });
        assertThat(circles).isEmpty();
    }

    private static String file(JavaClass type) {
        return type.getName().split("\\$", 2)[0];
    }

    private static Set<String> reachedFrom(String name, Map<String, Set<String>> sees) {
        Set<String> reached = new HashSet<>(Set.of(name));
        Deque<String> next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            for (String other : sees.getOrDefault(next.pop(), Set.of())) {
                if (reached.add(other)) {
                    next.push(other);
                }
            }
        }
        return reached;
    }

    @Test
    void childrenOfSemNeverSeeSem() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("kith.sem.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("kith.sem")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLineTouchesTheTerminalAndEndsTheProcess() {
        Set<String> wrong = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            if (packageOf(type).equals("cli")) {
                continue;
            }
            type.getFieldAccessesFromSelf().stream()
                    .filter(access -> access.getTarget().getOwner().isEquivalentTo(System.class))
                    .forEach(access -> wrong.add(access.getDescription()));
            type.getMethodCallsFromSelf().stream()
                    .filter(call -> call.getTarget().getName().equals("exit")
                                    && (call.getTarget().getOwner().isEquivalentTo(System.class)
                                            || call.getTarget().getOwner().isEquivalentTo(Runtime.class))
                            || call.getTarget().getName().equals("printStackTrace"))
                    .forEach(call -> wrong.add(call.getDescription()));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void writersOfReportsKnowNothingButTheDocument() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("kith.report.render..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "kith.study..", "kith.report.section..", "kith.sem..", "kith.instrument..", "kith.data..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void everyPackageIsExplained() throws IOException {
        Path sources = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            Set<Path> packages = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(packages)
                    .allSatisfy(folder ->
                            assertThat(folder.resolve("package-info.java")).exists());
        }
    }

    @Test
    void namesSayWhatThingsAre() {
        List<String> vague = CLASSES.stream()
                .map(JavaClass::getSimpleName)
                .filter(name -> name.matches(".*(Utils?|Helper|Manager|Impl)") || name.startsWith("Abstract"))
                .toList();
        assertThat(vague).isEmpty();
    }
}
