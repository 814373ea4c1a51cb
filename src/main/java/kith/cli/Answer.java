package kith.cli;

import java.util.List;
import java.util.Optional;
import kith.data.DataSet;
import kith.data.InputFile;
import kith.finding.Finding;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Tree;

/**
 * What a verb found out, in every form that it can be written.
 *
 * @param analysis name of the verb
 * @param input the file of answers, if there is one
 * @param options that the verb settled while it worked; when it is written, all options as they were used
 * @param findings of the reading and of the analysis
 * @param section for readers
 * @param table the one table that a spreadsheet or a script wants
 * @param result for programs
 * @param sound whether everything converged and is admissible
 */
record Answer(
        String analysis,
        Optional<InputFile> input,
        Tree options,
        List<Finding> findings,
        Section section,
        Table table,
        Tree result,
        boolean sound) {

    Answer {
        findings = List.copyOf(findings);
    }

    /** What a verb found in a file of responses, with the findings of reading it; nothing was settled on the way. */
    Answer(
            String analysis,
            DataSet read,
            List<Finding> findings,
            Section section,
            Table table,
            Tree result,
            boolean sound) {
        this(analysis, Optional.of(read.input()), new Tree(), findings, section, table, result, sound);
    }

    Answer with(Tree used) {
        return new Answer(analysis, input, used, findings, section, table, result, sound);
    }

    /** With a finding on numbers that do not exist, where nothing explains them. */
    Answer explained() {
        return findings.isEmpty()
                ? UndefinedNumbers.in(result)
                        .map(finding ->
                                new Answer(analysis, input, options, List.of(finding), section, table, result, sound))
                        .orElse(this)
                : this;
    }

    /** Whether everything converged, is admissible, and has no finding of severity error. */
    boolean isReliable() {
        return sound && findings.stream().noneMatch(Finding::isError);
    }
}
