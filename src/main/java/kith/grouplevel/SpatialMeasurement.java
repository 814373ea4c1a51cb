package kith.grouplevel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.finding.Finding;
import kith.grouplevel.Ecometrics.GroupScore;

/**
 * Whether neighbouring groups have similar scores on a scale, and scores that make use of it.
 *
 * @param scale name of the scale
 * @param moran of the empirical Bayes deviations of the ecometric model; empty where no two groups are neighbours
 * @param model empty where it was not fitted
 */
public record SpatialMeasurement(
        String scale, Optional<MoranStatistic> moran, Optional<SpatialModel> model, List<Finding> findings) {

    /** Neighbouring groups below which spatial dependence is not estimated. */
    private static final int FEWEST_GROUPS = 10;

    public SpatialMeasurement {
        findings = List.copyOf(findings);
    }

    /** Empty where scores of groups do not exist or do not vary. */
    static Optional<SpatialMeasurement> of(GroupMeasurement measured, Neighbours neighbours, GroupQuestion question) {
        return measured.ecometrics()
                .filter(model -> model.converged() && model.reliability().get(0).icc() > 0)
                .map(model -> of(measured.scale(), model, neighbours, question));
    }

    private static SpatialMeasurement of(
            String scale, Ecometrics model, Neighbours neighbours, GroupQuestion question) {
        List<GroupScore> groups = model.scores();
        SpatialWeights weights = SpatialWeights.of(
                neighbours, groups.stream().map(GroupScore::group).toList());
        List<Finding> findings = new ArrayList<>(weights.findings());
        if (weights.pairs() == 0) {
            return new SpatialMeasurement(scale, Optional.empty(), Optional.empty(), findings);
        }
        MoranStatistic moran = MoranStatistic.of(
                groups.stream().mapToDouble(GroupScore::deviation).toArray(), weights, question.chance());
        int connected = weights.connected().length;
        String reason = connected < FEWEST_GROUPS ? "few" : groups.size() > SpatialModel.MOST_GROUPS ? "many" : "";
        Optional<SpatialModel> fitted = reason.isEmpty()
                ? SpatialModel.of(groups, model.between()[0][0], weights, question.level())
                : Optional.empty();
        if (fitted.isEmpty()) {
            findings.add(Finding.of(
                            "no_spatial_scores",
                            Map.of(
                                    "reason", reason.isEmpty() ? "search" : reason,
                                    "groups", connected < FEWEST_GROUPS ? connected : groups.size()))
                    .at(scale));
        }
        return new SpatialMeasurement(scale, Optional.of(moran), fitted, findings);
    }
}
