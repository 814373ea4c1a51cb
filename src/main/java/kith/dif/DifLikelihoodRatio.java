package kith.dif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The likelihood ratio test of one item's parameters across groups.
 *
 * @param item name
 * @param converged whether both models did
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
        int m = tests.size();
        int[] order = IntStream.range(0, m)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> tests.get(i).test().pvalue()))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[m];
        double largest = 0;
        for (int rank = 0; rank < m; rank++) {
            double p = tests.get(order[rank]).test().pvalue();
            largest = Math.max(largest, Math.min(1, (m - rank) * p));
            adjusted[order[rank]] = largest;
        }
        List<DifLikelihoodRatio> all = new ArrayList<>();
        for (int i = 0; i < m; i++) {
            DifLikelihoodRatio one = tests.get(i);
            all.add(new DifLikelihoodRatio(one.item(), one.converged(), one.test(), adjusted[i], one.n()));
        }
        return all;
    }
}
