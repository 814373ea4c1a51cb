package kith.sem.model;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import kith.finding.Problems;

/**
 * An arithmetic expression as a tree: numbers, labels, {@code + - * / ^}, unary minus and functions of one argument.
 * Precedence and names are R's: {@code -a^2} is {@code -(a^2)}, {@code a^b^c} is {@code a^(b^c)}, {@code log} is the
 * natural logarithm.
 *
 * <p>Gradients are exact: the derivative of the whole by each node is passed from the root to the leaves (reverse
 * accumulation). The derivative of {@code abs} at 0 is taken to be 0. A value outside a function's domain is NaN, as in
 * R.
 */
public sealed interface Arithmetic extends Expression {

    /** Reads an expression, such as {@code (a + b) / 2}. */
    static Arithmetic parse(String source, String text) {
        Problems problems = new Problems();
        TokenCursor cursor = new TokenCursor(source, Tokenizer.cut(source, text, problems));
        Arithmetic read = new Constant(Double.NaN);
        try {
            read = ArithmeticReader.read(cursor);
            if (cursor.peek().kind() != Token.Kind.END) {
                throw cursor.fault("+, -, *, /, ^ or the end of the expression");
            }
        } catch (SyntaxFault fault) {
            problems.add(fault.problem());
        }
        problems.throwIfAny();
        return read;
    }

    /** The label of a row of a table, or of a defined quantity. */
    static Arithmetic label(String name) {
        return new Label(name);
    }

    static Arithmetic number(double value) {
        return new Constant(value);
    }

    default Arithmetic plus(Arithmetic right) {
        return new Binary(BinaryOperator.PLUS, this, right);
    }

    default Arithmetic minus(Arithmetic right) {
        return new Binary(BinaryOperator.MINUS, this, right);
    }

    default Arithmetic times(Arithmetic right) {
        return new Binary(BinaryOperator.TIMES, this, right);
    }

    default Arithmetic dividedBy(Arithmetic right) {
        return new Binary(BinaryOperator.DIVIDED_BY, this, right);
    }

    /** Adds the derivative of this node by each label, times {@code outer}, to {@code gradient}. */
    void differentiate(ToDoubleFunction<String> labels, double outer, Map<String, Double> gradient);

    /** The expression with every label replaced by what {@code replacement} gives for it. */
    Arithmetic replace(UnaryOperator<Arithmetic> replacement);

    /** Says each label it mentions, from left to right. */
    void eachLabel(Consumer<String> seen);

    /** How tightly the outermost operation binds; more is tighter. */
    int binding();

    @Override
    default Map<String, Double> gradient(ToDoubleFunction<String> labels) {
        Map<String, Double> gradient = new LinkedHashMap<>();
        differentiate(labels, 1, gradient);
        return gradient;
    }

    @Override
    default Set<String> labels() {
        Set<String> names = new LinkedHashSet<>();
        eachLabel(names::add);
        return names;
    }

    /** A number. */
    record Constant(double number) implements Arithmetic {
        @Override
        public double value(ToDoubleFunction<String> labels) {
            return number;
        }

        @Override
        public void differentiate(ToDoubleFunction<String> labels, double outer, Map<String, Double> gradient) {}

        @Override
        public Arithmetic replace(UnaryOperator<Arithmetic> replacement) {
            return this;
        }

        @Override
        public void eachLabel(Consumer<String> seen) {}

        @Override
        public int binding() {
            return number < 0 ? 3 : 5;
        }

        @Override
        public String text() {
            return Numbers.written(number);
        }
    }

    /** The value of a parameter or of a defined quantity. */
    record Label(String name) implements Arithmetic {
        @Override
        public double value(ToDoubleFunction<String> labels) {
            return labels.applyAsDouble(name);
        }

        @Override
        public void differentiate(ToDoubleFunction<String> labels, double outer, Map<String, Double> gradient) {
            gradient.merge(name, outer, Double::sum);
        }

        @Override
        public Arithmetic replace(UnaryOperator<Arithmetic> replacement) {
            return replacement.apply(this);
        }

        @Override
        public void eachLabel(Consumer<String> seen) {
            seen.accept(name);
        }

        @Override
        public int binding() {
            return 5;
        }

        @Override
        public String text() {
            return Tokenizer.written(name);
        }
    }

    /** Unary minus. */
    record Negation(Arithmetic operand) implements Arithmetic {
        @Override
        public double value(ToDoubleFunction<String> labels) {
            return -operand.value(labels);
        }

        @Override
        public void differentiate(ToDoubleFunction<String> labels, double outer, Map<String, Double> gradient) {
            operand.differentiate(labels, -outer, gradient);
        }

        @Override
        public Arithmetic replace(UnaryOperator<Arithmetic> replacement) {
            return new Negation(operand.replace(replacement));
        }

        @Override
        public void eachLabel(Consumer<String> seen) {
            operand.eachLabel(seen);
        }

        @Override
        public int binding() {
            return 3;
        }

        @Override
        public String text() {
            return "-" + Binary.enclosed(operand, operand.binding() < 3);
        }
    }

    /** Two expressions joined by an operator. */
    record Binary(BinaryOperator operator, Arithmetic left, Arithmetic right) implements Arithmetic {
        @Override
        public double value(ToDoubleFunction<String> labels) {
            return operator.value.applyAsDouble(left.value(labels), right.value(labels));
        }

        @Override
        public void differentiate(ToDoubleFunction<String> labels, double outer, Map<String, Double> gradient) {
            double a = left.value(labels);
            double b = right.value(labels);
            left.differentiate(labels, outer * operator.byLeft.applyAsDouble(a, b), gradient);
            if (!right.labels().isEmpty()) {
                right.differentiate(labels, outer * operator.byRight.applyAsDouble(a, b), gradient);
            }
        }

        @Override
        public Arithmetic replace(UnaryOperator<Arithmetic> replacement) {
            return new Binary(operator, left.replace(replacement), right.replace(replacement));
        }

        @Override
        public void eachLabel(Consumer<String> seen) {
            left.eachLabel(seen);
            right.eachLabel(seen);
        }

        @Override
        public int binding() {
            return operator.binding;
        }

        @Override
        public String text() {
            boolean power = operator == BinaryOperator.POWER;
            String before = enclosed(left, power ? left.binding() <= binding() : left.binding() < binding());
            String after = enclosed(right, power ? right.binding() < 3 : right.binding() <= binding());
            return before + operator.symbol + after;
        }

        private static String enclosed(Arithmetic part, boolean needed) {
            return needed ? "(" + part.text() + ")" : part.text();
        }
    }

    /** A function of one argument. */
    record Call(Function function, Arithmetic argument) implements Arithmetic {
        @Override
        public double value(ToDoubleFunction<String> labels) {
            return function.value.applyAsDouble(argument.value(labels));
        }

        @Override
        public void differentiate(ToDoubleFunction<String> labels, double outer, Map<String, Double> gradient) {
            double slope = function.derivative.applyAsDouble(argument.value(labels));
            argument.differentiate(labels, outer * slope, gradient);
        }

        @Override
        public Arithmetic replace(UnaryOperator<Arithmetic> replacement) {
            return new Call(function, argument.replace(replacement));
        }

        @Override
        public void eachLabel(Consumer<String> seen) {
            argument.eachLabel(seen);
        }

        @Override
        public int binding() {
            return 5;
        }

        @Override
        public String text() {
            return function.written() + "(" + argument.text() + ")";
        }
    }

    /** Operators between two expressions, with their partial derivatives. */
    enum BinaryOperator {
        PLUS("+", 1, Double::sum, (a, b) -> 1, (a, b) -> 1),
        MINUS("-", 1, (a, b) -> a - b, (a, b) -> 1, (a, b) -> -1),
        TIMES("*", 2, (a, b) -> a * b, (a, b) -> b, (a, b) -> a),
        DIVIDED_BY("/", 2, (a, b) -> a / b, (a, b) -> 1 / b, (a, b) -> -a / (b * b)),
        POWER(
                "^",
                4,
                Math::pow,
                (a, b) -> b == 0 ? 0 : b * Math.pow(a, b - 1),
                (a, b) -> a == 0 && b > 0 ? 0 : Math.pow(a, b) * Math.log(a));

        private final String symbol;
        private final int binding;
        private final DoubleBinaryOperator value;
        private final DoubleBinaryOperator byLeft;
        private final DoubleBinaryOperator byRight;

        BinaryOperator(
                String symbol,
                int binding,
                DoubleBinaryOperator value,
                DoubleBinaryOperator byLeft,
                DoubleBinaryOperator byRight) {
            this.symbol = symbol;
            this.binding = binding;
            this.value = value;
            this.byLeft = byLeft;
            this.byRight = byRight;
        }

        String symbol() {
            return symbol;
        }
    }

    /** Functions of one argument, with their derivatives. */
    enum Function {
        EXP(Math::exp, Math::exp),
        EXPM1(Math::expm1, Math::exp),
        LOG(Math::log, a -> 1 / a),
        LOG1P(Math::log1p, a -> 1 / (1 + a)),
        LOG2(a -> Math.log(a) / Math.log(2), a -> 1 / (a * Math.log(2))),
        LOG10(Math::log10, a -> 1 / (a * Math.log(10))),
        SQRT(Math::sqrt, a -> 0.5 / Math.sqrt(a)),
        ABS(Math::abs, Math::signum),
        SIN(Math::sin, Math::cos),
        COS(Math::cos, a -> -Math.sin(a)),
        TAN(Math::tan, a -> 1 / (Math.cos(a) * Math.cos(a))),
        ASIN(Math::asin, a -> 1 / Math.sqrt(1 - a * a)),
        ACOS(Math::acos, a -> -1 / Math.sqrt(1 - a * a)),
        ATAN(Math::atan, a -> 1 / (1 + a * a)),
        SINH(Math::sinh, Math::cosh),
        COSH(Math::cosh, Math::sinh),
        TANH(Math::tanh, a -> 1 - Math.tanh(a) * Math.tanh(a));

        private final DoubleUnaryOperator value;
        private final DoubleUnaryOperator derivative;

        Function(DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
            this.value = value;
            this.derivative = derivative;
        }

        String written() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static List<String> names() {
            return java.util.Arrays.stream(values()).map(Function::written).toList();
        }
    }
}
