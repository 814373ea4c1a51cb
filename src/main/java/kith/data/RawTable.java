package kith.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kith.finding.Finding;

/**
 * The cells of a file as text, before anything is made of them.
 *
 * @param header names of the columns, blanks around them taken off
 * @param columns one list a column; an empty string where a cell is empty, never null
 * @param rowNumbers for each row its number in the file
 * @param decimal mark of its numbers
 * @param kinds of cells of a workbook that are more than a plain number or text, by column and number of the row
 * @param numberLabels what the file calls the values of a column, by the value as it stands in {@code columns}
 * @param valueLabels the same by number
 * @param questions texts of the questions by column, where the file has them
 * @param repeated where each name that occurs several times stands, counted from 1; the second has a number in
 *     {@code header}
 * @param findings what is worth knowing
 */
record RawTable(
        List<String> header,
        List<List<String>> columns,
        int[] rowNumbers,
        DecimalMark decimal,
        Map<String, Map<Integer, CellKind>> kinds,
        Map<String, Map<String, String>> numberLabels,
        Map<String, Map<Double, String>> valueLabels,
        Map<String, String> questions,
        Map<String, List<Integer>> repeated,
        List<Finding> findings) {

    static RawTable of(List<String> header, List<List<String>> columns, int[] rowNumbers, List<Finding> findings) {
        return new RawTable(
                header,
                columns,
                rowNumbers,
                DecimalMark.POINT,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.copyOf(findings));
    }

    RawTable withDecimal(DecimalMark mark) {
        return new RawTable(
                header, columns, rowNumbers, mark, kinds, numberLabels, valueLabels, questions, repeated, findings);
    }

    RawTable withKinds(Map<String, Map<Integer, CellKind>> cells) {
        return new RawTable(
                header, columns, rowNumbers, decimal, cells, numberLabels, valueLabels, questions, repeated, findings);
    }

    RawTable withLabels(Map<String, Map<String, String>> byText, Map<String, Map<Double, String>> byNumber) {
        return new RawTable(
                header, columns, rowNumbers, decimal, kinds, byText, byNumber, questions, repeated, findings);
    }

    RawTable withFindings(List<Finding> told) {
        return new RawTable(
                header, columns, rowNumbers, decimal, kinds, numberLabels, valueLabels, questions, repeated, told);
    }

    RawTable withoutRows() {
        return withRows(new int[0], findings);
    }

    /** The same with other names of columns; those that get none keep theirs. */
    RawTable renamed(Map<String, String> nameByColumn) {
        return new RawTable(
                header.stream()
                        .map(name -> nameByColumn.getOrDefault(name, name))
                        .toList(),
                columns,
                rowNumbers,
                decimal,
                renamed(kinds, nameByColumn),
                renamed(numberLabels, nameByColumn),
                renamed(valueLabels, nameByColumn),
                renamed(questions, nameByColumn),
                repeated,
                findings);
    }

    private static <T> Map<String, T> renamed(Map<String, T> byColumn, Map<String, String> nameByColumn) {
        Map<String, T> renamed = new LinkedHashMap<>();
        byColumn.forEach((column, value) -> renamed.put(nameByColumn.getOrDefault(column, column), value));
        return renamed;
    }

    RawTable withRepeated(Map<String, List<Integer>> places) {
        return new RawTable(
                header, columns, rowNumbers, decimal, kinds, numberLabels, valueLabels, questions, places, findings);
    }

    RawTable withQuestions(Map<String, String> texts) {
        return new RawTable(
                header, columns, rowNumbers, decimal, kinds, numberLabels, valueLabels, texts, repeated, findings);
    }

    /** The same with the rows at these places only. */
    RawTable withRows(int[] places, List<Finding> told) {
        List<List<String>> kept = columns.stream()
                .<List<String>>map(column -> TextColumn.of(column, places))
                .toList();
        return new RawTable(
                header,
                kept,
                Arrays.stream(places).map(row -> rowNumbers[row]).toArray(),
                decimal,
                kinds,
                numberLabels,
                valueLabels,
                questions,
                repeated,
                told);
    }

    /** The same with other cells of a column. */
    RawTable withColumn(int place, List<String> cells, Finding told) {
        List<List<String>> all = new ArrayList<>(columns);
        all.set(place, cells);
        List<Finding> more = new ArrayList<>(findings);
        more.add(told);
        return new RawTable(
                header, all, rowNumbers, decimal, kinds, numberLabels, valueLabels, questions, repeated, more);
    }

    int rows() {
        return rowNumbers.length;
    }

    /** The kinds of the cells of a column that are more than a plain number or text, by the number of the row. */
    Map<Integer, CellKind> kindsOf(String column) {
        return kinds.getOrDefault(column, Map.of());
    }
}
