package kith.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which columns say who answered, where, when and how much the answer counts. Columns that are named here become
 * columns of text of the {@link Responses} ({@code weight}: of numbers).
 *
 * @param id the respondent
 * @param context the context that was answered about
 * @param groups further columns that part the rows into groups (gender, language, country …)
 * @param cluster the group that the respondent belongs to and answers about (area, team, practice)
 * @param wave when it was answered; the same id may stand once in each wave
 * @param arm of a trial
 * @param weight of the row, 0 or more
 * @param repeatedContexts whether the same person answers about several contexts in rows of their own, so that the same
 *     id may stand once in each context
 * @param blanks who tells of rows whose context, group, cluster, wave or arm is empty
 */
public record Roles(
        Optional<String> id,
        Optional<String> context,
        List<String> groups,
        Optional<String> cluster,
        Optional<String> wave,
        Optional<String> arm,
        Optional<String> weight,
        Repeated repeatedContexts,
        Blanks blanks) {

    /** Whether respondents answer once, or once for each context. */
    public enum Repeated {
        NO,
        YES
    }

    /** Who tells that a row has an empty cell in a column of groups: analyses by that column leave the row out. */
    public enum Blanks {
        /** The reader, in a finding that says how many there are. */
        TOLD,
        /** The analysis itself. */
        KEPT
    }

    public Roles {
        groups = List.copyOf(groups);
    }

    /** Nothing but answers. */
    public static Roles none() {
        return new Roles(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Repeated.NO,
                Blanks.TOLD);
    }

    public Roles withId(String column) {
        return new Roles(Optional.of(column), context, groups, cluster, wave, arm, weight, repeatedContexts, blanks);
    }

    public Roles withContext(String column) {
        return new Roles(id, Optional.of(column), groups, cluster, wave, arm, weight, repeatedContexts, blanks);
    }

    public Roles withGroup(String column) {
        List<String> more = new ArrayList<>(groups);
        more.add(column);
        return new Roles(id, context, more, cluster, wave, arm, weight, repeatedContexts, blanks);
    }

    public Roles withCluster(String column) {
        return new Roles(id, context, groups, Optional.of(column), wave, arm, weight, repeatedContexts, blanks);
    }

    public Roles withWave(String column) {
        return new Roles(id, context, groups, cluster, Optional.of(column), arm, weight, repeatedContexts, blanks);
    }

    public Roles withArm(String column) {
        return new Roles(id, context, groups, cluster, wave, Optional.of(column), weight, repeatedContexts, blanks);
    }

    public Roles withWeight(String column) {
        return new Roles(id, context, groups, cluster, wave, arm, Optional.of(column), repeatedContexts, blanks);
    }

    public Roles withRepeatedContexts() {
        return new Roles(id, context, groups, cluster, wave, arm, weight, Repeated.YES, blanks);
    }

    public Roles withBlanks(Blanks what) {
        return new Roles(id, context, groups, cluster, wave, arm, weight, repeatedContexts, what);
    }

    /** The columns that part the rows: context, groups, cluster, wave and arm, as far as they are named. */
    public List<String> parting() {
        return Stream.of(context.stream(), groups.stream(), cluster.stream(), wave.stream(), arm.stream())
                .flatMap(column -> column)
                .distinct()
                .toList();
    }

    /** The columns within which an id may stand once. */
    List<String> within() {
        Stream<String> contexts = repeatedContexts == Repeated.YES ? context.stream() : Stream.empty();
        return Stream.concat(wave.stream(), contexts).toList();
    }
}
