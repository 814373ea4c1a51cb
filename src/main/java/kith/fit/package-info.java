/**
 * How well a model reproduces the data: {@link kith.fit.FitIndices} holds every index of one model in its plain, scaled
 * and robust variants; {@link kith.fit.Rmsea} and {@link kith.fit.ComparativeFit} compute them from a test statistic.
 * Structural equation models and exploratory factor analysis both use them.
 */
package kith.fit;
