package kith.report.section.limit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kith.analysis.Analysis;
import kith.change.PairedScores;
import kith.change.study.LongitudinalAnswer;
import kith.data.Roles;
import kith.hypothesis.HypothesesAnswer;
import kith.instrument.ResponseScale;
import kith.invariance.ComparabilityAnswer;
import kith.invariance.conclusion.Conclusion;
import kith.report.document.Block;
import kith.report.document.Section;
import kith.report.document.Tree;
import kith.report.section.fit.FitWords;
import kith.report.section.presenter.StudyContext;
import kith.report.section.twolevel.LevelFitWords;
import kith.report.section.word.Labels;
import kith.sem.fit.SemFit;
import kith.study.InvarianceAnalysis;
import kith.study.ItemsAnswer;
import kith.study.LevelStructures;
import kith.study.SampleDescription;
import kith.study.ScreeningAnswer;
import kith.study.StructureAnswer;
import kith.study.Study;
import kith.study.StudyResults;

/** Finds what the conclusions of a study do not cover: of its design, of missing responses, of its answers. */
public final class Limitations {

    /** Fewer clusters are few (Cameron, Gelbach and Miller 2008, doi 10.1162/rest.90.3.414: between 20 and 50). */
    static final int MANY_CLUSTERS = 40;

    private final StudyResults results;
    private final Study study;
    private final Labels labels;
    private final List<Limitation> found = new ArrayList<>();

    private Limitations(StudyContext context) {
        this.results = context.results();
        this.study = results.study();
        this.labels = context.labels();
    }

    /** In the order of a report: comparability, structure, responses, design, validity, plan. */
    public static List<Limitation> of(StudyContext context) {
        Limitations limitations = new Limitations(context);
        limitations.comparability();
        limitations.structure();
        limitations.responses();
        limitations.sampling();
        limitations.evidence();
        return List.copyOf(limitations.found);
    }

    /** The section of the report. */
    public static Optional<Section> section(StudyContext context) {
        List<String> sentences = of(context).stream().map(Limitation::sentence).toList();
        return sentences.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "limitations", "Limitations", List.of(new Block.Paragraph(String.join(" ", sentences)))));
    }

    /** For other programs. */
    public static List<Tree> trees(StudyContext context) {
        return of(context).stream()
                .map(one -> new Tree().put("id", one.id()).put("text", one.sentence()))
                .toList();
    }

    private void comparability() {
        Optional<ComparabilityAnswer> answer = results.answer(ComparabilityAnswer.class);
        answer.map(ComparabilityAnswer::conclusion)
                .flatMap(Limitations::ofConclusion)
                .ifPresent(found::add);
        if (answer.isEmpty() && groups().size() > 1) {
            study.compare().map(Limitation::invarianceNotTested).ifPresent(found::add);
        }
        ofChange(results).ifPresent(found::add);
        ofGroups(groups(), labels).ifPresent(found::add);
    }

    /** Whether a study analyses change without a test of what the comparison assumes. */
    public static Optional<Limitation> ofChange(StudyResults results) {
        Study study = results.study();
        return results.answer(LongitudinalAnswer.class)
                .flatMap(change -> ofChange(
                        study.data().roles(),
                        results.answer(ComparabilityAnswer.class)
                                .map(tested ->
                                        study.settings(InvarianceAnalysis.class).tested(study.compare()))
                                .orElse(Set.of())));
    }

    /**
     * @param tested columns between whose values invariance was tested
     * @return of a study that analyses change
     */
    static Optional<Limitation> ofChange(Roles roles, Set<String> tested) {
        List<String> parts = new ArrayList<>();
        roles.wave().filter(column -> !tested.contains(column)).ifPresent(wave -> parts.add(Limitation.OCCASIONS));
        roles.arm().filter(column -> !tested.contains(column)).ifPresent(arm -> parts.add("the arms"));
        return parts.isEmpty() ? Optional.empty() : Optional.of(Limitation.invarianceOfChangeNotTested(parts));
    }

    static Optional<Limitation> ofGroups(List<SampleDescription.Group> groups, Labels labels) {
        List<String> small = groups.stream()
                .filter(group -> group.rows() < Limitation.SMALL_GROUP)
                .map(group -> labels.title(group.name()))
                .toList();
        return small.isEmpty() ? Optional.empty() : Optional.of(Limitation.smallGroups(small));
    }

    static Optional<Limitation> ofConclusion(Conclusion conclusion) {
        if (conclusion.answer() == Conclusion.Answer.NO_CONCLUSION) {
            return Optional.of(Limitation.noConclusion());
        }
        int released = conclusion.released().size();
        return conclusion.answer() == Conclusion.Answer.WITH_RELEASED && released > 0
                ? Optional.of(Limitation.selectedParameters(released))
                : Optional.empty();
    }

    /** The groups, without the total sample. */
    private List<SampleDescription.Group> groups() {
        return results.sample().groups().stream()
                .filter(group -> !group.name().isEmpty())
                .toList();
    }

    private void structure() {
        results.answer(StructureAnswer.class)
                .map(structure -> structure.main().fit())
                .ifPresent(fit -> found.addAll(ofFit(fit)));
        results.answer(LevelStructures.class)
                .map(levels -> levels.answers().values().stream()
                        .flatMap(one -> LevelFitWords.misfitting(one.levels(), one.isLikelihood()).stream())
                        .distinct()
                        .toList())
                .filter(levels -> !levels.isEmpty())
                .ifPresent(levels -> found.add(Limitation.levelMisfit(levels)));
        boolean continuous = fitsModels() && !study.model().isOrdered();
        study.instrument().items().stream()
                .map(item -> study.instrument().scaleOf(item))
                .filter(ResponseScale.Rating.class::isInstance)
                .mapToInt(scale -> ((ResponseScale.Rating) scale).points().size())
                .min()
                .stream()
                .filter(options -> continuous)
                .forEach(options -> ofOptions(options).ifPresent(found::add));
    }

    static Optional<Limitation> ofOptions(int options) {
        return options < Limitation.ENOUGH_OPTIONS
                ? Optional.of(Limitation.fewResponseOptions(options))
                : Optional.empty();
    }

    static List<Limitation> ofFit(SemFit fit) {
        List<Limitation> limitations = new ArrayList<>();
        FitWords words = FitWords.of(fit);
        if (words == FitWords.ACCEPTABLE || words == FitWords.POOR || words == FitWords.FAILED) {
            limitations.add(Limitation.structureMisfit(words));
        }
        if (fit.converged() && !fit.admissible()) {
            limitations.add(Limitation.improperSolution());
        }
        return limitations;
    }

    private boolean fitsModels() {
        return study.planned().stream().anyMatch(Analysis::fitsModels);
    }

    private void responses() {
        List<SampleDescription.Group> all = results.sample().groups();
        double share = all.get(all.size() - 1).missingShare();
        if (share > 0 && fitsModels()) {
            study.model()
                    .missing()
                    .map(treatment -> Limitation.missingResponses(share, treatment))
                    .ifPresent(found::add);
        }
        results.answer(LongitudinalAnswer.class)
                .map(answer -> answer.change().groups().get(0).scores())
                .flatMap(Limitations::ofPairs)
                .ifPresent(found::add);
        results.answer(ScreeningAnswer.class)
                .map(answer -> answer.result().log().reasonsByRow().size())
                .filter(flagged -> flagged > 0)
                .map(Limitation::flaggedRetained)
                .ifPresent(found::add);
    }

    static Optional<Limitation> ofPairs(PairedScores scores) {
        return scores.incomplete() == 0
                ? Optional.empty()
                : Optional.of(Limitation.attrition(scores.incomplete(), scores.n() + scores.incomplete()));
    }

    private void sampling() {
        Roles roles = study.data().roles();
        if (roles.cluster().isEmpty()) {
            if (study.planned().stream().anyMatch(Analysis::infers)) {
                found.add(Limitation.clustersUndeclared());
            }
        } else if (fitsModels() && !study.model().allowsForDesign()) {
            found.add(Limitation.clustersNotUsed(roles.cluster().get()));
        } else {
            ofClusters(groups().isEmpty() ? results.sample().groups() : groups(), labels)
                    .ifPresent(found::add);
        }
        if (roles.wave().isEmpty()) {
            found.add(Limitation.oneOccasion());
        }
    }

    static Optional<Limitation> ofClusters(List<SampleDescription.Group> groups, Labels labels) {
        return groups.stream()
                .min(Comparator.comparingInt(SampleDescription.Group::clusters))
                .filter(fewest -> fewest.clusters() > 0 && fewest.clusters() < MANY_CLUSTERS)
                .map(fewest -> Limitation.fewClusters(
                        fewest.clusters(), fewest.name().isEmpty() ? "" : labels.title(fewest.name())));
    }

    private void evidence() {
        boolean relations = results.answer(HypothesesAnswer.class).isPresent();
        if (results.answer(StructureAnswer.class).isPresent()
                || results.answer(ItemsAnswer.class).isPresent()) {
            found.add(Limitation.validityEvidence(relations));
        }
        study.plan()
                .ifPresentOrElse(
                        compared -> {
                            if (!compared.deviations().isEmpty()) {
                                found.add(Limitation.planDeviations(
                                        compared.deviations().size()));
                            }
                        },
                        () -> found.add(Limitation.notPrespecified()));
        List<String> notDone = results.outcomes().stream()
                .flatMap(outcome -> outcome.notDone().stream().map(outcome::title))
                .distinct()
                .toList();
        if (!notDone.isEmpty()) {
            found.add(Limitation.analysesNotDone(notDone));
        }
    }
}
