package kith.report.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names of one axis, legend or diagram, set on a few lines of the same room. A name that is too long is cut in its
 * middle, since items and scales mostly differ at their beginnings or ends. Names that differ never look the same:
 * where cut names coincide, the cut moves so that their first difference shows, and where even that does not part them
 * they get numbers.
 */
final class ShortNames {

    static final String CUT = "…";

    /** Characters of a name that are looked at; no place in a drawing has room for more. */
    private static final int LONGEST = 300;

    private final List<Label> labels;

    /**
     * A name as it is shown.
     *
     * @param whole the name on one line
     */
    record Label(List<String> lines, String whole) {

        boolean isCut() {
            return !String.join(" ", lines).equals(whole);
        }

        /** The first line, for places with one. */
        String line() {
            return lines.get(0);
        }
    }

    private ShortNames(List<Label> labels) {
        this.labels = labels;
    }

    /** Names on at most {@code most} lines of {@code room} (in units of a drawing). */
    static ShortNames of(List<String> names, double room, int most) {
        List<String> whole = names.stream().map(ShortNames::whole).toList();
        List<Label> labels = new ArrayList<>();
        for (String name : whole) {
            labels.add(new Label(lines(name, room, most), name));
        }
        for (List<Integer> alike : coinciding(labels).values()) {
            part(labels, alike, room, most);
        }
        for (List<Integer> alike : coinciding(labels).values()) {
            for (int n = 0; n < alike.size(); n++) {
                String name = labels.get(alike.get(n)).whole();
                labels.set(alike.get(n), new Label(List.of(numbered(name, n + 1, room)), name));
            }
        }
        return new ShortNames(labels);
    }

    Label get(int n) {
        return labels.get(n);
    }

    /** Indices of names that differ and look the same, by what they look like. */
    private static Map<List<String>, List<Integer>> coinciding(List<Label> labels) {
        Map<List<String>, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            places.computeIfAbsent(labels.get(i).lines(), lines -> new ArrayList<>())
                    .add(i);
        }
        places.values()
                .removeIf(alike -> alike.stream()
                                .map(i -> labels.get(i).whole())
                                .distinct()
                                .count()
                        < 2);
        return places;
    }

    /** Cuts names so that what stands behind their common beginning shows. */
    private static void part(List<Label> labels, List<Integer> alike, double room, int most) {
        String first = labels.get(alike.get(0)).whole();
        int common = first.length();
        for (int i : alike) {
            String other = labels.get(i).whole();
            int same = 0;
            while (same < Math.min(common, other.length()) && first.charAt(same) == other.charAt(same)) {
                same++;
            }
            common = same;
        }
        int from = whole(first, Math.max(0, common - 3));
        for (int i : alike) {
            String name = labels.get(i).whole();
            String behind = head(name.substring(from), room - Svg.room(CUT));
            List<String> lines = new ArrayList<>();
            if (most > 1) {
                lines.add(head(name, room - Svg.room(CUT)) + CUT);
            }
            lines.add(CUT + behind);
            labels.set(i, new Label(List.copyOf(lines), name));
        }
    }

    private static String numbered(String name, int n, double room) {
        String number = " (" + n + ")";
        return head(name, room - Svg.room(CUT + number)) + CUT + number;
    }

    private static String whole(String name) {
        String line = PlainText.line(name);
        if (line.length() <= LONGEST) {
            return line;
        }
        int tail = whole(line, line.length() - LONGEST / 3);
        return PlainText.cut(line, LONGEST - LONGEST / 3, CUT) + line.substring(tail);
    }

    /** A place at or before {@code index} that parts no pair of surrogates. */
    private static int whole(String text, int index) {
        return index > 0 && index < text.length() && Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
    }

    /** A name on lines; too long, the beginning on the first lines and the end on the last. */
    private static List<String> lines(String name, double room, int most) {
        List<String> wrapped = new ArrayList<>();
        String rest = name;
        while (!rest.isEmpty() && wrapped.size() <= most) {
            String line = Svg.room(rest) <= room ? rest : words(rest, room);
            wrapped.add(line);
            rest = rest.substring(line.length()).strip();
        }
        if (wrapped.isEmpty()) {
            return List.of("");
        }
        if (wrapped.size() <= most) {
            return List.copyOf(wrapped);
        }
        if (most == 1) {
            return List.of(middle(name, room));
        }
        List<String> kept = new ArrayList<>(wrapped.subList(0, most - 1));
        kept.add(CUT + tail(name, room - Svg.room(CUT)));
        return List.copyOf(kept);
    }

    /** As many whole words as there is room for; of a word that is longer than that, as many characters. */
    private static String words(String text, double room) {
        String fitted = head(text, room);
        if (text.startsWith(" ", fitted.length())) {
            return fitted;
        }
        int space = fitted.lastIndexOf(' ');
        return space > 0 ? fitted.substring(0, space) : fitted;
    }

    private static String middle(String name, double room) {
        double half = (room - Svg.room(CUT)) / 2;
        String head = head(name, Math.max(half, 1)).stripTrailing();
        return head + CUT + tail(name.substring(head.length()), room - Svg.room(head + CUT));
    }

    /** The longest beginning that there is room for, at least one character. */
    private static String head(String text, double room) {
        int end = 0;
        while (end < text.length()) {
            int next = end + Character.charCount(text.codePointAt(end));
            if (end > 0 && Svg.room(text.substring(0, next)) > room) {
                break;
            }
            end = next;
        }
        return text.substring(0, end);
    }

    /** The longest end that there is room for; may be empty. */
    private static String tail(String text, double room) {
        int start = text.length();
        while (start > 0) {
            int next = start - Character.charCount(text.codePointBefore(start));
            if (Svg.room(text.substring(next)) > room) {
                break;
            }
            start = next;
        }
        return text.substring(start).stripLeading();
    }
}
