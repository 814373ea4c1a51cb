package kith.analysis;

import java.util.List;
import java.util.Optional;
import kith.data.Grouping;

/** Says that a column has too few groups for a comparison. */
public final class TooFewGroups {

    private TooFewGroups() {}

    /** Why groups of a study cannot be compared; empty where they can. */
    public static Optional<NotDone> obstacle(StudyData data) {
        if (data.groups().isEmpty()) {
            return Optional.of(NotDone.all(
                    "The study names no groups to compare.",
                    "Name the column of groups under `compare:` of the study."));
        }
        return data.groups().filter(groups -> groups.names().size() < 2).map(groups -> notDone("", groups));
    }

    /** @param part of the analysis; empty for all of it */
    public static NotDone notDone(String part, Grouping column) {
        List<String> names = column.names();
        String reason = names.isEmpty()
                ? "The column “" + column.variable() + "” has no group to compare."
                : "The column “" + column.variable() + "” has one group, " + names.get(0) + ". A comparison needs two.";
        return new NotDone(
                part,
                reason,
                "Name a column with two or more groups under `compare:` of the study, or leave `compare:` out.");
    }
}
