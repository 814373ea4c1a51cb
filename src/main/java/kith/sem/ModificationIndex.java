package kith.sem;

import kith.sem.model.Operator;

/**
 * What would be gained by freeing a parameter that the model fixes at 0.
 *
 * @param mi expected drop of χ² (one degree of freedom)
 * @param expectedChange value that the parameter is expected to take
 * @param standardised the same, standardised by all variables
 */
public record ModificationIndex(
        String lhs, Operator op, String rhs, int group, double mi, double expectedChange, double standardised) {}
