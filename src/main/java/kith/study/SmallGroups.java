package kith.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kith.data.Grouping;
import kith.data.Responses;
import kith.data.Roles;
import kith.finding.Finding;
import kith.finding.InputException;

/**
 * Keeps groups of few respondents out of every analysis of a study, so that nothing about them can be read, nor
 * computed as the difference between all respondents and the groups that are shown.
 *
 * <p>This is done with each column of groups, arms, contexts and waves, before the analyses; a group is small if it has
 * fewer respondents than {@code least}. Where the small groups together have {@code least} respondents or more, these
 * count among all respondents and belong to no group. Where they have fewer, they are excluded from the study, since
 * the difference would be about them. Where fewer than two groups are left to be compared, all respondents stay and no
 * group is shown. Clusters are not concerned: statistics of a cluster are suppressed where they are reported.
 *
 * @param least the smallest group whose statistics are reported; 1 shows all
 */
record SmallGroups(int least) {

    /** What became of the small groups of a column; the words are those of the finding. */
    enum Treatment {
        /** Their respondents are excluded. */
        EXCLUDED,
        /** Their respondents belong to no group. */
        NOT_SHOWN,
        /** No group of the column is shown. */
        NOT_COMPARED
    }

    /** The columns that part the respondents, and are not clusters. */
    private static List<String> columns(Roles roles, Set<String> compared) {
        return Stream.of(
                        roles.context().stream(),
                        roles.groups().stream(),
                        roles.arm().stream(),
                        roles.wave().stream(),
                        compared.stream())
                .flatMap(column -> column)
                .distinct()
                .toList();
    }

    /**
     * @param compared further columns of groups that an analysis compares
     * @throws InputException when there are fewer respondents than the smallest group that may be shown
     */
    RemainingResponses without(RemainingResponses before, Roles roles, Set<String> compared) {
        int all = respondents(
                before.responses(),
                IntStream.range(0, before.responses().size()).toArray());
        if (all < least) {
            throw new InputException(
                    before.responses().source(),
                    all == 1 ? "one respondent" : all + " respondents",
                    "at least " + least + ", so that no single respondent is recognised in the report",
                    "write `smallest_cell: 1` where the report is for those who may see the responses");
        }
        List<String> columns = columns(roles, compared).stream()
                .filter(column -> before.responses().labels().containsKey(column)
                        || before.responses().numeric().containsKey(column))
                .toList();
        Step step = new Step(before.responses(), new LinkedHashMap<>());
        for (boolean changed = true; changed; ) {
            changed = false;
            for (String column : columns) {
                Optional<Step> next = next(step, column);
                step = next.orElse(step);
                changed |= next.isPresent();
            }
        }
        List<Finding> findings = new ArrayList<>(before.findings());
        step.told().forEach((column, small) -> findings.add(small.finding(column, least)));
        return new RemainingResponses(step.responses(), flow(before, step), findings);
    }

    private record Step(Responses responses, Map<String, Small> told) {}

    /** The small groups of a column, over all steps. */
    private record Small(int groups, int all, Treatment treatment) {

        Finding finding(String column, int least) {
            return Finding.of(
                            "small_groups",
                            Map.of(
                                    "column", column,
                                    "least", least,
                                    "groups", groups,
                                    "all", all,
                                    "treatment", treatment.name().toLowerCase(Locale.ROOT)))
                    .at(column);
        }

        Small and(Small later) {
            return new Small(groups + later.groups, all, later.treatment);
        }
    }

    private Optional<Step> next(Step step, String column) {
        Responses responses = step.responses();
        Grouping grouping = responses.grouping(column);
        List<Integer> small = IntStream.range(0, grouping.names().size())
                .filter(group -> respondents(responses, grouping.rowsOf(group)) < least)
                .boxed()
                .toList();
        if (small.isEmpty()) {
            return Optional.empty();
        }
        int[] rows = small.stream()
                .flatMapToInt(group -> Arrays.stream(grouping.rowsOf(group)))
                .sorted()
                .toArray();
        int groups = grouping.names().size();
        int together = respondents(responses, rows);
        Treatment treatment = groups - small.size() < 2
                ? Treatment.NOT_COMPARED
                : together < least ? Treatment.EXCLUDED : Treatment.NOT_SHOWN;
        Map<String, Small> told = new LinkedHashMap<>(step.told());
        told.merge(column, new Small(small.size(), groups, treatment), Small::and);
        Responses without = switch (treatment) {
            case EXCLUDED -> responses.rows(others(responses.size(), rows));
            case NOT_SHOWN -> responses.withoutValues(column, rows);
            case NOT_COMPARED ->
                responses.withoutValues(
                        column, IntStream.range(0, responses.size()).toArray());
        };
        return Optional.of(new Step(without, told));
    }

    private static int[] others(int size, int[] rows) {
        Set<Integer> left = new HashSet<>();
        Arrays.stream(rows).forEach(left::add);
        return IntStream.range(0, size).filter(row -> !left.contains(row)).toArray();
    }

    private static int respondents(Responses responses, int[] rows) {
        Set<String> ids = new HashSet<>();
        Arrays.stream(rows).mapToObj(responses.rowIds()::get).forEach(ids::add);
        return ids.size();
    }

    private Optional<ParticipantFlow> flow(RemainingResponses before, Step after) {
        int excluded = before.responses().size() - after.responses().size();
        if (excluded == 0) {
            return before.flow();
        }
        ParticipantFlow flow = before.flow()
                .orElseGet(() -> new ParticipantFlow(before.responses().size(), 0, Map.of()));
        Map<String, Integer> reasons = new LinkedHashMap<>(flow.reasons());
        reasons.put("in a group of fewer than " + least + " respondents", excluded);
        return Optional.of(new ParticipantFlow(flow.read(), flow.excluded() + excluded, reasons));
    }

    /** All columns of groups that the analyses of a study compare. */
    static Set<String> compared(Study study) {
        Set<String> columns = new LinkedHashSet<>(study.compare().stream().toList());
        study.planned()
                .forEach(analysis ->
                        columns.addAll(analysis.compared(study.data().roles())));
        return columns;
    }
}
