package kith.data;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates, moments and durations that a statistical package stores as a number, as text. */
final class StoredMoment {

    /** What SAS and Stata count from. */
    static final LocalDateTime OF_1960 = LocalDateTime.of(1960, 1, 1, 0, 0);

    /** What SPSS counts the seconds of a date from. */
    static final LocalDateTime OF_1582 = LocalDateTime.of(1582, 10, 14, 0, 0);

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int DAY = 86_400;

    private StoredMoment() {}

    /** {@code 2024-05-04} or, where it is not midnight, {@code 2024-05-04 13:15:00}; the number where it is no date. */
    static String ofSeconds(LocalDateTime beginning, double seconds) {
        long whole = Math.round(seconds);
        try {
            LocalDateTime moment = beginning.plusSeconds(whole);
            return whole % DAY == 0 ? moment.toLocalDate().toString() : moment.format(MOMENT);
        } catch (DateTimeException | ArithmeticException outside) {
            return NumberText.shown(seconds);
        }
    }

    /** The day so many days after 1 January 1960. */
    static String ofDays(double days) {
        return Math.abs(days) > 1e7 ? NumberText.shown(days) : ofSeconds(OF_1960, Math.floor(days) * DAY);
    }

    /** Hours, minutes and seconds. */
    static String duration(double seconds) {
        long whole = Math.round(seconds);
        return String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3_600, whole / 60 % 60, whole % 60);
    }
}
