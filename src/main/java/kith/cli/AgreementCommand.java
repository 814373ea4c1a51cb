package kith.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import kith.data.DataSet;
import kith.data.ResponsesReader;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.reliability.agreement.Agreement;
import kith.reliability.agreement.CategoryAgreement;
import kith.reliability.agreement.Kappa;
import kith.reliability.agreement.MissingRatings;
import kith.report.section.agreement.AgreementSection;
import kith.report.section.agreement.AgreementTree;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code agreement}. */
@Command(
        name = "agreement",
        description = "Agreement of raters or of occasions: intraclass correlations with the standard"
                + " error of measurement and the smallest detectable change, limits of agreement, and kappa of"
                + " categories. One row per person rated, one column per rater. csv gives the intraclass correlations.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith agreement -d ratings.csv --items J1,J2,J3,J4",
            "  kith agreement -d retest.csv --items first,second --kappa quadratic",
            "  kith agreement -d codings.csv --items coder1,coder2 --categories none,mild,severe --kappa linear"
        })
final class AgreementCommand implements Callable<ExitCode>, CheckedOptions {

    /** Whether there is a kappa, and how different categories count in it. */
    enum KappaChoice {
        NONE,
        UNWEIGHTED,
        LINEAR,
        QUADRATIC;

        Optional<Kappa.Weights> weights() {
            return this == NONE ? Optional.empty() : Optional.of(Kappa.Weights.valueOf(name()));
        }
    }

    private final Terminal terminal;

    @Option(
            names = "--items",
            required = true,
            split = ",",
            paramLabel = "ITEM",
            description = "Columns with the ratings, one per rater or occasion; at least two.")
    private List<String> items = List.of();

    @Option(
            names = "--kappa",
            paramLabel = "WEIGHTS",
            description =
                    "Kappa of each two raters, for ratings that are categories: unweighted, or with linear or quadratic"
                            + " weights of the distance; none is the default.")
    private KappaChoice kappa = KappaChoice.NONE;

    @Option(
            names = "--categories",
            split = ",",
            paramLabel = "CATEGORY",
            description =
                    "The ratings are words, namely these, in their order, such as none,mild,severe: kappa alone is computed,"
                            + " unweighted unless --kappa says otherwise.")
    private List<String> categories = List.of();

    @Option(
            names = "--missing",
            paramLabel = "HOW",
            description =
                    "Treatment of missing ratings in intraclass correlations: mixed_model (the default), all"
                            + " ratings are used by a mixed model (restricted maximum likelihood); listwise, they are excluded.")
    private MissingRatings missing = MissingRatings.MIXED_MODEL;

    @Option(
            names = "--level",
            paramLabel = "P",
            description = "Level of intervals, limits and detectable changes; ${DEFAULT-VALUE} without it.")
    @NumberRange(from = 0, to = 1, ends = NumberRange.Ends.NEITHER)
    private double level = 0.95;

    @Mixin
    private DataOptions data;

    @Mixin
    private OutputOptions output;

    AgreementCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public ExitCode call() {
        if (!categories.isEmpty()) {
            return ofCategories();
        }
        DataSet read = ResponsesReader.read(data.request(terminal, data.roles()).withNumbers(items));
        double[][] columns = items.stream().map(read.responses()::column).toArray(double[][]::new);
        Agreement agreement = Agreement.of(items, columns, new Agreement.Question(level, kappa.weights(), missing));
        List<Finding> findings = read.findingsWith(agreement.findings());
        return output.write(
                terminal,
                new Answer(
                        "agreement",
                        read,
                        findings,
                        AgreementSection.of(agreement, findings),
                        AgreementSection.intraclass(agreement),
                        AgreementTree.of(agreement),
                        true));
    }

    private ExitCode ofCategories() {
        DataSet read = ResponsesReader.read(data.request(terminal, data.roles()).withTexts(items));
        List<List<String>> ratings =
                items.stream().map(read.responses().labels()::get).toList();
        CategoryAgreement agreement = CategoryAgreement.of(
                items, ratings, categories, kappa.weights().orElse(Kappa.Weights.UNWEIGHTED), level);
        List<Finding> findings = read.findingsWith(agreement.findings());
        return output.write(
                terminal,
                new Answer(
                        "agreement",
                        read,
                        findings,
                        AgreementSection.of(agreement, findings),
                        AgreementSection.kappa(agreement),
                        AgreementTree.of(agreement),
                        true));
    }

    @Override
    public void check(Problems problems) {
        if (items.size() < 2) {
            problems.add("--items", items.size() + " of them", "at least 2", "name the columns of all raters");
        }
        if (categories.size() == 1) {
            problems.add("--categories", categories.get(0), "two categories or more, in their order", "");
        }
    }
}
