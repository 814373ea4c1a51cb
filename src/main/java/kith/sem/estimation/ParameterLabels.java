package kith.sem.estimation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kith.sem.model.Constraint;
import kith.sem.model.Definition;
import kith.sem.model.Expression;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;

/** What the labels in constraints and definitions stand for, given values of the free parameters. */
public final class ParameterLabels {

    private final Map<String, Parameter> rows = new HashMap<>();
    private final Map<String, Expression> definitions = new HashMap<>();
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
        this.freeCount = table.freeCount();
    }

    /** Value of an expression. */
    public double value(Expression expression, double[] theta) {
        return expression.value(label -> value(label, theta));
    }

    private double value(String label, double[] theta) {
        Parameter row = rows.get(label);
        if (row != null) {
            return row.isFree() ? theta[row.free() - 1] : row.value();
        }
        Expression definition = definitions.get(label);
        if (definition == null) {
            throw new IllegalArgumentException("no parameter has the label “" + label + "”");
        }
        return value(definition, theta);
    }

    /** Derivatives of an expression by the free parameters. */
    public double[] gradient(Expression expression, double[] theta) {
        double[] gradient = new double[freeCount];
        addGradient(expression, theta, 1, gradient);
        return gradient;
    }

    private void addGradient(Expression expression, double[] theta, double scale, double[] gradient) {
        expression.gradient(label -> value(label, theta)).forEach((label, slope) -> {
            Parameter row = rows.get(label);
            if (row == null) {
                addGradient(definitions.get(label), theta, scale * slope, gradient);
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
