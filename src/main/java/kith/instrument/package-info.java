/**
 * What a questionnaire is: its items and their wording in each context, its response scales, its subscales and how
 * answers become scores. An instrument is a YAML file; {@code instruments/instrument.schema.json} says what may stand
 * in it, and an editor that knows JSON Schema helps to write it. {@link kith.instrument.InstrumentReader} reads one or
 * tells everything that is wrong with it, with line and column; {@link kith.instrument.InstrumentLibrary} finds the
 * bundled ones by their ids. Start with {@link kith.instrument.Instrument}.
 *
 * <p>The smallest instrument of one's own:
 *
 * <pre>{@code
 * id: my-scale
 * version: '1.0'
 * title: My scale
 * citations: [{text: Somebody (2020). Where it was published.}]
 * wording: not included, see source
 * languages: [en]
 * scales:
 *   - id: agreement
 *     type: rating
 *     points: [{value: 1, label: disagree}, {value: 2, label: unsure}, {value: 3, label: agree}]
 *     missing: {-99: no answer}
 * items:
 *   - {id: q1, subscale: warmth, content: feeling welcome}
 *   - {id: q2, subscale: warmth, content: feeling left out, reversed: true}
 *   - {id: q3, subscale: warmth, content: being greeted}
 * subscales:
 *   - {id: warmth, title: Warmth, direction: more warmth}
 * scoring: {method: mean, least_share: 0.5, at_exactly_the_share: scored}
 * }</pre>
 *
 * <p>What it leaves open has one meaning only. An item belongs to the subscales that it names, and belongs to none only
 * where it says {@code unscored: true}. Reversed answers are recoded on the item's own scale, lowest plus highest minus
 * the answer, which is why a continuous scale needs both bounds for that. A score needs as many answers as its rule
 * says, and the rule says too what happens when exactly the share is met. A sum that is not prorated needs every
 * answer. Without {@code items}, a total takes every item that is in a subscale. For several contexts an item keeps its
 * id and has one text a context; where the same respondents answer about all of them, its columns are the context's
 * {@code prefix} and the id, or what {@code columns} says.
 */
package kith.instrument;
