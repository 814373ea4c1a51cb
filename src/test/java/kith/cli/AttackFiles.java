package kith.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The files of {@code attacks.txt}, made by recipes: a name such as {@code set:4:q1:1e309} is the usual table with one
 * cell changed. The usual table has 60 respondents of two sites and six teams with four items of five points.
 */
final class AttackFiles {

    static final String HEADER = "person,site,team,wt,q1,q2,q3,q4";

    private static final int ROWS = 60;
    private static final int ITEMS = 4;

    private AttackFiles() {}

    /** Writes the file that a recipe stands for below a folder, and gives its name there. */
    static String make(Path folder, String recipe) throws IOException {
        int colon = recipe.indexOf(':');
        String kind = colon < 0 ? recipe : recipe.substring(0, colon);
        String rest = colon < 0 ? "" : recipe.substring(colon + 1);
        String name = "f" + Integer.toHexString(recipe.hashCode()) + ending(kind);
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            Files.write(file, content(kind, rest));
        }
        return name;
    }

    private static String ending(String kind) {
        return switch (kind) {
            case "model" -> ".txt";
            case "study", "instrument", "yaml", "deep" -> ".yaml";
            case "sav" -> ".sav";
            case "zip" -> ".xlsx";
            default -> ".csv";
        };
    }

    private static byte[] content(String kind, String rest) {
        return switch (kind) {
            case "set" -> utf8(set(rest.split(":", 3)));
            case "head" -> utf8(good().replaceFirst(HEADER, change(HEADER, rest)));
            case "text" -> utf8(unescaped(rest));
            case "replace" -> utf8(change(good(), rest));
            case "end" -> utf8(good() + unescaped(rest));
            case "items" -> utf8(items(rest));
            case "rows" ->
                utf8(good().lines().limit(1 + Integer.parseInt(rest)).collect(Collectors.joining("\n")) + "\n");
            case "charset" -> good().replace("site", "sité").getBytes(Charset.forName(rest));
            case "bytes" -> bytes(rest);
            case "sav" -> AttackSav.of(rest);
            case "zip" -> bytes("504b0304" + "00".repeat(100));
            case "model" -> utf8(repeated(unescaped(rest)));
            case "study" -> utf8(change(study(), rest));
            case "instrument" -> utf8(change(instrument(), rest));
            case "yaml" -> utf8(repeated(unescaped(rest)));
            default -> throw new IllegalArgumentException("no recipe " + kind);
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String good() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (int i = 0; i < ROWS; i++) {
            double trait = random.nextGaussian();
            text.append(i + 1)
                    .append(i % 2 == 0 ? ",b,t" : ",a,t")
                    .append(i % 6)
                    .append(",1");
            for (int j = 0; j < ITEMS; j++) {
                long answer = Math.round(3 + trait + 0.8 * random.nextGaussian());
                text.append(',').append(Math.min(5, Math.max(1, answer)));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** {@code ROW:COLUMN:VALUE}. */
    private static String set(String... parts) {
        String[] lines = good().split("\n");
        int column = Arrays.asList(HEADER.split(",")).indexOf(parts[1]);
        String[] cells = lines[Integer.parseInt(parts[0])].split(",");
        cells[column] = unescaped(parts[2]);
        lines[Integer.parseInt(parts[0])] = String.join(",", cells);
        return String.join("\n", lines) + "\n";
    }

    /** What becomes of every answer: {@code constant}, {@code missing}, {@code times1e306} and the like. */
    private static String items(String how) {
        String[] lines = good().split("\n");
        for (int i = 1; i < lines.length; i++) {
            String[] cells = lines[i].split(",");
            for (int j = 0; j < ITEMS; j++) {
                cells[4 + j] = item(how, i, j, cells[4 + j], cells[4]);
            }
            lines[i] = Arrays.stream(cells).collect(Collectors.joining(","));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String item(String how, int row, int item, String value, String first) {
        return switch (how) {
            case "constant" -> "3";
            case "one-constant" -> item == 0 ? "3" : value;
            case "missing" -> "";
            case "one-missing" -> item == 0 ? "" : value;
            case "identical" -> first;
            case "never-together" -> item == row % ITEMS ? value : "";
            case "sparse" -> (7 * row + 3 * item) % 19 == 0 ? value : "";
            case "two" -> Integer.parseInt(value) > 3 ? "1" : "0";
            case "constant-in-group" -> row % 2 == 0 ? "2" : value;
            case "huge" -> value + "e306";
            case "large" -> value + "e150";
            case "tiny" -> value + "e-300";
            case "exact" -> "900719925474099" + value;
            default -> throw new IllegalArgumentException(how);
        };
    }

    /** {@code OLD=>NEW}, the first place only; {@code *N} behind a text repeats it. */
    private static String change(String text, String rest) {
        String[] parts = rest.split("=>", 2);
        String before = unescaped(parts[0]);
        if (!text.contains(before)) {
            throw new IllegalArgumentException("nothing to replace: " + before);
        }
        int at = text.indexOf(before);
        return text.substring(0, at) + repeated(unescaped(parts[1])) + text.substring(at + before.length());
    }

    /** {@code {{N|text}}} is the text N times, with {@code %} for the number of each; {@code %-} for the one before. */
    static String repeated(String text) {
        int from = text.indexOf("{{");
        if (from < 0) {
            return text;
        }
        int bar = text.indexOf('|', from);
        int to = text.indexOf("}}", bar);
        int times = Integer.parseInt(text.substring(from + 2, bar));
        String one = text.substring(bar + 1, to);
        UnaryOperator<String> number = one.contains("%") ? UnaryOperator.identity() : null;
        String many = number == null
                ? one.repeat(times)
                : IntStream.range(1, times + 1)
                        .mapToObj(
                                i -> one.replace("%-", Integer.toString(i - 1)).replace("%", Integer.toString(i)))
                        .collect(Collectors.joining());
        return text.substring(0, from) + many + repeated(text.substring(to + 2));
    }

    /** {@code \n}, {@code \0}, {@code \e}, {@code \xHHHH}. */
    static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            i++;
            switch (text.charAt(i)) {
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 't' -> plain.append('\t');
                case '0' -> plain.append('\0');
                case 'e' -> plain.append('\u001b');
                case 'b' -> plain.append('\b');
                case 'x' -> {
                    plain.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }

    private static byte[] bytes(String hex) {
        if (hex.startsWith("random")) {
            byte[] random = new byte[3_000];
            new Random(Long.parseLong(hex.substring(6))).nextBytes(random);
            return random;
        }
        return java.util.HexFormat.of().parseHex(hex);
    }

    static String instrument() {
        return """
                id: mine
                version: '1'
                title: My questionnaire
                citations:
                  - text: Me (2026). My questionnaire.
                wording: not included, see source
                languages: [en]
                scales:
                  - id: agreement
                    type: rating
                    direction: more agreement
                    points:
                      - {value: 1, label: disagree}
                      - {value: 2, label: rather disagree}
                      - {value: 3, label: neither}
                      - {value: 4, label: rather agree}
                      - {value: 5, label: agree}
                items:
                  - {id: q1, scale: agreement, subscale: trust, content: can rely on others}
                  - {id: q2, scale: agreement, subscale: trust, content: feels safe to speak}
                  - {id: q3, scale: agreement, subscale: trust, content: feels connected}
                  - {id: q4, scale: agreement, subscale: trust, content: others take advantage}
                subscales:
                  - {id: trust, title: Trust, direction: more trust}
                scoring:
                  method: mean
                  least_share: 0.5
                  at_exactly_the_share: scored
                """;
    }

    static String study() {
        return """
                id: s
                title: My study
                instrument: inst.yaml
                data:
                  file: good.csv
                  id: person
                  missing_codes: [-99, NA]
                  groups: [site]
                compare: site
                analyses: [scores]
                """;
    }
}
