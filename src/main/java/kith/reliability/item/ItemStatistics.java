package kith.reliability.item;

import java.util.Optional;

/**
 * One item of a scale.
 *
 * @param item its name
 * @param reversed whether its answers were turned round
 * @param answers its answers, turned round where reversed; empty when only a matrix was given
 * @param total how it goes with the scale; NaN where the item has no variance
 * @param ifDropped the scale without it
 */
public record ItemStatistics(
        String item, boolean reversed, Optional<ItemAnswers> answers, ItemTotal total, ScaleIfDropped ifDropped) {}
