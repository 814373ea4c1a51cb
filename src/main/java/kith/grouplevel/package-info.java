/**
 * Measurement of groups: responses are taken as reports about a group (a neighbourhood, a team), and the question is
 * how well the group is measured. Members may agree or not ({@link kith.grouplevel.GroupAgreement}); groups may differ
 * or not ({@link kith.grouplevel.GroupIcc}); a relation between variables may hold between groups, within them, or both
 * ({@link kith.grouplevel.Waba}). Start with {@link kith.grouplevel.GroupMeasurement}.
 */
package kith.grouplevel;
