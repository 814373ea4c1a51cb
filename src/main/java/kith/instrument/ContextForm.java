package kith.instrument;

import java.util.Map;

/**
 * The form of the questionnaire for one context.
 *
 * @param id such as {@code neighbourhood}
 * @param title for readers
 * @param referent whom the items speak of, by language, such as “respondents who live around you”
 * @param groupUnit what a group is here (the cluster), such as “area”
 * @param columnPrefix what stands before an item's id in the column names of wide data (the same respondents answering
 *     about several contexts), such as {@code n_}
 * @param columns the column of an item in wide data, by the item's id, where it is not prefix and id
 */
public record ContextForm(
        String id,
        String title,
        Map<String, String> referent,
        String groupUnit,
        String columnPrefix,
        Map<String, String> columns) {
    public ContextForm {
        referent = Ordered.copy(referent);
        columns = Ordered.copy(columns);
    }

    /** A form whose columns in wide data are all prefix and id. */
    public ContextForm(String id, String title, Map<String, String> referent, String groupUnit, String columnPrefix) {
        this(id, title, referent, groupUnit, columnPrefix, Map.of());
    }

    /** The column of an item's answers about this context in wide data. */
    public String column(String itemId) {
        return columns.getOrDefault(itemId, columnPrefix + itemId);
    }
}
