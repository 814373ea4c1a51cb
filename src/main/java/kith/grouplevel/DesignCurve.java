package kith.grouplevel;

/**
 * The reliability of a group's score by the number of its respondents: λ(J) = τ/(τ + τₚ/J + σ²/(JI)) with I items each
 * (Raudenbush and Sampson 1999, doi 10.1111/0081-1750.00059).
 *
 * <p>With the variance of respondents' scores τₚ + σ²/I as a whole it is the formula of Spearman and Brown for the ICC
 * of a score: Sampson, Raudenbush and Earls (1997, doi 10.1126/science.277.5328.918).
 *
 * @param between τ
 * @param persons τₚ
 * @param residual σ²
 * @param items I
 */
public record DesignCurve(double between, double persons, double residual, int items) {

    /** Of a score with an ICC, whatever its items. */
    public static DesignCurve ofIcc(double icc) {
        return new DesignCurve(icc, 1 - icc, 0, 1);
    }

    /** λ with so many respondents in a group. */
    public double reliability(double respondents) {
        return between == 0 ? 0 : between / (between + single() / respondents);
    }

    /** The variance of the score of one respondent about its group. */
    private double single() {
        return persons + residual / items;
    }

    /** The fewest respondents with which λ reaches a value below 1; NaN where groups do not differ. */
    public double respondents(double reliability) {
        if (!(between > 0)) {
            return Double.NaN;
        }
        double exact = single() / between * reliability / (1 - reliability);
        return Math.max(1, Math.ceil(exact - 1e-9));
    }
}
