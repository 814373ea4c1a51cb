package kith.report.section.tree;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import kith.finding.Advice;
import kith.finding.Finding;
import kith.math.Matrix;
import kith.report.document.Tree;
import kith.resampling.Interval;

/**
 * The JSON Schema of the trees that a {@link RecordTree} makes, read from the classes of the answers as the trees are.
 * Numbers may be null, since any number may not exist; keys that are not described may be there, since keys may be
 * added.
 */
public final class RecordSchema {

    private static final String DEFINITIONS = "#/$defs/";

    private final Map<String, Tree> definitions = new LinkedHashMap<>();
    private final Map<RecordTree, Map<Class<?>, String>> names = new LinkedHashMap<>();

    /** What every answer may hold. */
    public RecordSchema() {
        definitions.put(
                "matrix",
                object(Map.of(
                                "rows", array(type("string")),
                                "cols", array(type("string")),
                                "x", array(array(number()))))
                        .put("required", List.of("rows", "cols", "x")));
        Tree finding = new Tree();
        for (String name : List.of("code", "where", "what", "remedy")) {
            finding.put(name, type("string"));
        }
        finding.put("severity", new Tree().put("enum", List.of("note", "warning", "error")))
                .put("objects", array(type("string")))
                .put("values", type("object"));
        definitions.put(
                "finding",
                type("object")
                        .put("properties", finding)
                        .put("required", List.of("code", "severity", "where", "what", "remedy")));
    }

    /** The definitions that others refer to, as {@code $defs}. */
    public Tree definitions() {
        Tree all = new Tree();
        definitions.forEach(all::put);
        return all;
    }

    /** A reference to the schema of the trees that {@code trees} makes of a class. */
    public Tree of(RecordTree trees, Class<?> type) {
        Map<Class<?>, String> known = names.computeIfAbsent(trees, none -> new LinkedHashMap<>());
        String name = known.get(type);
        if (name == null) {
            name = name(type);
            known.put(type, name);
            definitions.put(name, new Tree());
            definitions.put(name, definition(trees, type));
        }
        return reference(name);
    }

    /** A list of them. */
    public Tree listOf(RecordTree trees, Class<?> type) {
        return array(of(trees, type));
    }

    /** One of them by itself, or several in a list of {@code scales}. */
    public Tree oneOrScales(RecordTree trees, Class<?> type) {
        Tree several = object(Map.of("scales", listOf(trees, type))).put("required", List.of("scales"));
        return anyOf(of(trees, type), several);
    }

    /** An object of which these properties are described. */
    public static Tree object(Map<String, Tree> properties) {
        Tree described = new Tree();
        properties.keySet().stream().sorted().forEach(name -> described.put(name, properties.get(name)));
        return type("object").put("properties", described);
    }

    /** Any of these. */
    public static Tree anyOf(Tree... schemas) {
        return new Tree().put("anyOf", List.of(schemas));
    }

    /** This or null. */
    public static Tree orNull(Tree schema) {
        return anyOf(schema, type("null"));
    }

    /** The schema of findings. */
    public static Tree finding() {
        return reference("finding");
    }

    /** A list. */
    public static Tree array(Tree items) {
        return type("array").put("items", items);
    }

    /** One of the types of JSON. */
    public static Tree type(String name) {
        return new Tree().put("type", name);
    }

    /** A number, or null for one that does not exist. */
    public static Tree number() {
        return new Tree().put("type", List.of("number", "null"));
    }

    private static Tree reference(String name) {
        return new Tree().put("$ref", DEFINITIONS + name);
    }

    /** That of the class; numbered where another tree makes something else of it. */
    private String name(Class<?> type) {
        String outer = type.getDeclaringClass() == null
                ? ""
                : RecordTree.snakeCase(type.getDeclaringClass().getSimpleName()) + "_";
        String plain = outer + RecordTree.snakeCase(type.getSimpleName());
        String name = plain;
        for (int n = 2; definitions.containsKey(name); n++) {
            name = plain + "_" + n;
        }
        return name;
    }

    private Tree definition(RecordTree trees, Class<?> type) {
        Tree properties = new Tree();
        List<String> required = new ArrayList<>();
        collect(trees, type, properties, required, true);
        Tree definition = type("object").put("properties", properties);
        return required.isEmpty() ? definition : definition.put("required", required);
    }

    private void collect(RecordTree trees, Class<?> type, Tree properties, List<String> required, boolean surely) {
        for (RecordTree.Key key : trees.keysOf(type)) {
            boolean there = surely && !key.optional();
            if (key.name().isEmpty()) {
                if (key.type() instanceof Class<?> inner
                        && (inner.isRecord() || trees.types().contains(inner))) {
                    collect(trees, inner, properties, required, surely && !key.maybe());
                }
            } else if (key.type() == Interval.class && !key.asList()) {
                properties.put(key.name() + "_lower", number()).put(key.name() + "_upper", number());
                if (there) {
                    required.addAll(List.of(key.name() + "_lower", key.name() + "_upper"));
                }
            } else {
                Tree value = schema(trees, key.type());
                properties.put(key.name(), key.maybe() && !value.entries().isEmpty() ? nullable(value) : value);
                if (there) {
                    required.add(key.name());
                }
            }
        }
    }

    private static Tree nullable(Tree schema) {
        return schema.entries().get("type") instanceof List<?> ? schema : orNull(schema);
    }

    private Tree schema(RecordTree trees, Type type) {
        if (type instanceof Class<?> plain) {
            return ofClass(trees, plain);
        }
        if (type instanceof GenericArrayType array) {
            return array(schema(trees, array.getGenericComponentType()));
        }
        if (type instanceof WildcardType any) {
            return schema(trees, any.getUpperBounds()[0]);
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            Type[] of = generic.getActualTypeArguments();
            if (raw == Optional.class) {
                Tree some = schema(trees, of[0]);
                return some.entries().isEmpty() ? some : nullable(some);
            }
            if (Map.class.isAssignableFrom(raw)) {
                return type("object").put("additionalProperties", schema(trees, of[1]));
            }
            return Iterable.class.isAssignableFrom(raw) ? array(schema(trees, of[0])) : ofClass(trees, raw);
        }
        return new Tree();
    }

    private Tree ofClass(RecordTree trees, Class<?> type) {
        if (type == double.class || type == Double.class || type == OptionalDouble.class) {
            return number();
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return type("integer");
        }
        if (type == OptionalInt.class) {
            return orNull(type("integer"));
        }
        if (type == boolean.class || type == Boolean.class) {
            return type("boolean");
        }
        if (type == String.class || type == Advice.class || type == Enum.class) {
            return type("string");
        }
        if (type == Tree.class) {
            return type("object");
        }
        if (type == Matrix.class) {
            return reference("matrix");
        }
        if (type == Finding.class) {
            return finding();
        }
        if (type == Interval.class) {
            return array(number());
        }
        if (type.isEnum()) {
            return new Tree()
                    .put(
                            "enum",
                            Arrays.stream(type.getEnumConstants())
                                    .map(constant -> RecordTree.word((Enum<?>) constant))
                                    .toList());
        }
        if (type.isArray()) {
            return array(ofClass(trees, type.getComponentType()));
        }
        if (type.isRecord() || trees.types().contains(type)) {
            return of(trees, type);
        }
        return type.isSealed()
                ? anyOf(Arrays.stream(type.getPermittedSubclasses())
                        .map(one -> of(trees, one))
                        .toArray(Tree[]::new))
                : new Tree();
    }
}
