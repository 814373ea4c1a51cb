package kith.cosmin;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The figures of a study that criteria can name.
 *
 * @param figures those that exist; a figure that could not be computed is left out
 */
public record Evidence(List<Figure> figures) {

    public Evidence {
        figures =
                figures.stream().filter(figure -> !Double.isNaN(figure.value())).toList();
    }

    /**
     * A figure.
     *
     * @param object what it is about, such as a scale or a model
     */
    public record Figure(MeasurementProperty property, String object, Statistic statistic, double value) {}

    /** What a property has figures about, in order. */
    Set<String> objects(MeasurementProperty property) {
        Set<String> objects = new LinkedHashSet<>();
        figures.stream()
                .filter(figure -> figure.property() == property)
                .forEach(figure -> objects.add(figure.object()));
        return objects;
    }

    Optional<Figure> figure(MeasurementProperty property, String object, Statistic statistic) {
        return figures.stream()
                .filter(figure -> figure.property() == property
                        && figure.object().equals(object)
                        && figure.statistic() == statistic)
                .findFirst();
    }
}
