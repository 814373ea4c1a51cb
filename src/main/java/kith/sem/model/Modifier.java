package kith.sem.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is said of a parameter in front of its variable, such as {@code 1*}, {@code NA*}, {@code a*},
 * {@code start(0.8)*}. Each holds one value, which is taken for all groups, or one a group.
 */
public sealed interface Modifier {

    /** Fixes to a value; NaN frees. */
    record Fixed(List<Double> values) implements Modifier {
        public Fixed {
            values = List.copyOf(values);
        }

        @Override
        public int size() {
            return values.size();
        }

        @Override
        public Optional<Modifier> single() {
            return values.stream().distinct().count() == 1
                    ? Optional.of(new Fixed(values.subList(0, 1)))
                    : Optional.empty();
        }

        @Override
        public String text() {
            return values.size() == 1 ? Numbers.written(values.get(0)) : "c(" + listed(values) + ")";
        }
    }

    /** Gives a starting value; NaN leaves it to the estimation. */
    record Start(List<Double> values) implements Modifier {
        public Start {
            values = List.copyOf(values);
        }

        @Override
        public int size() {
            return values.size();
        }

        @Override
        public Optional<Modifier> single() {
            return values.stream().distinct().count() == 1
                    ? Optional.of(new Start(values.subList(0, 1)))
                    : Optional.empty();
        }

        @Override
        public String text() {
            return "start(" + listed(values) + ")";
        }
    }

    /** Bounds from below. */
    record Lower(List<Double> values) implements Modifier {
        public Lower {
            values = List.copyOf(values);
        }

        @Override
        public int size() {
            return values.size();
        }

        @Override
        public Optional<Modifier> single() {
            return values.stream().distinct().count() == 1
                    ? Optional.of(new Lower(values.subList(0, 1)))
                    : Optional.empty();
        }

        @Override
        public String text() {
            return "lower(" + listed(values) + ")";
        }
    }

    /** Bounds from above. */
    record Upper(List<Double> values) implements Modifier {
        public Upper {
            values = List.copyOf(values);
        }

        @Override
        public int size() {
            return values.size();
        }

        @Override
        public Optional<Modifier> single() {
            return values.stream().distinct().count() == 1
                    ? Optional.of(new Upper(values.subList(0, 1)))
                    : Optional.empty();
        }

        @Override
        public String text() {
            return "upper(" + listed(values) + ")";
        }
    }

    /**
     * Names the parameter; parameters of one name are equal. The name of an unnamed parameter is what it says, such as
     * {@code f=~x1}, with {@code .g2} behind it in the second group; empty names nothing.
     */
    record Label(List<String> labels) implements Modifier {
        public Label {
            labels = List.copyOf(labels);
        }

        @Override
        public int size() {
            return labels.size();
        }

        @Override
        public Optional<Modifier> single() {
            return labels.stream().distinct().count() == 1
                    ? Optional.of(new Label(labels.subList(0, 1)))
                    : Optional.empty();
        }

        @Override
        public String text() {
            boolean plain = labels.stream().allMatch(Tokenizer::isPlainName);
            if (labels.size() == 1) {
                return plain ? labels.get(0) : "label(\"" + labels.get(0) + "\")";
            }
            return labels.stream()
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

    /** How many values it holds: 1, or one a group. */
    int size();

    /** The same with one value for all groups; empty where the values of the groups differ. */
    Optional<Modifier> single();

    /** As it is written before the {@code *}. */
    String text();

    private static String listed(List<Double> values) {
        return values.stream().map(Numbers::written).collect(Collectors.joining(","));
    }
}
