package kith.report.section.hypothesis;

import java.util.List;
import java.util.function.ToIntFunction;
import kith.hypothesis.Convergence;
import kith.hypothesis.Convergence.Verdict;
import kith.report.section.word.NumberWords;

/** What a multitrait-multimethod table shows, by the counts of the criteria met. */
final class MultitraitWords {

    private MultitraitWords() {}

    static String of(Verdict verdict) {
        return switch (verdict) {
            case MET -> "all met";
            case NOT_CONVERGENT -> "r not above 0";
            case NOT_LARGER_ACROSS_METHODS -> "an HTHM is as large";
            case NOT_LARGER_WITHIN_METHODS -> "an HTMM is as large";
            case NOT_TESTED -> "not tested";
        };
    }

    /** How many correlations of the same trait met all criteria. */
    static String counted(List<Convergence> all) {
        List<Convergence> tested = tested(all);
        if (tested.isEmpty()) {
            return "No correlation of the same trait in two contexts could be tested.";
        }
        long met = tested.stream().filter(one -> one.verdict() == Verdict.MET).count();
        return NumberWords.count((double) met) + " of " + NumberWords.count(tested.size())
                + (tested.size() == 1 ? " correlation" : " correlations")
                + " of the same trait in two contexts met the criteria for convergent and discriminant validity.";
    }

    /** The count, and the three criteria one by one. */
    static String of(List<Convergence> all) {
        List<Convergence> tested = tested(all);
        if (tested.isEmpty()) {
            return counted(all);
        }
        double[] sizes = tested.stream()
                .mapToDouble(one -> one.correlation().estimate())
                .sorted()
                .toArray();
        boolean within = tested.stream().allMatch(one -> one.withinMethods().all());
        return counted(all) + " They ranged from " + NumberWords.correlation(sizes[0]) + " to "
                + NumberWords.correlation(sizes[sizes.length - 1]) + "; "
                + tested.stream().filter(Convergence::aboveZero).count() + " of " + tested.size()
                + " were above 0 by their interval. They exceeded "
                + share(
                        tested,
                        one -> one.acrossMethods().met(),
                        one -> one.acrossMethods().made())
                + " correlations with another trait in the other context and "
                + share(
                        tested,
                        one -> one.withinMethods().met(),
                        one -> one.withinMethods().made())
                + " correlations with another trait in the same context."
                + (within ? "" : " (Correlations within a context include what the context adds to every trait.)");
    }

    private static String share(
            List<Convergence> tested, ToIntFunction<Convergence> met, ToIntFunction<Convergence> made) {
        return NumberWords.count(tested.stream().mapToInt(met).sum()) + " of "
                + NumberWords.count(tested.stream().mapToInt(made).sum());
    }

    private static List<Convergence> tested(List<Convergence> all) {
        return all.stream().filter(one -> one.verdict() != Verdict.NOT_TESTED).toList();
    }
}
