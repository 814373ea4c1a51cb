package kith.sem.solution;

import java.util.List;
import kith.rotation.LocalMinimum;
import kith.sem.model.ExploratoryBlock;

/**
 * How the rotation of an exploratory block ended.
 *
 * @param rotation its name, with what was set of it
 * @param group whose loadings were rotated, from 1; the axes hold for all groups in which the loadings are the same
 * @param value of the criterion, NaN where the rotation has none
 * @param minima the different minima found, best first
 */
public record RotatedBlock(
        ExploratoryBlock block, String rotation, int group, double value, List<LocalMinimum> minima) {
    public RotatedBlock {
        minima = List.copyOf(minima);
    }
}
