package kith.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.finding.Finding;

/**
 * The encoding of the texts of an SPSS data file: what was stated, else what its record of the encoding names, else its
 * code page. Old files name neither; theirs are read as windows-1252, and a finding says so when that matters.
 */
final class SavEncoding {

    private static final int MACHINE = 3;
    private static final int NAMED = 20;
    private static final int CODE_PAGE_AT = 28;

    private final Charset charset;
    private final boolean assumed;
    private final CharsetDecoder decoder;
    private boolean foreign;
    private boolean malformed;

    private SavEncoding(Charset charset, boolean assumed) {
        this.charset = charset;
        this.assumed = assumed;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** @throws IOException when the file names an encoding that is not known */
    static SavEncoding of(SavRecords records, Optional<Charset> stated) throws IOException {
        if (stated.isPresent()) {
            return new SavEncoding(stated.get(), false);
        }
        if (records.has(NAMED)) {
            String name = StandardCharsets.US_ASCII
                    .decode(records.extension(NAMED))
                    .toString()
                    .strip();
            return new SavEncoding(
                    first(List.of(
                                    name,
                                    name.replaceFirst("(?i)^cp-?", "windows-"),
                                    name.replaceFirst("(?i)^cp-?", "IBM")))
                            .orElseThrow(() -> new IOException("its encoding “" + name + "” is not known")),
                    false);
        }
        ByteBuffer machine = records.extension(MACHINE);
        int page = machine.remaining() >= CODE_PAGE_AT + Integer.BYTES ? machine.getInt(CODE_PAGE_AT) : 0;
        if (page == 1) {
            throw new IOException("its texts are in EBCDIC");
        }
        if (page < 5) {
            return new SavEncoding(Charset.forName("windows-1252"), true);
        }
        return new SavEncoding(
                ofPage(page).orElseThrow(() -> new IOException("its code page " + page + " is not known")), false);
    }

    private static Optional<Charset> ofPage(int page) {
        List<String> names = new ArrayList<>();
        if (page == 65_001) {
            names.add("UTF-8");
        } else if (page > 28_590 && page < 28_606) {
            names.add("ISO-8859-" + (page - 28_590));
        } else if (page == 10_000) {
            names.add("x-MacRoman");
        } else if (page == 20_127) {
            names.add("US-ASCII");
        } else if (page == 932) {
            names.add("windows-31j");
        } else if (page == 936) {
            names.add("GBK");
        } else if (page == 20_866) {
            names.add("KOI8-R");
        }
        names.addAll(List.of("windows-" + page, "x-windows-" + page, "IBM" + page, "x-IBM" + page, "cp" + page));
        return first(names);
    }

    private static Optional<Charset> first(List<String> names) {
        for (String name : names) {
            try {
                return Optional.of(Charset.forName(name));
            } catch (IllegalArgumentException unknown) {
                // The next name may be known.
            }
        }
        return Optional.empty();
    }

    /** A text without the blanks that fill it up; what is no text in this encoding becomes U+FFFD. */
    String text(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && (bytes[end - 1] == ' ' || bytes[end - 1] == 0)) {
            end--;
        }
        boolean ascii = true;
        for (int i = 0; i < end; i++) {
            ascii &= bytes[i] >= 0;
        }
        foreign |= !ascii;
        try {
            return decoder.decode(ByteBuffer.wrap(bytes, 0, end)).toString().strip();
        } catch (java.nio.charset.CharacterCodingException notThis) {
            malformed = true;
            return new String(bytes, 0, end, charset).strip();
        }
    }

    /** What is to be known about the texts read. */
    List<Finding> findings(DataSource source) {
        List<Finding> findings = new ArrayList<>();
        if (malformed) {
            findings.add(Finding.of("wrong_encoding", Map.of("encoding", charset.name()))
                    .at(source.name()));
        } else if (assumed && foreign) {
            findings.add(Finding.of("assumed_encoding").at(source.name()));
        }
        return findings;
    }
}
