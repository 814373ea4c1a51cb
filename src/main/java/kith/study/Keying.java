package kith.study;

import java.util.LinkedHashMap;
import java.util.Map;
import kith.data.Responses;
import kith.instrument.Instrument;
import kith.instrument.Item;
import kith.instrument.ResponseScale;

/**
 * Turns the answers to reversed items round, so that a high value means more of what is measured: an answer x on a scale from a
 * to b becomes a + b − x. Analyses of structure take keyed answers, so that loadings of reversed items are positive where items
 * work as intended; fit is the same either way.
 */
public final class Keying {

    private Keying() {}

    /** The same answers, those of reversed items turned round; items whose scale has no bounds are left as they are. */
    public static Responses keyed(Instrument instrument, Responses responses) {
        Map<String, double[]> columns = new LinkedHashMap<>(responses.numeric());
        for (Item item : instrument.items()) {
            double[] answers = columns.get(item.id());
            if (item.reversed() && answers != null) {
                columns.put(item.id(), turned(answers, instrument.scaleOf(item)));
            }
        }
        return new Responses(responses.source(), responses.rowIds(), columns, responses.labels());
    }

    private static double[] turned(double[] answers, ResponseScale scale) {
        double ends;
        if (scale instanceof ResponseScale.Rating rating && rating.known()) {
            ends = (double) rating.lowest() + rating.highest();
        } else if (scale instanceof ResponseScale.Continuous bounds
                && bounds.minimum().isPresent()
                && bounds.maximum().isPresent()) {
            ends = bounds.minimum().getAsDouble() + bounds.maximum().getAsDouble();
        } else {
            return answers;
        }
        double[] turned = new double[answers.length];
        for (int row = 0; row < turned.length; row++) {
            turned[row] = ends - answers[row];
        }
        return turned;
    }
}
