package kith.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.finding.Suggestion;
import kith.fit.FitIndex;
import kith.fit.FitVariant;
import kith.resampling.Replicate;
import kith.sem.Sem;
import kith.sem.fit.SemFit;
import kith.sem.solution.Estimate;

/**
 * Monte Carlo study of a structural equation model by sample size: power, bias, coverage and interval width of each
 * parameter, convergence, improper solutions, and rejections by the test of fit (Muthén and Muthén 2002, doi
 * 10.1207/S15328007SEM0904_8).
 *
 * <p>Population values are the estimates of the same model in one large sample ({@value #LARGE} respondents) without
 * missing or careless responses, on the same metric as in the samples; Mplus and simsem take values that the user
 * gives. Power is the share of converged samples with p &lt; .05 (two-sided Wald test against 0); coverage is that of
 * the 95% interval. Improper solutions are counted and kept.
 *
 * @param question what was asked
 * @param sizes by sample size, ascending
 */
public record ModelPower(Question question, List<PowerAtSize> sizes) {

    /** Respondents in the sample that gives the population values. */
    public static final int LARGE = 100_000;

    /** Level of significance; intervals have one minus this. */
    public static final double ALPHA = 1 - Estimate.LEVEL;

    private static final List<FitVariant> SCALED_FIRST = List.of(FitVariant.SCALED, FitVariant.PLAIN);

    /**
     * A Monte Carlo study.
     *
     * @param model fitted to each sample
     * @param power wanted of each parameter
     * @param parameters names of the parameters that the plan is about; empty for all regressions, loadings and
     *     covariances
     */
    public record Question(SimulatedSamples draws, Sem model, double power, List<String> parameters) {
        public Question {
            parameters =
                    parameters.stream().map(name -> name.replaceAll("\\s", "")).toList();
            if (!(power > 0 && power < 1)) {
                throw new InputException("power", Double.toString(power), "a number between 0 and 1, such as .8", "");
            }
        }
    }

    /**
     * Results for one sample size.
     *
     * @param respondents in each sample
     * @param samples how many were drawn
     * @param fitted those in which the model could be estimated at all
     * @param converged how many converged
     * @param improper converged samples with an improper solution
     * @param tested converged samples with a test of fit
     * @param rejected those in which the test of fit has p &lt; .05
     */
    public record PowerAtSize(
            int respondents,
            int samples,
            int fitted,
            int converged,
            int improper,
            int tested,
            int rejected,
            List<ParameterPower> parameters) {
        public PowerAtSize {
            parameters = List.copyOf(parameters);
        }

        /** Share of all samples. */
        public double convergence() {
            return (double) converged / samples;
        }

        /** Share of the converged samples; NaN where none converged. */
        public double improperShare() {
            return (double) improper / converged;
        }

        /** Share of the samples with a test of fit; NaN where there is none. */
        public double rejection() {
            return (double) rejected / tested;
        }
    }

    /**
     * A parameter over the converged samples of one size.
     *
     * @param population its value in the population
     * @param mean of the estimates
     * @param deviation standard deviation of the estimates (n − 1)
     * @param standardError mean of the standard errors
     * @param coverage share of intervals with the population value
     * @param width mean width of the intervals
     * @param power share of samples with p &lt; .05
     * @param powerError Monte Carlo standard error of the power
     */
    public record ParameterPower(
            String name,
            boolean structural,
            double population,
            double mean,
            double deviation,
            double standardError,
            double coverage,
            double width,
            double power,
            double powerError) {

        /** Mean of the estimates less the population value. */
        public double bias() {
            return mean - population;
        }

        /** Bias as a share of the population value. */
        public double relativeBias() {
            return bias() / population;
        }
    }

    public ModelPower {
        sizes = List.copyOf(sizes);
    }

    /** What one sample gave. */
    private record Sample(boolean converged, boolean admissible, double pValue, Map<String, Estimate> estimates) {}

    /**
     * Runs the study.
     *
     * @throws InputException when the model does not fit the columns of the population, is not identified, or lacks a
     *     parameter named
     */
    public static ModelPower of(Question question) {
        SemFit population = question.model().fit(question.draws().large(LARGE));
        if (!population.converged() || !population.identified()) {
            throw new InputException(
                    "model",
                    population.identified()
                            ? "it did not converge in a sample of " + LARGE
                            : "it is not identified in the population",
                    "a model that the population determines",
                    "change the model or the population file");
        }
        List<Estimate> parameters =
                population.estimates().stream().filter(ModelPower::isEstimated).toList();
        requireParameters(question, parameters);
        List<List<Replicate<Sample>>> found = question.draws()
                .map(rows -> Replicate.of(() -> sample(question.model().fit(rows))));
        List<PowerAtSize> sizes = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            sizes.add(atSize(question.draws().sizes().get(i), found.get(i), parameters));
        }
        return new ModelPower(question, sizes);
    }

    private static boolean isEstimated(Estimate estimate) {
        return estimate.free() > 0 || estimate.group() == 0;
    }

    private static void requireParameters(Question question, List<Estimate> parameters) {
        List<String> known = parameters.stream().map(Estimate::toString).toList();
        Problems problems = new Problems();
        for (String name : question.parameters()) {
            if (!known.contains(name)) {
                problems.add(
                        "parameter",
                        "“" + name + "” is not estimated in the model",
                        "one of " + String.join(", ", known),
                        Suggestion.phrase(name, known));
            }
        }
        problems.throwIfAny();
    }

    private static Sample sample(SemFit fit) {
        return new Sample(
                fit.converged() && fit.identified(),
                fit.admissible(),
                fit.fit().value(FitIndex.DF) > 0 ? fit.fit().preferred(FitIndex.PVALUE, SCALED_FIRST) : Double.NaN,
                fit.estimates().stream()
                        .filter(ModelPower::isEstimated)
                        .collect(Collectors.toMap(Estimate::toString, Function.identity(), (first, same) -> first)));
    }

    private static PowerAtSize atSize(int size, List<Replicate<Sample>> samples, List<Estimate> parameters) {
        List<Sample> fitted =
                samples.stream().flatMap(one -> one.value().stream()).toList();
        List<Sample> converged = fitted.stream().filter(Sample::converged).toList();
        List<Sample> tested = converged.stream()
                .filter(sample -> !Double.isNaN(sample.pValue()))
                .toList();
        return new PowerAtSize(
                size,
                samples.size(),
                fitted.size(),
                converged.size(),
                (int) converged.stream().filter(sample -> !sample.admissible()).count(),
                tested.size(),
                (int) tested.stream().filter(sample -> sample.pValue() < ALPHA).count(),
                parameters.stream().map(one -> parameter(one, converged)).toList());
    }

    private static ParameterPower parameter(Estimate population, List<Sample> converged) {
        List<Estimate> found = converged.stream()
                .map(sample -> sample.estimates().get(population.toString()))
                .filter(estimate -> estimate != null)
                .toList();
        double value = population.estimate();
        double mean = found.stream().mapToDouble(Estimate::estimate).average().orElse(Double.NaN);
        double squares = found.stream()
                .mapToDouble(one -> (one.estimate() - mean) * (one.estimate() - mean))
                .sum();
        double power = share(found.stream().filter(one -> one.pValue() < ALPHA).count(), found.size());
        return new ParameterPower(
                population.toString(),
                isStructural(population),
                value,
                mean,
                found.size() < 2 ? Double.NaN : Math.sqrt(squares / (found.size() - 1)),
                mean(found.stream().mapToDouble(Estimate::se)),
                share(
                        found.stream()
                                .filter(one -> one.lower() <= value && value <= one.upper())
                                .count(),
                        found.size()),
                mean(found.stream().mapToDouble(one -> one.upper() - one.lower())),
                power,
                Math.sqrt(power * (1 - power) / found.size()));
    }

    /**
     * Loadings, regressions, covariances of different variables and defined quantities: what a plan usually is about.
     */
    private static boolean isStructural(Estimate estimate) {
        return switch (estimate.op()) {
            case LOADING, REGRESSION, DEFINITION -> true;
            case COVARIANCE -> !estimate.lhs().equals(estimate.rhs());
            default -> false;
        };
    }

    private static double share(long some, int all) {
        return (double) some / all;
    }

    private static double mean(DoubleStream values) {
        return values.filter(Double::isFinite).average().orElse(Double.NaN);
    }

    /** The parameters that the plan is about. */
    public List<String> planned() {
        return question.parameters().isEmpty()
                ? sizes.get(0).parameters().stream()
                        .filter(ParameterPower::structural)
                        .map(ParameterPower::name)
                        .toList()
                : question.parameters();
    }

    /** Power of a parameter by sample size. */
    public double[] power(String parameter) {
        return sizes.stream()
                .mapToDouble(size -> size.parameters().stream()
                        .filter(one -> one.name().equals(parameter))
                        .mapToDouble(ParameterPower::power)
                        .findFirst()
                        .orElse(Double.NaN))
                .toArray();
    }

    /** The smallest sample size of the list with the power wanted of a parameter; empty where none has it. */
    public OptionalInt smallest(String parameter) {
        double[] power = power(parameter);
        for (int i = 0; i < power.length; i++) {
            if (power[i] >= question.power()) {
                return OptionalInt.of(sizes.get(i).respondents());
            }
        }
        return OptionalInt.empty();
    }
}
