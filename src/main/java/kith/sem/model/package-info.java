/**
 * The model as a table of parameters: what the user wrote (in the syntax that users of lavaan know, or through a
 * builder), expanded by the defaults of the field into one row per parameter and group. Equalities, constraints and
 * quantities defined from parameters stand beside the rows. A sequence of levels of invariance is a set of edits of
 * this table. Start with {@link kith.sem.model.ModelSyntax} (what the user wrote),
 * {@link kith.sem.model.ModelSpecification} (what else decides) and {@link kith.sem.model.ParameterTable} (what comes
 * out).
 */
package kith.sem.model;
