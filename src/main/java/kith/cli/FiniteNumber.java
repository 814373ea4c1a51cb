package kith.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Numbers as they are written in decimals, with a point; neither infinite nor “not a number”. */
final class FiniteNumber implements ITypeConverter<Double> {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,5})?");

    @Override
    public Double convert(String text) {
        double number = DECIMAL.matcher(text.strip()).matches() ? Double.parseDouble(text.strip()) : Double.NaN;
        if (!Double.isFinite(number)) {
            throw new TypeConversionException("'" + text + "' is not a number; expected one such as 0.5 or 12");
        }
        return number;
    }
}
