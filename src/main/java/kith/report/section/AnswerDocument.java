package kith.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kith.data.InputFile;
import kith.finding.Finding;
import kith.report.document.Block;
import kith.report.document.Document;
import kith.report.document.Document.Entry;
import kith.report.document.Section;
import kith.report.document.Tree;
import kith.report.section.finding.Notices;
import kith.study.Version;

/**
 * The answer to a single question as a report of its own: what is to be known first, then the answer, then how it was
 * made.
 */
public final class AnswerDocument {

    private AnswerDocument() {}

    /**
     * @param section the answer
     * @param options as they were used
     * @param input the file of answers, none or one
     */
    public static Document of(Section section, List<Finding> findings, Tree options, List<InputFile> input) {
        List<Block> known = new ArrayList<>(Notices.of(findings));
        if (known.isEmpty()) {
            known.add(new Block.Paragraph("There are no findings."));
        }
        List<Section> sections = new ArrayList<>(List.of(without(known, section)));
        References.of(List.of(section)).ifPresent(sections::add);
        return new Document(
                section.title(),
                String.join(", ", input.stream().map(AnswerDocument::fileName).toList()),
                "en",
                new Section("findings", "What is to be known", known),
                sections,
                manifest(options, input));
    }

    /** Of what is to be known, that which the section does not tell itself. */
    public static List<Block> notices(Section section, List<Finding> findings) {
        return Notices.of(Notices.untold(findings, section));
    }

    /** The section without what stands before it already. */
    private static Section without(List<Block> known, Section section) {
        return new Section(
                section.id(),
                section.title(),
                section.blocks().stream()
                        .filter(block -> !known.contains(block))
                        .toList(),
                section.subsections().stream().map(sub -> without(known, sub)).toList());
    }

    /** Where the file lies is of no use to a reader of the report. */
    private static String fileName(InputFile file) {
        return file.name()
                .substring(Math.max(file.name().lastIndexOf('/'), file.name().lastIndexOf('\\')) + 1);
    }

    private static String words(Object value) {
        return value instanceof List<?> many
                ? many.stream().map(AnswerDocument::words).collect(Collectors.joining(", "))
                : String.valueOf(value).strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    private static List<Entry> manifest(Tree options, List<InputFile> input) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry("Kith", Version.text()));
        for (Map.Entry<String, Object> option : options.entries().entrySet()) {
            if (option.getValue() != null && !(option.getValue() instanceof Tree)) {
                entries.add(new Entry(option.getKey(), words(option.getValue())));
            }
        }
        input.forEach(file -> entries.add(new Entry("SHA-256 of " + fileName(file), file.sha256())));
        return entries;
    }
}
