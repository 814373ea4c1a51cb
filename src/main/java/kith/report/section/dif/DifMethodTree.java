package kith.report.section.dif;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import kith.dif.ChiSquareStatistic;
import kith.dif.MethodResult;
import kith.dif.OrdinalLogistic;
import kith.dif.OrdinalMantel;
import kith.dif.ProportionalOdds;
import kith.dif.Sibtest;
import kith.report.section.tree.RecordTree;

/** What each method finds of one item as other programs see it. */
@SuppressWarnings({"UnusedMethod", "EffectivelyPrivate"}) // RecordTree reads the methods by their names
final class DifMethodTree {

    private DifMethodTree() {}

    /** Adds the keys of these methods. */
    static RecordTree keys(RecordTree trees) {
        return trees.keys(ChiSquareStatistic.class, "chi2 df p=pvalue")
                .keys(MethodResult.class, "*test method effect class=size.name")
                .with(OrdinalMantel.class, "log_or", double.class, found -> Math.log(found.oddsRatio()))
                .keys(OrdinalMantel.class, """
                    strata_used chi2=test.chi2 p=test.pvalue score_sum_focal=scoreSum expected variance
                    smd_focal_minus_reference=meanDifference common_cumulative_odds_ratio_reference=oddsRatio log_or
                    se_log_or=logOddsError gmh_nominal=nominal""")
                .with(
                        Sibtest.class,
                        "sibtest",
                        Sib.class,
                        found -> Sib.of(found.beta(), OptionalDouble.of(found.standardError()), found.uniform()))
                .with(
                        Sibtest.class,
                        "csibtest",
                        Sib.class,
                        found -> Sib.of(found.crossingBeta(), OptionalDouble.empty(), found.crossing()))
                .keys(Sibtest.class, "sibtest csibtest")
                .keys(ItemSibtest.class, "item *found")
                .keys(ItemLogistic.class, """
                    n=found.n converged=found.converged log_lik total_13 uniform_12 nonuniform_23 mcfadden nagelkerke
                    coxsnell beta_change_12=found.slopeChange coef se""")
                .keys(RSquared.class, "m1 m2 m3 total_13 uniform_12 nonuniform_23")
                .with(OrdinalLogistic.class, "logistic", ItemLogistic.class, ItemLogistic::new)
                .keys(OrdinalLogistic.class, "*logistic");
    }

    private record ItemLogistic(OrdinalLogistic found) {

        public Map<String, Double> logLik() {
            Map<String, Double> values = new LinkedHashMap<>();
            values.put("null", found.nullLogLikelihood());
            values.putAll(byModel(ProportionalOdds::logLikelihood));
            return values;
        }

        private <T> Map<String, T> byModel(Function<ProportionalOdds, T> value) {
            return DifTree.byItem(List.of("m1", "m2", "m3"), m -> value.apply(found.models()[m]));
        }

        public ChiSquareStatistic total13() {
            return found.test(OrdinalLogistic.Effect.TOTAL);
        }

        public ChiSquareStatistic uniform12() {
            return found.test(OrdinalLogistic.Effect.UNIFORM);
        }

        public ChiSquareStatistic nonuniform23() {
            return found.test(OrdinalLogistic.Effect.NON_UNIFORM);
        }

        public RSquared mcfadden() {
            return new RSquared(found, OrdinalLogistic.RSquared.MCFADDEN);
        }

        public RSquared nagelkerke() {
            return new RSquared(found, OrdinalLogistic.RSquared.NAGELKERKE);
        }

        public RSquared coxsnell() {
            return new RSquared(found, OrdinalLogistic.RSquared.COXSNELL);
        }

        public Map<String, Map<String, Double>> coef() {
            return byModel(model -> byTerm(model.slopes()));
        }

        public Map<String, Map<String, Double>> se() {
            return byModel(model -> byTerm(model.standardErrors()));
        }

        /**
         * {@code t} the matching variable, {@code f} the group, {@code tf} their product; numbered with three groups or
         * more.
         */
        private Map<String, Double> byTerm(double[] slopes) {
            int others = found.groups() - 1;
            List<String> terms = IntStream.range(0, slopes.length)
                    .mapToObj(
                            k -> k == 0 ? "t" : (k <= others ? "f" : "tf") + (others == 1 ? "" : (k - 1) % others + 1))
                    .toList();
            return DifTree.byItem(terms, k -> slopes[k]);
        }
    }

    record RSquared(OrdinalLogistic found, OrdinalLogistic.RSquared kind) {

        public double m1() {
            return found.rSquared(kind, 0);
        }

        public double m2() {
            return found.rSquared(kind, 1);
        }

        public double m3() {
            return found.rSquared(kind, 2);
        }

        public double total13() {
            return found.rSquared(kind, OrdinalLogistic.Effect.TOTAL);
        }

        public double uniform12() {
            return found.rSquared(kind, OrdinalLogistic.Effect.UNIFORM);
        }

        public double nonuniform23() {
            return found.rSquared(kind, OrdinalLogistic.Effect.NON_UNIFORM);
        }
    }

    private record Sib(double beta, OptionalDouble se, double x2, int df, double p) {

        static Sib of(double beta, OptionalDouble se, ChiSquareStatistic test) {
            return new Sib(beta, se, test.chi2(), test.df(), test.pvalue());
        }
    }

    record ItemSibtest(String item, Sibtest found) {}
}
