package kith.sem.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.sem.model.Statement.BlockHeader;
import kith.sem.model.Statement.BlockKind;
import kith.sem.model.Statement.Formula;
import kith.sem.model.Statement.Relation;

/**
 * What a model for several groups says of all rows together. A modifier with a value for each group stays where the
 * values are the same and is dropped otherwise, so that the parameter has one free value in the total sample;
 * {@code group:} blocks of the same parameters become one model; constraints and definitions that speak of dropped
 * labels are dropped. A finding tells what was.
 */
public final class TotalSample {

    private final ModelSyntax model;
    private final Set<String> dropped = new LinkedHashSet<>();
    private final Set<String> lost = new LinkedHashSet<>();
    private final Set<String> kept = new LinkedHashSet<>();

    private TotalSample(ModelSyntax model) {
        this.model = model;
    }

    /**
     * The same model for all rows together, without groups: values that differ between the groups are dropped, and a
     * finding says so.
     *
     * @throws kith.finding.InputException when the groups have different parameters, so that there is no one model for
     *     all of them
     */
    public static ModelSyntax of(ModelSyntax model) {
        boolean blocks = model.statements().stream()
                .anyMatch(one -> one instanceof BlockHeader header && header.kind() == BlockKind.GROUP);
        return blocks || !model.termsByGroup().isEmpty() ? new TotalSample(model).syntax() : model;
    }

    private ModelSyntax syntax() {
        List<Statement> statements = formulas();
        lost.removeAll(kept);
        for (Statement statement : model.statements()) {
            if (statement instanceof Relation relation && speaksOfLost(relation)) {
                dropped.add(relation.text());
                if (relation.operator() == Operator.DEFINITION) {
                    lost.addAll(relation.left().labels());
                }
            } else if (statement instanceof Relation) {
                statements.add(statement);
            }
        }
        List<Finding> findings = new ArrayList<>(model.findings());
        if (!dropped.isEmpty()) {
            findings.add(Finding.of("fitted_without_values_by_group", Map.of("statements", dropped))
                    .at(dropped));
        }
        return new ModelSyntax(model.source(), statements, findings);
    }

    /** The formulas of all blocks as one, terms of one left side together. */
    private List<Statement> formulas() {
        List<Statement> formulas = new ArrayList<>();
        parameters().forEach((key, terms) -> {
            Term term = term(key, terms);
            Operator operator = key.op() == Operator.INTERCEPT ? Operator.REGRESSION : key.op();
            int last = formulas.size() - 1;
            if (last >= 0
                    && formulas.get(last) instanceof Formula before
                    && before.operator() == operator
                    && before.left().equals(List.of(key.lhs()))) {
                List<Term> right = new ArrayList<>(before.right());
                right.add(term);
                formulas.set(last, new Formula(before.left(), operator, right, before.place()));
            } else {
                formulas.add(new Formula(List.of(key.lhs()), operator, List.of(term), term.place()));
            }
        });
        return formulas;
    }

    private boolean speaksOfLost(Relation relation) {
        return relation.right().labels().stream().anyMatch(lost::contains)
                || relation.operator() != Operator.DEFINITION
                        && relation.left().labels().stream().anyMatch(lost::contains);
    }

    /** The terms of each parameter, one a block. */
    private Map<ParameterKey, List<Term>> parameters() {
        List<ModelBlocks.Block> blocks = ModelBlocks.unchecked(model).list();
        Map<ParameterKey, List<Term>> terms = new LinkedHashMap<>();
        for (ModelBlocks.Block block : blocks) {
            for (Relationship said : block.written()) {
                ParameterKey key = new ParameterKey(said.lhs(), said.op(), said.rhs(), 1, block.level());
                terms.computeIfAbsent(key, one -> new ArrayList<>()).add(said.term());
            }
        }
        Problems problems = new Problems();
        terms.forEach((key, found) -> {
            if (found.size() < blocks.size()) {
                problems.add(
                        found.get(0).place().in(model.source()),
                        "“" + key + "”, which some groups of the model have and others have not",
                        "the same parameters in every group, to fit one model to the total sample",
                        "fix the parameter to 0 where it is absent, or leave out the analysis of the total sample");
            }
        });
        problems.throwIfAny();
        return terms;
    }

    private Term term(ParameterKey key, List<Term> terms) {
        List<Modifier> modifiers = new ArrayList<>();
        for (Term term : terms) {
            for (Modifier modifier : term.modifiers()) {
                boolean everywhere =
                        terms.stream().allMatch(other -> other.modifiers().contains(modifier));
                if (everywhere && !modifiers.contains(modifier)) {
                    modifiers.add(modifier);
                } else if (!everywhere) {
                    drop(modifier, term);
                }
            }
        }
        List<Modifier> single = new ArrayList<>();
        for (Modifier modifier : modifiers) {
            modifier.single().ifPresentOrElse(single::add, () -> drop(modifier, terms.get(0)));
        }
        single.forEach(modifier -> note(modifier, kept));
        return new Term(key.rhs(), single, terms.get(0).place());
    }

    private void drop(Modifier modifier, Term term) {
        dropped.add(modifier.text() + "*" + (term.variable().isEmpty() ? "1" : Tokenizer.written(term.variable())));
        note(modifier, lost);
    }

    private static void note(Modifier modifier, Set<String> labels) {
        if (modifier instanceof Modifier.Label label) {
            labels.addAll(label.values());
        }
    }
}
