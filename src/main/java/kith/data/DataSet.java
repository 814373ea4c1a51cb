package kith.data;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kith.finding.Finding;

/**
 * What was read from a file.
 *
 * @param responses the answers
 * @param input the file, as outputs name it
 * @param valueLabels what the file itself calls the values of a column of numbers (SPSS), by column and value
 * @param questions what the file itself gives as the texts of the questions (Qualtrics, SPSS), by column
 * @param further files that were read besides it: those joined, and a dictionary
 * @param findings what is worth knowing about the reading: codes taken as missing, empty lines, sheets not read
 */
public record DataSet(
        Responses responses,
        InputFile input,
        Map<String, Map<Double, String>> valueLabels,
        Map<String, String> questions,
        List<InputFile> further,
        List<Finding> findings) {

    public DataSet {
        valueLabels = Map.copyOf(valueLabels);
        questions = Map.copyOf(questions);
        further = List.copyOf(further);
        findings = List.copyOf(findings);
    }

    /** The findings of the reading, then those of an analysis. */
    public List<Finding> findingsWith(List<Finding> ofAnalysis) {
        return Stream.concat(findings.stream(), ofAnalysis.stream()).toList();
    }
}
