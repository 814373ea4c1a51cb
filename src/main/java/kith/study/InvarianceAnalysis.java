package kith.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.NotDone;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.analysis.TooFewGroups;
import kith.finding.Problems;
import kith.invariance.Comparability;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.ladder.Invariance;
import kith.invariance.level.DecisionRule;
import kith.invariance.level.Level;
import kith.yaml.YamlMapping;

/**
 * Whether the groups of a study may be compared, and how far.
 *
 * @param levels of invariance, from the loosest; empty for all that suit the model
 * @param decision what decides whether groups may be compared
 * @param free parameters left free at every level
 * @param referents items that give effect sizes their metric; empty for the one that suits the conclusion
 * @param permutations of the permutation test; 0 for none
 */
public record InvarianceAnalysis(
        List<Level> levels, DecisionRule decision, List<String> free, List<String> referents, int permutations)
        implements Analysis<ComparabilityAnswer> {

    private static final String ID = "invariance";
    private static final String TITLE = "Measurement invariance";

    public InvarianceAnalysis {
        levels = List.copyOf(levels);
        free = List.copyOf(free);
        referents = List.copyOf(referents);
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
    public boolean fitsModels() {
        return true;
    }

    @Override
    public Optional<NotDone> obstacle(StudyData data) {
        if (data.groups().isEmpty()) {
            return Optional.of(NotDone.all(
                    "The study names no groups to compare.",
                    "Name the column of groups under `compare:` of the study."));
        }
        return data.groups()
                .filter(groups -> groups.names().size() < 2)
                .map(groups -> TooFewGroups.notDone("", groups));
    }

    @Override
    public ComparabilityAnswer answer(StudyData data) {
        Invariance ladder = Invariance.across(
                        data.groups().orElseThrow().variable(),
                        data.model().sem(StructureFits.main(data), data.instrument(), data.roles()))
                .withPartial(free);
        return Comparability.of(levels.isEmpty() ? ladder : ladder.withLevels(levels))
                .withPermutations(permutations)
                .with(decision)
                .withReferents(referents)
                .withUndeclaredClusters(data.undeclaredClusters())
                .withBootstrap(0, data.seed(), data.parallel())
                .fit(data.keyed());
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (!levels.isEmpty()) {
            settings.put("levels", levels.stream().map(Level::id).collect(Collectors.joining(", ")));
        }
        if (decision != DecisionRule.SEARCH) {
            settings.put("decide by", decision.id());
        }
        if (!free.isEmpty()) {
            settings.put("left free", String.join(", ", free));
        }
        if (!referents.isEmpty()) {
            settings.put("referents", String.join(", ", referents));
        }
        if (permutations > 0) {
            settings.put("permutations", Integer.toString(permutations));
        }
        return settings;
    }

    /** Reads the settings under {@code invariance:}. */
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
            return "/kith/study/invariance.schema.json";
        }

        /** Where the study names groups or says what is tested across them. */
        @Override
        public boolean isUsual(StudyFile file) {
            return file.compare().isPresent() || file.settings(ID).isPresent();
        }

        @Override
        public InvarianceAnalysis read(StudyFile file, Problems problems) {
            Optional<YamlMapping> settings = file.settings(ID);
            DecisionRule decision = settings.flatMap(
                            one -> DecisionRule.named(one.text("decide_by", DecisionRule.SEARCH.id())))
                    .orElse(DecisionRule.SEARCH);
            int permutations = settings.flatMap(one -> one.scalar("permutations"))
                    .map(count -> (int) count.number())
                    .orElse(0);
            if (decision == DecisionRule.PERMUTATION && permutations == 0) {
                problems.add(file.problem(
                        settings.orElseThrow().valueMark("decide_by"),
                        "permutation without permutations",
                        "a number of permutations, such as 1000",
                        "add `permutations: 1000` under `invariance:`"));
            }
            return new InvarianceAnalysis(
                    levels(file, problems),
                    decision,
                    settings.map(one -> one.texts("free")).orElse(List.of()),
                    settings.map(one -> one.texts("referents")).orElse(List.of()),
                    permutations);
        }

        private static List<Level> levels(StudyFile file, Problems problems) {
            List<String> named =
                    file.settings(ID).map(settings -> settings.texts("levels")).orElse(List.of());
            List<Level> levels = new ArrayList<>();
            named.forEach(word -> levels.add(Level.valueOf(word.toUpperCase(Locale.ROOT))));
            for (int i = 1; i < levels.size(); i++) {
                if (levels.get(i).compareTo(levels.get(i - 1)) < 0) {
                    problems.add(file.problem(
                            file.settings(ID).orElseThrow().valueMark("levels"),
                            "“" + named.get(i) + "” after “" + named.get(i - 1) + "”",
                            "levels from the loosest: configural, thresholds, metric, scalar, strict, variances,"
                                    + " covariances, means",
                            "put them in this order"));
                }
            }
            return levels;
        }
    }
}
