package kith.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import kith.finding.Suggestion;
import kith.sem.solution.StandardizedBy;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a type of standardised values by the end of lavaan's name: {@code all}, {@code lv} or {@code nox}. */
final class StandardizedWord implements ITypeConverter<StandardizedBy> {

    @Override
    public StandardizedBy convert(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        List<String> known = Arrays.stream(StandardizedBy.values())
                .map(StandardizedWord::word)
                .toList();
        return Arrays.stream(StandardizedBy.values())
                .filter(by -> word(by).equals(word) || by.lavaanName().equals(word))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("“" + text + "” is none of " + String.join(", ", known)
                        + "; " + Suggestion.phrase(text, known)));
    }

    static String word(StandardizedBy by) {
        return by.lavaanName().substring("std.".length());
    }
}
