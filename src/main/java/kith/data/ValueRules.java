package kith.data;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kith.instrument.Instrument;
import kith.instrument.ResponseScale;

/** Which numbers each column can hold, and which codes stand for a missing response in it, by the instrument. */
final class ValueRules {

    private final Map<String, ResponseScale> scales = new HashMap<>();
    private final Map<String, ScaleLabels> labels = new HashMap<>();

    ValueRules(DataRequest request) {
        request.instrument().ifPresent(instrument -> addAll(instrument, request));
    }

    private void addAll(Instrument instrument, DataRequest request) {
        Map<String, ResponseScale> byId = new HashMap<>();
        instrument.scales().forEach(scale -> byId.put(scale.id(), scale));
        Map<String, ResponseScale> byName = new HashMap<>();
        instrument.items().forEach(item -> byName.put(item.id(), byId.get(item.scale())));
        instrument.profile().forEach(question -> byName.put(question.id(), byId.get(question.scale())));
        instrument.covariates().forEach(question -> byName.put(question.id(), byId.get(question.scale())));
        byName.forEach((name, scale) -> {
            if (scale != null) {
                columns(request, name).forEach(column -> scales.put(column, scale));
            }
        });
    }

    /** The columns that a name asks for: itself, or one a context in a wide layout. */
    static List<String> columns(DataRequest request, String name) {
        return request.wide()
                .filter(layout -> layout.columns().contains(name))
                .map(layout -> layout.wideNames(name))
                .orElse(List.of(name));
    }

    ValueRule of(String column) {
        ResponseScale scale = scales.get(column);
        return scale == null ? new ValueRule.Any() : ValueRule.of(scale);
    }

    ScaleLabels labels(String column) {
        ResponseScale scale = scales.get(column);
        return scale == null ? new ScaleLabels() : labels.computeIfAbsent(scale.id(), id -> new ScaleLabels(scale));
    }

    Collection<String> missingCodes(String column) {
        ResponseScale scale = scales.get(column);
        return scale == null ? List.of() : scale.missingCodes().keySet();
    }
}
