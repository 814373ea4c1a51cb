package kith.math;

/** Hears how far long work has come; called from several threads. */
@FunctionalInterface
public interface Progress {

    /** Hears nothing. */
    Progress SILENT = (doing, done, all) -> {};

    /**
     * @param doing what is done, such as {@code permutations}, or what begins now
     * @param done how many pieces are done
     * @param all how many there are
     */
    void at(String doing, int done, int all);
}
