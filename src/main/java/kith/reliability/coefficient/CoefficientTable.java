package kith.reliability.coefficient;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.efa.bifactor.SchmidLeiman;
import kith.finding.Finding;
import kith.finding.Severity;
import kith.reliability.model.BifactorReliability;
import kith.reliability.scale.ReliabilityOptions;
import kith.resampling.Interval;

/**
 * The rows of coefficients of one scale, from the covariances of its items: one for each interval of each
 * {@link Coefficient} that it has.
 */
public final class CoefficientTable {

    private final ScaleCovariance scale;
    private final ReliabilityOptions options;
    private final ScaleEvidence evidence;
    private final List<ReliabilityEstimate> rows = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    public CoefficientTable(ScaleCovariance scale, ReliabilityOptions options) {
        this.scale = scale;
        this.options = options;
        this.evidence = new ScaleEvidence(scale, options);
        if (scale.size() < 2) {
            findings.add(Finding.of("too_few_items", Map.of("items", 2, "factors", 0, "problem", "reliability"))
                    .as(Severity.ERROR));
            return;
        }
        for (Coefficient coefficient : Coefficient.values()) {
            addRows(coefficient);
        }
        addFindings();
    }

    public List<ReliabilityEstimate> rows() {
        return rows;
    }

    public List<Finding> findings() {
        return findings;
    }

    public Optional<OneFactor> oneFactor() {
        return evidence.oneFactor();
    }

    public Optional<SchmidLeiman> generalFactor() {
        return evidence.generalFactor();
    }

    public Optional<BifactorReliability> bifactor() {
        return evidence.bifactor().found();
    }

    public Optional<SplitHalves> splits() {
        return evidence.splits();
    }

    private void addRows(Coefficient coefficient) {
        Computation computation = coefficient.computation();
        if (!computation.applies().test(evidence)) {
            return;
        }
        double estimate = computation.estimate().applyAsDouble(coefficient, evidence);
        for (Interval interval : computation.intervals().apply(coefficient, evidence)) {
            rows.add(new ReliabilityEstimate(
                    coefficient, estimate, interval, convention(coefficient, interval), scale.n()));
        }
    }

    private String convention(Coefficient coefficient, Interval interval) {
        String splits = evidence.splits()
                .map(halves -> halves.all()
                        ? "all " + halves.count() + " splits"
                        : halves.count() + " splits drawn, the extremes improved by exchanges")
                .orElse("");
        return coefficient
                        .convention()
                        .replace("<rows>", scale.answers().isPresent() ? options.rows() : "matrix as given")
                        .replace("<splits>", splits)
                        .replace("<groups>", Integer.toString(scale.groupFactors()))
                        .replace("<samples>", evidence.searched().drawsInWords())
                        .replace("<bifactor>", evidence.bifactor().convention())
                + supposition(coefficient, interval);
    }

    /** What an interval that is not by formula supposes, or comes from. */
    private String supposition(Coefficient coefficient, Interval interval) {
        return switch (interval.method()) {
            case NONE, FELDT, BONETT, ASYMPTOTIC -> "";
            default ->
                evidence.ordinal().has(coefficient)
                        ? evidence.ordinal().supposition(interval)
                        : evidence.samples().map(ScaleSamples::supposition).orElse("");
        };
    }

    private void addFindings() {
        if (options.resampling().draws() > 0) {
            findings.addAll(ScaleSamples.trouble(scale));
        }
        if (Alpha.of(scale.covariance()) < 0) {
            findings.add(Finding.of("alpha_negative"));
        }
        if (evidence.bootstrap().isPresent()) {
            incompleteBootstrap();
        }
        if (Double.isNaN(evidence.greatestLowerBound())) {
            findings.add(Finding.of(
                    "correlations_not_positive_definite",
                    Map.of(
                            "smallest",
                            "none",
                            "eigenvalue",
                            Double.NaN,
                            "consequence",
                            scale.n() <= scale.size() ? "few_respondents" : "glb")));
        }
        ofOneFactor();
        evidence.factors().ifPresent(found -> findings.addAll(found.findings()));
        findings.addAll(evidence.bifactor().findings());
        findings.addAll(evidence.searched().findings());
        findings.addAll(evidence.ordinal().findings());
    }

    private void incompleteBootstrap() {
        int draws = options.resampling().draws();
        int used = evidence.samplesUsed();
        if (used < draws) {
            boolean complete = scale.answers()
                    .map(answers -> answers.completeRows().length == answers.people())
                    .orElse(true);
            findings.add(Finding.of(
                    "bootstrap_incomplete",
                    Map.of(
                            "lost",
                            draws - used,
                            "samples",
                            draws,
                            "cause",
                            complete ? "no_variance" : "no_variance_or_pairs")));
        }
    }

    private void ofOneFactor() {
        Optional<OneFactor> factor = evidence.oneFactor();
        if (factor.isEmpty()) {
            findings.add(Finding.of("omega_needs_three_items"));
            return;
        }
        if (!factor.get().converged()) {
            findings.add(Finding.of("one_factor_not_converged", Map.of("problem", "scale")));
        }
        if (factor.get().atBound()) {
            findings.add(Finding.of("heywood_case", Map.of("variable", "", "problem", "omega"))
                    .as(Severity.WARNING));
        }
    }
}
