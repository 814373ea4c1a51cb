package kith.sem.inference;

/** How large a misfit is, in the words of Yuan, Chan, Marcoulides and Bentler 2016. */
public enum MisfitSize {
    EXCELLENT,
    CLOSE,
    FAIR,
    MEDIOCRE,
    POOR
}
