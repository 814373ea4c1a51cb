package kith.invariance.level;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What decides whether contexts may be compared. */
public enum DecisionRule {
    /**
     * The search for non-invariant parameters together with the χ² difference tests: the default. By simulation (three
     * groups, three factors of four items) it calls invariant scales comparable in 91 to 98% of samples, finds one
     * intercept that is .4 SD off in 90 to 100% (n = 150 to 500 a group), and refuses a comparison where half of the
     * items are biased in 96 to 100%.
     */
    SEARCH(List.of()),
    /** χ² difference tests at the 5% level alone. */
    DIFFERENCE_TEST(List.of(Criterion.DIFFERENCE_TEST)),
    CHEN(List.of(Criterion.CHEN)),
    CHEUNG_RENSVOLD(List.of(Criterion.CHEUNG_RENSVOLD)),
    /** The set for continuous or for ordered responses, whichever there are. */
    RUTKOWSKI_SVETINA(List.of(Criterion.RUTKOWSKI_SVETINA_2014, Criterion.RUTKOWSKI_SVETINA_2017)),
    EQUIVALENCE(List.of(Criterion.EQUIVALENCE)),
    PERMUTATION(List.of(Criterion.PERMUTATION));

    private final List<Criterion> criteria;

    DecisionRule(List<Criterion> criteria) {
        this.criteria = criteria;
    }

    /** The criteria of which the first that speaks of a comparison decides; none for the search. */
    public List<Criterion> criteria() {
        return criteria;
    }

    /** As it is written on the command line, in study files and in JSON. */
    public String id() {
        return switch (this) {
            case SEARCH -> "search";
            case RUTKOWSKI_SVETINA -> "rutkowski_svetina";
            default -> criteria.get(0).id();
        };
    }

    /** All ids. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(DecisionRule::id).toList();
    }

    public static Optional<DecisionRule> named(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }
}
