/**
 * A plan that is written down before the data are seen, and what a study did otherwise.
 * {@link kith.prespecification.FrozenPlan} is the plan as a file; {@link kith.prespecification.PlanComparison} says of
 * every setting and every analysis whether it was planned.
 */
package kith.prespecification;
