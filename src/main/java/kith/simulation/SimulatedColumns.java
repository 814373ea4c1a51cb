package kith.simulation;

/** The columns of a simulated table. */
final class SimulatedColumns {

    static final String ID = "id";
    static final String CONTEXT = "context";
    static final String CLUSTER = "cluster";
    static final String ARM = "arm";
    static final String VISIT = "visit";
    static final String MONTH = "month";

    private static final int MONTH_DECIMALS = 2;

    private SimulatedColumns() {}

    static void declare(Population population, Columns columns) {
        boolean same = population.design() instanceof Population.SamePeople;
        columns.declareNumbers(ID, 0);
        if (!same) {
            columns.declareTexts(CONTEXT);
        }
        for (String prefix : prefixes(population)) {
            if (population.contexts().stream()
                    .anyMatch(context -> context.clusters().isPresent()
                            && (!same || context.prefix().equals(prefix)))) {
                columns.declareTexts(prefix + CLUSTER);
            }
        }
        population.followUp().ifPresent(followUp -> {
            if (!followUp.arms().isEmpty()) {
                columns.declareTexts(ARM);
            }
            columns.declareTexts(VISIT);
            columns.declareNumbers(MONTH, MONTH_DECIMALS);
        });
        for (String prefix : prefixes(population)) {
            population
                    .items()
                    .forEach(item -> columns.declareNumbers(
                            prefix + item.id(), item.form().decimals()));
        }
        for (String prefix : prefixes(population)) {
            population
                    .profile()
                    .forEach(question -> columns.declareNumbers(
                            prefix + question.id(), question.form().decimals()));
        }
        population.covariates().forEach(covariate -> declare(population, covariate, columns));
        population
                .followUp()
                .flatMap(FollowUp::changeRating)
                .ifPresent(rating -> columns.declareNumbers(rating.id(), 0));
    }

    private static void declare(Population population, Covariate covariate, Columns columns) {
        int decimals = covariate.distribution() instanceof Covariate.Normal normal ? normal.decimals() : 6;
        if (covariate.per() == Covariate.Per.PERSON) {
            columns.declareNumbers(covariate.id(), decimals);
        } else {
            prefixes(population).forEach(prefix -> columns.declareNumbers(prefix + covariate.id(), decimals));
        }
    }

    /** One prefix a context where the same respondents answer about all, and otherwise the empty one. */
    private static java.util.List<String> prefixes(Population population) {
        return population.design() instanceof Population.SamePeople
                ? population.contexts().stream().map(ContextPopulation::prefix).toList()
                : java.util.List.of("");
    }

    static String prefix(Population population, ContextPopulation context) {
        return population.design() instanceof Population.SamePeople ? context.prefix() : "";
    }

    /** {@code A07}: as many digits as the number of clusters has. */
    static String clusterName(ContextPopulation context, int cluster) {
        ContextPopulation.Clusters clusters = context.clusters().orElseThrow();
        int digits = Integer.toString(clusters.count()).length();
        String number = Integer.toString(cluster + 1);
        return clusters.prefix() + "0".repeat(digits - number.length()) + number;
    }
}
