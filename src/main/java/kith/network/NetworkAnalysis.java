package kith.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.NotDone;
import kith.analysis.SettingKeys;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.data.DataSource;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.instrument.Instrument;
import kith.instrument.ProfileQuestion;
import kith.scoring.ScaleScores;
import kith.scoring.Scores;
import kith.scoring.Scoring;
import kith.text.UnusualSettings;

/**
 * Personal networks of the respondents of a study, as predictors of their scores.
 *
 * @param tieFiles about ties; empty where the study names none
 * @param scores scales of the instrument or columns of numbers; empty for the total, or all scales without one
 * @param profile columns that part respondents into known groups; empty for the profile questions of the instrument
 * @param context whose rows are used, where respondents answered about several contexts
 */
public record NetworkAnalysis(
        Optional<TieFiles> tieFiles, List<String> scores, List<String> profile, Optional<String> context)
        implements Analysis<PersonalNetworks> {

    public static final AnalysisKind KIND =
            AnalysisKind.of("network", "Personal networks", ClusterTreatment.INDEPENDENT, NetworkAnalysis::read);

    public NetworkAnalysis {
        scores = List.copyOf(scores);
        profile = List.copyOf(profile);
    }

    @Override
    public AnalysisKind kind() {
        return KIND;
    }

    @Override
    public List<String> numbers() {
        return Stream.concat(scores.stream(), profile.stream()).toList();
    }

    @Override
    public Map<String, Path> files() {
        Map<String, Path> paths = new LinkedHashMap<>();
        tieFiles.ifPresent(found -> {
            paths.put("ties", found.ties().file());
            found.pairs()
                    .ifPresent(pairs -> paths.put("pairs of ties", pairs.file().file()));
        });
        return paths;
    }

    @Override
    public Optional<NotDone> obstacle(StudyData data) {
        if (tieFiles.isEmpty()) {
            return Optional.of(NotDone.all(
                    "The study names no file of ties.", "Name it as `ties:` under `network:` of the study."));
        }
        return data.roles().id().isPresent()
                ? Optional.empty()
                : Optional.of(NotDone.all(
                        "The study names no column of respondents’ ids, which ties refer to.",
                        "Name it as `id:` under `data:` of the study."));
    }

    @Override
    public PersonalNetworks answer(StudyData data) {
        Responses rows = inContext(data);
        Scores scored = Scoring.of(data.instrument(), rows);
        Map<String, double[]> numbers = new LinkedHashMap<>(rows.numeric());
        scored.scales().forEach(scale -> numbers.put(scale.scale().id(), scale.values()));
        String id = data.roles().id().orElseThrow();
        Map<String, List<String>> labels = new LinkedHashMap<>(rows.labels());
        labels.put(id, rows.rowIds());
        return tieFiles.orElseThrow()
                .measure(
                        id,
                        new Responses(rows.source(), rows.rowIds(), numbers, labels),
                        scores.isEmpty() ? usualScores(data.instrument(), scored) : scores,
                        profile.isEmpty() ? profileQuestions(data.instrument(), rows) : profile);
    }

    private Responses inContext(StudyData data) {
        if (context.isEmpty()) {
            return data.responses();
        }
        Grouping contexts = data.roles()
                .context()
                .map(data.responses()::grouping)
                .orElseThrow(() -> new InputException(
                        "network: context",
                        "the study names no column of contexts",
                        "`context:` under `data:` of the study",
                        "name it, or leave out `context:` under `network:`"));
        int code = contexts.names().indexOf(context.get());
        if (code < 0) {
            throw new InputException(
                    "network: context",
                    "“" + context.get() + "”",
                    "one of " + String.join(", ", contexts.names()),
                    "correct the name of the context");
        }
        return data.responses().rows(contexts.rowsOf(code));
    }

    private static List<String> usualScores(Instrument instrument, Scores scored) {
        return instrument
                .total()
                .map(total -> List.of(total.id()))
                .orElseGet(() -> scored.scales().stream()
                        .map(ScaleScores::scale)
                        .map(scale -> scale.id())
                        .toList());
    }

    private static List<String> profileQuestions(Instrument instrument, Responses rows) {
        return instrument.profile().stream()
                .map(ProfileQuestion::id)
                .filter(rows.numeric()::containsKey)
                .toList();
    }

    @Override
    public Map<String, String> settings() {
        Optional<TieFiles.Columns> columns = tieFiles.map(TieFiles::columns);
        return new UnusualSettings()
                .add("categories of ties", columns.map(TieFiles.Columns::categories))
                .add("numbers of ties", columns.map(TieFiles.Columns::numbers))
                .add("ratings of ties", columns.map(TieFiles.Columns::ratings))
                .add("context of networks", context)
                .byName();
    }

    /** Reads the settings under {@code network:}. */
    private static NetworkAnalysis read(StudyFile file, Problems problems) {
        SettingKeys keys = SettingKeys.of(file, KIND.id(), problems);
        TieFiles.Columns columns =
                new TieFiles.Columns(keys.texts("categories"), keys.texts("numbers"), keys.texts("ratings"));
        return new NetworkAnalysis(
                source(keys, "ties").map(ties -> new TieFiles(ties, columns, pairs(keys))),
                keys.texts("scores"),
                keys.texts("profile"),
                keys.text("context"));
    }

    private static Optional<DataSource> source(SettingKeys keys, String key) {
        return keys.path(key)
                .map(path -> DataSource.of(path).withName(keys.text(key).orElseThrow()));
    }

    private static Optional<TieFiles.Pairs> pairs(SettingKeys keys) {
        List<String> columns = new ArrayList<>(keys.texts("pair_columns"));
        if (columns.isEmpty()) {
            columns.addAll(TieFiles.PAIR_COLUMNS);
        }
        return source(keys, "pairs")
                .map(file -> new TieFiles.Pairs(file, keys.text("tie").orElseThrow(), columns.get(0), columns.get(1)));
    }
}
