package kith.data;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.stream.Stream;

/**
 * The cells of a column, each different text stored once: a cell takes one, two or four bytes. Immutable.
 *
 * @see Builder
 */
final class TextColumn extends AbstractList<String> implements RandomAccess {

    private final List<String> texts;
    private final byte[] bytes;
    private final char[] chars;
    private final int[] ints;
    private final int size;

    private TextColumn(Builder from) {
        this.texts = from.texts;
        this.bytes = from.bytes;
        this.chars = from.chars;
        this.ints = from.ints;
        this.size = from.size;
    }

    /** The cells of a column at these places; an empty one where a place is negative. */
    static TextColumn of(List<String> cells, int[] places) {
        Builder builder = new Builder(places.length);
        for (int place : places) {
            builder.add(place < 0 ? "" : cells.get(place));
        }
        return builder.column();
    }

    @Override
    public String get(int row) {
        Objects.checkIndex(row, size);
        return texts.get(bytes != null ? bytes[row] & 0xFF : chars != null ? chars[row] : ints[row]);
    }

    @Override
    public int size() {
        return size;
    }

    /** Takes cells one by one. Not thread-safe. */
    static final class Builder {
        /** Beyond so many different texts, and where most cells differ, as ids do, no more are looked for. */
        private static final int SURELY_LOOKED_UP = 1 << 16;

        private final List<String> texts = new ArrayList<>();
        private final Map<String, Integer> codes = new HashMap<>();
        private final int[] codeOfLetter = new int[128];
        private byte[] bytes;
        private char[] chars;
        private int[] ints;
        private int size;

        /** @param rows how many cells are expected; more may come */
        Builder(int rows) {
            bytes = new byte[rows];
        }

        /** Takes a cell that is part of a text; nothing is made of it where it is one letter that was there before. */
        void add(String text, int from, int to) {
            char only = to - from == 1 ? text.charAt(from) : 0;
            if (only == 0 || only >= codeOfLetter.length) {
                add(text.substring(from, to));
                return;
            }
            if (codeOfLetter[only] == 0) {
                codeOfLetter[only] = code(Character.toString(only)) + 1;
            }
            put(codeOfLetter[only] - 1);
        }

        void add(String cell) {
            put(code(cell));
        }

        private int code(String cell) {
            Integer known = codes.get(cell);
            if (known != null) {
                return known;
            }
            if (texts.size() < SURELY_LOOKED_UP || texts.size() < size / 2) {
                codes.put(cell, texts.size());
            }
            texts.add(cell);
            return texts.size() - 1;
        }

        private void put(int code) {
            if (size == capacity()) {
                resize(Math.max(16, size + (size >> 1)));
            }
            if (bytes != null && code > 0xFF) {
                chars = new char[bytes.length];
                for (int i = 0; i < size; i++) {
                    chars[i] = (char) (bytes[i] & 0xFF);
                }
                bytes = null;
            }
            if (chars != null && code > Character.MAX_VALUE) {
                ints = new int[chars.length];
                for (int i = 0; i < size; i++) {
                    ints[i] = chars[i];
                }
                chars = null;
            }
            if (bytes != null) {
                bytes[size++] = (byte) code;
            } else if (chars != null) {
                chars[size++] = (char) code;
            } else {
                ints[size++] = code;
            }
        }

        /** As many as there are columns. */
        static List<Builder> several(int columns, int rows) {
            return Stream.generate(() -> new Builder(rows)).limit(columns).toList();
        }

        static List<List<String>> columns(List<Builder> builders) {
            return builders.stream().<List<String>>map(Builder::column).toList();
        }

        /** What was added. Nothing may be added afterwards. */
        TextColumn column() {
            if (size < capacity()) {
                resize(size);
            }
            codes.clear();
            return new TextColumn(this);
        }

        private int capacity() {
            return bytes != null ? bytes.length : chars != null ? chars.length : ints.length;
        }

        private void resize(int cells) {
            bytes = bytes == null ? null : Arrays.copyOf(bytes, cells);
            chars = chars == null ? null : Arrays.copyOf(chars, cells);
            ints = ints == null ? null : Arrays.copyOf(ints, cells);
        }
    }
}
