package kith.data;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.yaml.Checksum;

/**
 * The rows of a file, handed on piece by piece: a large text file of any size is read in the same memory. Other files,
 * and those whose rows have to be seen together (ids that must not occur twice, joined files, chosen rows), are one
 * piece. The pieces follow each other as the rows do and together are what {@link ResponsesReader} reads, except that a
 * column whose numbers have a decimal comma in one piece may have a point in another.
 */
public final class RowSource {

    /** Characters of a piece. */
    private static final int PIECE = 1 << 22;

    /** A record that is longer has lost the quote that ends a value. */
    private static final int LONGEST_RECORD = 1 << 26;

    private final DataSource source;
    private final Consumer<Responses> rows;
    private final int size;
    private final FaultLog log;
    private final DelimitedFile file;
    private final ResponsesReader reader;
    private final StringBuilder text = new StringBuilder();
    private Optional<DelimitedFile.Read> first = Optional.empty();
    private boolean ended;
    private int records;
    private int read;
    private int blank;

    private RowSource(DataRequest request, Consumer<Responses> rows, int size) {
        this.source = request.source();
        this.rows = rows;
        this.size = size;
        this.log = new FaultLog(source.name());
        this.file = new DelimitedFile(source, log);
        this.reader = new ResponsesReader(request, log);
    }

    /**
     * What was read.
     *
     * @param findings what is worth knowing about the reading
     */
    public record Summary(InputFile input, List<Finding> findings) {
        public Summary {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Reads what is asked for.
     *
     * @param rows takes the pieces in their order; rows are named by their numbers within a piece
     * @throws kith.finding.InputException with everything that is wrong; {@code rows} may have taken pieces then
     */
    public static Summary read(DataRequest request, Consumer<Responses> rows) {
        return read(request, rows, PIECE);
    }

    /** @param size characters of a piece; a file of fewer bytes is one piece */
    static Summary read(DataRequest request, Consumer<Responses> rows, int size) {
        try {
            Optional<Charset> charset = encodingOfPieces(request, size);
            if (charset.isPresent()) {
                Optional<Summary> summary = new RowSource(request, rows, size).pieces(charset.get());
                if (summary.isPresent()) {
                    return summary.get();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DataSet all = ResponsesReader.read(request);
        rows.accept(all.responses());
        return new Summary(all.input(), all.findings());
    }

    /** The encoding of a file that can be read in pieces; empty for any other. */
    private static Optional<Charset> encodingOfPieces(DataRequest request, int size) throws IOException {
        DataSource source = request.source();
        Path path = source.file();
        boolean rowsTogether = request.roles().id().isPresent()
                || request.wide().isPresent()
                || request.roles().blanks() == Roles.Blanks.TOLD
                        && !request.roles().parting().isEmpty()
                || !source.preparation().equals(TablePreparation.NONE);
        if (rowsTogether
                || source.kind() != FileKind.DELIMITED
                || UnreadFormat.of(String.valueOf(path.getFileName())).isPresent()
                || !Files.isRegularFile(path)
                || Files.size(path) <= size) {
            return Optional.empty();
        }
        return FileText.encoding(() -> Files.newInputStream(path), source);
    }

    /**
     * Empty, with nothing handed on, where something is wrong at the beginning, which a reader of it all tells best.
     */
    private Optional<Summary> pieces(Charset charset) throws IOException {
        MessageDigest checksum = Checksum.begun();
        try (Reader in =
                FileText.reader(charset, new DigestInputStream(Files.newInputStream(source.file()), checksum))) {
            int wanted = size;
            while (!ended) {
                fill(in, wanted);
                boolean moved = first.isEmpty() ? begin() : goOn();
                if (first.isEmpty()) {
                    return Optional.empty();
                }
                if (!moved && text.length() > LONGEST_RECORD) {
                    throw new InputException(
                            source.name() + ":row " + (records + 1),
                            "a quote (\") is opened and never closed",
                            "a closing quote; a quote within a quoted value is doubled (\"\")",
                            "correct the row");
                }
                wanted = moved ? size : 2 * text.length();
            }
        }
        log.throwIfAny();
        RawTable head = first.orElseThrow().table();
        List<Finding> findings = new ArrayList<>(reader.findings(head));
        if (FileText.assumes(charset, source)) {
            findings.add(FileText.assumption(source));
        }
        if (blank > 0) {
            findings.add(BlankRows.finding(source.name(), blank));
        }
        InputFile input = new InputFile(
                source.name(), Checksum.of(checksum), read, head.header().size());
        return Optional.of(new Summary(input, findings));
    }

    private void fill(Reader in, int wanted) throws IOException {
        char[] buffer = new char[1 << 13];
        while (!ended && text.length() < wanted) {
            int got = in.read(buffer);
            ended = got < 0;
            text.append(buffer, 0, Math.max(0, got));
        }
    }

    /** Reads the head and the rows below it as far as they are complete; no {@link #first} where it cannot. */
    private boolean begin() {
        String whole = FileText.withoutMark(text.toString());
        String known = DelimiterChoice.candidates(source).stream()
                .map(delimiter -> Map.entry(delimiter, complete(whole, delimiter)))
                .filter(cut -> isRead(cut.getValue(), cut.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        Optional<DelimitedFile.Read> found = known.isEmpty() ? Optional.empty() : file.read(known);
        if (found.isEmpty() || !log.isEmpty() || known.indexOf('\0') >= 0) {
            return false;
        }
        Responses responses = reader.responses(found.get().table());
        if (!log.isEmpty()) {
            return false;
        }
        first = found;
        take(found.get(), responses);
        keepFrom(whole, known.length());
        return true;
    }

    /** Whether a text is found to have this delimiter. */
    private boolean isRead(String part, char delimiter) {
        FaultLog unheard = new FaultLog(source.name());
        return new DelimitedFile(source, unheard)
                .read(part)
                .filter(read -> read.delimiter() == delimiter && unheard.isEmpty())
                .isPresent();
    }

    /** Reads further rows as far as they are complete, and says whether there were any. */
    private boolean goOn() {
        String part = text.toString();
        DelimitedScan scan = new DelimitedScan(part, first.orElseThrow().delimiter());
        int complete = complete(scan);
        if (complete > 0) {
            DelimitedFile.Read next = file.next(scan, complete, records, first.orElseThrow());
            if (part.indexOf('\0') >= 0) {
                log.add(Fault.FILE, "this is no text: it contains zero bytes", "delimited text (CSV, TSV)", "");
            }
            take(next, reader.responses(next.table()));
        }
        keepFrom(part, end(scan, complete));
        return complete > 0;
    }

    private String complete(String part, char delimiter) {
        DelimitedScan scan = new DelimitedScan(part, delimiter);
        return part.substring(0, end(scan, complete(scan)));
    }

    /**
     * How many records are surely complete: all at the end of the file, otherwise all but the last, which may go on,
     * and the blank ones before it.
     */
    private int complete(DelimitedScan scan) {
        int count = scan.rows().size();
        if (ended) {
            return count;
        }
        count = Math.max(0, count - 1);
        while (count > 0 && scan.rows().get(count - 1).blank()) {
            count--;
        }
        return count;
    }

    /** Where the record after the first so many begins; behind the last one, where its line ends. */
    private static int end(DelimitedScan scan, int count) {
        List<DelimitedScan.Row> all = scan.rows();
        return count < all.size()
                ? all.get(count).start()
                : all.isEmpty() ? 0 : all.get(count - 1).end();
    }

    private void keepFrom(String part, int start) {
        text.setLength(0);
        text.append(part, start, part.length());
    }

    private void take(DelimitedFile.Read piece, Responses responses) {
        if (log.isEmpty() && responses.size() > 0) {
            rows.accept(responses);
        }
        records += piece.records();
        read += piece.table().rows();
        blank += piece.blank();
    }
}
