package kith.report.section.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import kith.math.Matrix;
import kith.report.document.Tree;
import kith.report.render.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordTreeTest {

    enum Shape {
        LONG_AND_THIN
    }

    enum Named {
        ONE;

        public String id() {
            return "the-one";
        }
    }

    record Inner(double firstValue, int[] counts) {

        public double doubled() {
            return 2 * firstValue;
        }
    }

    record Outer(
            String name,
            Shape shape,
            Named named,
            Optional<Inner> inner,
            List<Inner> several,
            Map<Named, Double> byName,
            OptionalDouble none) {}

    private static final Outer OUTER = new Outer(
            "n",
            Shape.LONG_AND_THIN,
            Named.ONE,
            Optional.of(new Inner(1.5, new int[] {1, 2})),
            List.of(new Inner(Double.NaN, new int[0])),
            Map.of(Named.ONE, 0.25),
            OptionalDouble.empty());

    private static Map<String, Object> entries(Object tree) {
        Map<String, Object> plain = new LinkedHashMap<>();
        ((Tree) tree)
                .entries()
                .forEach((name, value) -> plain.put(name, value instanceof Tree ? entries(value) : value));
        return plain;
    }

    @Test
    void aRecordIsItsComponentsInSnakeCase() {
        Map<String, Object> tree = entries(new RecordTree().of(OUTER));
        assertThat(tree.keySet()).containsExactly("name", "shape", "named", "inner", "several", "by_name", "none");
        assertThat(tree)
                .containsEntry("shape", "long_and_thin")
                .containsEntry("named", "the-one")
                .containsEntry("inner", Map.of("first_value", 1.5, "counts", List.of(1, 2)))
                .containsEntry("by_name", Map.of("the-one", 0.25))
                .containsEntry("none", null);
    }

    @Test
    void aNumberThatIsNotFiniteIsNull() {
        assertThat(JsonWriter.write(new RecordTree().of(new Inner(Double.NaN, new int[0]))))
                .isEqualTo("{\n  \"first_value\": null,\n  \"counts\": []\n}\n");
    }

    @Test
    void listedKeysTakeThePlaceOfComponents() {
        RecordTree trees = new RecordTree()
                .with(Outer.class, "length", outer -> outer.name().length())
                .keys(Outer.class, "title=name length value=inner.firstValue twice=inner.doubled none? *inner")
                .keys(Inner.class, "counts");
        assertThat(entries(trees.of(OUTER)))
                .isEqualTo(Map.of("title", "n", "length", 1, "value", 1.5, "twice", 3.0, "counts", List.of(1, 2)));
    }

    @Test
    void aMatrixIsNamed() {
        record Answer(Matrix loadings) {}
        Matrix matrix = Matrix.of(List.of("a"), List.of("f", "g"), new double[][] {{1, 2}});
        assertThat(entries(new RecordTree().of(new Answer(matrix))))
                .isEqualTo(Map.of(
                        "loadings",
                        Map.of("rows", List.of("a"), "cols", List.of("f", "g"), "x", List.of(List.of(1.0, 2.0)))));
    }

    @Test
    void aKeyThatDoesNotExistIsNamed() {
        RecordTree trees = new RecordTree().keys(Inner.class, "first_valu");
        assertThatThrownBy(() -> trees.of(new Inner(1, new int[0]))).hasMessageContaining("firstValu", "Inner");
    }

    /** Of every presenter: a method that is renamed must not leave its key behind. */
    @ParameterizedTest
    @MethodSource("presenters")
    void everyListedKeyExists(RecordTree trees) {
        assertThat(trees.types())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(trees.keysOf(type)).isNotEmpty());
    }

    static Stream<RecordTree> presenters() {
        return new ClassFileImporter()
                .importPackages("kith.report.section").stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.getRawType().isEquivalentTo(RecordTree.class))
                        .filter(field -> !field.getOwner().getName().endsWith("Test"))
                        .map(JavaField::reflect)
                        .map(RecordTreeTest::value);
    }

    private static RecordTree value(Field field) {
        try {
            field.setAccessible(true);
            return (RecordTree) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
