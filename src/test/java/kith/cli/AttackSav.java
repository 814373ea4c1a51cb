package kith.cli;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** SPSS files of four items and 60 respondents with something wrong in them. */
final class AttackSav {

    private static final int ITEMS = 4;
    private static final int ROWS = 60;
    private static final int HEADER = 176;

    private final ByteBuffer out = ByteBuffer.allocate(20_000).order(ByteOrder.LITTLE_ENDIAN);

    private AttackSav() {}

    /** @param what {@code good}, {@code cut:N}, {@code flip:SEED}, {@code int:PLACE:VALUE} or records as numbers */
    static byte[] of(String what) {
        String[] parts = what.split(":");
        byte[] file = new AttackSav().file(parts[0].equals("records") ? parts : new String[0]);
        switch (parts[0]) {
            case "cut" -> {
                return java.util.Arrays.copyOf(file, Integer.parseInt(parts[1]));
            }
            case "flip" -> {
                Random random = new Random(Integer.parseInt(parts[1]));
                for (int i = 0; i < 6; i++) {
                    file[64 + random.nextInt(file.length - 64)] = (byte) random.nextInt(256);
                }
            }
            case "int" ->
                ByteBuffer.wrap(file)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
            case "bias" ->
                ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putDouble(84, Double.parseDouble(parts[1]));
            default -> {}
        }
        return file;
    }

    private byte[] file(String... records) {
        text("$FL2", 4);
        text("@(#) SPSS DATA FILE", 60);
        out.putInt(2).putInt(ITEMS).putInt(0).putInt(0).putInt(ROWS).putDouble(100);
        text("01 Jan 2612:00:00", 17);
        text("", 67);
        assert out.position() == HEADER;
        for (int i = 1; i <= ITEMS; i++) {
            out.putInt(2).putInt(0).putInt(1).putInt(0).putInt(0x050802).putInt(0x050802);
            text("q" + i, 8);
            out.putInt(5);
            text("label", 8);
        }
        out.putInt(7).putInt(3).putInt(4).putInt(8);
        out.putInt(1)
                .putInt(0)
                .putInt(0)
                .putInt(-1)
                .putInt(1)
                .putInt(1)
                .putInt(2)
                .putInt(65001);
        for (int i = 1; i < records.length; i++) {
            out.putInt(Integer.parseInt(records[i]));
        }
        out.putInt(999).putInt(0);
        Random random = new Random(1);
        for (int i = 0; i < ROWS * ITEMS; i++) {
            out.putDouble(1 + random.nextInt(5));
        }
        return java.util.Arrays.copyOf(out.array(), out.position());
    }

    private void text(String text, int width) {
        byte[] letters = new byte[width];
        java.util.Arrays.fill(letters, (byte) (text.isEmpty() ? 0 : ' '));
        byte[] own = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(own, 0, letters, 0, own.length);
        out.put(letters);
    }
}
