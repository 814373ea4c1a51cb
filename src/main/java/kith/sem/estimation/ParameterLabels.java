package kith.sem.estimation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import kith.sem.model.Constraint;
import kith.sem.model.Definition;
import kith.sem.model.Expression;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;

/** What the labels in constraints and definitions stand for, given values of the free parameters. */
public final class ParameterLabels {

    private final Map<String, Parameter> rows = new HashMap<>();
    private final Map<String, Expression> definitions = new LinkedHashMap<>();
    private final List<String> order;
    private final int freeCount;

    public ParameterLabels(ParameterTable table) {
        List<Parameter> parameters = table.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            rows.put(ParameterTable.placeLabel(i), parameters.get(i));
        }
        for (Parameter parameter : parameters) {
            if (!parameter.label().isEmpty()) {
                rows.putIfAbsent(parameter.label(), parameter);
            }
        }
        for (Definition definition : table.definitions()) {
            definitions.put(definition.name(), definition.expression());
        }
        this.order = ordered(definitions);
        this.freeCount = table.freeCount();
    }

    /** Everything at one point, for many expressions: each definition and its derivatives are computed once. */
    public At at(double[] theta) {
        return new At(theta);
    }

    /** Values and derivatives at one point. */
    public final class At {

        private final Values values;
        private final Map<String, double[]> slopes = new HashMap<>();

        private At(double[] theta) {
            this.values = new Values(theta.clone());
            for (String name : order) {
                slopes.put(name, gradient(definitions.get(name)));
            }
        }

        /** Value of an expression. */
        public double value(Expression expression) {
            return expression.value(values);
        }

        /** Derivatives of an expression by the free parameters. */
        public double[] gradient(Expression expression) {
            double[] gradient = new double[freeCount];
            expression.gradient(values).forEach((label, slope) -> {
                Parameter row = rows.get(label);
                if (row == null) {
                    double[] inner = slopes.get(label);
                    for (int k = 0; k < freeCount; k++) {
                        gradient[k] += slope * inner[k];
                    }
                } else if (row.isFree()) {
                    gradient[row.free() - 1] += slope;
                }
            });
            return gradient;
        }
    }

    /** Value of an expression. */
    public double value(Expression expression, double[] theta) {
        return expression.value(new Values(theta));
    }

    /**
     * The values of labels at one point; each definition is evaluated once, in an order in which it follows those it
     * mentions.
     */
    private final class Values implements ToDoubleFunction<String> {

        private final double[] theta;
        private final Map<String, Double> defined = new HashMap<>();

        private Values(double[] theta) {
            this.theta = theta;
        }

        @Override
        public double applyAsDouble(String label) {
            Parameter row = rows.get(label);
            if (row != null) {
                return row.isFree() ? theta[row.free() - 1] : row.value();
            }
            if (!definitions.containsKey(label)) {
                throw new IllegalArgumentException("no parameter has the label “" + label + "”");
            }
            if (defined.isEmpty()) {
                for (String name : order) {
                    defined.put(name, definitions.get(name).value(this));
                }
            }
            return defined.get(label);
        }
    }

    /** The definitions, each behind those that it mentions. */
    private static List<String> ordered(Map<String, Expression> definitions) {
        Set<String> order = new LinkedHashSet<>();
        for (String name : definitions.keySet()) {
            Deque<String> open = new ArrayDeque<>(List.of(name));
            while (!open.isEmpty()) {
                List<String> before = definitions.get(open.peek()).labels().stream()
                        .filter(label -> definitions.containsKey(label) && !order.contains(label))
                        .toList();
                if (before.isEmpty()) {
                    order.add(open.pop());
                } else {
                    before.forEach(open::push);
                }
            }
        }
        return List.copyOf(order);
    }

    /** Derivatives of an expression by the free parameters. */
    public double[] gradient(Expression expression, double[] theta) {
        double[] gradient = new double[freeCount];
        addGradient(expression, theta, 1, gradient);
        return gradient;
    }

    private void addGradient(Expression expression, double[] theta, double scale, double[] gradient) {
        Values values = new Values(theta);
        Map<String, Double> slopes = new HashMap<>();
        addSlopes(expression, values, scale, slopes, gradient);
        for (int i = order.size() - 1; i >= 0 && !slopes.isEmpty(); i--) {
            Double slope = slopes.remove(order.get(i));
            if (slope != null) {
                addSlopes(definitions.get(order.get(i)), values, slope, slopes, gradient);
            }
        }
    }

    /** Passes the slope of an expression on to the parameters and the definitions that it mentions. */
    private void addSlopes(
            Expression expression, Values values, double scale, Map<String, Double> slopes, double[] gradient) {
        expression.gradient(values).forEach((label, slope) -> {
            Parameter row = rows.get(label);
            if (row == null) {
                slopes.merge(label, scale * slope, Double::sum);
            } else if (row.isFree()) {
                gradient[row.free() - 1] += scale * slope;
            }
        });
    }

    /** Left side less right side. */
    public double difference(Constraint constraint, double[] theta) {
        return value(constraint.lhs(), theta) - value(constraint.rhs(), theta);
    }

    /** Derivatives of left side less right side by the free parameters. */
    public double[] differenceGradient(Constraint constraint, double[] theta) {
        double[] gradient = gradient(constraint.lhs(), theta);
        addGradient(constraint.rhs(), theta, -1, gradient);
        return gradient;
    }
}
