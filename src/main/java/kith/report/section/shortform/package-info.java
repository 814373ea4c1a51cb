/** Short forms: proposed forms, what each loses, cross-validation, alternatives. */
package kith.report.section.shortform;
