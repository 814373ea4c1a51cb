package kith.setup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kith.data.DataSource;

/** The text of the two files of a draft. */
final class DraftWriter {

    /** Fewer points than this are taken as ordered categories. */
    private static final int POINTS_FOR_NUMBERS = 5;

    /** Values of Qualtrics' Status of responses that no respondent gave. */
    private static final Set<String> PREVIEWS =
            Set.of("Survey Preview", "1", "Survey Test", "2", "Spam", "8", "Offline Survey Preview", "17");

    private final DataSource source;
    private final FileProfile profile;
    private final List<ItemBlock> blocks;
    private final GroupChoice groups;
    private final DraftChoices choices;
    private final Map<String, String> idByColumn = new LinkedHashMap<>();
    private final Map<String, String> scaleByBlock = new HashMap<>();
    private final List<String> open = new ArrayList<>();

    /** What makes the response scales of two blocks one. */
    private record ScaleOfBlock(NavigableMap<Integer, String> points, boolean labelled, boolean ordered) {
        static ScaleOfBlock of(ItemBlock block) {
            return new ScaleOfBlock(block.points(), block.labelled(), block.ordered());
        }
    }

    DraftWriter(
            DataSource source, FileProfile profile, List<ItemBlock> blocks, GroupChoice groups, DraftChoices choices) {
        this.source = source;
        this.profile = profile;
        this.blocks = blocks;
        this.groups = groups;
        this.choices = choices;
        Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        blocks.forEach(block -> block.items().stream()
                .map(ColumnProfile::name)
                .filter(Names::isName)
                .forEach(taken::add));
        for (ItemBlock block : blocks) {
            int number = 0;
            for (ColumnProfile item : block.items()) {
                number++;
                if (Names.isName(item.name())) {
                    idByColumn.put(item.name(), item.name());
                    continue;
                }
                String id = block.id() + number;
                while (!taken.add(id)) {
                    id = id + "_";
                }
                idByColumn.put(item.name(), id);
            }
        }
    }

    StudyDraft draft(String dataFile, String instrumentFile) {
        return new StudyDraft(
                instrument(dataFile),
                study(dataFile, instrumentFile),
                profile,
                blocks,
                groups.compare(),
                groups.comparable(),
                open);
    }

    private String base(String dataFile) {
        String file = dataFile.substring(Math.max(dataFile.lastIndexOf('/'), dataFile.lastIndexOf('\\')) + 1);
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    private String instrument(String dataFile) {
        StringBuilder yaml = new StringBuilder();
        line(yaml, "# Drafted from " + plain(dataFile) + ". Check what each comment says, then delete it.");
        line(yaml, "id: " + Names.id(base(dataFile)));
        line(yaml, "version: '0.1'");
        line(yaml, "title: " + Quoted.text(base(dataFile)));
        line(yaml, "citations:");
        line(yaml, "  - text: " + Quoted.text("Cite the source of the questionnaire here."));
        line(yaml, "wording: not included, see source");
        line(yaml, DraftLanguage.of(blocks).line());
        line(yaml, "scales:");
        Map<ScaleOfBlock, ItemBlock> scales = new LinkedHashMap<>();
        for (ItemBlock block : blocks) {
            scales.putIfAbsent(ScaleOfBlock.of(block), block);
            scaleByBlock.put(
                    block.id(), "of_" + scales.get(ScaleOfBlock.of(block)).id());
        }
        scales.values().forEach(block -> scale(yaml, block));
        line(yaml, "items:");
        blocks.forEach(block -> items(yaml, block));
        line(yaml, "subscales:");
        for (ItemBlock block : blocks) {
            line(yaml, "  # " + block.items().size() + " items: " + plain(block.evidence()) + ".");
            line(yaml, "  - id: " + block.id());
            line(yaml, "    title: " + Quoted.text(title(block)));
            line(yaml, "    direction: more of what the items measure # say what a high score means");
        }
        line(yaml, "# A score needs half of its items answered.");
        line(yaml, "scoring:");
        line(yaml, "  method: mean");
        line(yaml, "  least_share: 0.5");
        line(yaml, "  at_exactly_the_share: scored");
        return yaml.toString();
    }

    private String title(ItemBlock block) {
        String chosen = choices.of(block).title();
        if (!chosen.isEmpty()) {
            return chosen;
        }
        Optional<String> question = block.rows().map(rows -> rows.get(0).question());
        if (question.isPresent()) {
            return question.get();
        }
        String id = block.id().replace('_', ' ');
        return id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
    }

    private void scale(StringBuilder yaml, ItemBlock block) {
        String range = block.points().firstKey() + " to " + block.points().lastKey();
        if (!block.ordered()) {
            line(yaml, "  # CHECK: the order of these labels is not known; put the lowest first.");
            open.add("The order of the response labels of " + block.id() + " (instrument file, scale of " + block.id()
                    + ").");
        } else if (!block.labelled() && choices.of(block).lowest().isEmpty()) {
            line(yaml, "  # Observed values: " + range + ". Add end points that no respondent chose.");
        }
        line(yaml, "  - id: of_" + block.id());
        line(yaml, "    type: rating");
        line(yaml, "    points:");
        block.points()
                .forEach((value, label) -> line(
                        yaml,
                        label.isEmpty()
                                ? "      - {value: " + value + "}"
                                : "      - {value: " + value + ", label: " + Quoted.text(label) + "}"));
    }

    private void items(StringBuilder yaml, ItemBlock block) {
        Optional<List<QuestionRow>> rows = block.rows();
        for (int i = 0; i < block.items().size(); i++) {
            ColumnProfile item = block.items().get(i);
            Double evidence = block.reversed().get(item.name());
            if (evidence != null && !evidence.isNaN()) {
                line(
                        yaml,
                        String.format(
                                Locale.ROOT,
                                "  # Reverse-keyed: correlates %.2f with the sum of the other items of %s.",
                                evidence,
                                block.id()));
            }
            String text = rows.isPresent() ? rows.get().get(i).row() : item.text();
            line(
                    yaml,
                    "  - {id: " + idByColumn.get(item.name()) + ", scale: " + scaleByBlock.get(block.id())
                            + ", subscale: " + block.id() + (evidence == null ? "" : ", reversed: true")
                            + ", content: " + Quoted.text(text) + "}");
        }
    }

    private String study(String dataFile, String instrumentFile) {
        StringBuilder yaml = new StringBuilder();
        line(yaml, "# Drafted from " + plain(dataFile) + ". Check what each comment says, then delete it.");
        line(yaml, "id: " + Names.id(base(dataFile)));
        line(yaml, "title: " + Quoted.text(base(dataFile)));
        line(yaml, "instrument: " + Quoted.text(instrumentFile));
        line(yaml, "data:");
        line(yaml, "  file: " + Quoted.text(dataFile));
        SourceKeys.of(source).forEach(text -> line(yaml, "  " + text));
        choiceOfRows(yaml);
        role(yaml, ColumnRole.ID, "id");
        role(yaml, ColumnRole.CONTEXT, "context");
        groupColumns(yaml);
        role(yaml, ColumnRole.CLUSTER, "cluster");
        role(yaml, ColumnRole.WAVE, "wave");
        role(yaml, ColumnRole.ARM, "arm");
        role(yaml, ColumnRole.WEIGHT, "weight");
        missingCodes(yaml);
        columns(yaml);
        groups.reasons().forEach(reason -> line(yaml, "# " + plain(reason) + "."));
        groups.compare().ifPresent(column -> line(yaml, "compare: " + Quoted.text(column)));
        change(yaml);
        model(yaml);
        line(yaml, "seed: 1");
        notUsed(yaml);
        return yaml.toString();
    }

    /** Previews of Qualtrics, and the other forms of a REDCap project with repeating ones, hold no responses. */
    private void choiceOfRows(StringBuilder yaml) {
        if (!source.preparation().rows().values().isEmpty()) {
            return;
        }
        Optional<ColumnProfile> status = profile.column("Status")
                .filter(column -> column.counts().keySet().stream().anyMatch(PREVIEWS::contains));
        Optional<ColumnProfile> repeat =
                profile.column("redcap_repeat_instrument").filter(column -> column.distinct() > 0);
        status.ifPresent(column -> {
            line(yaml, "  # Without the previews of the survey.");
            String kept = column.counts().keySet().stream()
                    .filter(value -> !PREVIEWS.contains(value))
                    .map(Quoted::text)
                    .collect(Collectors.joining(", "));
            line(yaml, "  rows: {Status: [" + kept + "]}");
        });
        if (status.isEmpty() && repeat.isPresent()) {
            String form = repeatedForm(repeat.get());
            line(yaml, "  # Rows of the form that holds the items.");
            line(yaml, "  rows: {redcap_repeat_instrument: " + Quoted.text(form) + "}");
        }
    }

    /** The form whose rows have most of the responses; empty for the one that does not repeat. */
    private String repeatedForm(ColumnProfile repeat) {
        Map<String, Integer> answered = new HashMap<>();
        for (ItemBlock block : blocks) {
            for (ColumnProfile item : block.items()) {
                for (int row = 0; row < item.cells().size(); row++) {
                    answered.merge(
                            repeat.cells().get(row), item.cells().get(row).isEmpty() ? 0 : 1, Integer::sum);
                }
            }
        }
        return answered.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private boolean isItem(String column) {
        return idByColumn.containsKey(column);
    }

    private void role(StringBuilder yaml, ColumnRole role, String key) {
        profile.first(role).filter(guess -> !isItem(guess.column().name())).ifPresent(guess -> {
            line(yaml, "  # " + plain(guess.column().name()) + ": " + guess.evidence() + ".");
            line(yaml, "  " + key + ": " + Quoted.text(guess.column().name()));
        });
    }

    private void groupColumns(StringBuilder yaml) {
        Set<String> names = new LinkedHashSet<>();
        profile.all(ColumnRole.GROUP).forEach(guess -> names.add(guess.column().name()));
        names.removeIf(this::isItem);
        groups.compare()
                .filter(column -> profile.roles().stream()
                        .filter(guess -> guess.column().name().equals(column))
                        .noneMatch(guess -> GroupChoice.ROLES.contains(guess.role())))
                .ifPresent(names::add);
        if (!names.isEmpty()) {
            line(yaml, "  groups: [" + names.stream().map(Quoted::text).collect(Collectors.joining(", ")) + "]");
        }
    }

    private void missingCodes(StringBuilder yaml) {
        Set<String> codes = new LinkedHashSet<>();
        for (ItemBlock block : blocks) {
            for (ColumnProfile item : block.items()) {
                MissingCodeGuess.of(item.wholeNumbers()).forEach(code -> codes.add(Integer.toString(code)));
                if (block.labelled()) {
                    item.counts().keySet().stream()
                            .filter(kith.data.PlausibleCode::is)
                            .map(Quoted::text)
                            .forEach(codes::add);
                }
            }
        }
        if (!codes.isEmpty()) {
            line(yaml, "  # Far from the other values of the items, or words for no response.");
            codes.add("NA");
            line(yaml, "  missing_codes: [" + String.join(", ", codes) + "]");
        }
    }

    private void columns(StringBuilder yaml) {
        List<String> others = idByColumn.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(entry.getValue()))
                .map(entry -> "    " + entry.getValue() + ": " + Quoted.text(entry.getKey()))
                .toList();
        if (!others.isEmpty()) {
            line(yaml, "  # Short names for items whose column is headed by a question.");
            line(yaml, "  columns:");
            others.forEach(text -> line(yaml, text));
        }
    }

    /** Where the same respondents answered at several waves. */
    private void change(StringBuilder yaml) {
        Optional<ColumnProfile> wave = profile.first(ColumnRole.WAVE).map(RoleGuess::column);
        boolean again = profile.first(ColumnRole.ID)
                .filter(guess -> !guess.column().isUnique())
                .isPresent();
        if (wave.isPresent() && again && wave.get().distinct() > 1) {
            WaveOrder order = WaveOrder.of(wave.get().counts().keySet());
            line(yaml, "# Waves " + order.evidence() + ". CHECK that this is the order of time.");
            line(yaml, "change:");
            line(yaml, "  score: " + blocks.get(0).id());
            line(yaml, "  waves: [" + order.waves().stream().map(Quoted::text).collect(Collectors.joining(", ")) + "]");
            order.retest().ifPresent(name -> line(yaml, "  retest: " + Quoted.text(name)));
        }
    }

    private void model(StringBuilder yaml) {
        int fewest =
                blocks.stream().mapToInt(block -> block.points().size()).min().orElse(POINTS_FOR_NUMBERS);
        line(yaml, "model:");
        if (fewest < POINTS_FOR_NUMBERS) {
            line(yaml, "  # A response scale has fewer than five points.");
            line(yaml, "  answers: ordered");
        } else {
            line(yaml, "  # Five points or more are taken as numbers; `answers: ordered` takes them as categories.");
            line(yaml, "  estimator: MLR");
        }
    }

    /** Columns that identify respondents are named here once and never read. */
    private void notUsed(StringBuilder yaml) {
        String identifiers = columns(ColumnRole.DIRECT_IDENTIFIER);
        if (!identifiers.isEmpty()) {
            line(
                    yaml,
                    "# Not used, since they identify respondents: " + identifiers
                            + ". Delete these columns before you share the file.");
        }
        String others = columns(ColumnRole.OTHER);
        if (!others.isEmpty()) {
            line(yaml, "# Not used: " + others + ".");
        }
        String boxes = columns(ColumnRole.BOX);
        if (!boxes.isEmpty()) {
            line(yaml, "# Not taken as items, since they are boxes of questions with several answers: " + boxes + ".");
        }
    }

    /** Names of the columns with a role that are not used. */
    private String columns(ColumnRole role) {
        return profile.all(role).stream()
                .map(guess -> guess.column().name())
                .filter(name ->
                        !isItem(name) && groups.compare().filter(name::equals).isEmpty())
                .map(DraftWriter::plain)
                .collect(Collectors.joining(", "));
    }

    /** Text from the file on one line, so that it cannot leave a comment. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }

    private static void line(StringBuilder yaml, String text) {
        yaml.append(text).append('\n');
    }
}
