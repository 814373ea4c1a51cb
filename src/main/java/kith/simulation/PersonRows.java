package kith.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.random.RandomGenerator;

/** Draws the rows of one person: one a visit. */
final class PersonRows {

    private final Plan plan;
    private final Population population;
    private final Person person;
    private final List<double[]> clusterEffects;
    private final List<String> clusters;
    private final RandomGenerator random;
    private final Columns columns;
    private final List<double[]> truth;
    private final List<Simulated.Conduct> conducts;
    private final Simulated.Conduct conduct;
    private final CarelessAnswers careless;
    private final double missing;
    private final List<Map<String, Double>> covariates = new ArrayList<>();

    PersonRows(
            Plan plan,
            Person person,
            List<double[]> clusterEffects,
            List<String> clusters,
            RandomGenerator random,
            Columns columns,
            List<double[]> truth,
            List<Simulated.Conduct> conducts) {
        this.plan = plan;
        this.population = plan.population();
        this.person = person;
        this.clusterEffects = clusterEffects;
        this.clusters = clusters;
        this.random = random;
        this.columns = columns;
        this.truth = truth;
        this.conducts = conducts;
        drawCovariates();
        this.conduct = drawConduct();
        this.careless = new CarelessAnswers(conduct, random);
        this.missing = missingShare();
    }

    private void drawCovariates() {
        Map<String, Double> ofPerson = new LinkedHashMap<>();
        for (int c = 0; c < person.contexts().size(); c++) {
            Map<String, Double> values = new LinkedHashMap<>();
            for (Covariate covariate : population.covariates()) {
                values.put(
                        covariate.id(),
                        covariate.per() == Covariate.Per.CONTEXT
                                ? draw(covariate)
                                : ofPerson.computeIfAbsent(covariate.id(), id -> draw(covariate)));
            }
            covariates.add(values);
        }
    }

    private double draw(Covariate covariate) {
        if (covariate.distribution() instanceof Covariate.Normal normal) {
            double value;
            do {
                value = DecimalRounding.round(normal.mean() + normal.sd() * random.nextGaussian(), normal.decimals());
            } while (value < normal.minimum() || value > normal.maximum());
            return value;
        }
        List<Covariate.Category> categories = ((Covariate.Categories) covariate.distribution()).categories();
        double left = random.nextDouble();
        for (Covariate.Category category : categories) {
            left -= category.share();
            if (left < 0) {
                return category.value();
            }
        }
        return categories.get(categories.size() - 1).value();
    }

    private Simulated.Conduct drawConduct() {
        double drawn = random.nextDouble();
        Flaws flaws = population.flaws();
        if (drawn < flaws.straightLining()) {
            return Simulated.Conduct.STRAIGHT_LINING;
        }
        return drawn < flaws.straightLining() + flaws.random() ? Simulated.Conduct.RANDOM : Simulated.Conduct.CAREFUL;
    }

    /** Chance that an answer is left out, for both reasons together. */
    private double missingShare() {
        double completely = population.flaws().missing();
        double byCovariate = population
                .flaws()
                .missingByCovariate()
                .map(rule -> {
                    Covariate covariate = population.covariates().stream()
                            .filter(one -> one.id().equals(rule.covariate()))
                            .findFirst()
                            .orElseThrow();
                    double value = covariates.get(0).get(covariate.id());
                    return chance(rule.share(), rule.perSd() * covariate.standardised(value));
                })
                .orElse(0.0);
        return completely + (1 - completely) * byCovariate;
    }

    /** A chance after something was added to its log-odds. */
    private static double chance(double share, double added) {
        if (share <= 0 || share >= 1) {
            return share;
        }
        return 1 / (1 + StrictMath.exp(-(StrictMath.log(share / (1 - share)) + added)));
    }

    void draw(int id) {
        Optional<FollowUp> followUp = population.followUp();
        if (followUp.isEmpty()) {
            row(id, person.standing(), 0);
            return;
        }
        Visits visits = new Visits(plan, person, random);
        FollowUp.Visit former = null;
        double formerScore = 0;
        for (FollowUp.Visit visit : followUp.get().visits()) {
            if (visit.retest().isPresent()) {
                FollowUp.Retest retest = visit.retest().get();
                Person.Standing standing = person.later(retest.stability());
                if (random.nextDouble() < retest.share()) {
                    row(id, standing, visits.gain(former));
                    visits.mark(
                            columns,
                            visit,
                            standing,
                            visits.gain(former),
                            visits.stabilitySinceFirst() * retest.stability());
                }
                continue;
            }
            if (former != null) {
                if (random.nextDouble() < chance(visit.lost(), followUp.get().lostPerPoint() * formerScore)) {
                    return;
                }
                visits.next();
            }
            formerScore = row(id, person.standing(), visits.gain(visit));
            visits.mark(columns, visit, person.standing(), visits.gain(visit), visits.stabilitySinceFirst());
            former = visit;
        }
    }

    /** One row; gives how far the answers lie above the middle of their scales, on average. */
    private double row(int id, Person.Standing standing, double gain) {
        columns.beginRow();
        columns.set(SimulatedColumns.ID, id);
        double sum = 0;
        int answered = 0;
        for (int c = 0; c < person.contexts().size(); c++) {
            ContextPopulation context = person.contexts().get(c);
            String prefix = SimulatedColumns.prefix(population, context);
            if (prefix.isEmpty() && !(population.design() instanceof Population.SamePeople)) {
                columns.set(SimulatedColumns.CONTEXT, context.id());
            }
            if (!clusters.get(c).isEmpty()) {
                columns.set(prefix + SimulatedColumns.CLUSTER, clusters.get(c));
            }
            double[] factors = factors(context, c, standing, gain);
            truth.add(factors);
            List<Plan.Local> items = plan.items(context);
            for (int j = 0; j < items.size(); j++) {
                Indicator item = items.get(j).indicator();
                double answer = careless.answer(item, items.get(j).answer(factors, person.residual(j, c)));
                if (random.nextDouble() < missing) {
                    continue;
                }
                columns.set(prefix + item.id(), item.asGiven(answer));
                if (item.form() instanceof AnswerForm.Ordered points) {
                    sum += answer - (points.lowest() + points.highest()) / 2.0;
                    answered++;
                }
            }
            profile(context, prefix, factors);
            writeCovariates(c, prefix);
        }
        conducts.add(conduct);
        return answered == 0 ? 0 : sum / answered;
    }

    private double[] factors(ContextPopulation context, int c, Person.Standing standing, double gain) {
        double[] z = person.within(standing, c);
        double between = StrictMath.sqrt(context.icc());
        double within = StrictMath.sqrt(1 - context.icc());
        double[] eta = new double[z.length];
        for (int f = 0; f < eta.length; f++) {
            String factor = plan.factors().get(f);
            double explained = 0;
            for (Covariate covariate : population.covariates()) {
                Double effect = covariate.effects().get(factor);
                if (effect != null) {
                    explained +=
                            effect * covariate.standardised(covariates.get(c).get(covariate.id()));
                }
            }
            eta[f] = context.mean(factor)
                    + gain
                    + context.sd(factor) * (explained + between * clusterEffects.get(c)[f] + within * z[f]);
        }
        return eta;
    }

    private void profile(ContextPopulation context, String prefix, double[] factors) {
        for (Plan.Local local : plan.profile(context)) {
            Indicator question = local.indicator();
            double answer = local.answer(factors, random.nextGaussian());
            if (random.nextDouble() >= missing) {
                columns.set(prefix + question.id(), question.asGiven(answer));
            }
        }
    }

    private void writeCovariates(int c, String prefix) {
        for (Covariate covariate : population.covariates()) {
            String name = covariate.per() == Covariate.Per.CONTEXT ? prefix + covariate.id() : covariate.id();
            columns.set(name, covariates.get(c).get(covariate.id()));
        }
    }
}
