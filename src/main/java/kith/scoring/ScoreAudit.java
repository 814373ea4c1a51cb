package kith.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kith.data.PackedNumbers;
import kith.data.Responses;
import kith.instrument.Instrument;

/**
 * What every score was made of, so that an auditor can compute it again by hand: the items, which of them were recoded,
 * by which rule, and which responses were missing.
 *
 * @param instrument its id
 * @param version its version
 * @param sha256 of the definition of the instrument
 * @param scales in the order of the scores
 */
public record ScoreAudit(String instrument, String version, String sha256, List<ScaleAudit> scales) {

    /**
     * One scale.
     *
     * @param recoded items whose response x counts as lowest + highest − x
     * @param missing names of the items, or subscales, without a value, one list a row
     */
    public record ScaleAudit(String scale, List<String> recoded, List<List<String>> missing) {
        public ScaleAudit {
            recoded = List.copyOf(recoded);
            missing = missing.stream().map(List::copyOf).toList();
        }
    }

    public ScoreAudit {
        scales = List.copyOf(scales);
    }

    /** @param responses that were scored, columns named by the items */
    public static ScoreAudit of(Instrument instrument, Responses responses, Scores scores, String sha256) {
        List<ScaleAudit> scales = new ArrayList<>();
        for (ScaleScores scale : scores.scales()) {
            List<String> parts = scale.scale().items();
            List<PackedNumbers> values =
                    parts.stream().map(part -> values(responses, scores, part)).toList();
            scales.add(new ScaleAudit(
                    scale.scale().id(),
                    parts.stream()
                            .filter(part -> instrument.itemIds().contains(part)
                                    && instrument.item(part).reversed())
                            .toList(),
                    IntStream.range(0, responses.size())
                            .mapToObj(row -> missing(parts, values, row))
                            .toList()));
        }
        return new ScoreAudit(instrument.id(), instrument.version(), sha256, scales);
    }

    private static PackedNumbers values(Responses responses, Scores scores, String part) {
        return responses.numeric().containsKey(part)
                ? responses.packed(part)
                : PackedNumbers.of(scores.scale(part).values());
    }

    private static List<String> missing(List<String> parts, List<PackedNumbers> values, int row) {
        List<String> missing = List.of();
        for (int k = 0; k < parts.size(); k++) {
            if (Double.isNaN(values.get(k).at(row))) {
                missing = missing.isEmpty() ? new ArrayList<>() : missing;
                missing.add(parts.get(k));
            }
        }
        return missing;
    }
}
