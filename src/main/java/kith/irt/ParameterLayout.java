package kith.irt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * All parameters of a model in all groups and which of them are free and equal.
 *
 * @param items by group and item
 * @param groups latent distributions
 * @param names of the free parameters: ITEM.name, with the group where there are several and it is not the same in all
 * @param start starting values of the free parameters
 */
record ParameterLayout(ItemParameters[][] items, GroupParameters[] groups, List<String> names, double[] start) {

    /** Slope of the logistic that is nearest to the cumulative normal, squared and inverted: (16√3 / 15π)². */
    private static final double LOGISTIC_NORMAL = 0.3458;

    int size() {
        return start.length;
    }

    static ParameterLayout of(ResponsePatterns patterns, IrtQuestion question) {
        return new Builder(patterns, question).build();
    }

    /** Gives free parameters their places. */
    private static final class Builder {

        private final ResponsePatterns patterns;
        private final IrtQuestion question;
        private final Map<String, Integer> places = new LinkedHashMap<>();
        private final List<Double> start = new ArrayList<>();
        private final StartingSlopes slopes;

        Builder(ResponsePatterns patterns, IrtQuestion question) {
            this.patterns = patterns;
            this.question = question;
            this.slopes = StartingSlopes.of(patterns, question);
        }

        ParameterLayout build() {
            int groups = patterns.groups().size();
            int items = patterns.items().size();
            ItemParameters[][] all = new ItemParameters[groups][items];
            GroupParameters[] distributions = new GroupParameters[groups];
            for (int g = 0; g < groups; g++) {
                for (int i = 0; i < items; i++) {
                    all[g][i] = item(g, i);
                }
            }
            for (int g = 0; g < groups; g++) {
                distributions[g] = group(g);
            }
            return new ParameterLayout(
                    all,
                    distributions,
                    List.copyOf(places.keySet()),
                    start.stream().mapToDouble(Double::doubleValue).toArray());
        }

        private int place(String name, int group, boolean equal, double value) {
            String key = equal || patterns.groups().size() == 1
                    ? name
                    : name + "." + patterns.groups().get(group);
            return places.computeIfAbsent(key, k -> {
                start.add(value);
                return start.size() - 1;
            });
        }

        private ItemParameters item(int g, int i) {
            ItemModel model = question.model();
            int[] factors = question.structure().loads().get(i).stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
            int categories = Math.max(2, patterns.categories(i));
            boolean steps = model.hasCommonSteps();
            int size = factors.length + categories - 1 + (steps ? 1 : 0);
            int[] index = new int[size];
            double[] fixed = new double[size];
            List<String> names = new ArrayList<>();
            String item = patterns.items().get(i);
            boolean equalSlopes = question.constraints().equalSlopes().contains(i);
            boolean equalIntercepts = question.constraints().equalIntercepts().contains(i);
            for (int f = 0; f < factors.length; f++) {
                String name = "a" + (factors[f] + 1);
                names.add(name);
                double value = model.hasFreeSlopes() ? slopes.at(i, factors[f], categories) : 1;
                fixed[f] = 1;
                index[f] = model.hasFreeSlopes() ? place(item + "." + name, g, equalSlopes, value) : -1;
            }
            double[] intercepts = startIntercepts(g, i, categories, equalIntercepts);
            for (int k = 1; k < categories; k++) {
                int at = factors.length + k - 1;
                String name = steps ? "b" + k : categories == 2 ? "d" : "d" + k;
                names.add(name);
                index[at] = steps
                        ? place(name, g, equalIntercepts, startStep(g, k, categories))
                        : place(item + "." + name, g, equalIntercepts, intercepts[k - 1]);
            }
            if (steps) {
                names.add("c");
                index[size - 1] = i == 0 ? -1 : place(item + ".c", g, equalIntercepts, 0);
            }
            return new ItemParameters(model, categories, factors, names, index, fixed);
        }

        private double startStep(int g, int k, int categories) {
            double mean = 0;
            int items = patterns.items().size();
            for (int i = 0; i < items; i++) {
                double[] d = startIntercepts(g, i, categories, true);
                mean += question.model().isCumulative()
                        ? d[k - 1] / slopes.usual(categories) / items
                        : ((k == 1 ? 0 : d[k - 2]) - d[k - 1]) / items;
            }
            return mean;
        }

        /** From the marginal proportions, at the starting slopes. */
        private double[] startIntercepts(int g, int i, int categories, boolean equal) {
            double[] frequencies = new double[categories];
            for (int h = 0; h < patterns.groups().size(); h++) {
                if (equal || h == g) {
                    double[] of = patterns.frequencies(h, i);
                    IntStream.range(0, of.length).forEach(k -> frequencies[k] += of[k]);
                }
            }
            double n = Arrays.stream(frequencies).sum() + 0.5 * categories;
            double[] d = new double[categories - 1];
            double square = slopes.square(i, categories);
            double cumulative = 0;
            for (int k = categories - 1; k > 0; k--) {
                cumulative += (frequencies[k] + 0.5) / n;
                d[k - 1] = question.model().isCumulative()
                        ? Math.log(cumulative / (1 - cumulative)) * Math.sqrt(1 + LOGISTIC_NORMAL * square)
                        : Math.log((frequencies[k] + 0.5) / (frequencies[0] + 0.5));
            }
            return d;
        }

        private GroupParameters group(int g) {
            int factors = question.structure().general();
            GroupConstraints constraints = question.constraints();
            boolean scaled = !question.model().hasFreeSlopes();
            int[] mean = new int[factors];
            int[] covariance = new int[factors * factors];
            double[] fixedCovariance = new double[factors * factors];
            Arrays.fill(covariance, -1);
            for (int f = 0; f < factors; f++) {
                mean[f] = g > 0 && constraints.freeMeans() ? place("MEAN_" + (f + 1), g, false, 0) : -1;
            }
            for (int f = 0; f < factors; f++) {
                for (int h = 0; h <= f; h++) {
                    boolean correlated =
                            f != h && question.structure().correlations() == LatentStructure.Correlations.FREE;
                    boolean free = correlated || f == h && (scaled || g > 0 && constraints.freeVariances());
                    fixedCovariance[f * factors + h] = f == h ? 1 : 0;
                    fixedCovariance[h * factors + f] = fixedCovariance[f * factors + h];
                    if (free) {
                        int at = place("COV_" + (f + 1) + (h + 1), g, false, f == h ? 1 : 0.3);
                        covariance[f * factors + h] = at;
                        covariance[h * factors + f] = at;
                    }
                }
            }
            return new GroupParameters(mean, covariance, new double[factors], fixedCovariance);
        }
    }
}
