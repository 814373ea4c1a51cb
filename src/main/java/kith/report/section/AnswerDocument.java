package kith.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kith.data.InputFile;
import kith.finding.Finding;
import kith.report.document.Block;
import kith.report.document.Document;
import kith.report.document.Document.Entry;
import kith.report.document.Section;
import kith.report.document.Tree;
import kith.study.Version;

/** The answer to a single question as a report of its own: what is to be known first, then the answer, then how it was made. */
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
            known.add(new Block.Paragraph("Nothing stands in the way of relying on this answer."));
        }
        return new Document(
                section.title(),
                String.join(", ", input.stream().map(InputFile::name).toList()),
                "en",
                new Section("findings", "What is to be known", known),
                List.of(section),
                manifest(options, input));
    }

    private static List<Entry> manifest(Tree options, List<InputFile> input) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry("Kith", Version.text()));
        for (Map.Entry<String, Object> option : options.entries().entrySet()) {
            if (option.getValue() != null && !(option.getValue() instanceof Tree)) {
                entries.add(new Entry(option.getKey(), String.valueOf(option.getValue())));
            }
        }
        input.forEach(file -> entries.add(new Entry("SHA-256 of " + file.name(), file.sha256())));
        return entries;
    }
}
