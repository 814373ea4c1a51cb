package kith.cli;

import java.util.Locale;

/** What to do when memory ends. */
final class OutOfMemory {

    private static final double MEGABYTE = 1024 * 1024;

    private OutOfMemory() {}

    static String message() {
        return String.format(
                Locale.ROOT,
                "%,.0f MB of memory are too few for these data; give more with KITH_JAVA_OPTIONS=-Xmx8g (8 GB)",
                Runtime.getRuntime().maxMemory() / MEGABYTE);
    }
}
