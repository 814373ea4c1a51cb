package kith.sem.fit;

import java.util.List;
import java.util.Optional;
import kith.fit.TestStatistic;
import kith.sem.estimation.Estimator;
import kith.sem.estimation.FitOptions;
import kith.sem.model.ParameterTable;
import kith.sem.sample.GroupSample;

/**
 * What a comparison with the baseline model needs of it.
 *
 * @param incomplete the statistic on complete answers, where responses are missing
 */
record BaselineFit(TestOfFit test, Optional<TestStatistic> incomplete) {

    /** What it depends on. */
    record Question(List<GroupSample> samples, ParameterTable table, Estimator estimator, FitOptions options) {

        /**
         * By the samples and the size of the table: few questions are asked of one sample, and a whole table takes long
         * to hash.
         */
        @Override
        public int hashCode() {
            return 31 * samples.hashCode() + table.parameters().size();
        }
    }
}
