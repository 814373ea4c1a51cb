package kith.report.section.shortform;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kith.citation.Citation;
import kith.report.section.word.NumberWords;
import kith.shortform.FormCriterion;
import kith.shortform.FormValues;
import kith.shortform.HeldOutForm;
import kith.shortform.ShortForm;
import kith.shortform.ShortForms;

/** What was found of the short forms of a scale, in sentences. */
final class ShortFormWords {

    private final ShortForms scale;
    private final FormValues all;

    ShortFormWords(ShortForms scale) {
        this.scale = scale;
        this.all = scale.all().orElseThrow();
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(design());
        scale.forms().forEach(form -> sentences.add(form(form)));
        if (!scale.forms().isEmpty()) {
            sentences.add(
                    "A short form measures less of the content of a scale and less precisely than all items, and its own"
                            + " validity needs a sample that answered the form alone ("
                            + Citation.unbracketed("smithEtAl2000")
                            + ").");
        }
        return sentences;
    }

    private String design() {
        String lengths = NumberWords.list(scale.forms().stream()
                .map(form -> String.valueOf(form.length()))
                .toList());
        String facets = scale.facets().isEmpty()
                ? ""
                : " Each form had at least " + scale.question().perFacet() + " "
                        + (scale.question().perFacet() == 1 ? "item" : "items") + " of every facet ("
                        + scale.facets().stream().map(facet -> facet.name()).collect(Collectors.joining(", "))
                        + ").";
        if (scale.forms().isEmpty()) {
            return "No forms were proposed of the " + scale.items().size() + " items, n = "
                    + NumberWords.count(scale.n()) + ".";
        }
        return "Forms of " + lengths + " of the " + scale.items().size() + " items were judged by the weighted mean of "
                + criteria() + ", n = " + NumberWords.count(scale.n()) + "." + facets + search();
    }

    private String criteria() {
        List<String> words = new ArrayList<>();
        boolean weighted = scale.criteria().values().stream().distinct().count() > 1;
        for (FormCriterion criterion : FormCriterion.values()) {
            Double weight = scale.criteria().get(criterion);
            if (weight != null) {
                words.add(word(criterion) + (weighted ? " (weight " + NumberWords.two(weight) + ")" : ""));
            }
        }
        return NumberWords.list(words);
    }

    private static String word(FormCriterion criterion) {
        return switch (criterion) {
            case RELIABILITY -> "reliability (alpha)";
            case VALIDITY -> "validity (correlation with the sum of all items, corrected for shared errors)";
            case INFORMATION -> "information (reliability over a range of the trait)";
            case DIF -> "freedom from bias between groups";
            case EXTERNAL -> "the correlation with the external criterion";
        };
    }

    private String search() {
        boolean every = scale.forms().stream().allMatch(ShortForm::isExhaustive);
        long examined = scale.forms().stream().mapToLong(ShortForm::examined).sum();
        boolean one = scale.forms().size() == 1;
        if (every) {
            return examined == 1
                    ? " There was one such form."
                    : " All " + NumberWords.count((double) examined) + " forms of "
                            + (one ? "this length" : "these lengths") + " were examined.";
        }
        return one
                ? " There were too many forms to examine all; they were searched by exchange of items."
                : " Lengths with too many forms were searched by exchange of items.";
    }

    private String form(ShortForm form) {
        FormValues values = form.best().values();
        double loss = all.alpha() - values.alpha();
        double gain = values.alpha() - form.predictedAlpha();
        String alpha = "The best form of " + form.length() + " items ("
                + String.join(", ", form.best().items()) + ") had α = " + NumberWords.correlation(values.alpha())
                + " against " + NumberWords.correlation(all.alpha()) + " for all items (a "
                + (loss < 0 ? "gain of " : "loss of ") + NumberWords.correlation(Math.abs(loss))
                + "; the Spearman–Brown formula predicts "
                + NumberWords.correlation(form.predictedAlpha()) + " for as many items of average quality"
                + (gain < 0 ? ", more than this form has" : "") + ").";
        String validity = " It correlated " + NumberWords.correlation(values.corrected())
                + " with the sum of all items after correction for shared errors ("
                + NumberWords.correlation(values.correlation()) + " without it).";
        return alpha
                + validity
                + bias(values)
                + external(values)
                + form.heldOut().map(this::heldOut).orElse("");
    }

    private String bias(FormValues values) {
        if (values.bias().length == 0) {
            return "";
        }
        int largest = 0;
        for (int g = 1; g < values.bias().length; g++) {
            largest = Math.abs(values.bias()[g]) > Math.abs(values.bias()[largest]) ? g : largest;
        }
        return " At equal matching scores its sum was " + NumberWords.two(Math.abs(values.bias()[largest]))
                + " points " + (values.bias()[largest] < 0 ? "lower" : "higher") + " in "
                + scale.focal().get(largest) + " than in the reference group ("
                + NumberWords.two(Math.abs(values.standardizedBias()[largest])) + " SD; all items "
                + NumberWords.two(Math.abs(all.standardizedBias()[largest])) + " SD).";
    }

    private String external(FormValues values) {
        return Double.isNaN(values.external())
                ? ""
                : " Its correlation with " + scale.question().external().orElse("the criterion") + " was "
                        + NumberWords.correlation(values.external()) + " (all items "
                        + NumberWords.correlation(all.external()) + ").";
    }

    private String heldOut(HeldOutForm found) {
        return " In " + found.folds() + "-fold cross-validation, forms chosen in the same way had α = "
                + NumberWords.correlation(found.alpha()) + " in respondents held out, against "
                + NumberWords.correlation(found.alphaInSample()) + " in those that they were chosen by; "
                + found.same() + " of " + found.folds() + " were this form.";
    }
}
