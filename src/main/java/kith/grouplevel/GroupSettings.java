package kith.grouplevel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.data.DataSource;
import kith.grouplevel.EcometricQuestion.Likelihood;
import kith.math.Parallel;
import kith.reliability.scale.ScaleItems;
import kith.text.UnusualSettings;

/**
 * How groups are measured, as a user chose it on the command line or in a study file.
 *
 * @param covariates columns of numbers that the ecometric model holds constant
 * @param likelihood of the ecometric model
 * @param ordered how the ecometric model is also fitted to ordered responses, if it is
 * @param distributions null distributions of agreement; empty for the usual ones
 * @param neighbours file of neighbouring groups, as {@link Neighbours} reads it
 * @param level of intervals
 * @param draws simulated groups of each size that is too large for enumeration; permutations of neighbours
 */
public record GroupSettings(
        List<String> covariates,
        Likelihood likelihood,
        Optional<OrderedForm> ordered,
        List<NullDistribution> distributions,
        Optional<DataSource> neighbours,
        double level,
        int draws) {

    /** Nothing chosen. */
    public static final GroupSettings USUAL =
            new GroupSettings(List.of(), Likelihood.REML, Optional.empty(), List.of(), Optional.empty(), 0.95, 2_000);

    public GroupSettings {
        covariates = List.copyOf(covariates);
        distributions = List.copyOf(distributions);
    }

    /**
     * What is asked of scales; reads the file of neighbours.
     *
     * @throws kith.finding.InputException when that file cannot be used
     */
    public GroupQuestion question(List<ScaleItems> scales, long seed, Parallel parallel) {
        return new GroupQuestion(
                scales,
                covariates,
                likelihood,
                ordered,
                distributions,
                neighbours.map(Neighbours::read),
                level,
                new GroupAgreement.Chance(draws, seed, parallel));
    }

    /** Those that are not the usual ones, by name. */
    Map<String, String> unusual() {
        return new UnusualSettings()
                .add("covariates of the ecometric model", covariates)
                .add(
                        "likelihood of the ecometric model",
                        likelihood.name(),
                        USUAL.likelihood().name())
                .add(
                        "ecometric model for ordered responses",
                        ordered.map(form -> form.link().id()
                                + (form.thresholds() == OrderedForm.Thresholds.COMMON ? ", common thresholds" : "")))
                .add(
                        "null distributions",
                        distributions.stream().map(NullDistribution::name).toList())
                .add("neighbouring groups", neighbours.map(DataSource::name))
                .add("level of intervals of groups", level, USUAL.level())
                .add("simulated groups", draws, USUAL.draws())
                .byName();
    }
}
