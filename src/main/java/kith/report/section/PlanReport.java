package kith.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kith.prespecification.Deviation;
import kith.prespecification.FrozenPlan;
import kith.prespecification.PlanComparison;
import kith.prespecification.PlanStatus;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Table.Column;
import kith.report.document.Tree;
import kith.study.Analyses;
import kith.study.Study;

/** What a study had planned, and what it did otherwise. */
final class PlanReport {

    private PlanReport() {}

    /** Empty where the study has no frozen plan. */
    static Optional<Section> of(Study study) {
        return study.plan().map(compared -> section(compared, study));
    }

    private static Section section(PlanComparison compared, Study study) {
        Map<String, PlanStatus> statuses = study.planStatuses();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(words(compared.plan()) + " "
                + counted(statuses, compared.deviations().size())));
        if (statuses.values().stream().anyMatch(status -> status != PlanStatus.AS_PLANNED)) {
            blocks.add(analyses(statuses));
        }
        if (!compared.deviations().isEmpty()) {
            blocks.add(deviations(compared.deviations()));
        }
        return new Section("plan", "Pre-specification", blocks);
    }

    /** When the plan was written, whether the responses were there, and whether it is intact. */
    static String words(FrozenPlan plan) {
        String when = "The plan of the study was frozen on " + plan.frozen() + " with Kith " + plan.version() + ", "
                + switch (plan.data()) {
                    case ABSENT -> "before the data file existed";
                    case PRESENT -> "when the data file already existed";
                }
                + " (SHA-256 of the plan " + plan.sha256() + ").";
        return plan.isIntact()
                ? when
                : when + " The study in the plan does not match its checksum: it was changed after it was frozen.";
    }

    static String counted(Map<String, PlanStatus> statuses, int deviations) {
        Map<PlanStatus, List<String>> by = statuses.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(entry -> title(entry.getKey()), Collectors.toList())));
        List<String> sentences = new ArrayList<>();
        int planned = by.getOrDefault(PlanStatus.AS_PLANNED, List.of()).size();
        sentences.add(
                planned == statuses.size()
                        ? "All analyses were done as planned."
                        : planned + " of " + statuses.size()
                                + (planned == 1
                                        ? " analyses was done as planned."
                                        : " analyses were done as planned."));
        sentence(by, PlanStatus.ADDED, "Not planned: ").ifPresent(sentences::add);
        sentence(by, PlanStatus.CHANGED, "Planned with other settings: ").ifPresent(sentences::add);
        sentence(by, PlanStatus.LEFT_OUT, "Planned and not done: ").ifPresent(sentences::add);
        if (deviations == 0 && planned == statuses.size()) {
            sentences.add("No setting differs from the plan.");
        }
        return String.join(" ", sentences);
    }

    private static Optional<String> sentence(Map<PlanStatus, List<String>> by, PlanStatus status, String lead) {
        List<String> titles = by.getOrDefault(status, List.of());
        return titles.isEmpty() ? Optional.empty() : Optional.of(lead + String.join(", ", titles) + ".");
    }

    /**
     * A sentence in front of the results of an analysis that was not done as planned; empty where it was, or without a
     * plan.
     */
    static Optional<String> caution(Study study, String analysis) {
        PlanStatus status = study.planStatuses().getOrDefault(analysis, PlanStatus.AS_PLANNED);
        return switch (status) {
            case ADDED -> Optional.of("This analysis was not pre-specified.");
            case CHANGED -> Optional.of("This analysis was pre-specified with other settings.");
            case AS_PLANNED, LEFT_OUT -> Optional.empty();
        };
    }

    private static Table analyses(Map<String, PlanStatus> statuses) {
        return Table.of("plan-analyses", "Analyses and the plan", List.copyOf(statuses.entrySet()))
                .text("Analysis", entry -> title(entry.getKey()))
                .text("Plan", entry -> word(entry.getValue()))
                .table();
    }

    private static String word(PlanStatus status) {
        return switch (status) {
            case AS_PLANNED -> "as planned";
            case CHANGED -> "planned with other settings";
            case ADDED -> "not planned";
            case LEFT_OUT -> "planned, not done";
        };
    }

    private static Table deviations(List<Deviation> deviations) {
        return Table.of("plan-deviations", "Deviations from the plan", deviations)
                .text("Setting", deviation -> deviation.key())
                .cell(
                        Column.text("Planned"),
                        deviation -> deviation.planned().map(Cell::text).orElse(Cell.empty()))
                .cell(
                        Column.text("Done"),
                        deviation -> deviation.now().map(Cell::text).orElse(Cell.empty()))
                .table("Settings by their key in the study file; a dash for a setting that is not there.");
    }

    private static String title(String analysis) {
        return Analyses.named(analysis).map(kind -> kind.title()).orElse(analysis);
    }

    static Tree tree(PlanComparison compared, Study study) {
        FrozenPlan plan = compared.plan();
        return new Tree()
                .put("frozen", plan.frozen())
                .put("kith", plan.version())
                .put("sha256", plan.sha256())
                .put("intact", plan.isIntact())
                .put("data", plan.data().name().toLowerCase(java.util.Locale.ROOT))
                .put(
                        "analyses",
                        List.copyOf(study.planStatuses().entrySet()),
                        entry -> new Tree()
                                .put("analysis", entry.getKey())
                                .put("status", entry.getValue().name().toLowerCase(java.util.Locale.ROOT)))
                .put("deviations", compared.deviations(), PlanReport::tree);
    }

    private static Tree tree(Deviation deviation) {
        Tree tree = new Tree().put("key", deviation.key());
        deviation.planned().ifPresentOrElse(value -> tree.put("planned", value), () -> tree.putNull("planned"));
        deviation.now().ifPresentOrElse(value -> tree.put("now", value), () -> tree.putNull("now"));
        return tree;
    }
}
