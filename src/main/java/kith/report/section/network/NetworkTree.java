package kith.report.section.network;

import java.util.List;
import java.util.stream.IntStream;
import kith.grouplevel.Ecometrics;
import kith.network.NetworkEfficacy;
import kith.network.NetworkOutcome;
import kith.network.NetworkRegression;
import kith.network.PersonalNetworks;
import kith.report.document.Tree;

/** Personal networks as other programs see them. */
public final class NetworkTree {

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
                .put("measures", measures, m -> measure(answer, m))
                .putValue(
                        "collective_efficacy",
                        answer.efficacy().map(NetworkTree::efficacy).orElse(null))
                .put("outcomes", answer.outcomes(), NetworkTree::outcome);
    }

    private static Tree measure(PersonalNetworks answer, int m) {
        NetworkSummary summary = NetworkSummary.of(answer.existing(m));
        return new Tree()
                .put("measure", answer.measures().get(m).name())
                .put("n", summary.n())
                .put("mean", summary.mean())
                .put("sd", summary.deviation())
                .put("min", summary.smallest())
                .put("max", summary.largest());
    }

    private static Tree efficacy(NetworkEfficacy efficacy) {
        Ecometrics model = efficacy.model();
        Ecometrics.DomainReliability reliability = model.reliability().get(0);
        return new Tree()
                .put("networks", model.groups())
                .put("ties", model.respondents())
                .put("responses", model.responses())
                .put("items", reliability.items())
                .put("tau_network", model.between()[0][0])
                .put("tau_tie", model.persons()[0][0])
                .put("sigma2", model.residual())
                .put("icc", reliability.icc())
                .put("reliability", reliability.exactMean())
                .put("ties_for_80", reliability.curve().respondents(NetworkSection.TARGET))
                .put("converged", model.converged());
    }

    private static Tree network(PersonalNetworks answer, int row) {
        Tree tree = new Tree().put("respondent", answer.respondents().get(row));
        for (int m = 0; m < answer.measures().size(); m++) {
            tree.put(answer.measures().get(m).name(), answer.values()[row][m]);
        }
        answer.efficacy().ifPresent(found -> tree.put("collective_efficacy", found.scores()[row]));
        return tree;
    }

    private static Tree outcome(NetworkOutcome outcome) {
        return new Tree()
                .put("score", outcome.score())
                .put(
                        "correlations",
                        outcome.correlations(),
                        one -> new Tree()
                                .put("measure", one.measure().name())
                                .put("n", one.respondents())
                                .put("r", one.r())
                                .put("ci_lower", one.lower())
                                .put("ci_upper", one.upper())
                                .put("pvalue", one.pValue()))
                .put("regression", regression(outcome.regression()))
                .put(
                        "profile",
                        outcome.profile(),
                        one -> new Tree()
                                .put("question", one.question())
                                .put("median", one.median())
                                .put("lower_n", one.lowerCount())
                                .put("lower_mean", one.lowerMean())
                                .put("lower_sd", one.lowerDeviation())
                                .put("upper_n", one.upperCount())
                                .put("upper_mean", one.upperMean())
                                .put("upper_sd", one.upperDeviation())
                                .put("g", one.g())
                                .put("ci_lower", one.lower())
                                .put("ci_upper", one.upper()));
    }

    private static Tree regression(NetworkRegression regression) {
        return new Tree()
                .put("n", regression.respondents())
                .put("r_squared", regression.rSquared())
                .put(
                        "coefficients",
                        regression.coefficients(),
                        one -> new Tree()
                                .put("measure", one.measure().name())
                                .put("beta", one.beta())
                                .put("se", one.standardError())
                                .put("ci_lower", one.lower())
                                .put("ci_upper", one.upper())
                                .put("pvalue", one.pValue()));
    }
}
