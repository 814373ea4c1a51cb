/**
 * A general factor and how much of the sum score it accounts for: the Schmid–Leiman transformation of oblique factors
 * ({@link kith.efa.bifactor.SchmidLeiman}, omega hierarchical as in psych's {@code omega}) and exploratory bifactor
 * rotation ({@link kith.efa.bifactor.ExploratoryBifactor}).
 */
package kith.efa.bifactor;
