/**
 * The moments that Kith's analyses start from, computed by Apache Spark from tables that are larger than one machine.
 * Start with {@link kith.spark.ClusterMoments}.
 */
package kith.spark;
