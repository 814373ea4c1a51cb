package kith.twolevel;

import java.util.List;
import kith.analysis.AnalysisAnswer;
import kith.finding.Finding;

/** A model of the people in clusters and of the clusters, fitted in a study. */
public sealed interface TwoLevelAnswer extends AnalysisAnswer {

    /** Of continuous responses. */
    record Continuous(FittedTwoLevelModel model) implements TwoLevelAnswer {

        @Override
        public List<Finding> findings() {
            return model.answer().findings();
        }

        @Override
        public boolean isSound() {
            return model.answer().converged() && model.answer().admissible();
        }
    }

    /** Of ordered responses. */
    record Ordered(OrderedTwoLevelFit fit) implements TwoLevelAnswer {

        @Override
        public List<Finding> findings() {
            return fit.findings();
        }

        @Override
        public boolean isSound() {
            return fit.converged();
        }
    }
}
