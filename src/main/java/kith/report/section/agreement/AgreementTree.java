package kith.report.section.agreement;

import java.util.Locale;
import kith.reliability.agreement.Agreement;
import kith.reliability.agreement.BlandAltman;
import kith.reliability.agreement.CategoryAgreement;
import kith.reliability.agreement.IntraclassCorrelation;
import kith.reliability.agreement.IntraclassCorrelations;
import kith.reliability.agreement.Kappa;
import kith.reliability.coefficient.MeasurementError;
import kith.report.document.Tree;
import kith.resampling.Interval;

/** The agreement of raters as other programs see it. */
public final class AgreementTree {

    private AgreementTree() {}

    /** The result of the verb {@code agreement}. */
    public static Tree of(Agreement agreement) {
        IntraclassCorrelations found = agreement.intraclass();
        double level = agreement.level();
        return new Tree()
                .put("people", found.people())
                .put("ratings", found.ratings())
                .put("raters", agreement.raters())
                .put("level", level)
                .put("icc", found.correlations(), AgreementTree::correlation)
                .put(
                        "mean_squares",
                        new Tree()
                                .put("people", found.squares().people())
                                .put("raters", found.squares().raters())
                                .put("residual", found.squares().residual())
                                .put("within", found.squares().within()))
                .put(
                        "measurement_error",
                        new Tree()
                                .put("one_rating", error(agreement.one(), found.agreementErrorInterval(level)))
                                .put(
                                        "one_rating_consistency",
                                        error(
                                                MeasurementError.ofStandardError(
                                                        found.consistencyError(), found.people(), level),
                                                found.consistencyErrorInterval(level)))
                                .put("mean_of_raters", error(agreement.mean(), Interval.NONE)))
                .put("pairs", agreement.pairs(), AgreementTree::pair);
    }

    /** The same for categories that are words. */
    public static Tree of(CategoryAgreement agreement) {
        return new Tree()
                .put("raters", agreement.raters())
                .put("categories", agreement.categories())
                .put("level", agreement.level())
                .put(
                        "pairs",
                        agreement.pairs(),
                        pair -> new Tree()
                                .put("first", pair.first())
                                .put("second", pair.second())
                                .put("kappa", kappa(pair.kappa())));
    }

    private static Tree correlation(IntraclassCorrelation row) {
        return new Tree()
                .put("type", row.kind().name().toLowerCase(Locale.ROOT))
                .put("shrout_fleiss", row.kind().shroutFleiss())
                .put("mcgraw_wong", row.kind().mcGrawWong())
                .put("estimate", row.estimate())
                .put("ci_lower", row.interval().lower())
                .put("ci_upper", row.interval().upper())
                .put("f", row.f())
                .put("df1", row.df1())
                .put("df2", row.df2())
                .put("pvalue", row.pvalue());
    }

    private static Tree error(MeasurementError error, Interval interval) {
        return new Tree()
                .put("sem", error.standardError())
                .put("sem_ci_lower", interval.lower())
                .put("sem_ci_upper", interval.upper())
                .put("sdc", error.detectableChange())
                .put("sdc_group", error.detectableGroupChange())
                .put("n", error.n());
    }

    private static Tree pair(Agreement.Pair pair) {
        Tree tree = new Tree().put("first", pair.first()).put("second", pair.second());
        pair.limits()
                .ifPresentOrElse(
                        limits -> tree.put("bland_altman", limits(limits)), () -> tree.putNull("bland_altman"));
        pair.kappa().ifPresentOrElse(kappa -> tree.put("kappa", kappa(kappa)), () -> tree.putNull("kappa"));
        return tree;
    }

    private static Tree limits(BlandAltman found) {
        return new Tree()
                .put("n", found.n())
                .put("missing", found.missing())
                .put("bias", limit(found.bias()))
                .put("sd", found.sd())
                .put("lower_limit", limit(found.lower()))
                .put("upper_limit", limit(found.upper()))
                .put(
                        "slope",
                        new Tree()
                                .put("est", found.slope().estimate())
                                .put("se", found.slope().standardError())
                                .put("pvalue", found.slope().pvalue()))
                .put(
                        "points",
                        found.points(),
                        point -> new Tree().put("mean", point.mean()).put("difference", point.difference()));
    }

    private static Tree limit(BlandAltman.Limit limit) {
        return new Tree()
                .put("estimate", limit.estimate())
                .put("ci_lower", limit.interval().lower())
                .put("ci_upper", limit.interval().upper());
    }

    private static Tree kappa(Kappa kappa) {
        return new Tree()
                .put("weights", kappa.weights().name().toLowerCase(Locale.ROOT))
                .put("n", kappa.n())
                .put("missing", kappa.missing())
                .put("estimate", kappa.estimate())
                .put("se", kappa.standardError())
                .put("ci_lower", kappa.interval().lower())
                .put("ci_upper", kappa.interval().upper())
                .put("observed", kappa.observed())
                .put("expected", kappa.expected())
                .put(
                        "categories",
                        java.util.Arrays.stream(kappa.categories()).boxed().toList());
    }
}
