package kith.report.section.shortform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import kith.reliability.scale.ScalePart;
import kith.report.document.Tree;
import kith.report.section.tree.RecordSchema;
import kith.report.section.tree.RecordTree;
import kith.shortform.FormCriterion;
import kith.shortform.FormInvariance;
import kith.shortform.FormStructure;
import kith.shortform.FormValues;
import kith.shortform.HeldOutForm;
import kith.shortform.ShortForm;
import kith.shortform.ShortFormAnswer;
import kith.shortform.ShortForms;

/** Short forms as other programs see them. */
public final class ShortFormTree {

    private ShortFormTree() {}

    /** A list of {@code scales}. */
    public static Tree of(ShortFormAnswer answer) {
        return new Tree().put("scales", answer.scales(), ShortFormTree::of);
    }

    /** The schema of the result. */
    public static Tree schema(RecordSchema schemas) {
        return RecordSchema.object(Map.of("scales", schemas.listOf(trees(Optional.empty()), ShortForms.class)));
    }

    private static Tree of(ShortForms scale) {
        return trees(Optional.of(scale)).of(scale);
    }

    /** @param of the scale; empty for the schema, which needs none */
    private static RecordTree trees(Optional<ShortForms> of) {
        return new RecordTree()
                .with(ShortForms.class, "criteria", ShortFormTree::criteria)
                .with(ShortForms.class, "facets", ShortFormTree::facets)
                .with(ShortForms.class, "all_items", FormValues.class, scale -> scale.all())
                .keys(ShortForms.class, "name n items facets criteria all_items structure? forms")
                .with(FormValues.class, "bias", values -> byGroup(of.orElseThrow(), values.bias()))
                .with(
                        FormValues.class,
                        "standardized_bias",
                        values -> byGroup(of.orElseThrow(), values.standardizedBias()))
                .with(
                        FormValues.class,
                        "external_correlation",
                        OptionalDouble.class,
                        values -> RecordTree.ifDefined(values.external()))
                .keys(FormValues.class, """
                        alpha correlation_with_all=correlation corrected_correlation=corrected reliability_in_range=inRange bias
                        standardized_bias external_correlation sd=deviation sem=measurementError objective""")
                .with(ShortForm.class, "exhaustive", ShortForm::isExhaustive)
                .keys(ShortForm.class, """
                        length exhaustive examined replications predicted_alpha proposals cross_validation?=heldOut
                        structure?""")
                .with(
                        ShortForm.Proposal.class,
                        "facet_counts",
                        proposal -> counts(of.orElseThrow(), proposal.facetCounts()))
                .keys(ShortForm.Proposal.class, "items omitted facet_counts *values")
                .with(
                        HeldOutForm.class,
                        "external_correlation",
                        OptionalDouble.class,
                        found -> RecordTree.ifDefined(found.external()))
                .with(HeldOutForm.class, "chosen", found -> chosen(of.orElseThrow(), found.chosen()))
                .keys(HeldOutForm.class, """
                        folds alpha alpha_in_sample corrected_correlation=corrected
                        corrected_correlation_in_sample=correctedInSample external_correlation chosen same_form=same""")
                .keys(FormStructure.class, "factors sound df=degrees cfi rmsea srmr invariance")
                .keys(FormInvariance.class, "level sound cfi rmsea delta_cfi pvalue=pValue");
    }

    private static Tree criteria(ShortForms scale) {
        Tree tree = new Tree();
        for (FormCriterion criterion : FormCriterion.values()) {
            if (scale.criteria().containsKey(criterion)) {
                tree.put(criterion.id(), (double) scale.criteria().get(criterion));
            }
        }
        return tree;
    }

    private static Tree facets(ShortForms scale) {
        Tree tree = new Tree();
        scale.facets().forEach(facet -> tree.put(facet.name(), facet.items()));
        return tree;
    }

    private static Tree byGroup(ShortForms scale, double[] values) {
        return named(scale.focal(), values);
    }

    private static Tree counts(ShortForms scale, int[] counts) {
        return named(
                scale.facets().stream().map(ScalePart::name).toList(),
                IntStream.of(counts).asDoubleStream().toArray());
    }

    private static Tree chosen(ShortForms scale, int[] chosen) {
        return named(scale.items(), IntStream.of(chosen).asDoubleStream().toArray());
    }

    private static Tree named(List<String> names, double[] values) {
        Tree tree = new Tree();
        for (int i = 0; i < names.size() && i < values.length; i++) {
            tree.put(names.get(i), values[i]);
        }
        return tree;
    }
}
