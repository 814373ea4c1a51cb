package kith.twolevel;

import kith.fit.Rmsea;

/**
 * How well the model of one level fits, with the other level unrestricted, so that misfit of one does not hide behind
 * the other (Ryu &amp; West 2009, doi 10.1080/10705510903203466). Tests are not corrected for non-normality.
 *
 * @param level 1 within clusters, 2 between
 * @param rmsea with the number of rows for N within clusters and the number of clusters between
 * @param rmseaByRows with the number of rows for N at both levels, as lavaan and Mplus give it
 * @param cfi against variables that are unrelated at the level, with the other level unrestricted
 * @param tli against the same
 * @param srmr of the covariances and means of the level
 * @param baselineChisq of the variables that are unrelated at the level
 * @param converged whether both searches ended in a minimum
 */
public record LevelFit(
        int level,
        double chisq,
        double df,
        double pValue,
        Rmsea rmsea,
        double rmseaByRows,
        double cfi,
        double tli,
        double srmr,
        double baselineChisq,
        double baselineDf,
        boolean converged) {}
