package kith.cli;

import java.util.Locale;

/** What to do when memory ends. */
final class OutOfMemory {

    private static final double MEGABYTE = 1024 * 1024;

    private OutOfMemory() {}

    static String message() {
        return message(Runtime.getRuntime().maxMemory());
    }

    /** @param limit bytes that Java was allowed; how many more were needed is not known when they are missing */
    static String message(long limit) {
        long twice = Math.max(2, (long) Math.ceil(2 * limit / (1024 * MEGABYTE)));
        return String.format(
                Locale.ROOT,
                "more than the %,.0f MB of memory that Java may use were needed; expected smaller data or more memory;"
                        + " allow twice as much with KITH_JAVA_OPTIONS=-Xmx%dg (%d GB)",
                limit / MEGABYTE,
                twice,
                twice);
    }
}
