package kith.reliability.agreement;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.reliability.coefficient.MeasurementError;

/**
 * How well raters, or occasions, agree about the same persons: intraclass correlations with the standard error of
 * measurement and the smallest detectable change, limits of agreement of each two, and kappa of each two where ratings
 * are categories.
 *
 * <p>Intraclass correlations take the persons whom all rated, or by a mixed model all of them ({@link MissingRatings});
 * limits and kappa those whom both rated. The measurement error is that of agreement, √(residual + raters' variance): a
 * difference between raters counts as error. What is said of the mean of k raters holds for scores that are such means:
 * its error is 1/√k of that of one.
 *
 * @param raters names of raters or occasions
 * @param level of intervals, limits and smallest detectable changes
 * @param intraclass the intraclass correlations
 * @param one measurement error of one rating
 * @param mean measurement error of the mean of all raters
 * @param pairs each two raters
 * @param findings what to know before relying on it
 */
public record Agreement(
        List<String> raters,
        double level,
        IntraclassCorrelations intraclass,
        MeasurementError one,
        MeasurementError mean,
        List<Pair> pairs,
        List<Finding> findings) {

    /** With more different ratings than this, kappa is out of place. */
    private static final int MOST_CATEGORIES = 20;

    private static final int FEW_PEOPLE = 30;

    public Agreement {
        raters = List.copyOf(raters);
        pairs = List.copyOf(pairs);
        findings = List.copyOf(findings);
    }

    /**
     * Two raters.
     *
     * @param limits empty when fewer than three persons were rated by both
     * @param kappa empty when not asked for, or no person was rated by both
     */
    public record Pair(String first, String second, Optional<BlandAltman> limits, Optional<Kappa> kappa) {}

    /**
     * What to look at.
     *
     * @param level of intervals, limits and changes, such as 0.95
     * @param kappa how different categories count; empty for no kappa
     * @param missing what becomes of persons whom not all rated, in intraclass correlations
     */
    public record Question(double level, Optional<Kappa.Weights> kappa, MissingRatings missing) {

        /** With persons whom not all rated left out of intraclass correlations. */
        public Question(double level, Optional<Kappa.Weights> kappa) {
            this(level, kappa, MissingRatings.LISTWISE);
        }

        public Question {
            if (!(level > 0 && level < 1)) {
                throw new IllegalArgumentException("a level between 0 and 1, not " + level);
            }
        }
    }

    /**
     * @param raters names, at least two
     * @param columns one array a rater, with one value a person; NaN where missing
     * @throws InputException when there are fewer than two raters, or than two persons whom all rated
     */
    public static Agreement of(List<String> raters, double[][] columns, Question question) {
        require(raters, columns);
        int people = columns[0].length;
        double[][] table = new double[people][columns.length];
        for (int i = 0; i < people; i++) {
            for (int j = 0; j < columns.length; j++) {
                table[i][j] = columns[j][i];
            }
        }
        IntraclassCorrelations intraclass = IntraclassCorrelations.of(table, question.level(), question.missing());
        List<Finding> findings = new ArrayList<>(intraclass.findings());
        tellFewPeople(intraclass.people(), findings);
        List<Pair> pairs = new ArrayList<>();
        for (int a = 0; a < columns.length; a++) {
            for (int b = a + 1; b < columns.length; b++) {
                pairs.add(pair(raters, columns, new int[] {a, b}, question, findings));
            }
        }
        return new Agreement(
                raters,
                question.level(),
                intraclass,
                intraclass.measurementError(question.level()),
                MeasurementError.ofStandardError(
                        intraclass.agreementError() / Math.sqrt(columns.length), intraclass.people(), question.level()),
                pairs,
                findings);
    }

    private static void require(List<String> raters, double[][] columns) {
        Problems problems = new Problems();
        if (raters.size() < 2) {
            problems.add("raters", raters.size() + " of them", "at least two raters or occasions", "name more columns");
        }
        if (new LinkedHashSet<>(raters).size() < raters.size()) {
            problems.add("raters", "one named twice", "each once", "");
        }
        for (int j = 1; j < columns.length; j++) {
            if (columns[j].length != columns[0].length) {
                problems.add(raters.get(j), columns[j].length + " ratings", columns[0].length + ", one a person", "");
            }
        }
        problems.throwIfAny();
    }

    private static Pair pair(
            List<String> raters, double[][] columns, int[] both, Question question, List<Finding> findings) {
        String first = raters.get(both[0]);
        String second = raters.get(both[1]);
        double[] one = columns[both[0]];
        double[] other = columns[both[1]];
        int complete = 0;
        LinkedHashSet<Double> values = new LinkedHashSet<>();
        for (int i = 0; i < one.length; i++) {
            if (!Double.isNaN(one[i]) && !Double.isNaN(other[i])) {
                complete++;
                values.add(one[i]);
                values.add(other[i]);
            }
        }
        Optional<BlandAltman> limits = Optional.empty();
        if (complete >= 3) {
            limits = Optional.of(BlandAltman.of(one, other, question.level()));
            limits.ifPresent(found -> tellSlope(first + ", " + second, found, findings));
        } else {
            findings.add(Finding.of("too_few_pairs", Map.of("pairs", complete, "consequence", "limits"))
                    .at(first, second));
        }
        Optional<Kappa> kappa = Optional.empty();
        if (question.kappa().isPresent() && complete > 0) {
            kappa = Optional.of(Kappa.of(one, other, question.kappa().orElseThrow(), question.level()));
            if (values.size() > MOST_CATEGORIES) {
                findings.add(Finding.of("many_categories", Map.of("categories", values.size()))
                        .at(first, second));
            }
        }
        return new Pair(first, second, limits, kappa);
    }

    private static void tellSlope(String where, BlandAltman limits, List<Finding> findings) {
        if (limits.slope().pvalue() < 0.05) {
            findings.add(Finding.of(
                            "difference_depends_on_height",
                            Map.of("slope", limits.slope().estimate()))
                    .at(where));
        }
    }

    private static void tellFewPeople(int people, List<Finding> findings) {
        if (people < FEW_PEOPLE) {
            findings.add(Finding.of("few_people", Map.of("respondents", people)));
        }
    }
}
