package kith.report.section.change;

import java.util.Locale;
import java.util.Optional;
import kith.change.ChangeAnswer;
import kith.change.ChangeIndex;
import kith.change.ChangeVerdict;
import kith.change.DefinedError;
import kith.change.ErrorDefinition;
import kith.change.GroupChange;
import kith.change.ReliableChangeMethod;
import kith.reliability.agreement.IntraclassCorrelation;
import kith.report.document.Block.KeyFigure;
import kith.report.document.Cell;
import kith.report.document.Cell.Format;
import kith.report.section.items.ReliabilityWords;
import kith.report.section.word.Confidence;
import kith.report.section.word.NumberWords;

/** What change shows, in sentences that follow from the typed answer. */
final class ChangeWords {

    private ChangeWords() {}

    static String of(ChangeAnswer answer) {
        StringBuilder text = new StringBuilder();
        for (GroupChange group : answer.groups()) {
            if (!group.arm().isEmpty() || answer.groups().size() == 1) {
                text.append(sentence(answer, group)).append(' ');
            }
        }
        answer.retest().ifPresent(retest -> {
            DefinedError error = retest.error(ErrorDefinition.AGREEMENT);
            text.append(String.format(
                    Locale.ROOT,
                    "In one respondent, a change below %s points (the smallest detectable change) cannot be distinguished from"
                            + " measurement error. ",
                    NumberWords.two(error.sdcIndividual())));
            answer.minimal().ifPresent(minimal -> text.append(against(minimal.adjusted2017(), error.sdcIndividual())));
        });
        return text.toString().strip();
    }

    /** How reliable scores were over time, and what that means for one respondent; empty without a retest. */
    static Optional<String> stability(ChangeAnswer answer) {
        return answer.retest().map(retest -> {
            IntraclassCorrelation found = retest.intraclass(IntraclassCorrelation.Kind.ICC2);
            return String.format(
                    Locale.ROOT,
                    "Reliability over time was ICC(2,1) = %s, %s CI [%s, %s] (n = %d), which %s. In one respondent, a change"
                            + " below %s points cannot be distinguished from measurement error.",
                    NumberWords.correlation(found.estimate()),
                    Confidence.percent(answer.question().level()),
                    NumberWords.correlation(found.interval().lower()),
                    NumberWords.correlation(found.interval().upper()),
                    retest.moments().n(),
                    judged(found).words(),
                    NumberWords.two(retest.error(ErrorDefinition.AGREEMENT).sdcIndividual()));
        });
    }

    /** The reliability over time; empty without a retest. */
    static Optional<KeyFigure> keyFigure(ChangeAnswer answer) {
        return answer.retest().map(retest -> {
            IntraclassCorrelation found = retest.intraclass(IntraclassCorrelation.Kind.ICC2);
            return new KeyFigure(
                    "Reliability over time",
                    Cell.number(found.estimate(), Format.CORRELATION),
                    String.format(
                            Locale.ROOT,
                            "ICC(2,1), %s CI [%s, %s]; %s",
                            Confidence.percent(answer.question().level()),
                            NumberWords.correlation(found.interval().lower()),
                            NumberWords.correlation(found.interval().upper()),
                            judged(found).words()),
                    judged(found).tone());
        });
    }

    /**
     * By the lower limit of the interval, or the estimate where there is none, as other coefficients of reliability.
     */
    private static ReliabilityWords judged(IntraclassCorrelation found) {
        double lower = found.interval().lower();
        return ReliabilityWords.of(Double.isFinite(lower) ? lower : found.estimate());
    }

    private static String sentence(ChangeAnswer answer, GroupChange group) {
        String who = group.arm().isEmpty() ? "The scores" : "In the " + group.arm() + " arm the scores";
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s changed by %s points on average from %s to %s (SD %s, n = %d)",
                who,
                NumberWords.two(group.reliable().moments().meanChange()),
                answer.from(),
                answer.to(),
                NumberWords.two(group.reliable().moments().sdChange()),
                group.scores().n()));
        Optional<ChangeIndex> index = group.reliable().index(ReliableChangeMethod.JACOBSON_TRUAX);
        index.ifPresent(found -> text.append(String.format(
                Locale.ROOT,
                "; %d improved and %d worsened reliably",
                found.count(ChangeVerdict.IMPROVED),
                found.count(ChangeVerdict.WORSE))));
        return text.append('.').toString();
    }

    /** Whether the change that matters is one that can be seen in one respondent. */
    static String against(double minimal, double detectable) {
        if (!Double.isFinite(minimal)) {
            return "";
        }
        boolean seen = minimal >= detectable;
        return String.format(
                Locale.ROOT,
                "The minimal important change, adjusted for the share of improved respondents, was %s points, %s the"
                        + " smallest detectable change: in a single respondent, a change of this size %s.",
                NumberWords.two(minimal),
                seen ? "not smaller than" : "smaller than",
                seen ? "exceeds measurement error" : "cannot be distinguished from measurement error");
    }
}
