package kith.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every place of the reporting checklist exists in the bundled reports and has the words that it names. */
class ReportingChecklistTest {

    private static final Path PAGE = Path.of("docs/reporting-checklist.md");
    private static final Pattern ROW =
            Pattern.compile("\\| ([^|]+) \\| [^|]+ \\| [^|`]+: `([^|`#]+)#([^|`]+)` \\| ([^|]+) \\|");

    @Test
    void everyPlaceHasItsWords() throws IOException {
        List<String> wrong = new ArrayList<>();
        int rows = 0;
        Matcher row = ROW.matcher(Files.readString(PAGE));
        while (row.find()) {
            rows++;
            String section = section(Path.of(row.group(2)), row.group(3));
            if (!section.contains(row.group(4))) {
                wrong.add(row.group(1) + ": " + (section.isEmpty() ? "no such place" : "no “" + row.group(4) + "”"));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(rows).isGreaterThan(30);
    }

    /** The words from the beginning of a section on, without marks; empty where there is no such section. */
    private static String section(Path page, String id) throws IOException {
        String html = Files.readString(page);
        int start = html.indexOf("id=\"" + id + "\"");
        if (start < 0) {
            return "";
        }
        int end = html.indexOf("<h2", html.indexOf("<h2", start) + 1);
        return html.substring(start, end < 0 ? html.length() : end)
                .replaceAll("<(?:svg|style|script)[^>]*>.*?</(?:svg|style|script)>", " ")
                .replaceAll("<[^>]+>", "")
                .replace("&nbsp;", " ")
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ')
                .replaceAll("[\u2060\u200b]", "")
                .replaceAll("\\s+", " ");
    }
}
