/**
 * One measurement model in several contexts: which parameters each level holds equal, which may then be free, and how
 * the factors are identified meanwhile. {@link kith.invariance.model.ContextLayout} says how contexts are arranged in
 * the data (groups, occasions, or groups crossed with occasions); {@link kith.invariance.model.LadderOrder} in which
 * order parameters are held equal for continuous and for ordered items.
 */
package kith.invariance.model;
