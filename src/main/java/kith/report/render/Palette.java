package kith.report.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Colours of plots. Segments of ordered answers run from orange over a pale middle to blue, which colour-blind readers
 * tell apart, and their lightness is not the same on both sides, so that a print in grey keeps the ends apart as well.
 * Steps between the anchors are even in OKLab (Ottosson, 2020), where equal distances look equal.
 */
final class Palette {

    /** Opacity of the deepest shade in a heat map; the text on it stays readable in light and in dark. */
    static final double DEEPEST = 0.72;

    private static final double[][] AGAINST = {rgb(0xC9, 0x5F, 0x14), rgb(0xF6, 0xC8, 0x9A)};
    private static final double[] MIDDLE = rgb(0xEC, 0xEA, 0xE4);
    private static final double[][] FOR = {rgb(0x8D, 0xB4, 0xD8), rgb(0x1F, 0x4E, 0x79)};
    private static final String[] NAMED = {
        "#3b6ea5", "#e0a458", "#6b9e78", "#8a6fa8", "#c4d4e3", "#b5533c", "#f3dfc1", "#2f4858", "#a9c8b0", "#d3c4e0"
    };

    private Palette() {}

    /** Colours of ordered answers from one end to the other, as {@code #rrggbb}. */
    static List<String> diverging(int count) {
        List<String> colours = new ArrayList<>();
        int half = count / 2;
        for (int i = 0; i < half; i++) {
            colours.add(hex(between(AGAINST[0], AGAINST[1], half == 1 ? 0.4 : i / (half - 1.0))));
        }
        if (count % 2 == 1) {
            colours.add(hex(MIDDLE));
        }
        for (int i = 0; i < half; i++) {
            colours.add(hex(between(FOR[0], FOR[1], half == 1 ? 0.6 : i / (half - 1.0))));
        }
        return colours;
    }

    /** Colours of segments without an order. */
    static List<String> named(int count) {
        List<String> colours = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            colours.add(NAMED[i % NAMED.length]);
        }
        return colours;
    }

    /** Black or white, whichever is easier to read on a colour. */
    static String textOn(String hex) {
        double luminance = luminance(hex);
        return (luminance + 0.05) / 0.05 * 0.94 > 1.05 / (luminance + 0.05) ? "#1c2024" : "#ffffff";
    }

    /** Relative luminance (WCAG 2.2) of {@code #rrggbb}. */
    static double luminance(String hex) {
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return 0.2126 * linear((rgb >> 16 & 255) / 255.0)
                + 0.7152 * linear((rgb >> 8 & 255) / 255.0)
                + 0.0722 * linear((rgb & 255) / 255.0);
    }

    private static double[] rgb(int red, int green, int blue) {
        return new double[] {red / 255.0, green / 255.0, blue / 255.0};
    }

    private static double[] between(double[] from, double[] to, double share) {
        double[] a = lab(from);
        double[] b = lab(to);
        double[] mixed = new double[3];
        for (int i = 0; i < 3; i++) {
            mixed[i] = a[i] + share * (b[i] - a[i]);
        }
        return rgb(mixed);
    }

    private static double[] lab(double[] rgb) {
        double r = linear(rgb[0]);
        double g = linear(rgb[1]);
        double b = linear(rgb[2]);
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }

    private static double[] rgb(double[] lab) {
        double l = Math.pow(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2], 3);
        double m = Math.pow(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2], 3);
        double s = Math.pow(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2], 3);
        return new double[] {
            companded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
            companded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
            companded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)
        };
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static double companded(double linear) {
        double channel = linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
        return Math.min(1, Math.max(0, channel));
    }

    private static String hex(double[] rgb) {
        StringBuilder hex = new StringBuilder("#");
        for (double channel : rgb) {
            String digits = Integer.toHexString((int) Math.round(255 * channel));
            hex.append(digits.length() < 2 ? "0" : "").append(digits);
        }
        return hex.toString();
    }
}
