package kith.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import kith.finding.Finding;
import kith.finding.InputException;

/**
 * Personal networks measured, and related to scores of their respondents.
 *
 * <p>A respondent without ties has a network of size 0, whose other measures do not exist; density and spread need two
 * ties. Relations to a score are correlations of each measure with it, and a regression on all measures together, in
 * standard deviations, with respondents who have all of them.
 *
 * @param respondents their ids, in the order of their file
 * @param measures columns of {@code values}
 * @param values by respondent; NaN where a measure does not exist
 * @param ties how many were named by these respondents
 * @param outcomes by score
 * @param findings what happened to rows
 */
public record PersonalNetworks(
        List<String> respondents,
        List<NetworkMeasure> measures,
        double[][] values,
        int ties,
        List<NetworkOutcome> outcomes,
        List<Finding> findings) {

    private static final int FEWEST = 10;

    public PersonalNetworks {
        respondents = List.copyOf(respondents);
        measures = List.copyOf(measures);
        values = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
        outcomes = List.copyOf(outcomes);
        findings = List.copyOf(findings);
    }

    /**
     * Measures the networks.
     *
     * @throws InputException when a column is not there, or an id stands twice among the respondents
     */
    public static PersonalNetworks of(NetworkQuestion question) {
        List<Finding> findings = new ArrayList<>();
        TieRows rows = TieRows.of(question, findings);
        List<NetworkMeasure> measures = rows.measures();
        double[][] values = rows.values();
        List<NetworkOutcome> outcomes = new ArrayList<>();
        for (String score : question.scores()) {
            NetworkOutcome outcome = NetworkOutcome.of(question, score, measures, values);
            if (outcome.regression().respondents() < FEWEST + measures.size()) {
                findings.add(Finding.of(
                                "few_networks",
                                Map.of("networks", outcome.regression().respondents(), "measures", measures.size()))
                        .at(score));
            }
            outcomes.add(outcome);
        }
        return new PersonalNetworks(rows.respondents(), measures, values, rows.ties(), outcomes, findings);
    }

    /** The values of a measure that exist. */
    public double[] existing(int measure) {
        return Arrays.stream(values)
                .mapToDouble(row -> row[measure])
                .filter(Double::isFinite)
                .toArray();
    }
}
