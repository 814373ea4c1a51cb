package kith.study;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kith.analysis.AnalysisAnswer;
import kith.analysis.NotDone;
import kith.finding.Finding;
import kith.reliability.model.DiscriminantValidity;
import kith.sem.comparison.ModelComparison;
import kith.sem.fit.SemFit;

/**
 * Whether the answers have the structure that the instrument says.
 *
 * @param models the model asked about first, then those that it is compared with
 * @param misfit of the model asked about; empty where it did not converge
 * @param discriminant whether its factors can be told apart; empty where it did not converge or has no two factors
 * @param more what was asked of that model beside its fit
 * @param comparison of nested models by difference tests; empty where that is not asked for or cannot be
 * @param notDone the alternative models that could not be fitted
 */
public record StructureAnswer(
        List<Candidate> models,
        Optional<Misfit> misfit,
        Optional<DiscriminantValidity> discriminant,
        ModelAnswers more,
        Optional<ModelComparison> comparison,
        List<NotDone> notDone)
        implements AnalysisAnswer {

    public StructureAnswer {
        notDone = List.copyOf(notDone);
        models = List.copyOf(models);
    }

    /**
     * A model that was fitted.
     *
     * @param id in lower-case words joined by hyphens
     * @param name for readers
     * @param syntax in lavaan's syntax
     */
    public record Candidate(String id, String name, String syntax, SemFit fit) {}

    /** The model asked about. */
    public Candidate main() {
        return models.get(0);
    }

    /** Whether every model converged with an admissible solution. */
    @Override
    public boolean isSound() {
        return models.stream().map(Candidate::fit).allMatch(fit -> fit.converged() && fit.admissible());
    }

    /** All findings, those of the other models with the model's name in front. */
    @Override
    public List<Finding> findings() {
        Stream<Finding> ofModels = models.stream()
                .flatMap(model -> model.fit().findings().stream()
                        .map(finding -> model.equals(main()) ? finding : finding.in(model.name())));
        return Stream.of(
                        ofModels,
                        discriminant.stream().flatMap(found -> found.findings().stream()),
                        more.findings().stream(),
                        comparison.map(ModelComparison::findings).orElse(List.of()).stream())
                .flatMap(findings -> findings)
                .distinct()
                .toList();
    }
}
