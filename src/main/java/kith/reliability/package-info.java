/**
 * How well a set of items measures: statistics of each item, and how much of the variance of their sum or mean is not error.
 * Every coefficient comes with its interval where there is one, the method of the interval, and the convention behind the
 * number. Agreement of raters and of repeated measurements stands here too. Start with {@link kith.reliability.ItemAnalysis},
 * and for raters with {@link kith.reliability.IntraclassCorrelations}.
 */
package kith.reliability;
