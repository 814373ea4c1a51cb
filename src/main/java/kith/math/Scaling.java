package kith.math;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * Units in which a search measures a function and its variables, so that where it stops does not depend on the units in
 * which they are given: a variable divided by its unit has a curvature of about 1. All units are powers of two, which
 * makes every change of scale exact.
 *
 * @param magnitude unit of the function
 * @param units of the variables, all positive
 * @param rowUnits of the restrictions, all positive
 */
record Scaling(double magnitude, double[] units, double[] rowUnits) {

    /** The units of a function and its variables; 1 for a variable of whose curvature nothing is known. */
    static Scaling of(Objective objective, QuasiNewton.Curvature curvature, double[] start) {
        return of(objective, curvature, Restrictions.none(), start);
    }

    /**
     * The same with restrictions, each in units of the change that the units of its variables make. A variable without
     * curvature that an equality ties to others has the unit that changes the equality as much as theirs do.
     */
    static Scaling of(Objective objective, QuasiNewton.Curvature curvature, Restrictions restrictions, double[] start) {
        double magnitude = power(objective.magnitude());
        double[] units = curvature.units(start);
        for (int i = 0; i < units.length; i++) {
            units[i] *= Math.sqrt(magnitude);
        }
        int m = restrictions.count();
        DMatrixRMaj rows = new DMatrixRMaj(m, start.length);
        restrictions.evaluate(start, new double[m], rows);
        addUnitsOfTied(units, rows, restrictions.equalities());
        for (int i = 0; i < units.length; i++) {
            units[i] = power(units[i]);
        }
        double[] rowUnits = new double[m];
        for (int k = 0; k < m; k++) {
            rowUnits[k] = power(changeBy(units, rows, k));
        }
        return new Scaling(magnitude, units, rowUnits);
    }

    private static void addUnitsOfTied(double[] units, DMatrixRMaj rows, int equalities) {
        double[] known = units.clone();
        for (int i = 0; i < units.length; i++) {
            for (int k = 0; k < equalities && !isUnit(known[i]); k++) {
                double unit = changeBy(known, rows, k) / Math.abs(rows.get(k, i));
                if (isUnit(unit) && !(units[i] <= unit)) {
                    units[i] = unit;
                }
            }
        }
    }

    /** How much the units of the variables together change restriction {@code k}. */
    private static double changeBy(double[] units, DMatrixRMaj rows, int k) {
        double sum = 0;
        for (int i = 0; i < units.length; i++) {
            double change = isUnit(units[i]) ? rows.get(k, i) * units[i] : 0;
            sum += change * change;
        }
        return Math.sqrt(sum);
    }

    private static boolean isUnit(double unit) {
        return unit > 0 && Double.isFinite(unit);
    }

    /** The greatest power of two that is not above {@code unit}; 1 where it is no unit. */
    private static double power(double unit) {
        return isUnit(unit) ? Math.max(Double.MIN_NORMAL, Math.scalb(1.0, Math.getExponent(unit))) : 1;
    }

    /** Variables in their units. */
    double[] in(double[] point) {
        double[] scaled = new double[point.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = point[i] / units[i];
        }
        return scaled;
    }

    /** Variables as they are given. */
    double[] out(double[] scaled) {
        double[] point = new double[scaled.length];
        out(scaled, point);
        return point;
    }

    private void out(double[] scaled, double[] point) {
        for (int i = 0; i < point.length; i++) {
            point[i] = scaled[i] * units[i];
        }
    }

    /** A minimum found in these units, but for its gradient, which stays in them. */
    Minimum out(Minimum minimum) {
        return new Minimum(
                out(minimum.point()),
                minimum.value() * magnitude,
                minimum.iterations(),
                minimum.gradientNorm(),
                minimum.stopped());
    }

    ConstrainedMinimum out(ConstrainedMinimum minimum, Restrictions restrictions) {
        double[] multipliers = minimum.multipliers();
        for (int k = 0; k < multipliers.length; k++) {
            multipliers[k] *= magnitude / rowUnits[k];
        }
        double[] ofBounds = minimum.boundMultipliers();
        for (int i = 0; i < ofBounds.length; i++) {
            ofBounds[i] *= magnitude / units[i];
        }
        Minimum found = out(minimum.minimum());
        double violation = Double.isNaN(minimum.violation()) ? Double.NaN : violation(restrictions, found.point());
        return new ConstrainedMinimum(found, multipliers, ofBounds, violation);
    }

    private static double violation(Restrictions restrictions, double[] point) {
        double[] values = new double[restrictions.count()];
        restrictions.evaluate(point, values, new DMatrixRMaj(values.length, point.length));
        double worst = 0;
        for (int k = 0; k < values.length; k++) {
            worst = Math.max(worst, k < restrictions.equalities() ? Math.abs(values[k]) : -values[k]);
        }
        return worst;
    }

    /** A function in these units. */
    Objective in(Objective objective) {
        double[] point = new double[units.length];
        return new Objective() {
            @Override
            public int dimension() {
                return objective.dimension();
            }

            @Override
            public double value(double[] scaled) {
                out(scaled, point);
                return objective.value(point) / magnitude;
            }

            @Override
            public double valueAndGradient(double[] scaled, double[] gradient) {
                out(scaled, point);
                double value = objective.valueAndGradient(point, gradient);
                for (int i = 0; i < gradient.length; i++) {
                    gradient[i] *= units[i] / magnitude;
                }
                return value / magnitude;
            }
        };
    }

    /** A curvature in these units; 1 for a variable of which it says nothing. */
    QuasiNewton.Curvature in(QuasiNewton.Curvature curvature) {
        return (scaled, inverse) -> {
            if (!curvature.inverse(out(scaled), inverse)) {
                return false;
            }
            int n = units.length;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    inverse.data[i * n + j] *= magnitude / units[i] / units[j];
                }
                if (inverse.data[i * n + i] == 0) {
                    inverse.data[i * n + i] = 1;
                }
            }
            return true;
        };
    }

    /** Restrictions in these units. */
    Restrictions in(Restrictions restrictions) {
        return new Restrictions() {
            @Override
            public int equalities() {
                return restrictions.equalities();
            }

            @Override
            public int inequalities() {
                return restrictions.inequalities();
            }

            @Override
            public void evaluate(double[] scaled, double[] values, DMatrixRMaj jacobian) {
                restrictions.evaluate(out(scaled), values, jacobian);
                int n = units.length;
                for (int k = 0; k < values.length; k++) {
                    values[k] /= rowUnits[k];
                    for (int i = 0; i < n; i++) {
                        jacobian.data[k * n + i] *= units[i] / rowUnits[k];
                    }
                }
            }
        };
    }

    /** Bounds in these units. */
    Box in(Box box) {
        return new Box(in(box.lower()), in(box.upper()));
    }

    /** Units of 1 for {@code n} variables. */
    static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }
}
