package kith.dif;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Differential item functioning of one item between two groups.
 *
 * @param item name
 * @param categories how many occur
 * @param sd standard deviation of the item (n − 1), both groups together
 * @param range highest less lowest score
 * @param unpurified matched by all items
 * @param purified matched by the anchors
 * @param logisticTrait matched by trait scores, where there are any
 * @param results of the methods that enter the verdict, matched by the anchors
 * @param verdict on the item
 */
public record ItemDif(
        String item,
        int categories,
        double sd,
        double range,
        MatchedItem unpurified,
        MatchedItem purified,
        Optional<OrdinalLogistic> logisticTrait,
        List<MethodResult> results,
        ItemVerdict verdict) {

    public ItemDif {
        results = List.copyOf(results);
    }

    static List<MethodResult> results(MatchedItem found, double sd, double range, DifQuestion question) {
        double alpha = question.alpha();
        List<MethodResult> results = new ArrayList<>();
        for (DifMethod method : DifMethod.values()) {
            if (question.methods().contains(method) && method.isInVerdict()) {
                of(method, found, sd, range, alpha).ifPresent(results::add);
            }
        }
        return results;
    }

    private static Optional<MethodResult> of(
            DifMethod method, MatchedItem found, double sd, double range, double alpha) {
        return switch (method) {
            case MANTEL ->
                Optional.of(mantel(found, sd, alpha))
                        .filter(result -> result.test().df() > 0);
            case LIU_AGRESTI ->
                found.mantelHaenszel().isPresent() || found.total().test().df() == 0
                        ? Optional.empty()
                        : Optional.of(liuAgresti(found.total(), alpha));
            case LOGISTIC ->
                found.logisticTotal().converged()
                        ? Optional.of(logistic(found.logisticTotal(), alpha))
                        : Optional.empty();
            case IRT, LORDIF -> Optional.empty();
            case SIBTEST ->
                found.sibtest().uniform().df() == 0
                        ? Optional.empty()
                        : Optional.of(MethodResult.of(
                                method,
                                found.sibtest().uniform(),
                                found.sibtest().beta(),
                                DifMethod.ofBeta(found.sibtest().beta() / range),
                                alpha));
        };
    }

    private static MethodResult mantel(MatchedItem found, double sd, double alpha) {
        return found.mantelHaenszel()
                .map(mh -> ofTwoCategories(mh, alpha))
                .orElseGet(() -> ofOrdered(found.total(), sd, alpha));
    }

    static MethodResult ofTwoCategories(MantelHaenszel found, double alpha) {
        return new MethodResult(DifMethod.MANTEL, found.corrected(), found.delta(), found.ets(alpha));
    }

    static MethodResult ofOrdered(OrdinalMantel found, double sd, double alpha) {
        double standardised = found.meanDifference() / sd;
        return MethodResult.of(
                DifMethod.MANTEL, found.test(), standardised, DifMethod.ofMeanDifference(standardised), alpha);
    }

    private static MethodResult liuAgresti(OrdinalMantel found, double alpha) {
        double logOdds = Math.log(found.oddsRatio());
        return MethodResult.of(DifMethod.LIU_AGRESTI, found.test(), logOdds, DifMethod.ofLogOdds(logOdds), alpha);
    }

    private static MethodResult logistic(OrdinalLogistic found, double alpha) {
        double change = found.rSquared(OrdinalLogistic.RSquared.NAGELKERKE, OrdinalLogistic.Effect.TOTAL);
        return MethodResult.of(
                DifMethod.LOGISTIC,
                found.test(OrdinalLogistic.Effect.TOTAL),
                change,
                DifMethod.ofNagelkerke(change),
                alpha);
    }

    /**
     * Points by which the focal group's mean of the item departs at equal matching scores: the bias that the item adds
     * to the sum; NaN where no matching score occurs in both groups.
     */
    public double points() {
        return purified.total().meanDifference();
    }

    /** Whether some matching score occurs in both groups with different responses, so that Mantel's test exists. */
    public boolean isMatched() {
        return purified.total().test().df() > 0;
    }

    /** Whether the effect depends on the level of the trait. */
    public boolean isNonUniform(double alpha) {
        return purified.logisticTotal().converged()
                && purified.logisticTotal()
                        .test(OrdinalLogistic.Effect.NON_UNIFORM)
                        .isSignificant(alpha);
    }
}
