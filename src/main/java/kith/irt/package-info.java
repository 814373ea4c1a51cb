/**
 * Item response models for ordered responses by marginal maximum likelihood. Start at {@link kith.irt.IrtModel#fit}: it
 * takes {@link kith.irt.ResponsePatterns} of one or several groups and an {@link kith.irt.IrtQuestion}, and gives an
 * {@link kith.irt.IrtFit} with item parameters, latent means and variances, standard errors and information criteria.
 */
package kith.irt;
