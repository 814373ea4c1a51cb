package kith.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What to do when memory ends. */
final class OutOfMemory {

    private static final long MEGABYTE = 1L << 20;
    private static final long GIGABYTE = 1L << 30;

    private OutOfMemory() {}

    /** @param data the file that a verb read; empty where it is not known */
    static String message(String verb, Optional<Path> data) {
        return message(Runtime.getRuntime().maxMemory(), data.flatMap(file -> MemoryNeed.of(verb, file)));
    }

    /**
     * @param limit bytes that Java was allowed
     * @param need about how many were needed; twice the limit is advised where that is not known, or is not above the
     *     limit
     */
    static String message(long limit, Optional<MemoryNeed> need) {
        Optional<MemoryNeed> larger = need.filter(estimate -> estimate.bytes() > limit);
        long advised = Math.max(
                2, (larger.map(estimate -> estimate.bytes() * 5 / 4).orElse(2 * limit) + GIGABYTE - 1) / GIGABYTE);
        String needed = larger.map(estimate -> String.format(
                        Locale.ROOT,
                        "about %,d MB of memory were needed for %,d rows and %,d columns; Java may use %,d MB",
                        estimate.bytes() / MEGABYTE,
                        estimate.rows(),
                        estimate.columns(),
                        limit / MEGABYTE))
                .orElseGet(() -> String.format(
                        Locale.ROOT, "more than the %,d MB of memory that Java may use were needed", limit / MEGABYTE));
        return String.format(
                Locale.ROOT,
                "%s; expected smaller data or more memory; allow %s with KITH_JAVA_OPTIONS=-Xmx%dg (%d GB)",
                needed,
                larger.isPresent() ? "more" : "twice as much",
                advised,
                advised);
    }
}
