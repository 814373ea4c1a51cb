package kith.report.render;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites a zip file so that its bytes depend on nothing but the contents: entries by name, one fixed time, no
 * compression (compressed bytes differ between versions of the compressing library, stored ones never do).
 */
final class StableZip {

    /** Any time that the format holds without a time zone; its first midnight is written with one. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 2, 0, 0);

    private static final String FIRST = "[Content_Types].xml";

    private StableZip() {}

    static void rewrite(byte[] zip, OutputStream out) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        write(entries, out);
    }

    /** Writes a zip file of these entries. */
    static void write(Map<String, byte[]> contents, OutputStream out) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>(contents);
        ZipOutputStream stored = new ZipOutputStream(out);
        stored.setMethod(ZipOutputStream.STORED);
        byte[] types = entries.remove(FIRST);
        if (types != null) {
            store(stored, FIRST, types);
        }
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            store(stored, entry.getKey(), entry.getValue());
        }
        stored.finish();
        stored.flush();
    }

    private static void store(ZipOutputStream out, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(checksum.getValue());
        entry.setTimeLocal(TIME);
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }
}
