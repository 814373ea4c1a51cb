package kith.data;

import java.util.HashMap;
import java.util.Map;

/** Turns the cells of one column into numbers and tells the ones that cannot be. */
final class NumberColumn {

    private final String name;
    private final ValueRule rule;
    private final MissingCodes missing;
    private final NumberText numbers;
    private final FaultLog log;
    private final Map<String, Integer> codesSeen;

    /** What becomes of a cell; the same text gives the same. */
    private record Verdict(double value, Fault fault, boolean code) {}

    /** @param codesSeen counts how often each code stood for a missing answer; added to */
    NumberColumn(
            String name,
            ValueRule rule,
            MissingCodes missing,
            NumberText numbers,
            FaultLog log,
            Map<String, Integer> codesSeen) {
        this.name = name;
        this.rule = rule;
        this.missing = missing;
        this.numbers = numbers;
        this.log = log;
        this.codesSeen = codesSeen;
    }

    double[] read(String[] cells, int[] rowNumbers) {
        double[] values = new double[cells.length];
        Map<String, Verdict> known = new HashMap<>();
        for (int row = 0; row < cells.length; row++) {
            String cell = cells[row].strip();
            if (cell.isEmpty()) {
                values[row] = Double.NaN;
                if (rule instanceof ValueRule.Weight) {
                    tell(rowNumbers[row], "a blank cell", Fault.BLANK);
                }
                continue;
            }
            Verdict verdict = known.get(cell);
            if (verdict == null) {
                verdict = judge(cell);
                if (known.size() < 10_000) { // a column of measurements has nothing to gain
                    known.put(cell, verdict);
                }
            }
            values[row] = verdict.value();
            if (verdict.code()) {
                codesSeen.merge(cell, 1, Integer::sum);
            }
            if (verdict.fault() != null) {
                tell(rowNumbers[row], "“" + Shown.shortened(cell) + "”", verdict.fault());
            }
        }
        return values;
    }

    private Verdict judge(String cell) {
        if (missing.isText(cell)) {
            return missing();
        }
        double value = numbers.parse(cell);
        if (Double.isNaN(value)) {
            return new Verdict(Double.NaN, Fault.NOT_A_NUMBER, false);
        }
        if (missing.isValue(value)) {
            return missing();
        }
        return new Verdict(value, rule.fault(value).orElse(null), false);
    }

    private Verdict missing() {
        boolean needed = rule instanceof ValueRule.Weight;
        return new Verdict(Double.NaN, needed ? Fault.BLANK : null, true);
    }

    private void tell(int row, String found, Fault fault) {
        String correct = "correct the cell, or declare " + found + " a missing code";
        String remedy = switch (fault) {
            case NOT_A_NUMBER -> decimalsElsewise(found) ? decimals() : correct;
            case OUT_OF_RANGE -> correct;
            case NOT_A_POINT -> "correct the cell";
            default -> "give every row a weight; 0 leaves a row out";
        };
        log.addCell(fault, row, name, found, rule.expected(), remedy);
    }

    private boolean decimalsElsewise(String found) {
        String inside = found.substring(1, found.length() - 1);
        return !Double.isNaN(new NumberText(other()).parse(inside));
    }

    private String decimals() {
        return other() == DecimalMark.COMMA
                ? "if the file writes decimals with a comma, say so"
                : "the file was said to write decimals with a comma; if it writes a point, leave that out";
    }

    private DecimalMark other() {
        return numbers.decimal() == DecimalMark.POINT ? DecimalMark.COMMA : DecimalMark.POINT;
    }
}
