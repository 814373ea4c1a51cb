package kith.report.section.limit;

import java.util.List;
import kith.citation.Citation;
import kith.moments.Missing;
import kith.report.section.fit.FitWords;
import kith.report.section.word.NumberWords;

/** One thing that the conclusions of a study do not cover. */
public sealed interface Limitation {

    /** For programs, in lower-case words joined by underscores. */
    String id();

    /** One sentence. */
    String sentence();

    /** Every respondent answered once. */
    record OneOccasion() implements Limitation {
        @Override
        public String id() {
            return "one_occasion";
        }

        @Override
        public String sentence() {
            return "Responses were collected on one occasion, so that stability over time, measurement error over time"
                    + " and responsiveness were not examined.";
        }
    }

    /** The study names no column of clusters. */
    record ClustersUndeclared() implements Limitation {
        @Override
        public String id() {
            return "clusters_undeclared";
        }

        @Override
        public String sentence() {
            return "Respondents were taken as independent; if they were sampled in clusters, such as sites or teams,"
                    + " standard errors are too small.";
        }
    }

    /** The estimator of the models does not allow for the clusters. */
    record ClustersNotUsed(String column) implements Limitation {
        @Override
        public String id() {
            return "clusters_not_used";
        }

        @Override
        public String sentence() {
            return "Standard errors and tests of models did not allow for the clusters (column " + column
                    + ") and are too small where responses within clusters are correlated.";
        }
    }

    /** @param group with the fewest; empty where there is one */
    record FewClusters(int clusters, String group) implements Limitation {
        @Override
        public String id() {
            return "few_clusters";
        }

        @Override
        public String sentence() {
            return "There were only " + clusters + " clusters" + (group.isEmpty() ? "" : " in " + group)
                    + "; with fewer than about 40, standard errors that allow for clusters are too small "
                    + Citation.parenthetical("cameronGelbachMiller2008") + ".";
        }
    }

    /** @param share of all responses */
    record MissingResponses(double share, Missing treatment) implements Limitation {
        @Override
        public String id() {
            return "missing_responses";
        }

        @Override
        public String sentence() {
            String missing = "Of the responses, " + NumberWords.percent(share) + " were missing; ";
            return switch (treatment) {
                case FIML -> missing + "models assume that they were missing at random, which the data cannot show.";
                case PAIRWISE -> missing + "pairwise deletion assumes that they were missing completely at random.";
                case LISTWISE -> missing + "models used complete respondents only, who may differ from the others.";
            };
        }
    }

    /** Respondents without one of the two scores of change. */
    record Attrition(int incomplete, int respondents) implements Limitation {
        @Override
        public String id() {
            return "attrition";
        }

        @Override
        public String sentence() {
            return "Of " + NumberWords.count(respondents) + " respondents, " + NumberWords.count(incomplete)
                    + " lacked a score at one of the two occasions; statistics of change describe the"
                    + " others, who may differ from them.";
        }
    }

    /** @param options of the item with the fewest */
    record FewResponseOptions(int options) implements Limitation {
        /** From so many on, robust maximum likelihood does as well (Rhemtulla et al. 2012, doi 10.1037/a0029315). */
        static final int ENOUGH = 5;

        @Override
        public String id() {
            return "few_response_options";
        }

        @Override
        public String sentence() {
            return "Responses with " + options + " options were taken as continuous, which biases loadings with fewer"
                    + " than five options " + Citation.parenthetical("rhemtullaEtAl2012") + ".";
        }
    }

    /**
     * The structure does not fit at a level of a two-level model.
     *
     * @param levels in words
     */
    record LevelMisfit(List<String> levels) implements Limitation {
        public LevelMisfit {
            levels = List.copyOf(levels);
        }

        @Override
        public String id() {
            return "level_misfit";
        }

        @Override
        public String sentence() {
            return "The structure did not fit " + String.join(" and ", levels)
                    + "; factors there, their reliability and the comparison of loadings between levels rest on a structure"
                    + " that these data do not support.";
        }
    }

    /** The model of the structure does not fit closely, or not at all. */
    record StructureMisfit(FitWords fit) implements Limitation {
        @Override
        public String id() {
            return "structure_misfit";
        }

        @Override
        public String sentence() {
            return switch (fit) {
                case FAILED ->
                    "The model of the structure did not converge, so that its fit and its factors were not examined.";
                case ACCEPTABLE ->
                    "The model of the structure was within the wider guides for fit only; omega, factor correlations"
                            + " and latent means carry its misfit.";
                default ->
                    "The model of the structure was outside the guides for approximate fit; omega, factor correlations and latent means rest on a"
                            + " structure that these data do not support.";
            };
        }
    }

    /** A negative variance or the like in the model of the structure. */
    record ImproperSolution() implements Limitation {
        @Override
        public String id() {
            return "improper_solution";
        }

        @Override
        public String sentence() {
            return "The solution of the model of the structure is improper, so that its estimates must not be relied on.";
        }
    }

    /** @param parameters that were released */
    record SelectedParameters(int parameters) implements Limitation {
        @Override
        public String id() {
            return "selected_parameters";
        }

        @Override
        public String sentence() {
            return (parameters == 1
                            ? "The released parameter was selected"
                            : "The " + parameters + " released parameters were selected")
                    + " on the same data; partial invariance needs confirmation in new data.";
        }
    }

    /** Invariance was tested, without a conclusion. */
    record NoConclusion() implements Limitation {
        @Override
        public String id() {
            return "comparability_not_settled";
        }

        @Override
        public String sentence() {
            return "The data did not settle whether the groups may be compared; differences between them must not be"
                    + " interpreted as differences in the trait.";
        }
    }

    /** @param column of the groups */
    record InvarianceNotTested(String column) implements Limitation {
        @Override
        public String id() {
            return "invariance_not_tested";
        }

        @Override
        public String sentence() {
            return "Measurement invariance across the groups of " + column
                    + " was not tested; differences between their scores can be differences in measurement.";
        }
    }

    /**
     * Change was analysed, and whether the items mean the same was not tested.
     *
     * @param parts such as the occasions and the arms
     */
    record InvarianceOfChangeNotTested(List<String> parts) implements Limitation {

        /** The part in which a change of meaning is a response shift. */
        static final String OCCASIONS = "the occasions";

        public InvarianceOfChangeNotTested {
            parts = List.copyOf(parts);
        }

        @Override
        public String id() {
            return "invariance_of_change_not_tested";
        }

        @Override
        public String sentence() {
            return "Measurement invariance between " + String.join(" and between ", parts)
                    + " was not tested; differences between scores can be differences in measurement"
                    + (parts.contains(OCCASIONS) ? " (between occasions: response shift)" : "") + ".";
        }
    }

    /** Groups that are compared and have few respondents. */
    record SmallGroups(List<String> groups) implements Limitation {
        /**
         * Below this a group is small: a convention, which many texts give as the least sample of a factor analysis.
         */
        static final int FEW = 100;

        public SmallGroups {
            groups = List.copyOf(groups);
        }

        @Override
        public String id() {
            return "small_groups";
        }

        @Override
        public String sentence() {
            return (groups.size() == 1 ? "One group was small" : groups.size() + " groups were small")
                    + " (fewer than " + FEW + " respondents: " + String.join(", ", groups)
                    + "), so that differences between groups could go unnoticed.";
        }
    }

    /** @param respondents whom screening flagged and no analysis left out */
    record FlaggedRetained(int respondents) implements Limitation {
        @Override
        public String id() {
            return "flagged_retained";
        }

        @Override
        public String sentence() {
            return "Screening for careless responding flagged " + NumberWords.count(respondents)
                    + (respondents == 1 ? " respondent, who was" : " respondents, who were")
                    + " retained; the analyses were not repeated without them.";
        }
    }

    /** @param relations whether hypotheses on relations with other variables were tested */
    record ValidityEvidence(boolean relations) implements Limitation {
        @Override
        public String id() {
            return "validity_evidence";
        }

        @Override
        public String sentence() {
            return relations
                    ? "Content validity, which experts and respondents judge, was not examined."
                    : "Content validity and relations with other variables were not examined, so that the evidence of"
                            + " validity is of internal structure only.";
        }
    }

    /** The study has no frozen plan. */
    record NotPrespecified() implements Limitation {
        @Override
        public String id() {
            return "not_prespecified";
        }

        @Override
        public String sentence() {
            return "The analyses were not pre-specified.";
        }
    }

    /** @param deviations from the frozen plan */
    record PlanDeviations(int deviations) implements Limitation {
        @Override
        public String id() {
            return "plan_deviations";
        }

        @Override
        public String sentence() {
            return "The analyses depart from the frozen plan in " + deviations
                    + (deviations == 1 ? " setting" : " settings") + "; see Pre-specification.";
        }
    }

    /** @param analyses titles of what was asked for and could not be done */
    record AnalysesNotDone(List<String> analyses) implements Limitation {
        public AnalysesNotDone {
            analyses = List.copyOf(analyses);
        }

        @Override
        public String id() {
            return "analyses_not_done";
        }

        @Override
        public String sentence() {
            return (analyses.size() == 1 ? "This analysis" : "These analyses") + " could not be done: "
                    + String.join("; ", analyses) + ".";
        }
    }
}
