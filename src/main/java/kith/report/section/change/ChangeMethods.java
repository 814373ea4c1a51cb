package kith.report.section.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import kith.change.ChangeAnswer;
import kith.change.trial.TrialAnswer;
import kith.change.trial.TrialQuestion;
import kith.citation.Citation;
import kith.report.section.items.ReliabilityWords;
import kith.report.section.word.NumberWords;

/** How change was analysed, in sentences for the section on methods. */
final class ChangeMethods {

    private ChangeMethods() {}

    static List<String> of(ChangeAnswer change, Optional<TrialAnswer> trial) {
        List<String> sentences = new ArrayList<>();
        Optional<String> retest =
                change.retest().isPresent() ? change.question().retest() : Optional.empty();
        error(change.from(), retest, change.question().reliability(), change.reliability())
                .ifPresent(sentences::add);
        retest.ifPresent(wave -> sentences.add(ReliabilityWords.criteria()));
        if (change.minimal().isPresent()) {
            sentences.add(
                    "The minimal important change was estimated from the respondents’ own rating of change by predictive"
                            + " modelling, adjusted for the share of improved respondents "
                            + Citation.parenthetical("terluin2017") + ".");
        }
        trial.filter(answer -> answer.mixed().isPresent())
                .ifPresent(answer -> sentences.add(comparison(
                        answer.question(),
                        answer.mixed()
                                .filter(model -> Double.isFinite(model.clusterDeviation()))
                                .isPresent())));
        return sentences;
    }

    /**
     * What measurement error and reliable change rest on; empty where there is neither retest nor reliability.
     *
     * @param stated the reliability that the study states
     * @param applied the one that reliable change rests on; empty where the retest gave none between 0 and 1
     */
    static Optional<String> error(String from, Optional<String> retest, OptionalDouble stated, OptionalDouble applied) {
        String index = "; reliable change is judged by the index of " + Citation.narrative("jacobsonTruax1991");
        if (retest.isPresent()) {
            return Optional.of(
                    "Reliability over time, measurement error and the smallest detectable change were estimated from"
                            + " the scores at " + from + " and " + retest.get()
                            + ", between which no change was expected"
                            + (applied.isPresent() ? index : "")
                            + (stated.isPresent() ? " and a reliability of " + stated(stated) : "") + ".");
        }
        return stated.isPresent()
                ? Optional.of("Measurement error rests on a reliability of " + stated(stated) + index + ".")
                : Optional.empty();
    }

    private static String stated(OptionalDouble reliability) {
        return NumberWords.correlation(reliability.getAsDouble()) + ", which the study states";
    }

    /** @param clusters whether the model has a random intercept of clusters */
    static String comparison(TrialQuestion question, boolean clusters) {
        return "Arms were compared by a mixed model for repeated measures "
                + Citation.parenthetical("mallinckrodt2008")
                + ": restricted maximum likelihood, fixed effects of baseline, arm and visit, baseline × visit and arm × visit, "
                + TrialTables.words(question.structure()) + " covariances of the visits"
                + (clusters ? ", a random intercept of clusters" : "") + ", and "
                + TrialTables.words(question.freedom()) + " degrees of freedom.";
    }
}
