package kith.invariance.ladder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kith.invariance.level.FreedParameter;
import kith.invariance.level.Level;
import kith.invariance.model.ContextModel;
import kith.sem.Sem;
import kith.sem.diagnostic.LagrangeMultiplier;
import kith.sem.diagnostic.ScoreTests;
import kith.sem.estimation.FitOptions;
import kith.sem.fit.FittedModel;
import kith.sem.model.Arithmetic;
import kith.sem.model.Constraint;
import kith.sem.model.EqualAcrossGroups;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterKey;
import kith.sem.model.ParameterTable;
import kith.sem.model.TableRevision;

/** Score tests of what a level of invariance holds equal, parameter by parameter and context by context. */
public final class EqualityTests {

    private static final Pattern PLACE = Pattern.compile("\\.p(\\d+)\\.");
    private static final int ANCHORS = 2;
    private static final int THRESHOLDS_OF_A_UNIT = 2;

    private final ContextModel contexts;
    private final Level level;
    private final EqualAcrossGroups added;
    /** Which parameter of which context stands where. */
    private final Map<ParameterKey, FreedParameter> known = new LinkedHashMap<>();

    /** @param anchored whether enough items of the factor stay equal when it is freed */
    public record Candidate(FreedParameter parameter, LagrangeMultiplier test, boolean anchored) {}

    public EqualityTests(ContextModel contexts, Level level) {
        this.contexts = contexts;
        this.level = level;
        this.added = switch (level) {
            case THRESHOLDS -> EqualAcrossGroups.THRESHOLDS;
            case METRIC -> EqualAcrossGroups.LOADINGS;
            case SCALAR -> EqualAcrossGroups.INTERCEPTS;
            default -> throw new IllegalArgumentException(level + " is not searched");
        };
        commons().forEach(common -> {
            for (int context = 1; context < contexts.contexts().size(); context++) {
                known.put(
                        contexts.at(common, context),
                        new FreedParameter(
                                common, Optional.of(contexts.contexts().get(context))));
            }
        });
    }

    /**
     * The parameters of the kind that the step adds, under the names that they have whatever the context. Loadings of
     * exploratory blocks are not among them: to free one would mean something else for each choice of axes.
     */
    private List<ParameterKey> commons() {
        Map<String, String> names = new LinkedHashMap<>();
        List<String> all = new ArrayList<>(contexts.factors());
        all.addAll(contexts.items());
        all.forEach(name -> names.put(contexts.at(name, 0).name(), name));
        ParameterTable table = contexts.configural();
        return table.parameters().stream()
                .filter(row -> row.group() == 1
                        && table.kind(row).filter(added::equals).isPresent()
                        && !table.isOfBlock(row))
                .filter(row -> names.containsKey(row.lhs()))
                .map(row -> new ParameterKey(
                        names.get(row.lhs()),
                        row.op(),
                        row.op() == Operator.LOADING ? names.getOrDefault(row.rhs(), row.rhs()) : row.rhs(),
                        1,
                        row.level()))
                .filter(common -> table.indexOf(contexts.at(common, 0)).isPresent())
                .toList();
    }

    /**
     * The step with these parameters free. Intercepts of ordered items, which the step fixes to 0, are free parameters
     * that a constraint holds at 0, so that a score test can speak of them.
     */
    public FittedModel fitted(List<FreedParameter> freed) {
        ParameterTable table = testable(contexts.table(level, freed));
        Sem bare = contexts.sem().with(contexts.sem().fit().withDetail(FitOptions.Detail.ESTIMATES));
        return bare.fitted(table, contexts.samples());
    }

    /** The table of the step in which every equality that it adds is a constraint. */
    public ParameterTable testable(ParameterTable table) {
        return level == Level.SCALAR && !table.ordered().isEmpty() ? constrained(table) : table;
    }

    private ParameterTable constrained(ParameterTable table) {
        Predicate<Parameter> held = row -> row.op() == Operator.INTERCEPT
                && !row.isFree()
                && table.ordered().contains(row.lhs())
                && known.containsKey(ParameterKey.of(row));
        ParameterTable open = TableRevision.of(table).free(held).table();
        List<Constraint> constraints = new ArrayList<>(open.constraints());
        for (int i = 0; i < open.parameters().size(); i++) {
            if (held.test(table.parameters().get(i))) {
                constraints.add(new Constraint(
                        Arithmetic.label(ParameterTable.placeLabel(i)), Operator.EQUAL, Arithmetic.number(0)));
            }
        }
        return open.withConstraints(constraints);
    }

    /** The equalities that the step adds, each with its test, corrected as the estimator's standard errors are. */
    public List<Candidate> candidates(FittedModel fitted, List<FreedParameter> freed) {
        return candidates(fitted.answer().table(), ScoreTests.robust(fitted), freed);
    }

    /** Every parameter that the step adds in every context but the first. */
    public List<FreedParameter> parameters() {
        return List.copyOf(known.values());
    }

    /** The same with tests made before. */
    public List<Candidate> candidates(ParameterTable table, List<ScoreTests.Single> tests, List<FreedParameter> freed) {
        List<Candidate> candidates = new ArrayList<>();
        for (ScoreTests.Single single : tests) {
            parameter(table, single.constraint())
                    .filter(parameter -> !Double.isNaN(single.test().pValue()))
                    .ifPresent(parameter ->
                            candidates.add(new Candidate(parameter, single.test(), isAnchored(parameter, freed))));
        }
        return candidates;
    }

    private Optional<FreedParameter> parameter(ParameterTable table, Constraint constraint) {
        return at(table, constraint.rhs().text())
                .or(() -> at(table, constraint.lhs().text()));
    }

    private Optional<FreedParameter> at(ParameterTable table, String label) {
        Matcher place = PLACE.matcher(label);
        if (!place.matches()) {
            return Optional.empty();
        }
        Parameter row = table.parameters().get(Integer.parseInt(place.group(1)) - 1);
        return Optional.ofNullable(known.get(ParameterKey.of(row)));
    }

    /**
     * Whether two items of each factor behind the parameter have all of theirs equal in its context when it is freed.
     */
    private boolean isAnchored(FreedParameter parameter, List<FreedParameter> freed) {
        String item = item(parameter.parameter());
        String context = parameter.context().orElseThrow();
        if (level == Level.THRESHOLDS && thresholdsLeft(item, context, freed) <= THRESHOLDS_OF_A_UNIT) {
            return false;
        }
        for (String factor : contexts.factors()) {
            List<String> items = contexts.itemsOf(factor);
            long left = items.stream()
                    .filter(other -> !other.equals(item) && isEqual(other, context, freed))
                    .count();
            if (items.contains(item) && left < ANCHORS) {
                return false;
            }
        }
        return true;
    }

    /** How many thresholds of an item are equal in a context; two of them give its latent response a unit. */
    private long thresholdsLeft(String item, String context, List<FreedParameter> freed) {
        return parameters().stream()
                .filter(one -> item(one.parameter()).equals(item) && one.isFreeIn(context))
                .filter(one -> freed.stream().noneMatch(free -> free.covers(one)))
                .count();
    }

    private static boolean isEqual(String item, String context, List<FreedParameter> freed) {
        return freed.stream().noneMatch(one -> item(one.parameter()).equals(item) && one.isFreeIn(context));
    }

    public static String item(ParameterKey parameter) {
        return parameter.op() == Operator.LOADING ? parameter.rhs() : parameter.lhs();
    }
}
