package kith.sem.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is said of a parameter in front of its variable, such as {@code 1*}, {@code NA*}, {@code a*},
 * {@code start(0.8)*}.
 */
public sealed interface Modifier {

    /** How many values it holds: 1, or one a group. */
    int size();

    /** The same with one value for all groups; empty where the values of the groups differ. */
    Optional<Modifier> single();

    /** As it is written before the {@code *}. */
    String text();

    /** A modifier with one value, which is taken for all groups, or one a group. */
    sealed interface ByGroup<T> extends Modifier {

        List<T> values();

        /** The same kind of modifier with other values. */
        Modifier with(List<T> others);

        @Override
        default int size() {
            return values().size();
        }

        @Override
        default Optional<Modifier> single() {
            return values().stream().distinct().count() == 1
                    ? Optional.of(with(values().subList(0, 1)))
                    : Optional.empty();
        }
    }

    /** Fixes to a value; NaN frees. */
    record Fixed(List<Double> values) implements ByGroup<Double> {
        public Fixed {
            values = List.copyOf(values);
        }

        @Override
        public Modifier with(List<Double> others) {
            return new Fixed(others);
        }

        @Override
        public String text() {
            return values.size() == 1 ? Numbers.written(values.get(0)) : called("c", values);
        }
    }

    /** Gives a starting value; NaN leaves it to the estimation. */
    record Start(List<Double> values) implements ByGroup<Double> {
        public Start {
            values = List.copyOf(values);
        }

        @Override
        public Modifier with(List<Double> others) {
            return new Start(others);
        }

        @Override
        public String text() {
            return called("start", values);
        }
    }

    /** Bounds from below. */
    record Lower(List<Double> values) implements ByGroup<Double> {
        public Lower {
            values = List.copyOf(values);
        }

        @Override
        public Modifier with(List<Double> others) {
            return new Lower(others);
        }

        @Override
        public String text() {
            return called("lower", values);
        }
    }

    /** Bounds from above. */
    record Upper(List<Double> values) implements ByGroup<Double> {
        public Upper {
            values = List.copyOf(values);
        }

        @Override
        public Modifier with(List<Double> others) {
            return new Upper(others);
        }

        @Override
        public String text() {
            return called("upper", values);
        }
    }

    /**
     * Names the parameter; parameters of one name are equal. The name of an unnamed parameter is what it says, such as
     * {@code f=~x1}, with {@code .g2} behind it in the second group; empty names nothing.
     */
    record Label(List<String> values) implements ByGroup<String> {
        public Label {
            values = List.copyOf(values);
        }

        @Override
        public Modifier with(List<String> others) {
            return new Label(others);
        }

        @Override
        public String text() {
            boolean plain = values.stream().allMatch(Tokenizer::isPlainName);
            if (values.size() == 1) {
                return plain ? values.get(0) : "label(\"" + values.get(0) + "\")";
            }
            return values.stream()
                    .map(label -> plain ? label : "\"" + label + "\"")
                    .collect(Collectors.joining(",", "c(", ")"));
        }
    }

    /** Makes a loading one of an exploratory block of factors, {@code efa("name")*}; see {@link ExploratoryBlock}. */
    record Block(String name) implements Modifier {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public Optional<Modifier> single() {
            return Optional.of(this);
        }

        @Override
        public String text() {
            return "efa(\"" + name + "\")";
        }
    }

    private static String called(String function, List<Double> values) {
        return values.stream().map(Numbers::written).collect(Collectors.joining(",", function + "(", ")"));
    }
}
