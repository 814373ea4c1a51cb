package kith.dif;

import java.util.List;
import java.util.stream.IntStream;
import kith.math.HolmAdjustment;

/**
 * The likelihood ratio test of one item's parameters across groups.
 *
 * @param item name
 * @param converged whether both models did, and are identified
 * @param test of the equality of the parameters
 * @param adjusted p value by Holm over the items tested together
 * @param n respondents, for the information criteria
 */
public record DifLikelihoodRatio(String item, boolean converged, ChiSquareStatistic test, double adjusted, int n) {

    /** AIC of the model with free parameters less that with equal ones; below 0 where freeing them pays. */
    public double aic() {
        return 2.0 * test.df() - test.chi2();
    }

    /** The same of BIC. */
    public double bic() {
        return test.df() * Math.log(n) - test.chi2();
    }

    /** The same of the sample-size adjusted BIC. */
    public double sabic() {
        return test.df() * Math.log((n + 2) / 24.0) - test.chi2();
    }

    /** The same of the Hannan–Quinn criterion. */
    public double hq() {
        return 2.0 * test.df() * Math.log(Math.log(n)) - test.chi2();
    }

    /** Holm's adjustment over several tests. */
    static List<DifLikelihoodRatio> adjusted(List<DifLikelihoodRatio> tests) {
        double[] adjusted = HolmAdjustment.of(
                tests.stream().mapToDouble(one -> one.test().pvalue()).toArray());
        return IntStream.range(0, adjusted.length)
                .mapToObj(i -> new DifLikelihoodRatio(
                        tests.get(i).item(),
                        tests.get(i).converged(),
                        tests.get(i).test(),
                        adjusted[i],
                        tests.get(i).n()))
                .toList();
    }
}
