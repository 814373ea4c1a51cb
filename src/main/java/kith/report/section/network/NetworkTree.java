package kith.report.section.network;

import java.util.List;
import java.util.stream.IntStream;
import kith.network.NetworkEfficacy;
import kith.network.NetworkOutcome;
import kith.network.NetworkRegression;
import kith.network.PersonalNetworks;
import kith.report.document.Tree;
import kith.report.section.tree.RecordTree;

/** Personal networks as other programs see them. */
public final class NetworkTree {

    private static final RecordTree TREES = new RecordTree()
            .with(
                    NetworkEfficacy.class,
                    "reliability",
                    found -> found.model().reliability().get(0))
            .with(NetworkEfficacy.class, "tau_network", found -> found.model().between()[0][0])
            .with(NetworkEfficacy.class, "tau_tie", found -> found.model().persons()[0][0])
            .with(
                    NetworkEfficacy.class,
                    "ties_for_80",
                    found -> found.model().reliability().get(0).curve().respondents(NetworkSection.TARGET))
            .keys(NetworkEfficacy.class, """
                    networks=model.groups ties=model.respondents responses=model.responses *reliability
                    tau_network tau_tie sigma2=model.residual ties_for_80 converged=model.converged""")
            .keys(NetworkOutcome.Association.class, """
                    measure=measure.name n=respondents r ci_lower=lower ci_upper=upper pvalue=pValue""")
            .keys(NetworkOutcome.ProfileDifference.class, """
                    question median lower_n=lowerCount lower_mean=lowerMean lower_sd=lowerDeviation
                    upper_n=upperCount upper_mean=upperMean upper_sd=upperDeviation g ci_lower=lower ci_upper=upper""")
            .keys(NetworkRegression.class, "n=respondents r_squared=rSquared coefficients")
            .keys(NetworkRegression.Coefficient.class, """
                    measure=measure.name beta se=standardError ci_lower=lower ci_upper=upper pvalue=pValue""")
            .keys(NetworkSummary.class, "n mean sd=deviation min=smallest max=largest");

    private NetworkTree() {}

    /** The result of the verb {@code network}. */
    public static Tree of(PersonalNetworks answer) {
        List<Integer> rows =
                IntStream.range(0, answer.respondents().size()).boxed().toList();
        return summary(answer).put("networks", rows, row -> network(answer, row));
    }

    /** The same without values of single respondents. */
    static Tree summary(PersonalNetworks answer) {
        List<Integer> measures =
                IntStream.range(0, answer.measures().size()).boxed().toList();
        return new Tree()
                .put("respondents", answer.respondents().size())
                .put("ties", answer.ties())
                .put(
                        "measures",
                        measures,
                        m -> TREES.add(
                                new Tree()
                                        .put("measure", answer.measures().get(m).name()),
                                NetworkSummary.of(answer.existing(m))))
                .putValue(
                        "collective_efficacy", answer.efficacy().map(TREES::of).orElse(null))
                .put("outcomes", answer.outcomes(), TREES::of);
    }

    private static Tree network(PersonalNetworks answer, int row) {
        Tree tree = new Tree().put("respondent", answer.respondents().get(row));
        for (int m = 0; m < answer.measures().size(); m++) {
            tree.put(answer.measures().get(m).name(), answer.values()[row][m]);
        }
        answer.efficacy().ifPresent(found -> tree.put("collective_efficacy", found.scores()[row]));
        return tree;
    }
}
