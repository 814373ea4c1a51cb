package kith.sem.model;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kith.finding.Finding;

/**
 * The text of a model without the R code around it: {@code model <- '…'}, or quotes alone. Blanks take the place of
 * what is left out, so that problems are told where they stand.
 *
 * @param text the model
 * @param findings that something was left out
 */
record AssignedModel(String text, List<Finding> findings) {

    private static final Pattern WRAPPED =
            Pattern.compile("\\A((?:\\s|#[^\\n]*\\n)*(?:([\\p{L}.][\\p{L}\\p{N}._]*)\\s*(<<?-|=)\\s*)?)"
                    + "(?:'([^']*)'|\"([^\"]*)\")(\\s*;?(?:\\s|#[^\\n]*(?:\\n|\\z))*)\\z");

    /** Whether a text is a model rather than the name of a file. */
    static boolean isModel(String text) {
        return text.contains("\n")
                || text.contains("==")
                || text.contains(":=")
                || text.codePoints().anyMatch(Tokenizer::isTilde);
    }

    static AssignedModel strip(String source, String text) {
        Matcher parts = WRAPPED.matcher(text);
        if (!parts.matches()) {
            return new AssignedModel(text, List.of());
        }
        int group = parts.group(4) == null ? 5 : 4;
        String model = parts.group(group);
        if (!isModel(model)) {
            return new AssignedModel(text, List.of());
        }
        String before = text.substring(0, parts.start(group)).replaceAll("[^\\r\\n]", " ");
        String quote = text.substring(parts.start(group) - 1, parts.start(group));
        String said = parts.group(2) == null
                ? quote + "…" + quote
                : parts.group(2) + " " + parts.group(3) + " " + quote + "…" + quote;
        Finding finding = Finding.of("r_code_left_out", Map.of("code", said)).at(source);
        return new AssignedModel(before + model + " ", List.of(finding));
    }
}
