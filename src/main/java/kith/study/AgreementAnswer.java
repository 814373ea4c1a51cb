package kith.study;

import java.util.List;
import kith.analysis.AnalysisAnswer;
import kith.finding.Finding;
import kith.reliability.agreement.Agreement;
import kith.reliability.agreement.CategoryAgreement;

/** How well raters or occasions agree. */
public sealed interface AgreementAnswer extends AnalysisAnswer {

    /** Of ratings that are numbers. */
    record OfNumbers(Agreement agreement) implements AgreementAnswer {

        @Override
        public List<Finding> findings() {
            return agreement.findings();
        }
    }

    /** Of ratings that are words. */
    record OfCategories(CategoryAgreement agreement) implements AgreementAnswer {

        @Override
        public List<Finding> findings() {
            return agreement.findings();
        }
    }
}
