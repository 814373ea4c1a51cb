package kith.shortform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kith.analysis.AnswersByScale;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.reliability.scale.CompleteResponses;
import kith.reliability.scale.ScaleItems;
import kith.reliability.scale.ScalePart;

/**
 * Short forms of one scale. Respondents with a missing response, group or external criterion are excluded; items
 * without variance are left out.
 *
 * @param name of the scale
 * @param question what was asked
 * @param items names of the items
 * @param n respondents
 * @param facets that the forms cover, with their items
 * @param criteria used, with their weights
 * @param focal names of the focal groups, in the order of biases
 * @param all what the sum of all items is worth; empty where no forms could be proposed
 * @param structure factor model of all items
 * @param forms one a length
 * @param findings what has to be known of the answer
 */
public record ShortForms(
        String name,
        ShortFormQuestion question,
        List<String> items,
        int n,
        List<ScalePart> facets,
        Map<FormCriterion, Double> criteria,
        List<String> focal,
        Optional<FormValues> all,
        Optional<FormStructure> structure,
        List<ShortForm> forms,
        List<Finding> findings)
        implements AnswersByScale.OfScale {

    private static final int FEWEST_ITEMS = 3;
    private static final int FEWEST_RESPONDENTS = 10;
    private static final int SHORTEST = 2;

    public ShortForms {
        items = List.copyOf(items);
        facets = List.copyOf(facets);
        criteria = Map.copyOf(criteria);
        focal = List.copyOf(focal);
        forms = List.copyOf(forms);
        findings = List.copyOf(findings);
    }

    /** @throws kith.finding.InputException with every column that does not exist and every facet that makes no sense */
    static ShortForms of(ScaleItems scale, Responses responses, ShortFormQuestion question) {
        List<Finding> findings = new ArrayList<>();
        FormSample sample = sample(scale, responses, question, findings);
        List<ScalePart> facets = facets(scale, question, sample.items());
        int k = sample.items().size();
        int n = k == 0 ? 0 : sample.n();
        if (k < FEWEST_ITEMS || n < FEWEST_RESPONDENTS) {
            findings.add(Finding.of("short_forms_not_possible", Map.of("items", k, "respondents", n)));
            return new ShortForms(
                    scale.name(),
                    question,
                    sample.items(),
                    n,
                    facets,
                    Map.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    findings);
        }
        return new Computation(scale.name(), question, sample, facets, findings).answer();
    }

    private static FormSample sample(
            ScaleItems scale, Responses responses, ShortFormQuestion question, List<Finding> findings) {
        Optional<Grouping> grouping = question.groups().map(responses::grouping);
        Optional<double[]> external = question.external().map(responses::column);
        CompleteResponses complete = CompleteResponses.of(
                        scale,
                        responses,
                        row -> grouping.map(of -> of.code()[row] != Grouping.NONE)
                                        .orElse(true)
                                && external.map(of -> !Double.isNaN(of[row])).orElse(true))
                .varying();
        findings.addAll(complete.findings());
        int[] rows = complete.rows();
        return new FormSample(
                complete.items(),
                complete.scores(),
                grouping.map(Grouping::names).orElse(List.of()),
                grouping.map(of ->
                                Arrays.stream(rows).map(row -> of.code()[row]).toArray())
                        .orElse(new int[0]),
                external.map(of ->
                                Arrays.stream(rows).mapToDouble(row -> of[row]).toArray())
                        .orElse(new double[0]));
    }

    /** Facets with the items that are analysed; those of another scale are no concern of this one. */
    private static List<ScalePart> facets(ScaleItems scale, ShortFormQuestion question, List<String> items) {
        List<ScalePart> named = question.facets().isEmpty() ? scale.parts() : question.facets();
        Problems problems = new Problems();
        List<String> seen = new ArrayList<>();
        for (ScalePart facet : named) {
            for (String item : facet.items()) {
                if (seen.contains(item)) {
                    problems.add(
                            "facet " + facet.name(),
                            "“" + item + "” is in two facets",
                            "every item in one facet",
                            "leave it out of one of them");
                }
                seen.add(item);
            }
        }
        problems.throwIfAny();
        return named.stream()
                .map(facet -> new ScalePart(
                        facet.name(),
                        facet.items().stream().filter(items::contains).toList()))
                .filter(facet -> !facet.items().isEmpty())
                .toList();
    }

    private static final class Computation {

        private final String name;
        private final ShortFormQuestion question;
        private final FormSample sample;
        private final List<ScalePart> facets;
        private final List<Finding> findings;
        private final FormRules rules;
        private final FormEvidence evidence;
        private final FormValues all;

        Computation(
                String name,
                ShortFormQuestion question,
                FormSample sample,
                List<ScalePart> facets,
                List<Finding> findings) {
            this.name = name;
            this.question = question;
            this.sample = sample;
            this.facets = facets;
            this.findings = findings;
            this.rules = rules();
            this.evidence = FormEvidence.of(sample, question);
            this.all = evidence.values(every());
        }

        private int[] every() {
            return IntStream.range(0, sample.items().size()).toArray();
        }

        private FormRules rules() {
            int k = sample.items().size();
            int[] facet = new int[k];
            Arrays.fill(facet, -1);
            for (int f = 0; f < facets.size(); f++) {
                for (String item : facets.get(f).items()) {
                    facet[sample.items().indexOf(item)] = f;
                }
            }
            boolean[] required = new boolean[k];
            for (int i = 0; i < k; i++) {
                required[i] = question.required().contains(sample.items().get(i));
            }
            int smallest =
                    facets.stream().mapToInt(one -> one.items().size()).min().orElse(0);
            return new FormRules(facet, facets.size(), Math.min(question.perFacet(), smallest), required);
        }

        ShortForms answer() {
            for (FormCriterion criterion : evidence.leftOut()) {
                findings.add(Finding.of("short_form_criterion_left_out", Map.of("criterion", criterion.id())));
            }
            List<FormSearch> searches = new ArrayList<>();
            for (int length : lengths()) {
                FormSearch search = FormSearch.of(evidence, rules, length, question.search());
                if (search.best().isEmpty()) {
                    findings.add(Finding.of("short_form_not_found", Map.of("length", length)));
                } else {
                    searches.add(search);
                    tell(search, length);
                }
            }
            List<Optional<HeldOutForm>> heldOut = heldOut(searches);
            List<ShortForm> forms = new ArrayList<>();
            for (int f = 0; f < searches.size(); f++) {
                forms.add(form(searches.get(f), heldOut.get(f)));
            }
            return new ShortForms(
                    name,
                    question,
                    sample.items(),
                    sample.n(),
                    facets,
                    evidence.weights(),
                    evidence.focal(),
                    Optional.of(all),
                    FormStructure.of(sample, rules, every()),
                    forms,
                    findings);
        }

        private List<Integer> lengths() {
            int shortest = Math.max(SHORTEST, rules.shortest());
            int longest = sample.items().size() - 1;
            List<Integer> possible = new ArrayList<>();
            for (int length : question.lengthsOf(sample.items().size())) {
                if (length >= shortest && length <= longest) {
                    possible.add(length);
                } else if (!question.lengths().isEmpty()) {
                    findings.add(Finding.of(
                            "short_form_length_left_out",
                            Map.of("length", length, "shortest", shortest, "longest", longest)));
                }
            }
            return possible;
        }

        private void tell(FormSearch search, int length) {
            if (search.isExhaustive()) {
                return;
            }
            int starts = question.search().starts();
            double possible =
                    FormSearch.choices(sample.items().size() - rules.requiredItems(), length - rules.requiredItems());
            findings.add(Finding.of(
                    "short_form_searched", Map.of("length", length, "starts", starts, "possible", possible)));
            if (search.replications() < 2) {
                findings.add(Finding.of(
                        "short_form_not_replicated", Map.of("length", length, "starts", starts, "more", 4 * starts)));
            }
        }

        private List<Optional<HeldOutForm>> heldOut(List<FormSearch> searches) {
            int folds = question.search().folds();
            List<int[]> best = searches.stream()
                    .map(search -> search.best().get(0).items())
                    .toList();
            if (folds > 0 && sample.n() / folds < HeldOutForm.SMALLEST_FOLD) {
                findings.add(Finding.of(
                        "short_form_not_cross_validated", Map.of("respondents", sample.n(), "folds", folds)));
            } else if (folds > 0) {
                return HeldOutForm.of(sample, rules, best, question);
            }
            return best.stream().map(form -> Optional.<HeldOutForm>empty()).toList();
        }

        private ShortForm form(FormSearch search, Optional<HeldOutForm> heldOut) {
            List<ShortForm.Proposal> proposals =
                    search.best().stream().map(form -> proposal(form.items())).toList();
            int[] best = search.best().get(0).items();
            double ratio = (double) best.length / sample.items().size();
            return new ShortForm(
                    best.length,
                    proposals,
                    search.examined(),
                    search.replications(),
                    ratio * all.alpha() / (1 + (ratio - 1) * all.alpha()),
                    heldOut,
                    FormStructure.of(sample, rules, best));
        }

        private ShortForm.Proposal proposal(int[] form) {
            return new ShortForm.Proposal(
                    Arrays.stream(form).mapToObj(sample.items()::get).toList(),
                    IntStream.range(0, sample.items().size())
                            .filter(i -> Arrays.binarySearch(form, i) < 0)
                            .mapToObj(sample.items()::get)
                            .toList(),
                    rules.counts(form, form.length),
                    evidence.values(form));
        }
    }
}
