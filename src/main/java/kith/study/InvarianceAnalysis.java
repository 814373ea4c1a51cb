package kith.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kith.analysis.Analysis;
import kith.analysis.AnalysisKind;
import kith.analysis.ClusterTreatment;
import kith.analysis.NotDone;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.analysis.TooFewGroups;
import kith.finding.Problems;
import kith.invariance.Comparability;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.alignment.Alignment;
import kith.invariance.ladder.Invariance;
import kith.invariance.level.DecisionRule;
import kith.invariance.level.Level;
import kith.invariance.model.ContextLayout;
import kith.invariance.model.LadderOrder;
import kith.invariance.search.PartialSearch;
import kith.sem.Sem;
import kith.sem.comparison.Comparison;
import kith.sem.model.ModelSyntax;

/**
 * Whether the groups of a study, or the contexts in which the same respondents answered, may be compared, and how far.
 *
 * @param ladder which levels are tested, and how
 * @param questions what is asked beyond the levels
 * @param bootstrap samples for intervals of effect sizes; 0 for none
 * @param permutations of the permutation test; 0 for none
 */
public record InvarianceAnalysis(
        LevelSettings ladder, Comparability.Questions questions, int bootstrap, int permutations)
        implements Analysis<ComparabilityAnswer> {

    static final String ID = "invariance";
    private static final String TITLE = "Measurement invariance";

    /**
     * Which levels are tested, and how.
     *
     * @param levels of invariance, from the loosest; empty for all that suit the model
     * @param free parameters left free at every level
     * @param order in which parameters of ordered items are held equal; empty for the usual one
     * @param method how differences of test statistics are scaled; empty for the one that suits the estimator
     * @param within contexts in which the same respondents answered; empty where groups alone are compared
     */
    public record LevelSettings(
            List<Level> levels,
            List<String> free,
            Optional<LadderOrder> order,
            Optional<Comparison.Method> method,
            Optional<Within> within) {

        public LevelSettings {
            levels = List.copyOf(levels);
            free = List.copyOf(free);
        }

        private Invariance of(ContextLayout layout, Sem sem) {
            Invariance ladder = Invariance.of(layout, sem).withPartial(free);
            if (order.isPresent()) {
                ladder = ladder.in(order.get());
            }
            if (method.isPresent()) {
                ladder = ladder.withMethod(method.get());
            }
            return levels.isEmpty() ? ladder : ladder.withLevels(levels);
        }
    }

    /**
     * The same respondents in every context.
     *
     * @param model of one context, with the names that items have whatever the context
     * @param contexts as they are named in the columns
     * @param columns pattern of the names of columns
     */
    public record Within(ModelSyntax model, List<String> contexts, String columns) {

        static final String USUAL_COLUMNS = "{occasion}_{variable}";

        public Within {
            contexts = List.copyOf(contexts);
        }

        private ContextLayout.WithinPerson layout() {
            return ContextLayout.WithinPerson.named(model, contexts, columns);
        }
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

    /** The columns of the model in every context. */
    @Override
    public List<String> numbers() {
        return ladder.within().stream()
                .flatMap(within -> within.model().observed().stream()
                        .flatMap(item -> within.contexts().stream()
                                .map(context -> within.columns()
                                        .replace("{occasion}", context)
                                        .replace("{variable}", item))))
                .toList();
    }

    @Override
    public Optional<NotDone> obstacle(StudyData data) {
        return data.groups().isEmpty() && ladder.within().isPresent() ? Optional.empty() : TooFewGroups.obstacle(data);
    }

    @Override
    public ClusterTreatment clusters() {
        return ClusterTreatment.BY_ESTIMATOR;
    }

    @Override
    public ComparabilityAnswer answer(StudyData data) {
        return Comparability.of(levels(data))
                .with(questions)
                .with(new Comparability.Replication(bootstrap, permutations, data.seed(), data.parallel()))
                .withUndeclaredClusters(data.undeclaredClusters())
                .fit(data.keyed());
    }

    /** The same contexts and groups, with the levels, order and tests that suit the model. */
    InvarianceAnalysis withUsualLevels() {
        return new InvarianceAnalysis(
                new LevelSettings(List.of(), List.of(), Optional.empty(), Optional.empty(), ladder.within()),
                Comparability.Questions.USUAL,
                0,
                0);
    }

    private Invariance levels(StudyData data) {
        if (ladder.within().isEmpty()) {
            return ladder.of(
                    new ContextLayout.AcrossGroups(data.groups().orElseThrow().variable()),
                    data.sem(StructureFits.main(data)));
        }
        ModelSyntax model = ladder.within().get().model();
        ContextLayout.WithinPerson same = ladder.within().get().layout();
        Sem sem = data.sem(model);
        return ladder.of(
                data.groups()
                        .<ContextLayout>map(groups -> same.inGroups(groups.variable()))
                        .orElse(same),
                data.model().isOrdered() ? sem.withOrdered(Set.copyOf(model.observed())) : sem);
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (!ladder.levels().isEmpty()) {
            settings.put("levels", ladder.levels().stream().map(Level::id).collect(Collectors.joining(", ")));
        }
        ladder.within().ifPresent(within -> settings.put("within persons", String.join(", ", within.contexts())));
        ladder.order().ifPresent(order -> settings.put("order of levels", order.id()));
        ladder.method().ifPresent(method -> settings.put("difference test", method.id()));
        if (questions.decision() != DecisionRule.SEARCH) {
            settings.put("decide by", questions.decision().id());
        }
        if (!questions.search().equals(Comparability.Questions.USUAL.search())) {
            settings.put(
                    "search", questions.search().map(InvarianceAnalysis::words).orElse("none"));
        }
        if (questions.alignment() != Alignment.Identification.FIXED) {
            settings.put("alignment", "free");
        }
        if (!ladder.free().isEmpty()) {
            settings.put("left free", String.join(", ", ladder.free()));
        }
        if (!questions.referents().isEmpty()) {
            settings.put("referents", String.join(", ", questions.referents()));
        }
        if (!questions.cutoffs().byFactor().isEmpty()) {
            settings.put("cut-offs", questions.cutoffs().inWords());
        }
        if (bootstrap > 0) {
            settings.put("bootstrap samples of effect sizes", Integer.toString(bootstrap));
        }
        if (permutations > 0) {
            settings.put("permutations", Integer.toString(permutations));
        }
        return settings;
    }

    private static String words(PartialSearch.Way way) {
        return way.direction().name().toLowerCase(Locale.ROOT) + ", "
                + way.control().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", anchors "
                + way.anchors().id();
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
            return new InvarianceSettings(file, ID, problems).analysis();
        }
    }
}
