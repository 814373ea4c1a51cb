package kith.irt;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A fit from which models of the same responses with other equality constraints start: its estimates, and its observed
 * information by all parameters of all groups taken as free, which is computed once and serves the first Newton steps
 * of each of them. A constraint maps the free parameters to fewer by sums of rows and columns.
 */
public final class NearbyFit {

    private final IrtFit fit;
    private final Optional<ParameterLayout> apart;
    private final double[][] information;

    private NearbyFit(IrtFit fit, Optional<ParameterLayout> apart, double[][] information) {
        this.fit = fit;
        this.apart = apart;
        this.information = information;
    }

    /** Estimates alone: enough for a single model. */
    public static NearbyFit of(IrtFit fit) {
        return new NearbyFit(fit, Optional.empty(), new double[0][]);
    }

    /** Estimates and information: worth its time where several models start from the fit. */
    public static NearbyFit withInformation(IrtFit fit) {
        IrtQuestion question = fit.question().with(new GroupConstraints(Set.of(), Set.of(), true, true));
        ParameterLayout apart = ParameterLayout.of(fit.patterns(), question);
        MarginalLikelihood likelihood = new MarginalLikelihood(fit.patterns(), apart, question);
        ObservedInformation observed = new ObservedInformation(likelihood);
        double[] free = start(fit, apart);
        Expectation expectation = likelihood.expectation(free);
        return observed.isAnalytic() && expectation.isAdmissible()
                ? new NearbyFit(fit, Optional.of(apart), observed.at(expectation, free))
                : of(fit);
    }

    /** The estimates where a parameter of the same name exists, or one that is equal in all groups. */
    double[] start(ParameterLayout layout) {
        return start(fit, layout);
    }

    private static double[] start(IrtFit fit, ParameterLayout layout) {
        double[] start = layout.start().clone();
        Map<String, Double> known = fit.estimatesByName();
        for (int a = 0; a < start.length; a++) {
            String name = layout.names().get(a);
            String common = fit.patterns().groups().stream()
                    .filter(group -> name.endsWith("." + group))
                    .map(group -> name.substring(0, name.length() - group.length() - 1))
                    .findFirst()
                    .orElse(name + "." + fit.patterns().groups().get(0));
            Double value = known.getOrDefault(name, known.get(common));
            start[a] = value == null ? start[a] : value;
        }
        return start;
    }

    /** The information by the parameters of another layout, at the estimates of the fit. */
    Optional<double[][]> information(ParameterLayout layout) {
        return apart.map(wide -> {
            int[] to = places(wide, layout);
            double[][] narrow = new double[layout.size()][layout.size()];
            for (int a = 0; a < to.length; a++) {
                for (int b = 0; b < to.length && to[a] >= 0; b++) {
                    if (to[b] >= 0) {
                        narrow[to[a]][to[b]] += information[a][b];
                    }
                }
            }
            return narrow;
        });
    }

    /** Which parameter of the narrow layout each of the wide one is; −1 for none. */
    private static int[] places(ParameterLayout wide, ParameterLayout narrow) {
        int[] to = new int[wide.size()];
        Arrays.fill(to, -1);
        for (int g = 0; g < wide.groups().length; g++) {
            for (int i = 0; i < wide.items()[g].length; i++) {
                place(wide.items()[g][i].index(), narrow.items()[g][i].index(), to);
            }
            place(wide.groups()[g].mean(), narrow.groups()[g].mean(), to);
            place(wide.groups()[g].covariance(), narrow.groups()[g].covariance(), to);
        }
        return to;
    }

    private static void place(int[] wide, int[] narrow, int[] to) {
        for (int r = 0; r < wide.length; r++) {
            if (wide[r] >= 0) {
                to[wide[r]] = narrow[r];
            }
        }
    }
}
