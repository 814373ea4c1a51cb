package kith.instrument;

import java.util.Map;

/**
 * The form of the questionnaire for one context.
 *
 * @param id such as {@code neighbourhood}
 * @param title for people
 * @param referent whom the items speak of, by language, such as “people who live around you”
 * @param groupUnit what a group is here (the cluster), such as “area”
 * @param columnPrefix what stands before an item's id in the column names of wide data (the same people answering about
 *     several contexts), such as {@code n_}
 */
public record ContextForm(
        String id, String title, Map<String, String> referent, String groupUnit, String columnPrefix) {
    public ContextForm {
        referent = Map.copyOf(referent);
    }
}
