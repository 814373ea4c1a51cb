package kith.report.render;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * An image as PNG (W3C PNG, 3rd edition) with its resolution, three bytes a pixel, each line as its difference from the
 * one above.
 */
final class PngImage {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte UP = 2;
    private static final double INCHES_PER_METRE = 1 / 0.0254;

    private PngImage() {}

    static byte[] bytes(BufferedImage image, int dotsPerInch) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        byte eight = 8;
        byte colour = 2;
        chunk(
                png,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(image.getWidth())
                        .putInt(image.getHeight())
                        .put(eight)
                        .put(colour)
                        .array());
        int perMetre = (int) Math.round(dotsPerInch * INCHES_PER_METRE);
        byte metre = 1;
        chunk(
                png,
                "pHYs",
                ByteBuffer.allocate(9)
                        .putInt(perMetre)
                        .putInt(perMetre)
                        .put(metre)
                        .array());
        chunk(png, "IDAT", deflated(lines(image)));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] lines(BufferedImage image) {
        int width = image.getWidth();
        byte[] lines = new byte[image.getHeight() * (1 + 3 * width)];
        int[] above = new int[width];
        int[] pixels = new int[width];
        int at = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, pixels, 0, width);
            lines[at++] = UP;
            for (int x = 0; x < width; x++) {
                for (int shift = 16; shift >= 0; shift -= 8) {
                    lines[at++] = (byte) ((pixels[x] >> shift) - (above[x] >> shift));
                }
            }
            System.arraycopy(pixels, 0, above, 0, width);
        }
        return lines;
    }

    private static byte[] deflated(byte[] content) {
        Deflater deflater = new Deflater();
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 14];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(name);
        png.writeBytes(data);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }
}
