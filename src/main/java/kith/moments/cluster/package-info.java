/**
 * Dependence of responses within clusters: the intraclass correlation ICC(1) of a clustering, and columns of the data
 * that look like a clustering that was not declared. Start with {@link kith.moments.cluster.ClusterEffect}.
 */
package kith.moments.cluster;
