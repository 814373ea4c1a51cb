package kith.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntPredicate;
import kith.finding.Finding;
import kith.finding.Setting;

/**
 * The text of a file: in the encoding stated, else UTF-8, or UTF-16 when it says so by its first two bytes. Where it is
 * not in UTF-8, and could be in windows-1252, it is taken as that, and a finding says so.
 *
 * @param text without a mark of the byte order
 * @param assumed whether its encoding was assumed
 */
record FileText(String text, boolean assumed) {

    private static final int PIECE = 1 << 13;
    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** Opens the bytes of a text from their beginning. */
    interface Bytes {
        InputStream open() throws IOException;
    }

    /** The text, or nothing after it was told why there is none. */
    static Optional<FileText> of(byte[] bytes, DataSource source, FaultLog log) {
        if (startsWith(bytes, 'P', 'K', 3, 4)) {
            log.add(
                    Fault.FILE,
                    "this is a zip archive, such as an Excel workbook",
                    "delimited text (CSV, TSV)",
                    "if it is a workbook, let its name end in .xlsx");
            return Optional.empty();
        }
        if (startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            log.add(
                    Fault.FILE,
                    "this is an Excel workbook of the format before 2007",
                    "delimited text (CSV, TSV), .xlsx, .sav, .dta, .sas7bdat, .xpt or .parquet",
                    "save it as .xlsx");
            return Optional.empty();
        }
        Charset charset = source.layout().encoding().orElseGet(() -> ofMark(bytes));
        if (charset.equals(StandardCharsets.UTF_8) && isAscii(bytes)) {
            return Optional.of(new FileText(new String(bytes, StandardCharsets.US_ASCII), false));
        }
        Optional<Charset> found = encodingOf(bytes, source);
        if (found.isEmpty()) {
            log.add(
                    Fault.FILE,
                    charset.equals(StandardCharsets.UTF_8)
                            ? "line " + lineOfFirstBadByte(bytes) + " is not in UTF-8"
                            : "the file is not in " + charset.name(),
                    "text in " + charset.name(),
                    source.layout().encoding().isPresent()
                            ? "correct the encoding that was stated, or save the file again as “CSV UTF-8”"
                            : "add " + Setting.to("encoding", "windows-1252")
                                    + " if it was saved in the usual encoding of Western European Windows (or name the"
                                    + " right one), or save it again as “CSV UTF-8”");
            return Optional.empty();
        }
        String text = withoutMark(new String(bytes, found.get()));
        if (text.indexOf('\0') >= 0) {
            log.add(Fault.FILE, "this is no text: it contains zero bytes", "delimited text (CSV, TSV)", "");
            return Optional.empty();
        }
        return Optional.of(new FileText(text, assumes(found.get(), source)));
    }

    /** Without a mark of the byte order. */
    static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Whether an encoding was neither stated nor marked. */
    static boolean assumes(Charset found, DataSource source) {
        return source.layout().encoding().isEmpty() && found.equals(WESTERN);
    }

    /** That the encoding was assumed. */
    static Finding assumption(DataSource source) {
        return Finding.of("assumed_encoding").at(source.name());
    }

    private static Optional<Charset> encodingOf(byte[] bytes, DataSource source) {
        try {
            return encoding(() -> new ByteArrayInputStream(bytes), source);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The encoding of a text of any length; empty where it cannot be read in the one that is stated or marked. */
    static Optional<Charset> encoding(Bytes bytes, DataSource source) throws IOException {
        Charset expected = source.layout().encoding().orElse(null);
        if (expected == null) {
            try (InputStream in = bytes.open()) {
                expected = ofMark(in.readNBytes(2));
            }
            if (isIn(expected, FileText::isControl, bytes)) {
                return Optional.of(expected);
            }
            // Texts in windows-1252 hold no control characters.
            if (expected.equals(StandardCharsets.UTF_8) && isIn(WESTERN, FileText::isControl, bytes)) {
                return Optional.of(WESTERN);
            }
        }
        return isIn(expected, character -> false, bytes) ? Optional.of(expected) : Optional.empty();
    }

    /** Whether bytes can be decoded, and hold no such character. */
    private static boolean isIn(Charset charset, IntPredicate unwanted, Bytes bytes) throws IOException {
        char[] piece = new char[PIECE];
        try (Reader in = reader(charset, bytes.open())) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                for (int i = 0; i < read; i++) {
                    if (unwanted.test(piece[i])) {
                        return false;
                    }
                }
            }
            return true;
        } catch (CharacterCodingException otherwise) {
            return false;
        }
    }

    /** Reads characters; one that is not in the encoding is a {@link CharacterCodingException}. */
    static Reader reader(Charset charset, InputStream in) {
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /**
     * Whether these are characters of ASCII without control characters: then nothing has to be found out about the
     * encoding, which takes a tenth of the time of scoring a million rows.
     */
    private static boolean isAscii(byte[] bytes) {
        for (byte one : bytes) {
            if (one < ' ' && one != '\t' && one != '\n' && one != '\r') {
                return false;
            }
        }
        return true;
    }

    private static boolean isControl(int character) {
        return character < ' ' && character != '\t' && character != '\n' && character != '\r';
    }

    private static Charset ofMark(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(bytes, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private static boolean startsWith(byte[] bytes, int... first) {
        if (bytes.length < first.length) {
            return false;
        }
        for (int i = 0; i < first.length; i++) {
            if ((bytes[i] & 0xFF) != first[i]) {
                return false;
            }
        }
        return true;
    }

    private static int lineOfFirstBadByte(byte[] bytes) {
        int line = 1;
        int start = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '\n') {
                try {
                    var unused = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, i - start));
                } catch (CharacterCodingException e) {
                    return line;
                }
                line++;
                start = i + 1;
            }
        }
        return line;
    }
}
