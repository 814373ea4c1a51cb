package kith.mokken;

/**
 * The normal approximation to McNemar's test that Molenaar and Sijtsma (2000) and package mokken use: z = |√(2k + 2 +
 * b) − √(2n − 2k + b)| with b = ((2k + 1 − n)² − 10n)/(12n), n the number of discordant respondents and k the smaller
 * of the two counts.
 */
final class McNemar {

    private McNemar() {}

    /** NaN without discordant respondents. */
    static double z(int first, int second) {
        double k = Math.min(first, second);
        double n = (double) first + second;
        double b = ((2 * k + 1 - n) * (2 * k + 1 - n) - 10 * n) / (12 * n);
        return Math.abs(Math.sqrt(2 * k + 2 + b) - Math.sqrt(2 * n - 2 * k + b));
    }
}
