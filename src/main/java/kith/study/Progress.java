package kith.study;

/** Hears how far a study has come; called from several threads. */
@FunctionalInterface
public interface Progress {

    /** Hears nothing. */
    Progress SILENT = (study, doing, done, all) -> {};

    /**
     * @param study id of the study
     * @param doing what begins now
     * @param done how many steps are done
     * @param all how many there are
     */
    void at(String study, String doing, int done, int all);
}
