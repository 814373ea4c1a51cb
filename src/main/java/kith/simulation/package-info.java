/**
 * Data of a known truth: a population is written down as a file (which factors stand behind which items, how contexts,
 * areas and visits differ, what respondents leave out), and respondents are drawn from it. What an analysis finds in
 * such data can be compared with what was put in. Start with {@link kith.simulation.Population}, then
 * {@link kith.simulation.Simulation}.
 */
package kith.simulation;
