package kith.cli;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import kith.report.document.Tree;
import kith.report.render.JsonWriter;
import kith.study.Version;

/** What belongs to the machine and the moment, kept out of the results so that those are the same everywhere. */
final class MachineFacts {

    private MachineFacts() {}

    /**
     * @param began by {@link System#nanoTime()}
     * @param files whose hashes show later whether they still belong together
     */
    static String json(long began, Map<Path, byte[]> files) {
        Tree hashes = new Tree();
        files.forEach((file, content) -> hashes.put(file.getFileName().toString(), sha256(content)));
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
                .put("seconds", (System.nanoTime() - began) / 1e9)
                .put("sha256", hashes));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
