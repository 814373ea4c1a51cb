package kith.change;

/** Clinically significant change of one respondent. */
public enum ClinicalChange {
    /** Reliably improved, from the clinical to the functional side of the cut-off. */
    RECOVERED,
    /** Reliably improved without passing the cut-off. */
    IMPROVED,
    UNCHANGED,
    /** Reliably worse. */
    DETERIORATED,
    UNKNOWN
}
