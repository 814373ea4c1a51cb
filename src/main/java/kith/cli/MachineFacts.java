package kith.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import kith.report.document.Tree;
import kith.report.render.JsonWriter;
import kith.study.Version;

/** What belongs to the machine and the moment, kept out of the results so that those are the same everywhere. */
final class MachineFacts {

    private MachineFacts() {}

    /** @param began by {@link System#nanoTime()} */
    static String json(long began) {
        Runtime runtime = Runtime.getRuntime();
        return JsonWriter.write(new Tree()
                .put("kith", Version.text())
                .put("java", System.getProperty("java.runtime.version"))
                .put("java_vendor", System.getProperty("java.vendor"))
                .put(
                        "system",
                        System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                                + System.getProperty("os.arch"))
                .put("processors", runtime.availableProcessors())
                .put("memory_limit_mb", runtime.maxMemory() >> 20)
                .put("ended", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("seconds", (System.nanoTime() - began) / 1e9));
    }
}
