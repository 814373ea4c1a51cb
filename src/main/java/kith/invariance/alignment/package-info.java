/**
 * Alignment (Asparouhov and Muthén): factor means and variances of many contexts, chosen so that most parameters are
 * nearly equal and a few differ clearly. Start with {@link kith.invariance.alignment.Alignment}.
 */
package kith.invariance.alignment;
