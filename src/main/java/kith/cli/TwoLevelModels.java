package kith.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.math.CumulativeLink;
import kith.report.document.Tree;
import kith.report.section.cfa.CfaSection;
import kith.report.section.twolevel.OrderedTwoLevelSection;
import kith.report.section.twolevel.OrderedTwoLevelTree;
import kith.report.section.twolevel.TwoLevelSection;
import kith.report.section.twolevel.TwoLevelTree;
import kith.report.section.word.Labels;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.model.ModelSyntax;
import kith.sem.solution.StandardizedBy;
import kith.twolevel.FittedTwoLevelModel;
import kith.twolevel.OrderedTwoLevelFit;
import kith.twolevel.OrderedTwoLevelSem;
import kith.twolevel.TwoLevelFit;
import kith.twolevel.TwoLevelSem;
import kith.twolevel.WeightedTwoLevelSem;

/**
 * Answers of {@code cfa} about models with {@code level:} blocks: of numbers, of ordered responses by limited
 * information (WLSMV), and of ordered responses by marginal maximum likelihood.
 *
 * @param link of ordered responses; without one logit under maximum likelihood, probit under limited information
 * @param standardized which standardised values tables show
 */
record TwoLevelModels(
        EstimationOptions estimation,
        Optional<CumulativeLink> link,
        Optional<StandardizedBy> standardized,
        DetailOptions detail,
        DrawOptions draws,
        ScoreOptions scoring) {

    private static final String ORDERED = "Two-level factor analysis of ordered responses";

    /**
     * What is asked of the data.
     *
     * @param read reads the data
     * @param settled the options as reported, by the estimator that was used
     * @param write writes an answer
     */
    record Asked(
            Sem sem,
            ModelSyntax syntax,
            Supplier<ModelData> read,
            Function<Estimator, Tree> settled,
            Function<Answer, ExitCode> write,
            Optional<String> id,
            Terminal terminal) {}

    ExitCode answer(Asked asked) {
        if (asked.sem().ordered().isEmpty()) {
            return ofNumbers(asked);
        }
        boolean weighted = estimation.isEstimatorGiven() && estimation.estimator() == Estimator.WLSMV;
        return weighted ? ofLimitedInformation(asked) : ofLikelihood(asked);
    }

    private ExitCode ofNumbers(Asked asked) {
        TwoLevelSem question = TwoLevelSem.of(asked.sem());
        ModelData known = asked.read().get();
        FittedTwoLevelModel fitted = question.fitted(known.set().responses());
        scoring.write(fitted.answer(), known.set().responses(), asked.id(), asked.terminal());
        return answer(asked, known, fitted, "Two-level factor analysis");
    }

    private ExitCode ofLimitedInformation(Asked asked) {
        Problems problems = new Problems();
        requireAllOrdered(asked, problems);
        if (link.filter(one -> one == CumulativeLink.LOGIT).isPresent()) {
            problems.add("--link", "logit with WLSMV", "probit", "leave it out, or write --estimator ML");
        }
        problems.throwIfAny();
        ModelData known = asked.read().get();
        return answer(
                asked,
                known,
                new WeightedTwoLevelSem(asked.sem()).fitted(known.set().responses()),
                ORDERED);
    }

    private ExitCode answer(Asked asked, ModelData known, FittedTwoLevelModel fitted, String title) {
        TwoLevelFit fit = fitted.answer();
        Details details = new Details(TwoLevelTree.of(fitted));
        if (fit.converged()) {
            detail.answer(fitted, draws, details);
        } else if (detail.isAsked()) {
            details.tell(List.of(Finding.of("details_not_done")));
            details.lacks();
        }
        ExitCode code = asked.write()
                .apply(new Answer(
                        "cfa",
                        Optional.of(known.set().input()),
                        asked.settled().apply(asked.sem().estimator()),
                        Stream.of(known.set().findings(), fit.findings(), details.findings())
                                .flatMap(List::stream)
                                .toList(),
                        details.below(TwoLevelSection.of("cfa", title, fitted, Labels.none(), standardized)),
                        CfaSection.parameters(
                                fit.estimates(), fit.converged(), standardized.orElse(StandardizedBy.ALL)),
                        details.tree(),
                        fit.converged() && fit.admissible()));
        return details.ending(code);
    }

    private static void requireAllOrdered(Asked asked, Problems problems) {
        List<String> numbers = asked.syntax().observed().stream()
                .filter(name -> !asked.sem().ordered().contains(name))
                .toList();
        if (!numbers.isEmpty()) {
            problems.add(
                    "--ordered",
                    "only some items, and not " + String.join(", ", numbers),
                    "all items of a model with two levels, or none",
                    "write --ordered all");
        }
    }

    private ExitCode ofLikelihood(Asked asked) {
        Problems problems = new Problems();
        requireAllOrdered(asked, problems);
        if (estimation.isEstimatorGiven() && estimation.estimator() != Estimator.ML) {
            problems.add(
                    "--estimator",
                    estimation.estimator() + " for ordered responses at two levels",
                    "ML, by marginal maximum likelihood, or WLSMV, by limited information",
                    "leave it out");
        }
        problems.throwIfAny();
        ModelData known = asked.read().get();
        OrderedTwoLevelFit fit = new OrderedTwoLevelSem(asked.sem(), link.orElse(CumulativeLink.LOGIT))
                .fit(known.set().responses());
        return asked.write()
                .apply(new Answer(
                        "cfa",
                        Optional.of(known.set().input()),
                        asked.settled()
                                .apply(Estimator.ML)
                                .put("link", fit.link().id()),
                        Stream.concat(known.set().findings().stream(), fit.findings().stream())
                                .toList(),
                        OrderedTwoLevelSection.of("cfa", ORDERED, fit),
                        CfaSection.parameters(
                                fit.estimates(), fit.converged(), standardized.orElse(StandardizedBy.ALL)),
                        OrderedTwoLevelTree.of(fit),
                        fit.converged()));
    }
}
