package kith.report.render;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Outlines of text in Liberation Sans, whose file PDFBox carries. They depend on no font of the machine, so that
 * figures come out the same everywhere, also where no font is installed. Text in a script that this font lacks is taken
 * from the machine's fonts; where there are none either, it shows as boxes.
 */
final class GlyphOutlines {

    private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final TrueTypeFont font;
    private final CmapLookup characters;

    static {
        QuietLogging.set();
    }

    GlyphOutlines() {
        try (InputStream in = TrueTypeFont.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the application lacks " + FILE);
            }
            font = new TTFParser().parse(new RandomAccessReadBuffer(in));
            characters = font.getUnicodeCmapLookup();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A text and how far it reaches. */
    record Line(Shape outline, double width) {}

    /** The text on one line from (0, 0) to the right, its base line at 0. */
    Line line(String text, double size) {
        boolean known = text.codePoints().allMatch(c -> characters.getGlyphId(c) > 0);
        return known ? own(text, size) : machine(text, size).orElseGet(() -> own(text, size));
    }

    private Line own(String text, double size) {
        try {
            double scale = size / font.getUnitsPerEm();
            Path2D outline = new Path2D.Double();
            double x = 0;
            for (int character : text.codePoints().toArray()) {
                int glyph = characters.getGlyphId(character);
                GlyphData data = font.getGlyph().getGlyph(glyph);
                if (data != null) {
                    AffineTransform place = new AffineTransform(scale, 0, 0, -scale, x, 0);
                    outline.append(place.createTransformedShape(data.getPath()), false);
                }
                x += font.getAdvanceWidth(glyph) * scale;
            }
            return new Line(outline, x);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** By a font of the machine; none on a machine whose fonts cannot be used, which Java tells in many ways. */
    private static Optional<Line> machine(String text, double size) {
        try {
            Font sans = new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) size);
            TextLayout layout = new TextLayout(text, sans, new FontRenderContext(null, true, true));
            return Optional.of(new Line(layout.getOutline(null), layout.getAdvance()));
        } catch (RuntimeException | LinkageError | InternalError none) {
            return Optional.empty();
        }
    }
}
