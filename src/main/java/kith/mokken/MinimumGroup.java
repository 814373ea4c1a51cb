package kith.mokken;

/**
 * The smallest group of rest scores: N/10 from 500 respondents, N/5 from 251 to 499, N/3 from 150 to 250, and 50 below,
 * each rounded down (Molenaar and Sijtsma 2000, as package mokken).
 */
final class MinimumGroup {

    private static final int SMALLEST = 50;
    private static final int FEW = 150;
    private static final int SOME = 250;
    private static final int MANY = 500;

    private MinimumGroup() {}

    static int of(int respondents) {
        if (respondents >= MANY) {
            return respondents / 10;
        }
        if (respondents > SOME) {
            return respondents / 5;
        }
        return respondents >= FEW ? respondents / 3 : SMALLEST;
    }
}
