package kith.report.section.mokken;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kith.citation.Citation;
import kith.mokken.ItemOrdering;
import kith.mokken.MokkenScaling;
import kith.mokken.Monotonicity;
import kith.mokken.OrderingAccuracy;
import kith.mokken.Scalability;
import kith.mokken.ScaleStrength;
import kith.mokken.ViolationSize;
import kith.report.section.word.Confidence;
import kith.report.section.word.NumberWords;
import kith.resampling.Interval;

/** What a Mokken scale analysis found, in sentences. */
final class MokkenWords {

    private final MokkenScaling scaling;
    private final Scalability scalability;

    MokkenWords(MokkenScaling scaling) {
        this.scaling = scaling;
        this.scalability = scaling.scalability().orElseThrow();
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>(List.of(strength(), selection()));
        if (!scaling.monotonicity().isEmpty()) {
            sentences.add(monotonicity());
        }
        scaling.orderings().ifPresent(found -> sentences.add(ordering(found.manifest())));
        return sentences;
    }

    /** H with its interval and what it means, one sentence. */
    String strength() {
        Interval interval = scaling.interval(scalability.h(), scalability.standardErrorH());
        String statistics = "H = " + NumberWords.index(scalability.h()) + ", "
                + Confidence.percent(scaling.question().level()) + " CI [" + NumberWords.index(interval.lower()) + ", "
                + NumberWords.index(interval.upper()) + "], n = " + scaling.n();
        List<String> weak = IntStream.range(0, scaling.items().size())
                .filter(i -> !(scalability.hi()[i] >= scaling.question().bound()))
                .mapToObj(scaling.items()::get)
                .toList();
        return verdict(weak.isEmpty()) + ", " + statistics + " (cut-offs: "
                + Citation.unbracketed("sijtsmaVanDerArk2017") + ")." + weakItems(weak);
    }

    /** The items form a scale if H is large enough and every item reaches the lower bound. */
    private String verdict(boolean everyItem) {
        String items = "The " + scaling.items().size() + " items ";
        if (scaling.strength() == ScaleStrength.UNSCALABLE) {
            return items + "did not form a Mokken scale";
        }
        return everyItem
                ? items + "formed a " + scaling.strength().word() + " Mokken scale"
                : items + "did not all belong to one Mokken scale; their scalability together was "
                        + scaling.strength().word();
    }

    private String weakItems(List<String> weak) {
        String bound = NumberWords.index(scaling.question().bound());
        return weak.isEmpty()
                ? " Every item reached the lower bound Hi = " + bound + "."
                : " Below the lower bound Hi = " + bound + ": " + String.join(", ", weak) + ".";
    }

    private String selection() {
        int scales = IntStream.of(scaling.selection()).max().orElse(0);
        if (scales == 0) {
            return "Item selection found no scale at this bound.";
        }
        List<String> found = new ArrayList<>();
        for (int scale = 1; scale <= scales; scale++) {
            int number = scale;
            found.add(number + " ("
                    + String.join(
                            ", ",
                            IntStream.range(0, scaling.items().size())
                                    .filter(i -> scaling.selection()[i] == number)
                                    .mapToObj(scaling.items()::get)
                                    .toList())
                    + ")");
        }
        List<String> left = IntStream.range(0, scaling.items().size())
                .filter(i -> scaling.selection()[i] == 0)
                .mapToObj(scaling.items()::get)
                .toList();
        return "Item selection found " + scales + (scales == 1 ? " scale: " : " scales: ") + String.join("; ", found)
                + (left.isEmpty() ? "." : "; in no scale: " + String.join(", ", left) + ".");
    }

    private String monotonicity() {
        List<String> serious = monotone(ViolationSize.SERIOUS);
        List<String> questionable = monotone(ViolationSize.QUESTIONABLE);
        if (monotone(ViolationSize.NONE).size() == scaling.monotonicity().size()) {
            return "No violations of monotonicity were found.";
        }
        if (serious.isEmpty() && questionable.isEmpty()) {
            return "Violations of monotonicity were minor: no criterion reached "
                    + NumberWords.count(ViolationSize.QUESTIONABLE_FROM) + ".";
        }
        return "Violations of monotonicity were"
                + (serious.isEmpty() ? "" : " serious for " + String.join(", ", serious))
                + (serious.isEmpty() || questionable.isEmpty() ? "" : " and")
                + (questionable.isEmpty() ? "" : " questionable for " + String.join(", ", questionable))
                + ". (At higher scores on the other items, some scores became less probable.)";
    }

    private List<String> monotone(ViolationSize size) {
        return scaling.monotonicity().stream()
                .filter(item -> item.severity() == size)
                .map(Monotonicity::item)
                .toList();
    }

    private String ordering(ItemOrdering found) {
        if (found.removed().isEmpty()) {
            return "No pair of items violated an invariant ordering significantly; the accuracy of the ordering "
                    + accuracy(found.ht()) + ".";
        }
        return "Invariant item ordering was violated: backward selection removed "
                + String.join(", ", found.removed())
                + ". The accuracy of the ordering of the items left " + accuracy(found.ht())
                + ". (The order of difficulty depends on the level of the trait.)";
    }

    private static String accuracy(double ht) {
        OrderingAccuracy accuracy = OrderingAccuracy.of(ht);
        return accuracy == OrderingAccuracy.UNKNOWN
                ? "could not be computed"
                : "was " + accuracy.word() + ", HT = " + NumberWords.index(ht) + " ("
                        + Citation.unbracketed("ligtvoetEtAl2010") + ")";
    }
}
