package kith.scoring;

import java.util.OptionalDouble;
import kith.data.PackedNumbers;

/**
 * What is put together to a score: an item's answers, recoded where it is reverse-keyed, or a subscale's scores.
 *
 * @param values one a respondent, NaN where missing
 * @param lowest the lowest value that there can be
 * @param highest the highest
 */
record Component(PackedNumbers values, OptionalDouble lowest, OptionalDouble highest) {}
