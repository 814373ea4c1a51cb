package kith.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.instrument.Instrument;
import kith.screening.ExclusionLog;
import kith.screening.Screening;
import kith.yaml.YamlMapping;

/**
 * Missing data, distributions and careless responding, before the analyses. Respondents are flagged; those flagged for
 * a reason that the study names are excluded from every analysis, this one among them.
 *
 * @param time column with the seconds that each respondent took; empty where there is none
 * @param exclude reasons to exclude a respondent; none as a rule
 * @param outliers whether respondents whose responses are unusual as a whole are searched for; they are flagged only
 */
record ScreeningAnalysis(Optional<String> time, Set<ExclusionLog.Reason> exclude, boolean outliers)
        implements Analysis<ScreeningAnswer> {

    private static final String ID = "screen";
    private static final String TITLE = "Screening";

    ScreeningAnalysis {
        exclude = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(exclude));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public boolean infers() {
        return false;
    }

    @Override
    public List<String> numbers() {
        return time.stream().toList();
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        time.ifPresent(column -> settings.put("response time", column));
        if (outliers) {
            settings.put("outliers", "isolation forest, local outlier factor");
        }
        if (!exclude.isEmpty()) {
            settings.put(
                    "excluded", exclude.stream().map(ScreeningAnalysis::word).collect(Collectors.joining(", ")));
        }
        return settings;
    }

    private static String word(ExclusionLog.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    private Screening screening(Instrument instrument, Responses responses) {
        Screening screening = Screening.of(instrument);
        return time.filter(responses.numeric()::containsKey)
                .map(screening::withSeconds)
                .orElse(screening);
    }

    @Override
    public ClusterTreatment clusters() {
        return ClusterTreatment.INDEPENDENT;
    }

    @Override
    public ScreeningAnswer answer(StudyData data) {
        Screening screening = screening(data.instrument(), data.responses());
        return new ScreeningAnswer(
                (outliers ? screening.withOutliers(data.seed()) : screening).screen(data.responses()));
    }

    /**
     * The responses of those that are not excluded.
     *
     * @param flow how many were excluded and why; empty where the study excludes for no reason
     * @param findings the same in words
     */
    record Remaining(Responses responses, Optional<ParticipantFlow> flow, List<Finding> findings) {

        static Remaining all(Responses responses) {
            return new Remaining(responses, Optional.empty(), List.of());
        }
    }

    /** @throws InputException when no respondent would remain */
    Remaining remaining(Instrument instrument, Responses responses) {
        if (exclude.isEmpty()) {
            return Remaining.all(responses);
        }
        ExclusionLog log = screening(instrument, responses).screen(responses).log();
        Map<String, Integer> byReason = new LinkedHashMap<>();
        Set<Integer> excluded = new LinkedHashSet<>();
        for (ExclusionLog.Flag flag : log.flags()) {
            if (exclude.contains(flag.reason())) {
                byReason.merge(flag.reason().words(), 1, Integer::sum);
                excluded.add(flag.row());
            }
        }
        if (excluded.size() == responses.size()) {
            throw new InputException(
                    "screen.exclude",
                    "every respondent would be excluded",
                    "reasons that some respondents are not flagged for",
                    "see which with `kith screen`");
        }
        List<Finding> findings = excluded.isEmpty()
                ? List.of()
                : List.of(Finding.of(
                        "respondents_excluded",
                        Map.of("rows", excluded.size(), "all", responses.size(), "reasons", byReason)));
        Responses kept = responses.rows(IntStream.range(0, responses.size())
                .filter(row -> !excluded.contains(row))
                .toArray());
        return new Remaining(
                kept, Optional.of(new ParticipantFlow(responses.size(), excluded.size(), byReason)), findings);
    }

    /** Reads the settings under {@code screen:}. */
    static final class Kind implements AnalysisKind {

        @Override
        public String id() {
            return ID;
        }

        @Override
        public String title() {
            return TITLE;
        }

        @Override
        public String schema() {
            return "/kith/study/screen.schema.json";
        }

        @Override
        public boolean isUsual(StudyFile file) {
            return true;
        }

        @Override
        public ScreeningAnalysis read(StudyFile file, Problems problems) {
            Optional<YamlMapping> keys = file.settings(ID);
            List<String> named = keys.map(one -> one.texts("exclude")).orElse(List.of());
            List<ExclusionLog.Reason> reasons = new ArrayList<>(Arrays.stream(ExclusionLog.Reason.values())
                    .filter(reason -> named.contains(word(reason)))
                    .toList());
            return new ScreeningAnalysis(
                    keys.flatMap(one -> one.scalar("time")).map(column -> column.text()),
                    new LinkedHashSet<>(reasons),
                    keys.map(one -> one.truth("outliers", false)).orElse(false));
        }
    }
}
