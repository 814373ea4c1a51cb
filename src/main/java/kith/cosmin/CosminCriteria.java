package kith.cosmin;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kith.yaml.YamlDocument;
import kith.yaml.YamlMapping;
import kith.yaml.YamlSchema;

/**
 * An edition of the criteria, as its rules file has it.
 *
 * @param edition its id, such as {@code cosmin-2018}
 * @param source key of the bibliography
 * @param rules one a property
 */
public record CosminCriteria(String edition, String title, String source, List<Rule> rules) {

    private static final YamlSchema SCHEMA = YamlSchema.resource("/kith/cosmin/cosmin.schema.json");
    private static final List<String> EDITIONS = List.of("cosmin-2018");

    public CosminCriteria {
        rules = List.copyOf(rules);
    }

    /** How many of the thresholds of a property have to be reached. */
    public enum Meet {
        ANY,
        ALL
    }

    /**
     * The rule for a property.
     *
     * @param checked whether its thresholds were compared with the printed table of the edition
     * @param requires a property that has to be sufficient for this one to be rated
     * @param meet how many of the thresholds that there are figures for have to be reached
     */
    public record Rule(
            MeasurementProperty property,
            boolean checked,
            Optional<MeasurementProperty> requires,
            Meet meet,
            List<RatingThreshold> thresholds) {

        public Rule {
            thresholds = List.copyOf(thresholds);
        }
    }

    /**
     * What a figure has to reach for a property.
     *
     * @throws java.util.NoSuchElementException where the edition has no threshold for it
     */
    public double bound(MeasurementProperty property, Statistic statistic) {
        return rules.stream()
                .filter(rule -> rule.property() == property)
                .flatMap(rule -> rule.thresholds().stream())
                .filter(threshold -> threshold.statistic() == statistic)
                .findFirst()
                .orElseThrow()
                .bound();
    }

    /** Ids of the editions that there are. */
    public static List<String> editions() {
        return EDITIONS;
    }

    /** @throws IllegalArgumentException when there is no such edition */
    public static CosminCriteria of(String edition) {
        if (!EDITIONS.contains(edition)) {
            throw new IllegalArgumentException("no edition “" + edition + "”");
        }
        YamlDocument document = YamlDocument.resource("/kith/cosmin/" + edition + ".yaml");
        SCHEMA.require(document);
        YamlMapping root = document.mapping();
        return new CosminCriteria(
                root.text("edition"),
                root.text("title"),
                root.text("source"),
                root.mappings("properties").stream().map(CosminCriteria::rule).toList());
    }

    private static Rule rule(YamlMapping keys) {
        return new Rule(
                property(keys.text("property")),
                keys.truth("checked", false),
                keys.scalar("requires").map(word -> property(word.text())),
                Meet.valueOf(keys.text("meet").toUpperCase(Locale.ROOT)),
                keys.mappings("criteria").stream()
                        .map(CosminCriteria::threshold)
                        .toList());
    }

    private static MeasurementProperty property(String id) {
        return MeasurementProperty.valueOf(id.toUpperCase(Locale.ROOT));
    }

    private static RatingThreshold threshold(YamlMapping keys) {
        RatingThreshold.Relation relation = Arrays.stream(RatingThreshold.Relation.values())
                .filter(one -> keys.scalar(one.name().toLowerCase(Locale.ROOT)).isPresent())
                .findFirst()
                .orElseThrow();
        return new RatingThreshold(
                Statistic.named(keys.text("statistic")),
                relation,
                keys.scalar(relation.name().toLowerCase(Locale.ROOT))
                        .orElseThrow()
                        .number());
    }
}
