package kith.report.document;

import java.util.List;
import kith.finding.WayIn;

/**
 * A report.
 *
 * @param subtitle may be empty
 * @param summary what the report says in words and in a few numbers, shown first
 * @param way how the reader asked for it, which decides what advice it gives
 * @param manifest how it came to be (version, options, seed, checksums of the input), label and value
 */
public record Document(
        String title,
        String subtitle,
        String language,
        WayIn way,
        Section summary,
        List<Section> sections,
        List<Entry> manifest) {

    public Document {
        sections = List.copyOf(sections);
        manifest = List.copyOf(manifest);
    }

    /** For somebody who asked on the command line. */
    public Document(
            String title,
            String subtitle,
            String language,
            Section summary,
            List<Section> sections,
            List<Entry> manifest) {
        this(title, subtitle, language, WayIn.COMMAND_LINE, summary, sections, manifest);
    }

    /** A label and what it stands for. */
    public record Entry(String label, String value) {}
}
