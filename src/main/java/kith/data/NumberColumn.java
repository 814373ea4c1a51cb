package kith.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kith.finding.Setting;

/** Turns the cells of one column into numbers and tells the ones that cannot be. */
final class NumberColumn {

    private final Rules rules;
    private final NumberText numbers;
    private final DataSource source;
    private final FaultLog log;
    private final ReadingNotes notes;

    /**
     * What can stand in a column.
     *
     * @param name of the column
     * @param rule which numbers
     * @param missing codes of a missing response
     * @param labels of the points of its scale
     */
    record Rules(String name, ValueRule rule, MissingCodes missing, ScaleLabels labels) {}

    /** What becomes of a cell; the same text gives the same. */
    private record Verdict(double value, Fault fault, Source source) {}

    /** How a value was found. */
    private enum Source {
        NUMBER,
        CODE,
        LABEL
    }

    /** @param notes of what was recoded; added to */
    NumberColumn(Rules rules, NumberText numbers, DataSource source, FaultLog log, ReadingNotes notes) {
        this.rules = rules;
        this.numbers = numbers;
        this.source = source;
        this.log = log;
        this.notes = notes;
    }

    /** @param kinds of cells of a workbook that are more than a plain number or text, by number of the row */
    PackedNumbers read(List<String> cells, int[] rowNumbers, Map<Integer, CellKind> kinds) {
        PackedNumbers.Builder values = new PackedNumbers.Builder(cells.size());
        Map<String, Verdict> known = new HashMap<>();
        int wrong = 0;
        for (int row = 0; row < cells.size(); row++) {
            String cell = cells.get(row).strip();
            if (cell.isEmpty()) {
                values.add(Double.NaN);
                if (rules.rule() instanceof ValueRule.Weight) {
                    tell(rowNumbers[row], "a blank cell", "", Fault.BLANK);
                }
                continue;
            }
            CellKind kind = kinds.get(rowNumbers[row]);
            if (kind != null && kind.neverNumber() && !rules.missing().isText(cell)) {
                values.add(Double.NaN);
                log.addCell(
                        Fault.NOT_A_NUMBER,
                        rowNumbers[row],
                        rules.name(),
                        kind.words() + " (“" + Shown.shortened(cell) + "”)",
                        rules.rule().expected(),
                        kind.remedy());
                continue;
            }
            Verdict verdict = known.get(cell);
            if (verdict == null) {
                verdict = judge(cell);
                if (known.size() < 10_000) { // a column of measurements is not sped up
                    known.put(cell, verdict);
                }
            }
            values.add(verdict.value());
            note(cell, verdict, kind);
            if (verdict.fault() != null) {
                wrong += verdict.fault() == Fault.NOT_A_NUMBER ? row == 0 ? 1 : 2 : 0;
                tell(rowNumbers[row], "“" + Shown.shortened(cell) + "”", cell, verdict.fault());
            }
        }
        notes.column(wrong == 1);
        return values.packed();
    }

    private void note(String cell, Verdict verdict, CellKind kind) {
        switch (verdict.source()) {
            case CODE -> notes.code(cell);
            case LABEL -> notes.label(rules.name(), cell, verdict.value());
            case NUMBER -> {
                if (kind != null && verdict.fault() == null) {
                    notes.kind(rules.name(), kind);
                }
            }
        }
    }

    private Verdict judge(String cell) {
        if (rules.missing().isText(cell)) {
            return missing();
        }
        double value = numbers.parse(cell);
        if (Double.isNaN(value)) {
            return rules.labels()
                    .value(cell)
                    .map(label -> label.isNaN() ? missing() : new Verdict(label, null, Source.LABEL))
                    .orElse(new Verdict(Double.NaN, Fault.NOT_A_NUMBER, Source.NUMBER));
        }
        if (rules.missing().isValue(value)) {
            return missing();
        }
        return new Verdict(value, rules.rule().fault(value).orElse(null), Source.NUMBER);
    }

    private Verdict missing() {
        boolean needed = rules.rule() instanceof ValueRule.Weight;
        return new Verdict(Double.NaN, needed ? Fault.BLANK : null, Source.CODE);
    }

    private void tell(int row, String found, String cell, Fault fault) {
        String remedy = switch (fault) {
            case NOT_A_NUMBER -> decimalsElsewise(cell) ? decimals() : declared(cell, words(cell));
            case OUT_OF_RANGE -> declared(cell, "correct the cell");
            case NOT_A_POINT -> "correct the cell";
            default -> "give every row a weight; 0 leaves a row out";
        };
        log.addCell(fault, row, rules.name(), found, rules.rule().expected(), remedy);
    }

    /** What to do about a cell that may be a missing code; otherwise {@code else}. */
    private String declared(String cell, String otherwise) {
        if (!PlausibleCode.is(cell)) {
            return otherwise;
        }
        List<String> codes = new ArrayList<>(source.missingCodes());
        codes.add(cell);
        String yaml = String.join(", ", codes.stream().map(NumberColumn::yaml).toList());
        return "correct the cell, or declare “" + cell + "” a missing code: " + "add "
                + Setting.to("missing_codes", "[" + yaml + "]");
    }

    private static String yaml(String code) {
        return code.matches("-?[A-Za-z0-9/]+") ? code : "\"" + code + "\"";
    }

    /** What to do about words where a number is expected. */
    private String words(String cell) {
        if (rules.labels().ambiguous(cell)) {
            return "the label stands for different points in different languages of the instrument; write the number";
        }
        List<String> labels = rules.labels().shown();
        if (!labels.isEmpty()) {
            return "correct the cell, or the labels of the scale in the instrument file ("
                    + String.join(
                            ", ",
                            labels.stream().map(label -> "“" + label + "”").toList()) + ")";
        }
        return rules.rule() instanceof ValueRule.Points
                ? "correct the cell; if these are labels, write them under `points` of the scale in the instrument file"
                : "correct the cell or name another column; responses in words are read with an instrument file that labels"
                        + " the points of their scale";
    }

    private boolean decimalsElsewise(String cell) {
        return !Double.isNaN(new NumberText(other()).parse(cell));
    }

    private String decimals() {
        if (source.kind() != FileKind.DELIMITED) {
            return "this is text with a decimal comma; store the cell as a number";
        }
        return other() == DecimalMark.COMMA
                ? "if the file writes decimals with a comma, " + "add " + Setting.to("decimal", "comma")
                : "the numbers of this file are read with a decimal comma; if it writes a point, " + "add "
                        + Setting.to("decimal", "point");
    }

    private DecimalMark other() {
        return numbers.decimal() == DecimalMark.POINT ? DecimalMark.COMMA : DecimalMark.POINT;
    }
}
