package kith.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.data.KeyedItem;
import kith.data.Responses;
import kith.finding.Finding;
import kith.grouplevel.EcometricQuestion;
import kith.grouplevel.Ecometrics;
import kith.reliability.scale.ScaleItems;

/**
 * Collective efficacy of each personal network, from items that the respondent answered about each tie: the ecometric
 * model with ties in the place of respondents and networks in that of groups (items within ties within networks).
 *
 * @param model variances, reliability and scores
 * @param scores empirical Bayes score of each respondent's network, in the order of the respondents; NaN without
 *     ratings
 */
public record NetworkEfficacy(Ecometrics model, double[] scores) {

    private static final String SCALE = "collective_efficacy";

    public NetworkEfficacy {
        scores = scores.clone();
    }

    /** Empty where no items were asked, or where they cannot tell networks from ties, which is told. */
    static Optional<NetworkEfficacy> of(TieRows ties, List<Finding> findings) {
        NetworkQuestion.Ties asked = ties.question().ties();
        if (asked.ratings().isEmpty()) {
            return Optional.empty();
        }
        Responses known = asked.rows()
                .rows(ties.rows().stream().flatMapToInt(IntStream::of).toArray());
        Grouping networks = known.grouping(ties.question().id());
        int[] rated = new int[networks.names().size()];
        for (int row = 0; row < known.size(); row++) {
            rated[networks.code()[row]] += isRated(known, asked.ratings(), row) ? 1 : 0;
        }
        int with = (int) IntStream.of(rated).filter(count -> count > 0).count();
        if (with < 2 || IntStream.of(rated).allMatch(count -> count < 2) || isConstant(known, asked.ratings())) {
            findings.add(Finding.of("network_efficacy_not_estimated", Map.of("networks", with))
                    .at(asked.ratings()));
            return Optional.empty();
        }
        List<KeyedItem> items = new ArrayList<>();
        asked.ratings().forEach(column -> items.add(KeyedItem.of(column, false)));
        Ecometrics model = Ecometrics.of(
                new EcometricQuestion(
                        List.of(new ScaleItems(SCALE, items)),
                        List.of(),
                        EcometricQuestion.Likelihood.REML,
                        NetworkOutcome.LEVEL),
                known,
                networks);
        findings.addAll(model.findings());
        Map<String, Double> scores = new HashMap<>();
        model.scores().forEach(score -> scores.put(score.group(), score.score()));
        return Optional.of(new NetworkEfficacy(
                model,
                ties.respondents().stream()
                        .mapToDouble(id -> scores.getOrDefault(id, Double.NaN))
                        .toArray()));
    }

    private static boolean isRated(Responses ties, List<String> ratings, int row) {
        return ratings.stream().anyMatch(column -> !Double.isNaN(ties.numeric().get(column)[row]));
    }

    /** Whether no item has two different responses. */
    private static boolean isConstant(Responses ties, List<String> ratings) {
        return ratings.stream()
                .allMatch(column -> IntStream.range(0, ties.size())
                                .mapToDouble(row -> ties.numeric().get(column)[row])
                                .filter(value -> !Double.isNaN(value))
                                .distinct()
                                .count()
                        < 2);
    }
}
