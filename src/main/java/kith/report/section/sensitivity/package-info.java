/**
 * The section on the sensitivity of conclusions to the scale of the responses. Start with
 * {@link kith.report.section.sensitivity.SensitivityPresenter}.
 */
package kith.report.section.sensitivity;
