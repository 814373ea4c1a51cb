package kith.irt;

/** Pearson correlation of weighted pairs, fed one by one. */
final class WeightedCorrelation {

    private double n;
    private double x;
    private double y;
    private double xx;
    private double xy;
    private double yy;

    void add(double first, double second, double weight) {
        n += weight;
        x += weight * first;
        y += weight * second;
        xx += weight * first * first;
        xy += weight * first * second;
        yy += weight * second * second;
    }

    double value() {
        return (xy - x * y / n) / Math.sqrt((xx - x * x / n) * (yy - y * y / n));
    }
}
