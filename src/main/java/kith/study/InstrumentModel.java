package kith.study;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kith.instrument.Instrument;
import kith.instrument.Instrument.HigherOrderFactor;

/**
 * The structure that an instrument says its items have, as a model in lavaan's syntax: a factor for each subscale,
 * measured by the subscale's items.
 */
public final class InstrumentModel {

    private InstrumentModel() {}

    /** A factor for each subscale; the factors may correlate. */
    public static String correlatedFactors(Instrument instrument) {
        return instrument.subscales().stream()
                .map(subscale -> line(factorName(subscale.id()), subscale.items()))
                .collect(Collectors.joining("\n"));
    }

    /** The same with the instrument's second-order factors behind the subscales. */
    public static String secondOrder(Instrument instrument) {
        return correlatedFactors(instrument) + "\n"
                + instrument.higherOrder().stream().map(InstrumentModel::line).collect(Collectors.joining("\n"));
    }

    private static String line(HigherOrderFactor factor) {
        return line(
                factorName(factor.id()),
                factor.subscales().stream().map(InstrumentModel::factorName).toList());
    }

    /** A single factor behind all items of all subscales. */
    public static String oneFactor(Instrument instrument) {
        Set<String> items = new LinkedHashSet<>();
        instrument.subscales().forEach(subscale -> items.addAll(subscale.items()));
        return line("general", List.copyOf(items));
    }

    private static String line(String factor, List<String> indicators) {
        return factor + " =~ " + String.join(" + ", indicators);
    }

    /** The id as a name in a model: what cannot stand in a name becomes an underscore. */
    public static String factorName(String id) {
        return id.replaceAll("[^A-Za-z0-9._]", "_");
    }

    /** Ids of subscales and second-order factors by their names in models. */
    public static Map<String, String> idsByFactor(Instrument instrument) {
        Map<String, String> ids = new LinkedHashMap<>();
        instrument.higherOrder().forEach(factor -> ids.put(factorName(factor.id()), factor.id()));
        instrument.subscales().forEach(subscale -> ids.put(factorName(subscale.id()), subscale.id()));
        return ids;
    }
}
