package kith.cli;

import kith.finding.Problems;

/** Options that can be found wrong before any file is read; the command line checks them before it runs a verb. */
interface CheckedOptions {

    /** Adds what is wrong. */
    void check(Problems problems);
}
