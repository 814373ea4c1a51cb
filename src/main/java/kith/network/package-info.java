/**
 * Personal networks: one respondent names many ties (family, friends, neighbours, groups, professionals), and the
 * network is what the respondent's answers are about. Its size, heterogeneity, density, and the strength and frequency
 * of contact of its ties are measured, and related to the respondent's score of the network's collective efficacy.
 * Start with {@link kith.network.NetworkQuestion} and {@link kith.network.PersonalNetworks}.
 */
package kith.network;
