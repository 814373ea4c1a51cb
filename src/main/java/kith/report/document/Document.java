package kith.report.document;

import java.util.List;

/**
 * A report.
 *
 * @param subtitle may be empty
 * @param summary what the report says in words and in a few numbers, shown first
 * @param manifest how it came to be (version, options, seed, checksums of the input), label and value
 */
public record Document(
        String title, String subtitle, String language, Section summary, List<Section> sections, List<Entry> manifest) {

    public Document {
        sections = List.copyOf(sections);
        manifest = List.copyOf(manifest);
    }

    /** A label and what it stands for. */
    public record Entry(String label, String value) {}
}
