package kith.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import kith.finding.AssertedCodes;
import kith.finding.FindingCatalogue;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;

/**
 * Every code of the catalogue can occur: a class {@code Provoked…Test} provokes it, or another test asserts that an
 * answer has it.
 */
class EveryFindingTest {

    private static final Path TESTS = Path.of("src/test/java");

    private static List<Path> tests() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith("Test.java")).toList();
        }
    }

    @SuppressWarnings("unchecked")
    private static Set<String> provoked(Path file) throws ReflectiveOperationException {
        Class<?> test =
                Class.forName("kith.cli." + file.getFileName().toString().replace(".java", ""));
        Method cases = test.getDeclaredMethod("cases");
        Set<String> codes = new TreeSet<>();
        ((Stream<Named<Provoked>>) cases.invoke(null))
                .forEach(one -> codes.addAll(one.getPayload().codes()));
        return codes;
    }

    @Test
    void canOccur() throws IOException, ReflectiveOperationException {
        Set<String> left = new TreeSet<>();
        FindingCatalogue.definitions().forEach(one -> left.add(one.code()));
        for (Path file : tests()) {
            boolean provokes = file.getFileName().toString().startsWith("Provoked");
            left.removeAll(provokes ? provoked(file) : AssertedCodes.in(Files.readString(file)));
        }
        assertThat(left).as("codes that no test has on an answer").isEmpty();
    }

    @Test
    void whatIsAssertedOfAnAnswerCounts() {
        assertThat(AssertedCodes.in("assertThat(codes(run)).contains(\"few_rows\", \"heywood_case\");\n"))
                .containsExactly("few_rows", "heywood_case");
        assertThat(AssertedCodes.in("assertThat(found).anyMatch(f -> f.code().equals(\"few_rows\"));\n"))
                .containsExactly("few_rows");
    }

    @Test
    void whatIsNotExpectedOrMadeInTheTestDoesNot() {
        assertThat(AssertedCodes.in("assertThat(codes(run)).doesNotContain(\"few_rows\");\n"))
                .isEmpty();
        assertThat(AssertedCodes.in("assertThat(found).noneMatch(f -> f.code().equals(\"few_rows\"));\n"))
                .isEmpty();
        assertThat(AssertedCodes.in("assertThat(codes(run)).containsAnyOf(\"few_rows\", \"few_clusters\");\n"))
                .isEmpty();
        assertThat(AssertedCodes.in("String code = \"few_rows\";\n")).isEmpty();
        assertThat(AssertedCodes.in(
                        "Finding one = Finding.of(\"few_rows\");\nassertThat(one.code()).isEqualTo(\"few_rows\");\n"))
                .isEmpty();
    }
}
