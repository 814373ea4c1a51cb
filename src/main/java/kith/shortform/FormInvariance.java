package kith.shortform;

import kith.invariance.level.Level;

/**
 * A level of invariance of a form.
 *
 * @param sound whether the model converged and is identified
 * @param deltaCfi change from the level before; NaN at the first
 * @param pValue of the difference from the level before; NaN at the first
 */
public record FormInvariance(Level level, boolean sound, double cfi, double rmsea, double deltaCfi, double pValue) {}
