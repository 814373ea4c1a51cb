package kith.data;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a display format of SAS says that a number is: days, seconds since 1960, or seconds of a day. */
final class SasFormat {

    private static final Pattern MOMENT = Pattern.compile(
            "(E8601DT|E8601DZ|B8601DT|B8601DZ|IS8601DT|IS8601DZ|DATETIME|DATEAMPM|NLDATM|DTDATE|MDYAMPM).*");
    private static final Pattern DURATION =
            Pattern.compile("(TIME|TIMEAMPM|HHMM|HOUR|MMSS|TOD|NLTIM|E8601TM|B8601TM|IS8601TM).*");
    private static final Pattern DAY = Pattern.compile(
            "(DATE|DAY|DDMMYY|MMDDYY|YYMMDD|MONYY|MMYY|YYMM|YYMON|YYQ|WEEKDATE|WEEKDATX|WORDDATE|WORDDATX|JULIAN|JULDAY"
                    + "|E8601DA|B8601DA|IS8601DA|EURDF|NLDATE|MINGUO|NENGO|MONNAME|DOWNAME|QTR|YEAR).*");

    private SasFormat() {}

    /** Empty where it is a plain number. */
    static Optional<CellKind> kind(String format) {
        String name = format.toUpperCase(Locale.ROOT);
        if (MOMENT.matcher(name).matches()) {
            return Optional.of(CellKind.DATE);
        }
        if (DURATION.matcher(name).matches()) {
            return Optional.of(CellKind.DURATION);
        }
        return DAY.matcher(name).matches() ? Optional.of(CellKind.DATE) : Optional.empty();
    }

    /** A number as text, by its format. */
    static String shown(String format, double value) {
        Optional<CellKind> kind = kind(format);
        if (kind.isEmpty()) {
            return NumberText.shown(value);
        }
        if (kind.get() == CellKind.DURATION) {
            return StoredMoment.duration(value);
        }
        return MOMENT.matcher(format.toUpperCase(Locale.ROOT)).matches()
                ? StoredMoment.ofSeconds(StoredMoment.OF_1960, value)
                : StoredMoment.ofDays(value);
    }
}
