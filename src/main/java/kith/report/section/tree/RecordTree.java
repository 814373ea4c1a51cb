package kith.report.section.tree;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import kith.finding.Advice;
import kith.finding.Finding;
import kith.math.Matrix;
import kith.report.document.Tree;
import kith.report.section.finding.FindingTree;
import kith.resampling.Interval;

/**
 * Turns answers into trees for other programs by what the answers are: an object becomes its values by name, and what
 * it holds becomes so in turn. Names are snake_case ({@code omegaTotal} is {@code omega_total}); a record of which
 * nothing else is said has all its components, in their order. Where the JSON departs from that on purpose, because
 * other programs rely on its names, the keys of a class are listed:
 *
 * <pre>{@code
 * new RecordTree()
 *         .keys(Kappa.class, "weights n se=standardError ci=interval")
 *         .with(Kappa.class, "categories", kappa -> …)
 * }</pre>
 *
 * <p>A key {@code name} is the value of the method of that name, {@code name=method} that of another,
 * {@code name=method.method} that of what the first method gives (also if that is optional), and {@code name?} is left
 * out where there is none (otherwise it is null). {@code *method} takes the keys of what the method gives among its
 * own. A value that {@link #with} gives comes before a method of that name.
 *
 * <p>Enums are their {@code id()} or else their name in lower case, an {@link Interval} two keys that end in
 * {@code _lower} and {@code _upper} ({@code name[]} a list of its ends), a {@link Matrix} a named matrix, a map an
 * object. Numbers that are not finite become null when they are written.
 *
 * <p>This takes the place of Jackson's databind, which binds records in the same manner: its classes cost the start of
 * a short verb more than its model takes.
 */
public final class RecordTree {

    private final Map<Class<?>, String> listed = new LinkedHashMap<>();
    private final Map<Class<?>, List<Key>> keys = new ConcurrentHashMap<>();
    private final Map<Class<?>, Map<String, Given>> given = new LinkedHashMap<>();

    /**
     * One key of an object.
     *
     * @param name empty where the keys of the value stand among those of the object
     * @param asList whether an interval is a list of its ends
     * @param type what its value is, for the schema; {@code Object} where that is not known
     * @param maybe whether there may be no value
     */
    record Key(String name, boolean optional, boolean asList, Type type, boolean maybe, Function<Object, ?> value) {}

    private record Given(Type type, Function<Object, ?> value) {}

    /** What is given besides the methods of a class; to be said before its {@link #keys}. */
    public <T> RecordTree with(Class<T> type, String name, Function<T, ?> value) {
        return with(type, name, Object.class, value);
    }

    /** The same, with what is given for the schema: an object of this class, or an optional one. */
    @SuppressWarnings("unchecked")
    public <T> RecordTree with(Class<T> type, String name, Type result, Function<T, ?> value) {
        given.computeIfAbsent(type, none -> new LinkedHashMap<>())
                .put(name, new Given(result, (Function<Object, ?>) value));
        return this;
    }

    /** A number that by its nature need not exist, such as the error of a fixed value: NaN is none. */
    public static OptionalDouble ifDefined(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** A list of objects of a class, for {@link #with}. */
    public static Type listOf(Type element) {
        return new Several(List.class, element);
    }

    /** Objects of a class by names that come from the data, for {@link #with}. */
    public static Type byName(Type element) {
        return new Several(Map.class, String.class, element);
    }

    private record Several(Class<?> of, Type... arguments) implements ParameterizedType {

        @Override
        public Type[] getActualTypeArguments() {
            return arguments.clone();
        }

        @Override
        public Type getRawType() {
            return of;
        }

        @Override
        public Type getOwnerType() {
            return null;
        }
    }

    /** The keys of a class, apart by blanks. */
    public RecordTree keys(Class<?> type, String names) {
        listed.put(type, names);
        return this;
    }

    /** The tree of an answer. */
    public Tree of(Object answer) {
        return add(new Tree(), answer);
    }

    /** A list of trees. */
    public List<Tree> of(List<?> answers) {
        return answers.stream().map(this::of).toList();
    }

    /** The keys of an answer among those of a tree. */
    public Tree add(Tree tree, Object answer) {
        for (Key key : keysOf(answer.getClass())) {
            Object value = bare(key.value().apply(answer));
            if (value == null && key.optional()) {
                continue;
            }
            if (key.name().isEmpty()) {
                addAll(tree, value);
            } else {
                put(tree, key, value);
            }
        }
        return tree;
    }

    private void addAll(Tree tree, Object value) {
        Object inner = value instanceof Map<?, ?> ? plain(value) : value;
        if (inner instanceof Tree keys) {
            keys.entries().forEach(tree::putValue);
        } else if (inner != null) {
            add(tree, inner);
        }
    }

    List<Key> keysOf(Class<?> type) {
        List<Key> known = keys.get(type);
        if (known == null) {
            String names = listed.get(type);
            known = names == null ? components(type) : parsed(type, names);
            keys.put(type, known);
        }
        return known;
    }

    /** The classes of which keys are listed. */
    Set<Class<?>> types() {
        return listed.keySet();
    }

    private List<Key> parsed(Class<?> type, String names) {
        return Arrays.stream(names.strip().split("\\s+"))
                .map(key -> key(type, key))
                .toList();
    }

    private List<Key> components(Class<?> type) {
        if (!type.isRecord()) {
            throw new IllegalStateException("no keys of " + type.getName());
        }
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> key(type, snakeCase(name) + "=" + name))
                .toList();
    }

    private Key key(Class<?> type, String text) {
        if (text.startsWith("*")) {
            return key(type, "", text.substring(1), true, false);
        }
        int equals = text.indexOf('=');
        String left = equals < 0 ? text : text.substring(0, equals);
        boolean optional = left.endsWith("?");
        boolean asList = left.endsWith("[]");
        String name = left.replaceAll("\\W+$", "");
        if (equals < 0) {
            return key(type, name, name, optional, asList);
        }
        Path path = Path.of(type, text.substring(equals + 1));
        return new Key(name, optional, asList, path.type(), path.maybe(), path::value);
    }

    private Key key(Class<?> type, String name, String source, boolean optional, boolean asList) {
        Given own = given.getOrDefault(type, Map.of()).get(source);
        if (own != null) {
            return new Key(name, optional, asList, own.type(), true, own.value());
        }
        Path path = Path.of(type, source.contains("_") ? camelCase(source) : source);
        return new Key(name, optional, asList, path.type(), path.maybe(), path::value);
    }

    /** The value of an optional one, null where there is none; any other value as it is. */
    public static Object bare(Object value) {
        if (value instanceof Optional<?> some) {
            return some.orElse(null);
        }
        if (value instanceof OptionalInt some) {
            return some.isPresent() ? some.getAsInt() : null;
        }
        if (value instanceof OptionalDouble some) {
            return some.isPresent() ? some.getAsDouble() : null;
        }
        return value;
    }

    /** What an answer becomes: a number, a word, a tree, a list of them or null. */
    public Object value(Object answer) {
        return plain(answer);
    }

    private void put(Tree tree, Key key, Object value) {
        if (value instanceof Interval interval && key.asList()) {
            tree.put(key.name(), List.of(interval.lower(), interval.upper()));
        } else if (value instanceof Interval interval) {
            tree.put(key.name() + "_lower", interval.lower()).put(key.name() + "_upper", interval.upper());
        } else {
            tree.putValue(key.name(), plain(value));
        }
    }

    /** A value as a tree holds it: a number, a word, a tree or a list of them. */
    private Object plain(Object value) {
        Object bare = bare(value);
        if (bare == null
                || bare instanceof Number
                || bare instanceof Boolean
                || bare instanceof String
                || bare instanceof Advice
                || bare instanceof Tree) {
            return bare;
        }
        if (bare instanceof Enum<?> constant) {
            return word(constant);
        }
        if (bare instanceof Iterable<?> several) {
            List<Object> list = new ArrayList<>();
            several.forEach(one -> list.add(plain(one)));
            return list;
        }
        if (bare.getClass().isArray()) {
            return IntStream.range(0, Array.getLength(bare))
                    .mapToObj(i -> plain(Array.get(bare, i)))
                    .toList();
        }
        if (bare instanceof Map<?, ?> map) {
            Tree tree = new Tree();
            map.forEach((name, one) ->
                    tree.putValue(name instanceof Enum<?> key ? word(key) : name.toString(), plain(one)));
            return tree;
        }
        if (bare instanceof Matrix matrix) {
            return Tree.ofMatrix(matrix.rows(), matrix.cols(), matrix.toArray());
        }
        return bare instanceof Finding finding ? FindingTree.of(finding) : of(bare);
    }

    /** An enum's {@code id()}, or else its name in lower case. */
    public static String word(Enum<?> constant) {
        try {
            Method id = constant.getDeclaringClass().getMethod("id");
            return (String) id.invoke(constant);
        } catch (NoSuchMethodException none) {
            return constant.name().toLowerCase(Locale.ROOT);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String snakeCase(String name) {
        return name.replaceAll("(?<=[a-z0-9])([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (String part : name.split("_")) {
            camel.append(
                    camel.length() == 0 || part.isEmpty()
                            ? part
                            : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return camel.toString();
    }

    /** Methods without parameters, one after the other. */
    private record Path(List<Method> steps, Type type, boolean maybe) {

        static Path of(Class<?> from, String names) {
            List<Method> steps = new ArrayList<>();
            Class<?> type = from;
            Type last = from;
            boolean maybe = false;
            for (String name : names.split("\\.")) {
                try {
                    Method method = type.getMethod(name);
                    method.setAccessible(true);
                    steps.add(method);
                    last = present(method.getGenericReturnType());
                    maybe |= last != method.getGenericReturnType();
                    type = last instanceof Class<?> plain ? plain : method.getReturnType();
                } catch (ReflectiveOperationException wrong) {
                    throw new IllegalStateException("no method " + name + "() of " + type.getName(), wrong);
                }
            }
            return new Path(steps, last, maybe);
        }

        /** What an optional value holds. */
        private static Type present(Type type) {
            return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class
                    ? generic.getActualTypeArguments()[0]
                    : type;
        }

        Object value(Object from) {
            Object value = from;
            try {
                for (Method step : steps) {
                    value = bare(step.invoke(value));
                    if (value == null) {
                        return null;
                    }
                }
            } catch (InvocationTargetException failed) {
                if (failed.getCause() instanceof RuntimeException told) {
                    throw told;
                }
                throw new IllegalStateException(failed.getCause());
            } catch (IllegalAccessException impossible) {
                throw new IllegalStateException(impossible);
            }
            return value;
        }
    }
}
