package kith.network;

import java.util.List;
import java.util.Optional;
import kith.data.Responses;

/**
 * A question about the personal networks of respondents.
 *
 * @param id column that names the respondent, in all files
 * @param respondents one row per respondent, with scores and profile questions
 * @param ties what each respondent said of each tie
 * @param acquaintance which ties know each other, if it was asked
 * @param scores columns of respondents that measures of the network are related to
 * @param profile columns of respondents that part them at the median into known groups
 */
public record NetworkQuestion(
        String id,
        Responses respondents,
        Ties ties,
        Optional<Acquaintance> acquaintance,
        List<String> scores,
        List<String> profile) {

    public NetworkQuestion {
        scores = List.copyOf(scores);
        profile = List.copyOf(profile);
    }

    /**
     * The ties.
     *
     * @param rows one row per tie
     * @param categories columns whose heterogeneity is measured, such as the kind of relationship
     * @param numbers columns whose mean and spread are measured, such as strength and frequency of contact
     * @param ratings columns of items on collective efficacy that were answered about each tie, all scored in the same
     *     direction; none or two and more
     */
    public record Ties(Responses rows, List<String> categories, List<String> numbers, List<String> ratings) {

        public Ties {
            categories = List.copyOf(categories);
            numbers = List.copyOf(numbers);
            ratings = List.copyOf(ratings);
        }
    }

    /**
     * Pairs of ties that know each other.
     *
     * @param name column of ties with the name of the tie, unique for a respondent
     * @param pairs one row per pair
     * @param first column of pairs with the name of one tie
     * @param second column of pairs with the name of the other
     */
    public record Acquaintance(String name, Responses pairs, String first, String second) {}
}
