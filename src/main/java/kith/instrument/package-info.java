/**
 * What a questionnaire is: its items and their wording in each context, its response scales, its subscales and how answers
 * become scores. An instrument is written as YAML and read by {@link kith.instrument.InstrumentReader}. Start with
 * {@link kith.instrument.Instrument}.
 */
package kith.instrument;
