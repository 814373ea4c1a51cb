package kith.report.render;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of sheets that Excel accepts: at most 31 characters, none of {@code []:*?/\}, no two alike but for case. */
final class SheetNames {

    private static final int LONGEST = 31;

    private final Set<String> taken = new HashSet<>();

    SheetNames() {
        // Excel keeps this name for itself.
        taken.add("history");
    }

    /** A name as near to the title as can be. */
    String of(String title) {
        String legal = PlainText.line(title)
                .replaceAll("[\\[\\]:*?/\\\\]", " ")
                .replaceAll("\\s+", " ")
                .replaceAll("^[' ]+|[' ]+$", "");
        String base = legal.isEmpty() ? "Sheet" : legal;
        String name = PlainText.cut(base, LONGEST, "…");
        for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
            String suffix = " (" + n + ")";
            name = PlainText.cut(base, LONGEST - suffix.length(), "…") + suffix;
        }
        return name;
    }
}
