package kith.report.section.items;

import kith.citation.Citation;
import kith.report.document.Block.Tone;

/**
 * What a coefficient of reliability supports, by the criteria of the Scientific Advisory Committee of the Medical
 * Outcomes Trust (2002, doi 10.1023/A:1015291021312): .70 for comparing groups, .90 to .95 for decisions on persons.
 * Nunnally asked for more: about .80 in basic research, with .70 for its early stages only, and .90 as the least and
 * .95 as what is wanted for decisions on persons (Nunnally and Bernstein 1994; Lance, Butts and Michels 2006, doi
 * 10.1177/1094428105284919).
 */
public enum ReliabilityWords {
    PERSONS("meets the minimum for decisions about individuals; .95 is desirable", Tone.GOOD),
    GROUPS("supports research on groups, not decisions about individuals", Tone.GOOD),
    LOW("falls below the minimum for research on groups", Tone.WARNING);

    private final String words;
    private final Tone tone;

    ReliabilityWords(String words, Tone tone) {
        this.words = words;
        this.tone = tone;
    }

    /** @param coefficient the lower limit of its interval, or the estimate where there is no interval */
    public static ReliabilityWords of(double coefficient) {
        if (coefficient >= 0.9) {
            return PERSONS;
        }
        return coefficient >= 0.7 ? GROUPS : LOW;
    }

    public static String criteria() {
        return "Criteria of reliability: .70 for comparing groups, .90 to .95 for decisions about individuals ("
                + Citation.unbracketed("medicalOutcomesTrust2002") + ").";
    }

    /** What follows the coefficient in a sentence. */
    public String words() {
        return words;
    }

    public Tone tone() {
        return tone;
    }
}
