package kith.study;

import java.util.HashSet;
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
import kith.analysis.NotDone;
import kith.analysis.StudyData;
import kith.analysis.StudyFile;
import kith.analysis.TooFewGroups;
import kith.data.Responses;
import kith.data.WideLayout;
import kith.finding.Problems;
import kith.invariance.Comparability;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.alignment.Alignment;
import kith.invariance.ladder.Invariance;
import kith.invariance.level.Level;
import kith.invariance.model.ContextLayout;
import kith.invariance.model.LadderOrder;
import kith.invariance.search.PartialSearch;
import kith.sem.Sem;
import kith.sem.comparison.Comparison;
import kith.sem.model.ModelSyntax;
import kith.text.UnusualSettings;

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

    static final AnalysisKind KIND = AnalysisKind.of(
                    "invariance", "Measurement invariance", ClusterTreatment.BY_ESTIMATOR, InvarianceAnalysis::read)
            .wantedWhere(file ->
                    file.compare().isPresent() || file.settings("invariance").isPresent());

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
     * @param visits where each respondent has a row for each wave; empty where waves or contexts are columns
     */
    public record Within(ModelSyntax model, List<String> contexts, String columns, Optional<Visits> visits) {

        public Within {
            contexts = List.copyOf(contexts);
        }

        /** The columns that {@link #layout} names. */
        private List<String> named() {
            return model.observed().stream()
                    .flatMap(item -> contexts.stream()
                            .map(context ->
                                    columns.replace("{occasion}", context).replace("{variable}", item)))
                    .toList();
        }

        private Responses wide(StudyData data) {
            return visits.map(rows -> rows.wide(this, data)).orElse(data.keyed());
        }

        private ContextLayout.WithinPerson layout() {
            return ContextLayout.WithinPerson.named(model, contexts, columns);
        }
    }

    @Override
    public AnalysisKind kind() {
        return KIND;
    }

    @Override
    public boolean fitsModels() {
        return true;
    }

    /**
     * A row for each respondent and wave.
     *
     * @param wave column of the waves
     * @param respondent column of the respondents
     */
    public record Visits(String wave, String respondent) {

        /** One row per respondent, with the items of the waves that are compared side by side. */
        private Responses wide(Within within, StudyData data) {
            Responses rows = data.keyed();
            List<String> waves = rows.labels().get(wave);
            Responses compared = rows.rows(IntStream.range(0, rows.size())
                    .filter(row -> within.contexts().contains(waves.get(row)))
                    .toArray());
            List<String> items = within.model().observed();
            Set<String> kept = new HashSet<>(items);
            kept.addAll(List.of(wave, respondent));
            data.groups().ifPresent(groups -> kept.add(groups.variable()));
            data.roles().cluster().ifPresent(kept::add);
            data.roles().weight().ifPresent(kept::add);
            Map<String, double[]> numbers = new LinkedHashMap<>(compared.numeric());
            Map<String, List<String>> texts = new LinkedHashMap<>(compared.labels());
            numbers.keySet().retainAll(kept);
            texts.keySet().retainAll(kept);
            List<WideLayout.Part> parts = within.contexts().stream()
                    .map(context -> new WideLayout.Part(context, context + "_"))
                    .toList();
            return new WideLayout(parts, items, wave, respondent)
                    .toWide(new Responses(compared.source(), compared.rowIds(), numbers, texts));
        }
    }

    /** The columns of the model in every context. */
    @Override
    public List<String> numbers() {
        return ladder.within().stream()
                .flatMap(within ->
                        within.visits().isPresent() ? within.model().observed().stream() : within.named().stream())
                .toList();
    }

    /** The columns between whose values invariance is tested. */
    public Set<String> tested(Optional<String> compared) {
        Set<String> columns = new LinkedHashSet<>();
        compared.ifPresent(columns::add);
        ladder.within().flatMap(Within::visits).map(Visits::wave).ifPresent(columns::add);
        return columns;
    }

    @Override
    public Optional<NotDone> obstacle(StudyData data) {
        return data.groups().isEmpty() && ladder.within().isPresent() ? Optional.empty() : TooFewGroups.obstacle(data);
    }

    @Override
    public ComparabilityAnswer answer(StudyData data) {
        return Comparability.of(levels(data))
                .with(questions)
                .with(new Comparability.Replication(bootstrap, permutations, data.seed(), data.parallel()))
                .withUndeclared(data.undeclared())
                .fit(ladder.within().map(same -> same.wide(data)).orElse(data.keyed()));
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
        Comparability.Questions usual = Comparability.Questions.USUAL;
        return new UnusualSettings()
                .add("levels", ladder.levels().stream().map(Level::id).toList())
                .add("within persons", ladder.within().map(Within::contexts))
                .add("order of levels", ladder.order().map(LadderOrder::id))
                .add("difference test", ladder.method().map(Comparison.Method::id))
                .add("decide by", questions.decision().id(), usual.decision().id())
                .add("search", words(questions.search()), words(usual.search()))
                .add("alignment", questions.alignment(), Alignment.Identification.FIXED)
                .add("left free", ladder.free())
                .add("referents", questions.referents())
                .add(
                        "cut-offs",
                        questions.cutoffs().byFactor().isEmpty()
                                ? ""
                                : questions.cutoffs().inWords())
                .add("bootstrap samples of effect sizes", bootstrap, 0)
                .add("permutations", permutations, 0)
                .byName();
    }

    private static String words(Optional<PartialSearch.Way> search) {
        return search.map(way -> way.direction().name().toLowerCase(Locale.ROOT) + ", "
                        + way.control().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", anchors "
                        + way.anchors().id())
                .orElse("none");
    }

    /** Reads the settings under {@code invariance:}. */
    private static InvarianceAnalysis read(StudyFile file, Problems problems) {
        return new InvarianceSettings(file, KIND.id(), problems).analysis();
    }
}
