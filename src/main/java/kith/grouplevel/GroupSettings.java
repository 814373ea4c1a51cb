package kith.grouplevel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kith.grouplevel.EcometricQuestion.Likelihood;
import kith.math.Parallel;
import kith.reliability.scale.ScaleItems;

/**
 * How groups are measured, as a user chose it on the command line or in a study file.
 *
 * @param covariates columns of numbers that the ecometric model holds constant
 * @param likelihood of the ecometric model
 * @param ordered how the ecometric model is also fitted to ordered responses, if it is
 * @param distributions null distributions of agreement; empty for the usual ones
 * @param level of intervals
 * @param draws simulated groups of each size that is too large for enumeration
 */
public record GroupSettings(
        List<String> covariates,
        Likelihood likelihood,
        Optional<OrderedForm> ordered,
        List<NullDistribution> distributions,
        double level,
        int draws) {

    /** Nothing chosen. */
    public static final GroupSettings USUAL =
            new GroupSettings(List.of(), Likelihood.REML, Optional.empty(), List.of(), 0.95, 2_000);

    public GroupSettings {
        covariates = List.copyOf(covariates);
        distributions = List.copyOf(distributions);
    }

    /** What is asked of scales. */
    public GroupQuestion question(List<ScaleItems> scales, long seed, Parallel parallel) {
        return new GroupQuestion(
                scales,
                covariates,
                likelihood,
                ordered,
                distributions,
                level,
                new GroupAgreement.Chance(draws, seed, parallel));
    }

    /** Those that are not the usual ones, by name. */
    Map<String, String> unusual() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (!covariates.isEmpty()) {
            settings.put("covariates of the ecometric model", String.join(", ", covariates));
        }
        if (likelihood != USUAL.likelihood()) {
            settings.put("likelihood of the ecometric model", likelihood.name());
        }
        ordered.ifPresent(form -> settings.put(
                "ecometric model for ordered responses",
                form.link().id() + (form.thresholds() == OrderedForm.Thresholds.COMMON ? ", common thresholds" : "")));
        if (!distributions.isEmpty()) {
            settings.put(
                    "null distributions",
                    distributions.stream().map(NullDistribution::name).collect(Collectors.joining(", ")));
        }
        if (level != USUAL.level()) {
            settings.put("level of intervals of groups", Double.toString(level));
        }
        if (draws != USUAL.draws()) {
            settings.put("simulated groups", Integer.toString(draws));
        }
        return settings;
    }
}
