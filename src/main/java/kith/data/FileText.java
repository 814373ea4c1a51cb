package kith.data;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntPredicate;
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
        boolean assumed = source.layout().encoding().isEmpty()
                && charset.equals(StandardCharsets.UTF_8)
                && !isIn(StandardCharsets.UTF_8, bytes)
                && isIn(WESTERN, bytes);
        try {
            String text = decoded(assumed ? WESTERN : charset, bytes);
            if (text.startsWith("\uFEFF")) {
                text = text.substring(1);
            }
            if (text.indexOf('\0') >= 0) {
                log.add(Fault.FILE, "this is no text: it contains zero bytes", "delimited text (CSV, TSV)", "");
                return Optional.empty();
            }
            return Optional.of(new FileText(text, assumed));
        } catch (CharacterCodingException e) {
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

    private static String decoded(Charset charset, byte[] bytes) throws CharacterCodingException {
        requireNone(character -> false, charset, bytes);
        return new String(bytes, charset);
    }

    /** Whether it can be decoded, and holds no control characters, which texts in windows-1252 do not have. */
    private static boolean isIn(Charset charset, byte[] bytes) {
        try {
            return requireNone(FileText::isControl, charset, bytes);
        } catch (CharacterCodingException otherwise) {
            return false;
        }
    }

    private static boolean isControl(int character) {
        return character < ' ' && character != '\t' && character != '\n' && character != '\r';
    }

    /** Decodes piece by piece and gives whether there is no such character. */
    private static boolean requireNone(IntPredicate unwanted, Charset charset, byte[] bytes)
            throws CharacterCodingException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(PIECE);
        CoderResult result;
        do {
            result = decoder.decode(in, out, true);
            if (result.isUnderflow()) {
                result = decoder.flush(out);
            }
            if (result.isError()) {
                result.throwException();
            }
            out.flip();
            while (out.hasRemaining()) {
                if (unwanted.test(out.get())) {
                    return false;
                }
            }
            out.clear();
        } while (result.isOverflow());
        return true;
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
