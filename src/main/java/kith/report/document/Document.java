package kith.report.document;

import java.util.List;
import kith.finding.WayIn;

/**
 * A report.
 *
 * @param subtitle may be empty
 * @param summary what the report says in words and in a few numbers, shown first
 * @param way how the reader asked for it, which decides what advice it gives
 * @param imprint who wrote it and when, and the files beside it
 * @param manifest how it came to be (version, options, seed, checksums of the input), label and value
 */
public record Document(
        String title,
        String subtitle,
        String language,
        WayIn way,
        Section summary,
        List<Section> sections,
        Imprint imprint,
        List<Entry> manifest) {

    public Document {
        sections = List.copyOf(sections);
        manifest = List.copyOf(manifest);
    }

    /** For a user who asked on the command line. */
    public Document(
            String title,
            String subtitle,
            String language,
            Section summary,
            List<Section> sections,
            List<Entry> manifest) {
        this(title, subtitle, language, WayIn.COMMAND_LINE, summary, sections, Imprint.NONE, manifest);
    }

    /**
     * Who wrote a report and when, and the files that were written beside it.
     *
     * @param byline authors and date; may be empty
     * @param companions label and name of each file, which a page links to
     */
    public record Imprint(String byline, List<Entry> companions) {

        /** Of a report that says nothing of this. */
        public static final Imprint NONE = new Imprint("", List.of());

        public Imprint {
            companions = List.copyOf(companions);
        }
    }

    /** A label and what it stands for. */
    public record Entry(String label, String value) {}
}
