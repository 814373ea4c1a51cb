/**
 * The structure of an item pool: hierarchical clustering of items, a map of items by multidimensional scaling, and
 * profiles of respondents. Clustering is by Smile, in plain Java; nothing here loads a native library.
 */
package kith.itempool;
