package kith.planning;

import java.util.List;
import java.util.stream.IntStream;
import kith.finding.Problems;
import kith.grouplevel.DesignCurve;

/**
 * How many respondents per group a reliability of group scores needs: the smallest J with λ(J) = τ/(τ + τₚ/J + σ²/(JI))
 * at or above the target (Raudenbush and Sampson 1999, doi 10.1111/0081-1750.00059; with an ICC of the scale score
 * alone, Sampson, Raudenbush and Earls 1997, doi 10.1126/science.277.5328.918). The variances are taken as known; λ
 * does not depend on the number of groups.
 *
 * @param curve the variances of the design
 * @param target the reliability wanted, between 0 and 1
 * @param respondents the smallest number per group; NaN where groups do not differ
 * @param reliability what it gives
 * @param points λ for other numbers of respondents
 */
public record GroupSizes(DesignCurve curve, double target, double respondents, double reliability, List<Point> points) {

    private static final int[] RESPONDENTS = {2, 5, 10, 15, 20, 25, 30, 40, 50, 75, 100};

    /** λ with so many respondents in each group. */
    public record Point(int respondents, double reliability) {}

    public GroupSizes {
        points = List.copyOf(points);
    }

    /** @throws kith.finding.InputException when the target or a variance is out of range */
    public static GroupSizes of(DesignCurve curve, double target) {
        Problems problems = new Problems();
        if (!(target > 0 && target < 1)) {
            problems.add("target", Double.toString(target), "a number between 0 and 1", "");
        }
        requireVariance(problems, "variance between groups", curve.between());
        requireVariance(problems, "variance between respondents", curve.persons());
        requireVariance(problems, "residual variance", curve.residual());
        if (curve.items() < 1) {
            problems.add("items", Integer.toString(curve.items()), "a whole number of at least 1", "");
        }
        problems.throwIfAny();
        double respondents = curve.respondents(target);
        return new GroupSizes(
                curve,
                target,
                respondents,
                curve.reliability(respondents),
                IntStream.of(RESPONDENTS)
                        .mapToObj(n -> new Point(n, curve.reliability(n)))
                        .toList());
    }

    private static void requireVariance(Problems problems, String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            problems.add(name, Double.toString(value), "a number of at least 0", "");
        }
    }
}
