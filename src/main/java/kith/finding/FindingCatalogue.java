package kith.finding;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every finding that Kith can have, from the files {@code AREA.yaml} under {@code kith/finding/}, read once when the
 * first finding is made. CONTRIBUTING.md says how to add one.
 */
public final class FindingCatalogue {

    /** Files of the catalogue. */
    private static final List<String> AREAS = List.of(
            "change", //
            "command",
            "content",
            "data",
            "dif",
            "efa",
            "group",
            "twolevel",
            "hypothesis",
            "invariance",
            "irt",
            "itempool",
            "mokken",
            "moments",
            "network",
            "reliability",
            "sample",
            "scoring",
            "screening",
            "sem",
            "shortform",
            "study");

    private FindingCatalogue() {}

    /** Holds what is read; the language sees to it that this happens once. */
    private static final class Read {
        private static final Map<String, FindingDefinition> BY_CODE = new LinkedHashMap<>();

        static {
            for (String area : AREAS) {
                for (FindingDefinition one : FindingCatalogueReader.definitions(area)) {
                    if (BY_CODE.put(one.code(), one) != null) {
                        throw new IllegalStateException("the finding " + one.code() + " is in the catalogue twice");
                    }
                }
            }
        }
    }

    /** All of them, by area. */
    public static Collection<FindingDefinition> definitions() {
        return Collections.unmodifiableCollection(Read.BY_CODE.values());
    }

    /**
     * What the catalogue holds of a code.
     *
     * @throws IllegalArgumentException when it holds nothing, which is a fault of the program
     */
    public static FindingDefinition definition(String code) {
        return Optional.ofNullable(Read.BY_CODE.get(code))
                .orElseThrow(() -> new IllegalArgumentException("no finding " + code + " in the catalogue"));
    }
}
