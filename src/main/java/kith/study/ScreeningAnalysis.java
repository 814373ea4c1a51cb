package kith.study;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.SettingKeys;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.instrument.Instrument;
import kith.screening.ExclusionLog;
import kith.screening.Screening;
import kith.text.UnusualSettings;

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

    static final AnalysisKind KIND = AnalysisKind.of(
                    "screen", "Screening", ClusterTreatment.INDEPENDENT, ScreeningAnalysis::read)
            .everywhere();

    ScreeningAnalysis {
        exclude = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(exclude));
    }

    @Override
    public AnalysisKind kind() {
        return KIND;
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
        return new UnusualSettings()
                .add("response time", time)
                .add("outliers", outliers ? "isolation forest, local outlier factor" : "")
                .add("excluded", exclude)
                .byName();
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
    public ScreeningAnswer answer(StudyData data) {
        Screening screening = screening(data.instrument(), data.responses());
        return new ScreeningAnswer(
                (outliers ? screening.withOutliers(data.seed()) : screening).screen(data.responses()));
    }

    /**
     * The responses of those that are not excluded.
     *
     * @throws InputException when no respondent would remain
     */
    RemainingResponses remaining(Instrument instrument, Responses responses) {
        if (exclude.isEmpty()) {
            return RemainingResponses.all(responses);
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
        return new RemainingResponses(
                kept, Optional.of(new ParticipantFlow(responses.size(), excluded.size(), byReason)), findings);
    }

    /** Reads the settings under {@code screen:}. */
    private static ScreeningAnalysis read(StudyFile file, Problems problems) {
        SettingKeys keys = SettingKeys.of(file, KIND.id(), problems);
        Set<ExclusionLog.Reason> reasons = new LinkedHashSet<>(Arrays.asList(ExclusionLog.Reason.values()));
        reasons.removeIf(reason -> !keys.texts("exclude").contains(word(reason)));
        return new ScreeningAnalysis(keys.text("time"), reasons, keys.truth("outliers", false));
    }
}
