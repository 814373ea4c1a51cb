package kith.report.section.agreement;

import kith.reliability.agreement.Agreement;
import kith.reliability.agreement.BlandAltman;
import kith.reliability.agreement.CategoryAgreement;
import kith.reliability.agreement.IntraclassCorrelation;
import kith.reliability.agreement.IntraclassCorrelations;
import kith.reliability.agreement.Kappa;
import kith.reliability.coefficient.MeasurementError;
import kith.report.document.Tree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;
import kith.resampling.Interval;

/** Agreement of raters as other programs see it. */
public final class AgreementTree {

    private static final RecordTree ANSWERS = new RecordTree()
            .with(Agreement.class, "measurement_error", AgreementTree::errors)
            .keys(Agreement.class, """
                    people=intraclass.people ratings=intraclass.ratings raters level icc=intraclass.correlations
                    mean_squares=intraclass.squares measurement_error pairs""")
            .keys(IntraclassCorrelation.class, """
                    type=kind shrout_fleiss=kind.shroutFleiss mcgraw_wong=kind.mcGrawWong estimate ci=interval f df1 df2 pvalue""")
            .keys(Agreement.Pair.class, "first second bland_altman=limits kappa")
            .keys(BlandAltman.class, "n missing bias sd lower_limit=lower upper_limit=upper slope points")
            .keys(BlandAltman.Limit.class, "estimate ci=interval")
            .keys(BlandAltman.Slope.class, "est=estimate se=standardError pvalue")
            .keys(Kappa.class, "weights n missing estimate se=standardError ci=interval observed expected categories")
            .keys(CategoryAgreement.class, "raters categories level pairs");

    private AgreementTree() {}

    /** The schema of the result. */
    public static Tree schema(RecordSchema schemas) {
        return RecordSchema.anyOf(schemas.of(ANSWERS, Agreement.class), schemas.of(ANSWERS, CategoryAgreement.class));
    }

    /** The result of the verb {@code agreement}. */
    public static Tree of(Agreement agreement) {
        return ANSWERS.of(agreement);
    }

    /** The same for categories that are words. */
    public static Tree of(CategoryAgreement agreement) {
        return ANSWERS.of(agreement);
    }

    private static Tree errors(Agreement agreement) {
        IntraclassCorrelations found = agreement.intraclass();
        double level = agreement.level();
        MeasurementError consistency =
                MeasurementError.ofStandardError(found.consistencyError(), found.people(), level);
        return new Tree()
                .put("one_rating", error(agreement.one(), found.agreementErrorInterval(level)))
                .put("one_rating_consistency", error(consistency, found.consistencyErrorInterval(level)))
                .put("mean_of_raters", error(agreement.mean(), Interval.NONE));
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
}
