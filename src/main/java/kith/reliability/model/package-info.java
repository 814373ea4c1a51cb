/**
 * Reliability and validity of scores as a fitted model implies them: omega of bifactor and higher-order models,
 * explained common variance, composite reliability and average variance extracted of each factor, and the ratios that
 * say whether two factors are distinct (HTMT). Each is a function of a fitted model.
 */
package kith.reliability.model;
