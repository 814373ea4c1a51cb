package kith.report.section.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import kith.reliability.agreement.Agreement;
import kith.reliability.agreement.IntraclassCorrelation;
import kith.reliability.agreement.MissingRatings;
import org.junit.jupiter.api.Test;

/** The sentence on agreement in the summary of a study. */
class AgreementSectionTest {

    private static Agreement of(double[] first, double[] second) {
        return Agreement.of(
                List.of("first", "second"),
                new double[][] {first, second},
                new Agreement.Question(0.9, Optional.empty(), MissingRatings.LISTWISE));
    }

    @Test
    void goodRatings() {
        double[] first = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        double[] second = {1.1, 2.1, 2.9, 4.1, 5.1, 5.9, 7.1, 8.1, 8.9, 10.1};
        assertThat(AgreementSection.brief(of(first, second)))
                .startsWith("Agreement of single ratings was excellent (Koo & Li, 2016): ICC(2,1) = ")
                .contains("90% CI [");
    }

    @Test
    void poorRatings() {
        double[] first = {1, 2, 3, 4, 5, 6};
        double[] second = {3, 1, 6, 2, 5, 4};
        assertThat(AgreementSection.brief(of(first, second))).startsWith("Agreement of single ratings was poor");
    }

    @Test
    void constantRatings() {
        double[] same = {2, 2, 2, 2};
        assertThat(AgreementSection.brief(of(same, same)))
                .isEqualTo("The agreement of the ratings could not be judged by an intraclass correlation.");
    }

    /** A lower limit at 0 or below shows nothing, however the estimate. */
    @Test
    void anIntervalThatReachesZeroShowsNoAgreement() {
        double[] first = {1, 2, 3, 4, 5, 6};
        double[] second = {3, 1, 6, 2, 5, 4};
        assertThat(AgreementSection.sentence(of(first, second)).text())
                .startsWith("The interval of ICC(2,1) reaches 0: these ratings do not show that any");
        double[] alike = {1.1, 2.1, 2.9, 4.1, 5.1, 5.9};
        assertThat(AgreementSection.sentence(of(first, alike)).text())
                .startsWith("With 90% confidence at least .9")
                .contains(" counted as error: excellent agreement by the guide of Koo and Li (2016)");
        double[] same = {2, 2, 2, 2};
        assertThat(AgreementSection.sentence(of(same, same)).text())
                .isEqualTo("The agreement of the ratings cannot be judged by a correlation.");
    }

    /** An estimate of .93 with a lower limit of .72 is moderate agreement, not excellent. */
    @Test
    void agreementIsLabelledByTheLowerLimit() {
        double[] first = {1, 2, 3, 4, 5, 6};
        double[] second = {1.8, 1.2, 3.8, 3.2, 5.8, 5.2};
        Agreement agreement = of(first, second);
        IntraclassCorrelation one = agreement.intraclass().of(IntraclassCorrelation.Kind.ICC2);
        assertThat(AgreementQuality.of(one.estimate())).isEqualTo(AgreementQuality.EXCELLENT);
        assertThat(AgreementQuality.of(one.interval().lower())).isEqualTo(AgreementQuality.MODERATE);
        assertThat(AgreementSection.brief(agreement)).startsWith("Agreement of single ratings was moderate (");
        assertThat(AgreementSection.sentence(agreement).text()).contains(": moderate agreement by the guide");
    }
}
