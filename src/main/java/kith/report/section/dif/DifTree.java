package kith.report.section.dif;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import kith.dif.ChiSquareStatistic;
import kith.dif.DifAnswer;
import kith.dif.DifComparison;
import kith.dif.DifScale;
import kith.dif.ItemDif;
import kith.dif.ItemVerdict;
import kith.dif.MantelHaenszel;
import kith.dif.MethodResult;
import kith.dif.OmnibusStatistics;
import kith.dif.OrdinalLogistic;
import kith.dif.OrdinalMantel;
import kith.dif.Purification;
import kith.dif.joint.Detection;
import kith.dif.joint.JointComparison;
import kith.dif.joint.JointItem;
import kith.invariance.ComparabilityAnswer;
import kith.math.ChiSquare;
import kith.report.document.Tree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;

/** Differential item functioning as other programs see it. */
@SuppressWarnings({"UnusedMethod", "EffectivelyPrivate"}) // RecordTree reads the methods by their names
public final class DifTree {

    private static final double INTERVAL = 0.95;

    private static final RecordTree FOUND = DifIrtTree.keys(DifMethodTree.keys(new RecordTree()))
            .keys(Scale.class, """
                    name=scale.name group=scale.question.group reference alpha=scale.question.alpha comparisons omnibus?
                    irt_lr?=scale.irt""")
            .keys(Comparison.class, """
                    reference=found.reference focal=found.focal n_reference=found.nReference n_focal=found.nFocal items
                    anchors purification_converged=found.purification.converged verdicts effect_on_sum=found.effectOnSum
                    sum_range=found.sumRange mantel_haenszel? mantel_ordinal ordinal_logistic sibtest purified
                    irt_lr?=found.irt lordif?=found.traitLogistic sibtest_bundle joint""")
            .keys(PurifiedItem.class, """
                    item=item.item mantel_haenszel? mantel_ordinal=item.purified.total
                    ordinal_logistic=item.purified.logisticTotal sibtest""")
            .keys(MantelByItem.class, "by_item pooled_sd smd_over_sd")
            .keys(LogisticByItem.class, "rest_score total_score theta?")
            .keys(MantelTable.class, """
                    items chi2_corrected p_corrected chi2_uncorrected alpha log_alpha var_log_alpha_rbg delta_mh ets
                    ets_full_rule dif_mh_no_purification? dif_mh_purification? mantelhaen_test""")
            .keys(BaseTest.class, "chi2_corrected=mh.corrected.chi2 chi2_uncorrected=mh.uncorrected.chi2 odds_ratio ci")
            .keys(Nominal.class, "*test statistic=test.chi2")
            .with(
                    OmnibusStatistics.class,
                    "generalised_mantel_haenszel",
                    Nominal.class,
                    found -> new Nominal(found.nominal()))
            .keys(OmnibusStatistics.class, "item generalised_mantel_haenszel mantel=ordinal ordinal_logistic=logistic")
            .keys(Joint.class, "searched effect_on_sum=joint.effectOnSum items")
            .keys(JointRow.class, "*item detected_by")
            .keys(ItemVerdict.class, "kind methods_disagree=methodsDisagree")
            .keys(Detection.class, "method p_adjusted=adjusted")
            .keys(JointItem.class, """
                    item verdict agreement reason size=size.kind detections points model_points=modelPoints released""");

    private DifTree() {}

    /** The schema of the result. */
    public static Tree schema(RecordSchema schemas) {
        return schemas.oneOrScales(FOUND, Scale.class);
    }

    /** One scale: its quantities; several: a list of {@code scales}. */
    public static Tree of(DifAnswer answer, Optional<ComparabilityAnswer> invariance) {
        List<Tree> scales = answer.scales().stream()
                .map(scale -> FOUND.of(new Scale(scale, invariance)))
                .toList();
        return scales.size() == 1 ? scales.get(0) : new Tree().put("scales", scales);
    }

    private record Scale(DifScale scale, Optional<ComparabilityAnswer> invariance) {

        public String reference() {
            return scale.comparisons().get(0).reference();
        }

        public List<Comparison> comparisons() {
            return scale.comparisons().stream()
                    .map(found -> new Comparison(
                            scale.question().alpha(), found, JointComparison.of(scale, found, invariance)))
                    .toList();
        }

        public Optional<List<OmnibusStatistics>> omnibus() {
            return Optional.of(scale.omnibus()).filter(items -> !items.isEmpty());
        }
    }

    private record Comparison(double alpha, DifComparison found, JointComparison compared) {

        public List<String> items() {
            return found.items().stream().map(ItemDif::item).toList();
        }

        public List<String> anchors() {
            boolean[] anchors = found.purification().anchors();
            return IntStream.range(0, anchors.length)
                    .filter(i -> anchors[i])
                    .mapToObj(items()::get)
                    .toList();
        }

        public List<Verdict> verdicts() {
            return found.items().stream().map(item -> Verdict.of(item, alpha)).toList();
        }

        /** Where every item has two categories. */
        public Optional<MantelTable> mantelHaenszel() {
            List<MantelHaenszel> items = found.items().stream()
                    .flatMap(item -> item.unpurified().mantelHaenszel().stream())
                    .toList();
            return items.size() == found.items().size()
                    ? Optional.of(new MantelTable(items(), items, found.mantelHaenszel(), alpha))
                    : Optional.empty();
        }

        public MantelByItem mantelOrdinal() {
            return new MantelByItem(found.items());
        }

        public LogisticByItem ordinalLogistic() {
            return new LogisticByItem(found.items());
        }

        public List<DifMethodTree.ItemSibtest> sibtest() {
            return found.items().stream()
                    .map(item -> new DifMethodTree.ItemSibtest(
                            item.item(), item.unpurified().sibtest()))
                    .toList();
        }

        public List<PurifiedItem> purified() {
            return found.items().stream().map(PurifiedItem::new).toList();
        }

        /** Of all items with a relevant effect together. */
        public Optional<DifMethodTree.ItemSibtest> sibtestBundle() {
            return found.bundle()
                    .map(bundle -> new DifMethodTree.ItemSibtest(
                            String.join(
                                    ", ",
                                    found.items().stream()
                                            .filter(item -> item.verdict().isRelevant())
                                            .map(ItemDif::item)
                                            .toList()),
                            bundle));
        }

        public Joint joint() {
            return new Joint(compared);
        }
    }

    private record Joint(JointComparison joint) {

        public boolean searched() {
            return joint.search().isPresent();
        }

        public List<JointRow> items() {
            return joint.items().stream()
                    .map(item -> new JointRow(item, item.found(joint.alpha())))
                    .toList();
        }
    }

    private record JointRow(JointItem item, long detectedBy) {}

    private enum Favoured {
        REFERENCE,
        FOCAL;

        /** Empty where respondents cannot be matched. */
        static Optional<Favoured> of(double points) {
            return Double.isNaN(points) ? Optional.empty() : Optional.of(points < 0 ? REFERENCE : FOCAL);
        }
    }

    private record Verdict(
            String item,
            ItemVerdict.Kind verdict,
            boolean methodsDisagree,
            Optional<Favoured> favours,
            boolean nonUniform,
            double points,
            List<MethodResult> methods) {

        static Verdict of(ItemDif item, double alpha) {
            return new Verdict(
                    item.item(),
                    item.verdict().kind(),
                    item.verdict().methodsDisagree(),
                    Favoured.of(item.points()),
                    item.isNonUniform(alpha),
                    item.points(),
                    item.results());
        }
    }

    private record MantelTable(
            List<String> items,
            List<MantelHaenszel> found,
            Optional<Purification<MantelHaenszel>> purification,
            double level) {

        private List<Double> column(ToDoubleFunction<MantelHaenszel> value) {
            return found.stream().map(value::applyAsDouble).toList();
        }

        public List<Double> chi2Corrected() {
            return column(mh -> mh.corrected().chi2());
        }

        public List<Double> pCorrected() {
            return column(mh -> mh.corrected().pvalue());
        }

        public List<Double> chi2Uncorrected() {
            return column(mh -> mh.uncorrected().chi2());
        }

        public List<Double> alpha() {
            return column(MantelHaenszel::alpha);
        }

        public List<Double> logAlpha() {
            return column(MantelHaenszel::logAlpha);
        }

        public List<Double> varLogAlphaRbg() {
            return column(MantelHaenszel::variance);
        }

        public List<Double> deltaMh() {
            return column(MantelHaenszel::delta);
        }

        public List<String> ets() {
            return found.stream().map(mh -> mh.sizeOnly().name()).toList();
        }

        public List<String> etsFullRule() {
            return found.stream().map(mh -> mh.ets(level).name()).toList();
        }

        public Optional<Unpurified> difMhNoPurification() {
            return purification.map(
                    found -> new Unpurified(numbers(found.history().get(0)), ChiSquare.quantile(1 - level, 1), level));
        }

        public Optional<PurifiedMantel> difMhPurification() {
            return purification.map(PurifiedMantel::of);
        }

        public Map<String, BaseTest> mantelhaenTest() {
            return byItem(items, i -> new BaseTest(found.get(i)));
        }
    }

    /** As difR's {@code difMH} gives them: items by number. */
    private record Unpurified(List<Integer> difItems, double thr, double alpha) {}

    private record PurifiedMantel(
            List<Double> mh,
            List<Double> alphaMh,
            List<Integer> difItems,
            int nrPur,
            List<List<Integer>> difPur,
            boolean convergence) {

        static PurifiedMantel of(Purification<MantelHaenszel> found) {
            return new PurifiedMantel(
                    found.answers().stream().map(mh -> mh.corrected().chi2()).toList(),
                    found.answers().stream().map(MantelHaenszel::alpha).toList(),
                    numbers(found.flagged()),
                    found.history().size() - 1,
                    found.history().stream().map(DifTree::zeroOne).toList(),
                    found.converged());
        }
    }

    private static List<Integer> numbers(boolean[] flags) {
        return IntStream.rangeClosed(1, flags.length)
                .filter(i -> flags[i - 1])
                .boxed()
                .toList();
    }

    private static List<Integer> zeroOne(boolean[] flags) {
        return IntStream.range(0, flags.length)
                .map(i -> flags[i] ? 1 : 0)
                .boxed()
                .toList();
    }

    static <T> Map<String, T> byItem(List<String> items, Function<Integer, T> value) {
        Map<String, T> values = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            values.put(items.get(i), value.apply(i));
        }
        return values;
    }

    private static <T> Map<String, T> of(List<ItemDif> items, Function<ItemDif, T> value) {
        return byItem(items.stream().map(ItemDif::item).toList(), i -> value.apply(items.get(i)));
    }

    /** As R's {@code mantelhaen.test} gives them. */
    private record BaseTest(MantelHaenszel mh) {

        public double oddsRatio() {
            return 1 / mh.alpha();
        }

        public List<Double> ci() {
            return List.of(mh.focalOddsBound(INTERVAL, false), mh.focalOddsBound(INTERVAL, true));
        }
    }

    private record MantelByItem(List<ItemDif> items) {

        public Map<String, MantelItem> byItem() {
            return of(
                    items,
                    item -> new MantelItem(
                            item.unpurified().total(), item.unpurified().rest()));
        }

        public Map<String, Double> pooledSd() {
            return of(items, ItemDif::sd);
        }

        public List<Double> smdOverSd() {
            return items.stream()
                    .map(item -> item.unpurified().total().meanDifference() / item.sd())
                    .toList();
        }
    }

    private record MantelItem(OrdinalMantel totalIncludingItem, OrdinalMantel restScore) {}

    private record LogisticByItem(List<ItemDif> items) {

        public Map<String, OrdinalLogistic> restScore() {
            return of(items, item -> item.unpurified().logisticRest());
        }

        public Map<String, OrdinalLogistic> totalScore() {
            return of(items, item -> item.unpurified().logisticTotal());
        }

        public Optional<Map<String, OrdinalLogistic>> theta() {
            List<ItemDif> matched = items.stream()
                    .filter(item -> item.logisticTrait().isPresent())
                    .toList();
            return matched.isEmpty()
                    ? Optional.empty()
                    : Optional.of(of(matched, item -> item.logisticTrait().orElseThrow()));
        }
    }

    private record Purified(double chi2Corrected, double p, double alpha, double deltaMh) {

        static Purified of(MantelHaenszel mh) {
            return new Purified(mh.corrected().chi2(), mh.corrected().pvalue(), mh.alpha(), mh.delta());
        }
    }

    private record PurifiedItem(ItemDif item) {

        public Optional<Purified> mantelHaenszel() {
            return item.purified().mantelHaenszel().map(Purified::of);
        }

        public DifMethodTree.ItemSibtest sibtest() {
            return new DifMethodTree.ItemSibtest(item.item(), item.purified().sibtest());
        }
    }

    private record Nominal(ChiSquareStatistic test) {}
}
