package kith.data;

/**
 * What a program did first while large text files were read by Tablesaw, which looked through every jar when it
 * started.
 *
 * @deprecated there is nothing to do any more; kept for programs that call it
 */
@Deprecated(since = "0.1.0")
public final class TablesawStart {

    private TablesawStart() {}

    /** Does nothing. */
    public static void allow() {
        // Kith cuts text files of every size itself.
    }
}
