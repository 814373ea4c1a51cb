package kith.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Where the parts of a Stata file begin, whatever its release.
 *
 * @param variables number of variables
 * @param cases number of cases
 * @param types place of the types; the names and the others follow likewise
 * @param longTexts place of the long texts; −1 in releases without them
 */
record StataSections(
        StataRelease release,
        ByteBuffer bytes,
        int variables,
        long cases,
        int types,
        int names,
        int formats,
        int labelNames,
        int labels,
        int data,
        int longTexts,
        int valueLabels) {

    private static final String START = "<stata_dta><header><release>";
    private static final int SECTIONS_OF_MAP = 14;
    private static final int OLD_DATA_LABEL = 81;
    private static final int OLD_TIMESTAMP = 18;

    static StataSections of(byte[] file) throws IOException {
        String head = new String(file, 0, Math.min(file.length, START.length()), StandardCharsets.ISO_8859_1);
        return head.equals(START) ? tagged(file) : plain(file);
    }

    private static StataRelease release(int number) throws IOException {
        return StataRelease.of(number)
                .orElseThrow(() -> new IOException(
                        "its format is neither release 113 to 115 nor 117 to 119, which Stata 8 and later write"));
    }

    private static StataSections plain(byte[] file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(file);
        StataRelease release = release(in.get() & 0xFF);
        if (release.tagged()) {
            throw new IOException("its beginning is not that of a Stata file");
        }
        in.order(in.get() == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        in.getShort();
        int variables = in.getShort() & 0xFFFF;
        long cases = in.getInt() & 0xFFFF_FFFFL;
        int types = in.position() + OLD_DATA_LABEL + OLD_TIMESTAMP;
        int names = types + variables;
        int formats = names + variables * release.nameWidth() + 2 * (variables + 1);
        int labelNames = formats + variables * release.formatWidth();
        int labels = labelNames + variables * release.nameWidth();
        in.position(labels + variables * release.labelWidth());
        while (true) {
            int kind = in.get();
            int length = in.getInt();
            if (kind == 0 && length == 0) {
                break;
            }
            if (length < 0) {
                throw new IOException("a characteristic has a negative length");
            }
            in.position(in.position() + length);
        }
        return new StataSections(
                release, in, variables, cases, types, names, formats, labelNames, labels, in.position(), -1, -1);
    }

    private static StataSections tagged(byte[] file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(file).position(START.length());
        StataRelease release = release(Integer.parseInt(ascii(in, 3).replaceAll("\\D", "0")));
        skip(in, "</release><byteorder>");
        in.order(ascii(in, 3).equals("MSF") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        skip(in, "</byteorder><K>");
        int variables = release.wide() ? in.getInt() : in.getShort() & 0xFFFF;
        skip(in, "</K><N>");
        long cases = release.unicode() ? in.getLong() : in.getInt() & 0xFFFF_FFFFL;
        skip(in, "</N><label>");
        int label = release.unicode() ? in.getShort() & 0xFFFF : in.get() & 0xFF;
        in.position(in.position() + label);
        skip(in, "</label><timestamp>");
        int timestamp = in.get() & 0xFF;
        in.position(in.position() + timestamp);
        skip(in, "</timestamp></header><map>");
        int[] map = new int[SECTIONS_OF_MAP];
        for (int i = 0; i < map.length; i++) {
            map[i] = Math.toIntExact(in.getLong());
        }
        String[] tags = {
            "<variable_types>",
            "<varnames>",
            "<formats>",
            "<value_label_names>",
            "<variable_labels>",
            "<data>",
            "<strls>",
            "<value_labels>"
        };
        int[] places = {2, 3, 5, 6, 7, 9, 10, 11};
        int[] begin = new int[tags.length];
        for (int i = 0; i < tags.length; i++) {
            in.position(map[places[i]]);
            skip(in, tags[i]);
            begin[i] = in.position();
        }
        return new StataSections(
                release, in, variables, cases, begin[0], begin[1], begin[2], begin[3], begin[4], begin[5], begin[6],
                begin[7]);
    }

    private static String ascii(ByteBuffer in, int length) {
        byte[] text = new byte[length];
        in.get(text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void skip(ByteBuffer in, String tag) throws IOException {
        if (!ascii(in, tag.length()).equals(tag)) {
            throw new IOException("“" + tag + "” is not where it has to be");
        }
    }
}
