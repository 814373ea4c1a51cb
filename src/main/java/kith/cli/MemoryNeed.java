package kith.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * About how much memory a verb needs for a delimited text file: what Java itself holds, the bytes and the text of the
 * file while it is read, and so many bytes for each cell. The bytes for a cell were measured with 30 items, and leave
 * room for a bootstrap on two threads.
 *
 * @param rows lines of the file below the first
 * @param columns cells of the first line
 * @param bytes how much memory
 */
record MemoryNeed(long rows, int columns, long bytes) {

    /** Verbs that work on packed columns and on moments. */
    private static final Set<String> PACKED =
            Set.of("cfa", "efa", "group", "invariance", "items", "reliability", "score", "screen");

    private static final int BYTES_PACKED = 8;
    private static final int BYTES_OF_ROWS = 40;
    private static final long OF_JAVA = 40L << 20;
    private static final int BUFFER = 1 << 16;

    /** Empty where the file is no delimited text, or cannot be read. */
    static Optional<MemoryNeed> of(String verb, Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(java.util.Locale.ROOT);
        boolean text = name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt");
        if (!text || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(counted(verb, in, Files.size(file)));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static MemoryNeed counted(String verb, InputStream in, long size) throws IOException {
        long lines = 0;
        int columns = 1;
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (int i = 0; i < read; i++) {
                byte letter = buffer[i];
                columns += lines == 0 && (letter == ',' || letter == ';' || letter == '\t') ? 1 : 0;
                lines += letter == '\n' ? 1 : 0;
            }
        }
        long rows = Math.max(0, lines - 1);
        int ofCell = PACKED.contains(verb) ? BYTES_PACKED : BYTES_OF_ROWS;
        return new MemoryNeed(rows, columns, OF_JAVA + 2 * size + rows * columns * ofCell);
    }
}
