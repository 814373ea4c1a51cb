/** Item response models: parameters, fit, information, scores. */
package kith.report.section.irt;
