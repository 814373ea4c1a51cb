/**
 * Sample sizes before data are collected: respondents per group for a reliability of group scores in closed form
 * ({@link kith.planning.GroupSizes}), and power by Monte Carlo from a population file for the parameters of a model
 * ({@link kith.planning.ModelPower}).
 */
package kith.planning;
