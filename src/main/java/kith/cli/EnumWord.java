package kith.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import kith.efa.extraction.ExtractionMethod;
import kith.finding.Suggestion;
import kith.sem.comparison.Comparison;
import kith.sem.estimation.Bounds;
import kith.sem.estimation.Estimator;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.Preset;
import kith.sem.solution.StandardizedBy;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a constant by its word: the published name where it has one, such as lavaan's, or else its name in lower case.
 * Case, hyphens, underscores and points do not matter.
 *
 * @param type of the constants
 */
record EnumWord(Class<? extends Enum<?>> type) implements ITypeConverter<Enum<?>> {

    /** Lets a command and those below it read every option whose values are constants. */
    static void register(CommandLine line) {
        line.getCommandSpec().options().forEach(option -> register(line, option));
        line.getSubcommands().values().forEach(EnumWord::register);
    }

    @SuppressWarnings("unchecked")
    private static void register(CommandLine line, OptionSpec option) {
        for (Class<?> type : option.auxiliaryTypes()) {
            if (type.isEnum()) {
                EnumWord words = new EnumWord((Class<? extends Enum<?>>) type);
                line.registerConverter((Class<Enum<?>>) type, words);
            }
        }
    }

    @Override
    public Enum<?> convert(String text) {
        List<String> known = words();
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> fold(word(value)).equals(fold(text))
                        || fold(value.name()).equals(fold(text)))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(("“" + text + "”; expected one of "
                                + String.join(", ", known) + "; " + Suggestion.phrase(text, known))
                        .replaceFirst("; $", "")));
    }

    /** The words of all constants. */
    List<String> words() {
        return Arrays.stream(type.getEnumConstants()).map(EnumWord::word).toList();
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
    }

    /** The word of a constant. */
    static String word(Enum<?> value) {
        if (value instanceof Bounds bounds) {
            return bounds.lavaanName();
        }
        if (value instanceof Estimator.Information information) {
            return information.lavaanName();
        }
        if (value instanceof Estimator.Spread spread) {
            return spread.lavaanName();
        }
        if (value instanceof Estimator.Correction correction) {
            return correction.lavaanName();
        }
        return value instanceof Estimator ? value.name() : wordOfModels(value);
    }

    private static String wordOfModels(Enum<?> value) {
        if (value instanceof Preset preset) {
            return preset.lavaanName();
        }
        if (value instanceof EqualAcrossGroups kind) {
            return kind.lavaanName();
        }
        if (value instanceof StandardizedBy by) {
            return by.lavaanName().substring("std.".length());
        }
        if (value instanceof Comparison.Method method) {
            return method.id();
        }
        if (value instanceof ExtractionMethod method) {
            return method.keyword();
        }
        return value instanceof PlanCommand.Purpose purpose
                ? purpose.id()
                : value.name().toLowerCase(Locale.ROOT);
    }
}
