package kith.report.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import kith.report.document.Figure;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A figure as an image, painted from the very SVG that the page shows, in the colours of print. Reads the marks that
 * {@link Svg} writes and no other.
 */
final class FigureImage {

    private final PlotStyle style = PlotStyle.ofPage();
    private final GlyphOutlines glyphs = new GlyphOutlines();
    private final int dotsPerInch;

    FigureImage(int dotsPerInch) {
        this.dotsPerInch = dotsPerInch;
    }

    /**
     * An image.
     *
     * @param width in inches
     * @param height in inches
     */
    record Image(byte[] png, double width, double height) {}

    /** The image, at most so many inches wide and high; a drawing of the usual width takes all the width. */
    Image of(Figure figure, double width, double height) {
        Element svg = parsed(Drawing.of(figure));
        double w = number(svg, "width");
        double h = number(svg, "height");
        double inches = Math.min(width / Math.max(w, Marks.WIDTH), height / h);
        double scale = inches * dotsPerInch;
        BufferedImage image =
                new BufferedImage((int) Math.round(w * scale), (int) Math.round(h * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(scale, scale);
        children(graphics, svg);
        graphics.dispose();
        return new Image(PngImage.bytes(image, dotsPerInch), w * inches, h * inches);
    }

    private static Element parsed(String svg) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException wrong) {
            throw new IllegalStateException("a drawing that is no XML", wrong);
        }
    }

    private void children(Graphics2D graphics, Element parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element mark) {
                switch (mark.getTagName()) {
                    case "g" -> children(graphics, mark);
                    case "title" -> {}
                    case "text" -> text(graphics, mark);
                    default -> paint(graphics, shape(mark), style(mark));
                }
            }
        }
    }

    private Map<String, String> style(Element mark) {
        Set<String> classes =
                new HashSet<>(Arrays.asList(mark.getAttribute("class").split(" ")));
        Map<String, String> own = new HashMap<>();
        for (String name : new String[] {"fill", "stroke-width", "fill-opacity"}) {
            if (mark.hasAttribute(name)) {
                own.put(name, mark.getAttribute(name));
            }
        }
        own.putAll(style.of(mark.getTagName(), classes));
        String inline = mark.getAttribute("style");
        if (inline.startsWith("fill:")) {
            own.put("fill", inline.substring("fill:".length()));
        }
        return own;
    }

    private static Shape shape(Element mark) {
        return switch (mark.getTagName()) {
            case "rect" -> {
                double round = mark.hasAttribute("rx") ? 2 * number(mark, "rx") : 0;
                yield new RoundRectangle2D.Double(
                        number(mark, "x"),
                        number(mark, "y"),
                        number(mark, "width"),
                        number(mark, "height"),
                        round,
                        round);
            }
            case "line" ->
                new Line2D.Double(number(mark, "x1"), number(mark, "y1"), number(mark, "x2"), number(mark, "y2"));
            case "circle" -> ellipse(mark, number(mark, "r"), number(mark, "r"));
            case "ellipse" -> ellipse(mark, number(mark, "rx"), number(mark, "ry"));
            case "path" -> path(mark.getAttribute("d"));
            default -> throw new IllegalStateException("no mark of drawings: " + mark.getTagName());
        };
    }

    private static Shape ellipse(Element mark, double rx, double ry) {
        return new Ellipse2D.Double(number(mark, "cx") - rx, number(mark, "cy") - ry, 2 * rx, 2 * ry);
    }

    private static Shape path(String data) {
        Path2D path = new Path2D.Double();
        StringTokenizer tokens = new StringTokenizer(data, "MLCZ ", true);
        char command = 'M';
        double[] points = new double[6];
        int count = 0;
        while (tokens.hasMoreTokens()) {
            String token = tokens.nextToken();
            if (token.equals(" ")) {
                continue;
            }
            if (token.equals("Z")) {
                path.closePath();
            } else if ("MLC".contains(token)) {
                command = token.charAt(0);
                count = 0;
            } else {
                points[count++] = Double.parseDouble(token);
                if (count == (command == 'C' ? 6 : 2)) {
                    segment(path, command, points);
                    count = 0;
                }
            }
        }
        return path;
    }

    private static void segment(Path2D path, char command, double[] p) {
        switch (command) {
            case 'M' -> path.moveTo(p[0], p[1]);
            case 'L' -> path.lineTo(p[0], p[1]);
            default -> path.curveTo(p[0], p[1], p[2], p[3], p[4], p[5]);
        }
    }

    private static void paint(Graphics2D graphics, Shape shape, Map<String, String> style) {
        String fill = style.getOrDefault("fill", "#000000");
        if (!fill.equals("none") && !(shape instanceof Line2D)) {
            graphics.setColor(colour(fill, Double.parseDouble(style.getOrDefault("fill-opacity", "1"))));
            graphics.fill(shape);
        }
        stroke(graphics, shape, style);
    }

    private static void stroke(Graphics2D graphics, Shape shape, Map<String, String> style) {
        String stroke = style.getOrDefault("stroke", "none");
        if (stroke.equals("none")) {
            return;
        }
        float width = (float) length(style.getOrDefault("stroke-width", "1"));
        String dashes = style.getOrDefault("stroke-dasharray", "");
        if (dashes.isEmpty()) {
            graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        } else {
            String[] lengths = dashes.split(" ");
            float[] dash = {Float.parseFloat(lengths[0]), Float.parseFloat(lengths[1])};
            graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 4, dash, 0));
        }
        graphics.setColor(colour(stroke, 1));
        graphics.draw(shape);
    }

    private void text(Graphics2D graphics, Element mark) {
        Map<String, String> style = style(mark);
        double size = style.containsKey("font-size") ? length(style.get("font-size")) : Svg.FONT;
        GlyphOutlines.Line line = glyphs.line(PlainText.line(mark.getTextContent()), size);
        double shift = switch (mark.getAttribute("text-anchor")) {
            case "middle" -> line.width() / 2;
            case "end" -> line.width();
            default -> 0;
        };
        double x = number(mark, "x");
        double y = number(mark, "y");
        AffineTransform place = new AffineTransform();
        String turned = mark.getAttribute("transform");
        if (!turned.isEmpty()) {
            String[] words = turned.replaceAll("[^-0-9. ]", "").strip().split(" ");
            place.rotate(
                    Math.toRadians(Double.parseDouble(words[0])),
                    Double.parseDouble(words[1]),
                    Double.parseDouble(words[2]));
        }
        place.translate(x - shift, y + 0.35 * size);
        Shape outline = place.createTransformedShape(line.outline());
        if (style.containsKey("paint-order")) {
            graphics.setStroke(new BasicStroke(
                    (float) length(style.get("stroke-width")), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.setColor(colour(style.get("stroke"), 1));
            graphics.draw(outline);
        }
        graphics.setColor(colour(style.getOrDefault("fill", "#000000"), 1));
        graphics.fill(outline);
    }

    /** {@code #rrggbb} or {@code rgb(r g b)}. */
    private static Color colour(String text, double opacity) {
        int alpha = (int) Math.round(255 * opacity);
        if (text.startsWith("#")) {
            int rgb = Integer.parseInt(text.substring(1).toLowerCase(Locale.ROOT), 16);
            return new Color(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, alpha);
        }
        String[] parts = text.replaceAll("[^0-9 ]", "").strip().split(" ");
        return new Color(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), alpha);
    }

    private static double length(String text) {
        return Double.parseDouble(text.replace("px", ""));
    }

    private static double number(Element mark, String name) {
        return Double.parseDouble(mark.getAttribute(name));
    }
}
