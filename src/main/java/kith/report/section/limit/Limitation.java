package kith.report.section.limit;

import java.util.List;
import kith.citation.Citation;
import kith.moments.Missing;
import kith.report.section.fit.FitWords;
import kith.report.section.word.NumberWords;

/**
 * One thing that the conclusions of a study do not cover.
 *
 * @param id for programs, in lower-case words joined by underscores
 * @param sentence for readers
 */
public record Limitation(String id, String sentence) {

    /** From so many on, robust maximum likelihood does as well (Rhemtulla et al. 2012, doi 10.1037/a0029315). */
    static final int ENOUGH_OPTIONS = 5;

    /** The part in which a change of meaning is a response shift. */
    static final String OCCASIONS = "the occasions";

    /** Below this a group is small: a convention, which many texts give as the least sample of a factor analysis. */
    static final int SMALL_GROUP = 100;

    /** Every respondent answered once. */
    static Limitation oneOccasion() {
        return new Limitation(
                "one_occasion",
                "Responses were collected on one occasion, so that stability over time, measurement error over time"
                        + " and responsiveness were not examined.");
    }

    /** The study names no column of clusters. */
    static Limitation clustersUndeclared() {
        return new Limitation(
                "clusters_undeclared",
                "Respondents were taken as independent; if they were sampled in clusters, such as sites or teams,"
                        + " standard errors are too small.");
    }

    /** The estimator of the models does not allow for the clusters. */
    static Limitation clustersNotUsed(String column) {
        return new Limitation(
                "clusters_not_used",
                "Standard errors and tests of models did not allow for the clusters (column " + column
                        + ") and are too small where responses within clusters are correlated.");
    }

    /** @param group with the fewest; empty where there is one */
    static Limitation fewClusters(int clusters, String group) {
        return new Limitation(
                "few_clusters",
                "There were only " + clusters + " clusters" + (group.isEmpty() ? "" : " in " + group)
                        + "; with fewer than about 40, standard errors that allow for clusters are too small "
                        + Citation.parenthetical("cameronGelbachMiller2008") + ".");
    }

    /** @param share of all responses */
    static Limitation missingResponses(double share, Missing treatment) {
        String missing = "Of the responses, " + NumberWords.percent(share) + " were missing; ";
        return new Limitation(
                "missing_responses",
                switch (treatment) {
                    case FIML ->
                        missing + "models assume that they were missing at random, which the data cannot show.";
                    case PAIRWISE -> missing + "pairwise deletion assumes that they were missing completely at random.";
                    case LISTWISE -> missing + "models used complete respondents only, who may differ from the others.";
                });
    }

    /** Respondents without one of the two scores of change. */
    static Limitation attrition(int incomplete, int respondents) {
        return new Limitation(
                "attrition",
                "Of " + NumberWords.count(respondents) + " respondents, " + NumberWords.count(incomplete)
                        + " lacked a score at one of the two occasions; statistics of change describe the"
                        + " others, who may differ from them.");
    }

    /** @param options of the item with the fewest */
    static Limitation fewResponseOptions(int options) {
        return new Limitation(
                "few_response_options",
                "Responses with " + options + " options were taken as continuous, which biases loadings with fewer"
                        + " than five options " + Citation.parenthetical("rhemtullaEtAl2012") + ".");
    }

    /**
     * The structure does not fit at a level of a two-level model.
     *
     * @param levels in words
     */
    static Limitation levelMisfit(List<String> levels) {
        return new Limitation(
                "level_misfit",
                "The structure did not fit " + String.join(" and ", levels)
                        + "; factors there, their reliability and the comparison of loadings between levels rest on a structure"
                        + " that these data do not support.");
    }

    /** The model of the structure does not fit closely, or not at all. */
    static Limitation structureMisfit(FitWords fit) {
        return new Limitation(
                "structure_misfit",
                switch (fit) {
                    case FAILED ->
                        "The model of the structure did not converge, so that its fit and its factors were not examined.";
                    case ACCEPTABLE ->
                        "The model of the structure was within the wider guides for fit only; omega, factor correlations"
                                + " and latent means carry its misfit.";
                    default ->
                        "The model of the structure was outside the guides for approximate fit; omega, factor correlations and latent means rest on a"
                                + " structure that these data do not support.";
                });
    }

    /** A negative variance or the like in the model of the structure. */
    static Limitation improperSolution() {
        return new Limitation(
                "improper_solution",
                "The solution of the model of the structure is improper, so that its estimates must not be relied on.");
    }

    /** @param parameters that were released */
    static Limitation selectedParameters(int parameters) {
        return new Limitation(
                "selected_parameters",
                (parameters == 1
                                ? "The released parameter was selected"
                                : "The " + parameters + " released parameters were selected")
                        + " on the same data; partial invariance needs confirmation in new data.");
    }

    /** Invariance was tested, without a conclusion. */
    static Limitation noConclusion() {
        return new Limitation(
                "comparability_not_settled",
                "The data did not settle whether the groups may be compared; differences between them must not be"
                        + " interpreted as differences in the trait.");
    }

    /** @param column of the groups */
    static Limitation invarianceNotTested(String column) {
        return new Limitation(
                "invariance_not_tested",
                "Measurement invariance across the groups of " + column
                        + " was not tested; differences between their scores can be differences in measurement.");
    }

    /**
     * Change was analysed, and whether the items mean the same was not tested.
     *
     * @param parts such as the occasions and the arms
     */
    static Limitation invarianceOfChangeNotTested(List<String> parts) {
        return new Limitation(
                "invariance_of_change_not_tested",
                "Measurement invariance between " + String.join(" and between ", parts)
                        + " was not tested; differences between scores can be differences in measurement"
                        + (parts.contains(OCCASIONS) ? " (between occasions: response shift)" : "") + ".");
    }

    /** Groups that are compared and have few respondents. */
    static Limitation smallGroups(List<String> groups) {
        return new Limitation(
                "small_groups",
                (groups.size() == 1 ? "One group was small" : groups.size() + " groups were small")
                        + " (fewer than " + SMALL_GROUP + " respondents: " + String.join(", ", groups)
                        + "), so that differences between groups could go unnoticed.");
    }

    /** @param respondents whom screening flagged and no analysis left out */
    static Limitation flaggedRetained(int respondents) {
        return new Limitation(
                "flagged_retained",
                "Screening for careless responding flagged " + NumberWords.count(respondents)
                        + (respondents == 1 ? " respondent, who was" : " respondents, who were")
                        + " retained; the analyses were not repeated without them.");
    }

    /** @param relations whether hypotheses on relations with other variables were tested */
    static Limitation validityEvidence(boolean relations) {
        return new Limitation(
                "validity_evidence",
                relations
                        ? "Content validity, which experts and respondents judge, was not examined."
                        : "Content validity and relations with other variables were not examined, so that the evidence of"
                                + " validity is of internal structure only.");
    }

    /** The study has no frozen plan. */
    static Limitation notPrespecified() {
        return new Limitation("not_prespecified", "The analyses were not pre-specified.");
    }

    /** @param deviations from the frozen plan */
    static Limitation planDeviations(int deviations) {
        return new Limitation(
                "plan_deviations",
                "The analyses depart from the frozen plan in " + deviations
                        + (deviations == 1 ? " setting" : " settings") + "; see Pre-specification.");
    }

    /** @param analyses titles of what was asked for and could not be done */
    static Limitation analysesNotDone(List<String> analyses) {
        return new Limitation(
                "analyses_not_done",
                (analyses.size() == 1 ? "This analysis" : "These analyses") + " could not be done: "
                        + String.join("; ", analyses) + ".");
    }
}
