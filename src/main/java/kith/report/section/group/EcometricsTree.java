package kith.report.section.group;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.grouplevel.DesignCurve;
import kith.grouplevel.Ecometrics;
import kith.math.Matrix;
import kith.math.SmallMatrices;
import kith.report.section.tree.RecordTree;

/** The ecometric model as other programs see it. */
final class EcometricsTree {

    private static final int[] RESPONDENTS = {1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 75, 100};

    private EcometricsTree() {}

    /** Adds the keys of the model. */
    static RecordTree keys(RecordTree trees) {
        return trees.with(Ecometrics.class, "of_one_domain", OneDomain.class, EcometricsTree::ofOneDomain)
                .with(Ecometrics.class, "cov_group", Matrix.class, model -> matrix(model, model.between()))
                .with(Ecometrics.class, "cov_person", Matrix.class, model -> matrix(model, model.persons()))
                .with(
                        Ecometrics.class,
                        "cov_group_se",
                        Matrix.class,
                        model -> matrix(model, model.errors().between()))
                .with(
                        Ecometrics.class,
                        "cov_person_se",
                        Matrix.class,
                        model -> matrix(model, model.errors().persons()))
                .with(
                        Ecometrics.class,
                        "cor_group",
                        Matrix.class,
                        model -> matrix(model, correlations(model.between())))
                .with(
                        Ecometrics.class,
                        "cor_person",
                        Matrix.class,
                        model -> matrix(model, correlations(model.persons())))
                .keys(Ecometrics.class, """
                    likelihood=question.likelihood converged domains n=responses persons=respondents groups
                    log_lik=logLikelihood fixed *of_one_domain sigma2_item=residual sigma2_item_se=errors.residual
                    cov_group cov_group_se cov_person cov_person_se cor_group cor_person
                    reliability scores""")
                .with(
                        Ecometrics.FixedEffect.class,
                        "kind",
                        String.class,
                        effect -> effect.item() ? "item" : "covariate")
                .keys(Ecometrics.FixedEffect.class, "name kind est=estimate se=standardError t")
                .with(
                        Ecometrics.DomainReliability.class,
                        "design_curve",
                        RecordTree.listOf(CurvePoint.class),
                        domain -> curve(domain.curve()))
                .with(
                        Ecometrics.DomainReliability.class,
                        "respondents_for_70",
                        double.class,
                        domain -> domain.curve().respondents(0.7))
                .with(
                        Ecometrics.DomainReliability.class,
                        "respondents_for_80",
                        double.class,
                        domain -> domain.curve().respondents(0.8))
                .with(
                        Ecometrics.DomainReliability.class,
                        "respondents_for_90",
                        double.class,
                        domain -> domain.curve().respondents(0.9))
                .keys(Ecometrics.DomainReliability.class, """
                    domain items icc_group=icc lambda_mean=exactMean lambda_raudenbush_sampson_mean=closedMean
                    person_reliability=person design_curve respondents_for_70 respondents_for_80 respondents_for_90""")
                .keys(Ecometrics.GroupScore.class, """
                    group domain persons=respondents n=responses lambda_exact=exact lambda_raudenbush_sampson=closed
                    eb=deviation eb_se=deviationError score score_se=scoreError ci_lower=lower ci_upper=upper""");
    }

    private record OneDomain(
            double tauGroup,
            double tauPerson,
            double iccGroup,
            double lambdaMean,
            double lambdaRaudenbushSampsonMean) {}

    private static Optional<OneDomain> ofOneDomain(Ecometrics model) {
        Ecometrics.DomainReliability one = model.reliability().get(0);
        return model.domains().size() > 1
                ? Optional.empty()
                : Optional.of(new OneDomain(
                        model.between()[0][0], model.persons()[0][0], one.icc(), one.exactMean(), one.closedMean()));
    }

    private static Matrix matrix(Ecometrics model, double[][] values) {
        return Matrix.square(model.domains(), values);
    }

    private static double[][] correlations(double[][] covariance) {
        return IntStream.range(0, covariance.length)
                .mapToObj(i -> IntStream.range(0, covariance.length)
                        .mapToDouble(j -> SmallMatrices.correlation(covariance, i, j))
                        .toArray())
                .toArray(double[][]::new);
    }

    private record CurvePoint(int respondents, double reliability) {}

    private static List<CurvePoint> curve(DesignCurve curve) {
        return IntStream.of(RESPONDENTS)
                .mapToObj(n -> new CurvePoint(n, curve.reliability(n)))
                .toList();
    }
}
