package kith.yaml;

import kith.finding.InputException;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;

/** Says in plain words what keeps a text from being YAML. */
final class SyntaxErrors {

    private SyntaxErrors() {}

    static InputException told(String source, MarkedYamlEngineException error) {
        Mark mark = error.getProblemMark()
                .or(error::getContextMark)
                .map(place -> new Mark(place.getLine() + 1, place.getColumn() + 1))
                .orElse(Mark.START);
        String problem = String.valueOf(error.getProblem());
        Told told = told(problem);
        String began = error.getContextMark()
                .filter(place -> place.getLine() + 1 != mark.line())
                .map(place -> " (what is read here began in line " + (place.getLine() + 1) + ")")
                .orElse("");
        return new InputException(source + ":" + mark, told.found() + began, told.expected(), told.remedy());
    }

    static InputException told(String source, String text, ReaderException error) {
        String before = text.substring(0, text.offsetByCodePoints(0, Math.max(0, codePointsBefore(text, error))));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        String last = before.substring(before.lastIndexOf('\n') + 1);
        Mark mark = new Mark(line, last.codePointCount(0, last.length()) + 1);
        return new InputException(
                source + ":" + mark,
                String.format("the unprintable character U+%04X", error.getCodePoint()),
                "printable text",
                "delete the character");
    }

    private static int codePointsBefore(String text, ReaderException error) {
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            if (points[i] == error.getCodePoint()) {
                return i;
            }
        }
        return Math.min(error.getPosition(), points.length);
    }

    private record Told(String found, String expected, String remedy) {}

    private static Told told(String problem) {
        if (problem.contains("mapping values are not allowed")) {
            return new Told(
                    "a colon where no value may begin",
                    "one “key: value” a line",
                    "put a text that contains a colon and a blank in quotes, and check the indentation");
        }
        if (problem.contains("'\\t'") || problem.contains("TAB")) {
            return new Told("a tab", "blanks for indentation", "replace the tab by blanks");
        }
        if (problem.contains("could not find expected ':'")) {
            return new Told("a line without a colon", "“key: value”", "add the colon, or indent the line more");
        }
        if (problem.contains("expected <block end>")) {
            return new Told(
                    "this does not continue what stands above it",
                    "the same indentation as its neighbours, and quotes at both ends of a text",
                    "check the indentation and the quotes");
        }
        if (problem.contains("unexpected end of stream") || problem.contains("stream end")) {
            return new Told(
                    "the file ends within a text or a list", "a closing quote or bracket", "add the missing mark");
        }
        if (problem.contains("undefined alias")) {
            return new Told(problem, "an alias of an anchor (&name) that stands above", "");
        }
        if (problem.contains("that cannot start any token")) {
            return new Told(problem, "a plain text", "put the text in quotes");
        }
        return new Told(problem.equals("null") ? "this is not YAML" : problem, "YAML 1.2", "check the line");
    }
}
