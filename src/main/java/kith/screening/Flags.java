package kith.screening;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds the rows against the cut-offs. */
final class Flags {

    private final AnswerGrid grid;
    private final Cutoffs cutoffs;
    private final Optional<Outlyingness> outliers;
    private final Set<Integer> copies = new HashSet<>();
    private final List<ExclusionLog.Flag> flags = new ArrayList<>();

    Flags(AnswerGrid grid, Cutoffs cutoffs, List<List<Integer>> sameAnswers, Optional<Outlyingness> outliers) {
        this.grid = grid;
        this.cutoffs = cutoffs;
        this.outliers = outliers;
        sameAnswers.forEach(copies::addAll);
    }

    ExclusionLog log(List<RowScreen> people) {
        people.forEach(this::flag);
        return new ExclusionLog(flags);
    }

    private void flag(RowScreen person) {
        if (person.answered() == 0) {
            add(person, ExclusionLog.Reason.NO_ANSWERS, 0, Double.NaN);
            return;
        }
        double missing = 1 - person.answered() / (double) grid.width();
        if (missing > cutoffs.missingShare()) {
            add(person, ExclusionLog.Reason.MANY_MISSING, missing, cutoffs.missingShare());
        }
        for (int j = 0; j < grid.width(); j++) {
            double answer = grid.given().at(person.row(), j);
            if (!Double.isNaN(answer) && ItemScreens.outOfRange(grid.items().get(j), answer)) {
                add(person, ExclusionLog.Reason.OUT_OF_RANGE, answer, Double.NaN);
                break;
            }
        }
        if (copies.contains(person.row())) {
            add(person, ExclusionLog.Reason.SAME_ANSWERS, Double.NaN, Double.NaN);
        }
        if (grid.sameScale()) {
            flagConduct(person);
        }
        if (person.guttmanErrors() > cutoffs.mostGuttmanErrors()) {
            add(person, ExclusionLog.Reason.GUTTMAN_ERRORS, person.guttmanErrors(), cutoffs.mostGuttmanErrors());
        }
        double least = cutoffs.leastSecondsPerItem() * grid.width();
        if (person.seconds() < least) {
            add(person, ExclusionLog.Reason.FAST, person.seconds(), least);
        }
        outliers.ifPresent(unusual -> flagOutlier(person, unusual));
        if (person.mahalanobisP() < cutoffs.mahalanobisP()) {
            add(person, ExclusionLog.Reason.OUTLYING, person.mahalanobisP(), cutoffs.mahalanobisP());
        }
    }

    private void flagOutlier(RowScreen person, Outlyingness unusual) {
        double isolation = unusual.isolation()[person.row()];
        if (isolation > Outlyingness.MOST_ISOLATION) {
            add(person, ExclusionLog.Reason.ISOLATED, isolation, Outlyingness.MOST_ISOLATION);
        }
        double factor = unusual.localFactor()[person.row()];
        if (factor > Outlyingness.MOST_LOCAL_FACTOR) {
            add(person, ExclusionLog.Reason.LOCAL_OUTLIER, factor, Outlyingness.MOST_LOCAL_FACTOR);
        }
    }

    private void flagConduct(RowScreen person) {
        double run = cutoffs.longStringShare() * grid.width();
        if (person.longString() >= run) {
            add(person, ExclusionLog.Reason.LONG_STRING, person.longString(), run);
        }
        if (person.variability() < cutoffs.leastVariability()) {
            add(person, ExclusionLog.Reason.LOW_VARIABILITY, person.variability(), cutoffs.leastVariability());
        }
        if (person.scales() >= cutoffs.leastPairs() && person.evenOdd() < cutoffs.leastEvenOdd()) {
            add(person, ExclusionLog.Reason.EVEN_ODD, person.evenOdd(), cutoffs.leastEvenOdd());
        }
        if (person.pairs() >= cutoffs.leastPairs() && person.synonyms() < cutoffs.leastSynonyms()) {
            add(person, ExclusionLog.Reason.SYNONYMS, person.synonyms(), cutoffs.leastSynonyms());
        }
        if (person.antonymPairs() >= cutoffs.leastPairs() && person.antonyms() > cutoffs.mostAntonyms()) {
            add(person, ExclusionLog.Reason.ANTONYMS, person.antonyms(), cutoffs.mostAntonyms());
        }
    }

    private void add(RowScreen person, ExclusionLog.Reason reason, double value, double cutoff) {
        flags.add(new ExclusionLog.Flag(person.row(), person.id(), reason, value, cutoff));
    }
}
