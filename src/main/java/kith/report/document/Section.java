package kith.report.document;

import java.util.List;

/**
 * A part of a report: in HTML a heading with what follows it, in a workbook a sheet.
 *
 * @param id stable, in lower-case words joined by hyphens; anchor in HTML
 * @param subsections one level below; a workbook puts them on the same sheet
 */
public record Section(String id, String title, List<Block> blocks, List<Section> subsections) {

    /** Id of the section whose paragraphs are references, which are set with a hanging indent. */
    public static final String REFERENCES = "references";

    public Section {
        blocks = List.copyOf(blocks);
        subsections = List.copyOf(subsections);
    }

    public Section(String id, String title, List<Block> blocks) {
        this(id, title, blocks, List.of());
    }
}
