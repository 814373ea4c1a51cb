package kith.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.analysis.AnalysisAnswer;
import kith.data.Grouping;
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
 * @param efficacy collective efficacy of the networks; empty where no items were answered about ties
 * @param outcomes by score, then that of the collective efficacy of the networks
 * @param findings what happened to rows
 */
public record PersonalNetworks(
        List<String> respondents,
        List<NetworkMeasure> measures,
        double[][] values,
        int ties,
        Optional<NetworkEfficacy> efficacy,
        List<NetworkOutcome> outcomes,
        List<Finding> findings)
        implements AnalysisAnswer {

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
        Optional<NetworkEfficacy> efficacy = NetworkEfficacy.of(rows, findings);
        List<NetworkOutcome> outcomes = new ArrayList<>();
        for (String score : question.scores()) {
            outcomes.add(NetworkOutcome.of(
                    question,
                    score,
                    ordered(question, score),
                    new NetworkOutcome.Predictors(measures, values, efficacy)));
        }
        efficacy.ifPresent(found -> outcomes.add(NetworkOutcome.of(
                question,
                NetworkMeasure.COLLECTIVE_EFFICACY.name(),
                found.scores(),
                new NetworkOutcome.Predictors(measures, values, Optional.empty()))));
        for (NetworkOutcome outcome : outcomes) {
            int networks = outcome.regression().respondents();
            if (networks < FEWEST + measures.size()) {
                findings.add(Finding.of("few_networks", Map.of("networks", networks, "measures", measures.size()))
                        .at(outcome.score()));
            }
        }
        return new PersonalNetworks(rows.respondents(), measures, values, rows.ties(), efficacy, outcomes, findings);
    }

    /** A column in the order of the networks: rows with an id. */
    static double[] ordered(NetworkQuestion question, String column) {
        int[] code = question.respondents().grouping(question.id()).code();
        double[] numbers = question.respondents().column(column);
        return IntStream.range(0, code.length)
                .filter(row -> code[row] != Grouping.NONE)
                .mapToDouble(row -> numbers[row])
                .toArray();
    }

    /** The same with what became of rows before. */
    PersonalNetworks after(List<Finding> before) {
        List<Finding> all = new ArrayList<>(before);
        all.addAll(findings);
        return new PersonalNetworks(respondents, measures, values, ties, efficacy, outcomes, all);
    }

    @Override
    public boolean isSound() {
        return efficacy.map(found -> found.model().converged()).orElse(true);
    }

    /** The values of a measure that exist. */
    public double[] existing(int measure) {
        return Arrays.stream(values)
                .mapToDouble(row -> row[measure])
                .filter(Double::isFinite)
                .toArray();
    }
}
