package kith.report.section;

import kith.report.document.Block.Tone;

/** What a coefficient of reliability is enough for, by the guide of Nunnally and Bernstein (1994, chapter 7). */
enum ReliabilityWords {
    PEOPLE("enough for decisions about single people", Tone.GOOD),
    GROUPS("enough for comparing groups", Tone.GOOD),
    LOW("low for comparing groups", Tone.WARNING);

    private final String words;
    private final Tone tone;

    ReliabilityWords(String words, Tone tone) {
        this.words = words;
        this.tone = tone;
    }

    static ReliabilityWords of(double coefficient) {
        if (coefficient >= 0.9) {
            return PEOPLE;
        }
        return coefficient >= 0.7 ? GROUPS : LOW;
    }

    String words() {
        return words;
    }

    Tone tone() {
        return tone;
    }
}
