package kith.cli;

import java.util.ArrayList;
import java.util.List;
import kith.data.Responses;
import kith.report.document.Tree;
import kith.report.section.cfa.ModelComparisonTables;
import kith.sem.ComparedModels;
import kith.sem.ComparedModels.Named;
import kith.sem.Sem;
import kith.sem.comparison.ModelComparison;
import kith.sem.model.ModelSyntax;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options about other models of the same answers. */
@HelpHeading("Model comparison")
final class CompareOptions {

    @Option(
            names = "--compare",
            paramLabel = "FILE|TEXT",
            description =
                    "Another model of the same variables, fitted in the same way: fit side by side, and where one restricts the"
                            + " other the test of the difference. May be given several times.")
    private List<String> compare = List.of();

    @Mixin
    private DifferenceOption difference;

    /** The other models. */
    List<ModelSyntax> syntaxes(Terminal terminal) {
        return texts().stream().map(text -> text.syntax(terminal)).toList();
    }

    private List<ModelText> texts() {
        return compare.stream().map(said -> new ModelText("--compare", said)).toList();
    }

    /** @throws kith.finding.InputException when a test is chosen and there is nothing to compare with */
    void require() {
        if (compare.isEmpty() && difference.chosen().isPresent()) {
            throw new kith.finding.InputException(
                    "--difference-test",
                    "there is no model to compare with",
                    "--compare MODEL",
                    "add --compare or leave this out");
        }
    }

    /** Compares, where that is asked for. */
    void answer(Sem sem, ModelText model, Responses responses, Terminal terminal, Details details) {
        if (compare.isEmpty()) {
            return;
        }
        List<Named> models = new ArrayList<>();
        models.add(new Named(model.name("Model"), sem));
        for (ModelText text : texts()) {
            String name = text.name("Model " + (models.size() + 1));
            ModelSyntax syntax = text.syntax(terminal);
            details.tell(syntax.findings());
            models.add(new Named(unlike(models, name), sem.with(syntax)));
        }
        ModelComparison comparison = ComparedModels.of(models, responses, difference.suiting(sem));
        details.addAll(ModelComparisonTables.of(comparison));
        details.tree().put("comparison", ModelComparisonTables.tree(comparison));
        details.tell(comparison.findings());
        if (!comparison.isComplete()) {
            details.lacks();
        }
    }

    private static String unlike(List<Named> models, String name) {
        boolean taken = models.stream().anyMatch(model -> model.name().equals(name));
        return taken ? name + " (" + (models.size() + 1) + ")" : name;
    }

    /**
     * Adds what is reported in place of what was given: the texts of the models, and the test in its published name.
     */
    Tree settle(Tree options, Terminal terminal) {
        difference.settle(options);
        return compare.isEmpty()
                ? options
                : options.put(
                        "compare",
                        texts().stream().map(text -> text.text(terminal)).toList());
    }
}
