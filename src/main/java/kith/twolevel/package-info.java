/**
 * Models of respondents in clusters (pupils in schools, residents in neighbourhoods) at two levels: what differs
 * between respondents of one cluster, and what differs between clusters. Factors may have a different structure at each
 * level. Continuous indicators are estimated by maximum likelihood from sufficient statistics, also with missing
 * responses. Start with {@link kith.twolevel.TwoLevelSem} (the question) and {@link kith.twolevel.TwoLevelFit} (the
 * answer).
 */
package kith.twolevel;
