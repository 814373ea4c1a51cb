package kith.scoring.imputation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.Finding;
import kith.instrument.Instrument;

/**
 * What is done with missing responses before scoring, as a user chose it on the command line or in a study file.
 *
 * @param single responses that take the place of those that are missing
 * @param sets imputed by chained equations, from which means are pooled; empty for none
 * @param method of chained equations
 */
public record ImputationSettings(Single single, OptionalInt sets, ImputationMethod method) {

    /** Nothing is imputed. */
    public static final ImputationSettings NONE =
            new ImputationSettings(Single.NONE, OptionalInt.empty(), ImputationMethod.MATCHING);

    /** What takes the place of a missing response. */
    public enum Single {
        NONE,
        /** Person mean + item mean − overall mean within the subscale, rounded. */
        TWO_WAY,
        /** The same with a random error. */
        TWO_WAY_ERROR
    }

    /** The responses that are scored. */
    public Responses responses(Instrument instrument, Responses answered, long seed, List<Finding> findings) {
        if (single == Single.NONE) {
            return answered;
        }
        TwoWayImputation.Form form =
                single == Single.TWO_WAY ? TwoWayImputation.Form.ROUNDED : TwoWayImputation.Form.WITH_ERROR;
        ImputedScale imputed = ImputedScale.of(instrument, answered, form, seed);
        findings.add(Finding.of(
                "responses_imputed",
                Map.of("responses", imputed.imputed(), "method", single.name().toLowerCase(Locale.ROOT))));
        return imputed.responses();
    }

    /** Means pooled from multiply imputed responses; empty where none are asked for, or with a finding. */
    public Optional<PooledMeans> means(
            Instrument instrument, Responses answered, Optional<Grouping> groups, long seed, List<Finding> findings) {
        if (sets.isEmpty()) {
            return Optional.empty();
        }
        Optional<PooledMeans> pooled =
                PooledMeans.of(instrument, answered, groups, new ChainedEquations.Plan(sets.getAsInt(), method, seed));
        findings.add(
                pooled.isEmpty()
                        ? Finding.of("imputation_impossible")
                        : Finding.of("imputation_partly_pooled", Map.of("pooled", "means")));
        return pooled;
    }
}
