/**
 * Turning factors so that they can be read. Loadings may be turned without changing how well they fit; a rotation
 * criterion says what “easy to read” means (few large loadings an item, few large loadings a factor, closeness to a
 * target …) and the search finds the turn that has most of it, from many starting points, because several turns can
 * look best from nearby. Start with {@link kith.rotation.Rotation} and {@link kith.rotation.NamedRotation}.
 */
package kith.rotation;
