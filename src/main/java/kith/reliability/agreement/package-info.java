/**
 * Agreement of raters and of repeated measurements: intraclass correlations, kappa, limits of agreement, and the
 * standard error of measurement with the smallest detectable change. Start with
 * {@link kith.reliability.agreement.Agreement}.
 */
package kith.reliability.agreement;
