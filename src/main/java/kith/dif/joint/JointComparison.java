package kith.dif.joint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import kith.dif.DifComparison;
import kith.dif.DifMethod;
import kith.dif.DifQuestion;
import kith.dif.DifScale;
import kith.dif.ItemDif;
import kith.dif.OrdinalLogistic;
import kith.invariance.ComparabilityAnswer;
import kith.math.HolmAdjustment;

/**
 * Two groups compared by all methods of differential item functioning and by the factor-analytic search.
 *
 * <p>The tests are Mantel–Haenszel or Mantel, ordinal logistic regression (total effect), SIBTEST (uniform), the
 * likelihood ratio of the graded model (all parameters of the item), and logistic regression on purified trait scores
 * (total effect), each adjusted by Holm over the items of the comparison.
 *
 * @param comparison the two groups
 * @param search of the invariance analysis; empty where there is none of these groups
 * @param alpha level of the tests
 * @param items one an item
 */
public record JointComparison(
        DifComparison comparison, Optional<FactorSearch> search, double alpha, List<JointItem> items) {

    public JointComparison {
        items = List.copyOf(items);
    }

    /** Beside the invariance analysis of the same groups, if there is one. */
    public static JointComparison of(
            DifScale scale, DifComparison comparison, Optional<ComparabilityAnswer> invariance) {
        return of(
                comparison,
                scale.question(),
                invariance.flatMap(answer ->
                        FactorSearch.of(answer, scale.question().group(), comparison.reference(), comparison.focal())));
    }

    static JointComparison of(DifComparison comparison, DifQuestion question, Optional<FactorSearch> search) {
        double alpha = question.alpha();
        List<ItemDif> items = comparison.items();
        Map<DifMethod, double[]> tests = tests(comparison, question);
        List<List<Detection>> detections = IntStream.range(0, items.size())
                .mapToObj(i -> detections(tests, i))
                .toList();
        List<SearchAgreement> agreement = IntStream.range(0, items.size())
                .mapToObj(i -> {
                    ItemDif item = items.get(i);
                    return SearchAgreement.of(
                            search.isPresent() && search.get().searched().contains(item.item()),
                            JointItem.isIndicated(detections.get(i), item.verdict(), alpha),
                            search.isPresent() && search.get().released().containsKey(item.item()));
                })
                .toList();
        List<JointItem> joint = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            joint.add(joined(comparison, search, alpha, detections.get(i), agreement, i));
        }
        return new JointComparison(comparison, search, alpha, joint);
    }

    private static JointItem joined(
            DifComparison comparison,
            Optional<FactorSearch> search,
            double alpha,
            List<Detection> detections,
            List<SearchAgreement> agreement,
            int i) {
        ItemDif item = comparison.items().get(i);
        SearchAgreement own = agreement.get(i);
        Optional<DisagreementReason> reason = search.filter(found -> own.isDisagreement())
                .map(found -> DisagreementReason.of(new DisagreementReason.Evidence(
                        own,
                        found,
                        item.item(),
                        isOpposed(comparison.items(), agreement, i),
                        Math.abs(item.points()) / item.sd(),
                        item.purified().total().test().isSignificant(alpha),
                        JointItem.found(detections, alpha),
                        (double) (comparison.nReference() + comparison.nFocal()) / found.respondents())));
        return new JointItem(
                item.item(),
                item.verdict(),
                detections,
                item.points(),
                search.flatMap(found -> Optional.ofNullable(found.points().get(item.item())))
                        .map(OptionalDouble::of)
                        .orElse(OptionalDouble.empty()),
                search.map(found -> List.copyOf(found.released().getOrDefault(item.item(), Set.of())))
                        .orElse(List.of()),
                own,
                JointVerdict.of(
                        own,
                        JointItem.isIndicated(detections, item.verdict(), alpha),
                        item.verdict().kind()),
                reason);
    }

    /** Whether an item on which both agree has a larger effect of the opposite sign. */
    private static boolean isOpposed(List<ItemDif> items, List<SearchAgreement> agreement, int item) {
        double own = items.get(item).points();
        return IntStream.range(0, items.size())
                .filter(other -> agreement.get(other) == SearchAgreement.BOTH)
                .mapToDouble(other -> items.get(other).points())
                .anyMatch(points -> points * own < 0 && Math.abs(points) > Math.abs(own));
    }

    private static List<Detection> detections(Map<DifMethod, double[]> tests, int item) {
        return tests.entrySet().stream()
                .filter(test -> !Double.isNaN(test.getValue()[item]))
                .map(test -> new Detection(test.getKey(), test.getValue()[item]))
                .toList();
    }

    /** Adjusted p values by method, one an item; NaN where it has none. */
    private static Map<DifMethod, double[]> tests(DifComparison comparison, DifQuestion question) {
        List<ItemDif> items = comparison.items();
        Map<DifMethod, double[]> tests = new LinkedHashMap<>();
        for (DifMethod method : DifMethod.values()) {
            if (question.methods().contains(method) && method != DifMethod.LIU_AGRESTI) {
                IntToDoubleFunction p = switch (method) {
                    case IRT -> i -> likelihoodRatio(comparison, items.get(i).item());
                    case LORDIF -> i -> traitLogistic(comparison, items.get(i).item());
                    default -> i -> observed(items.get(i), method);
                };
                tests.put(
                        method,
                        HolmAdjustment.of(
                                IntStream.range(0, items.size()).mapToDouble(p).toArray()));
            }
        }
        return tests;
    }

    private static double observed(ItemDif item, DifMethod method) {
        return item.results().stream()
                .filter(result -> result.method() == method)
                .mapToDouble(result -> result.test().pvalue())
                .findFirst()
                .orElse(Double.NaN);
    }

    private static double likelihoodRatio(DifComparison comparison, String item) {
        return comparison.irt().stream()
                .flatMap(irt -> irt.drop().stream())
                .filter(test -> test.item().equals(item) && test.converged())
                .mapToDouble(test -> test.test().pvalue())
                .findFirst()
                .orElse(Double.NaN);
    }

    private static double traitLogistic(DifComparison comparison, String item) {
        return comparison.traitLogistic().stream()
                .mapToDouble(found -> {
                    OrdinalLogistic test =
                            found.items().get(found.data().items().indexOf(item));
                    return test.converged()
                            ? test.test(OrdinalLogistic.Effect.TOTAL).pvalue()
                            : Double.NaN;
                })
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Items with more than negligible differential item functioning on which the approaches do not disagree. */
    public List<JointItem> relevant() {
        return items.stream()
                .filter(item -> item.verdict() == JointVerdict.MODERATE || item.verdict() == JointVerdict.LARGE)
                .toList();
    }

    /** Items on which methods and search disagree. */
    public List<JointItem> disagreements() {
        return items.stream().filter(item -> item.agreement().isDisagreement()).toList();
    }

    /**
     * Points by which the items with differential item functioning shift the sum of the focal group, by matched scores;
     * items on which the approaches disagree are left out.
     */
    public double effectOnSum() {
        return items.stream()
                .filter(item -> item.verdict() != JointVerdict.NONE && item.verdict() != JointVerdict.UNCLEAR)
                .mapToDouble(JointItem::points)
                .filter(Double::isFinite)
                .sum();
    }
}
