package kith.reliability.item;

import java.util.Optional;

/**
 * One item of a scale.
 *
 * @param item its name
 * @param reversed whether its answers were recoded
 * @param answers its answers, recoded where reverse-keyed; empty when only a matrix was given
 * @param total how it is related to the scale; NaN where the item has no variance
 * @param ifDropped the scale without it
 */
public record ItemStatistics(
        String item, boolean reversed, Optional<ItemDistribution> answers, ItemTotal total, ScaleIfDropped ifDropped) {}
