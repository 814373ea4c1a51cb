package kith.report.section.cfa;

import java.util.ArrayList;
import java.util.List;
import kith.report.document.Block;
import kith.report.document.Tree;
import kith.study.ModelAnswers;

/** Presents what was asked of a model beside its fit. */
public final class ModelAnswerTables {

    private ModelAnswerTables() {}

    /** For readers. */
    public static List<Block> of(ModelAnswers answers) {
        List<Block> blocks = new ArrayList<>();
        answers.validity().ifPresent(found -> blocks.addAll(ModelDetails.validity(found)));
        answers.residuals().ifPresent(found -> blocks.addAll(ResidualTables.of(found)));
        answers.indices().ifPresent(found -> blocks.add(ModelDetails.modificationIndices(found)));
        answers.bootstrap().ifPresent(found -> blocks.addAll(ModelDetails.bootstrap(found)));
        answers.bollenStine().ifPresent(found -> blocks.addAll(ModelDetails.bollenStine(found)));
        return blocks;
    }

    /** For programs: adds the answers to the tree of the model. */
    public static Tree into(Tree model, ModelAnswers answers) {
        answers.validity().ifPresent(found -> model.put("validity", ModelDetails.ofValidity(found)));
        answers.residuals().ifPresent(found -> model.put("residuals", ResidualTables.tree(found)));
        answers.indices().ifPresent(found -> model.put("modification_indices", ModelDetails.ofIndices(found)));
        answers.bootstrap().ifPresent(found -> model.put("bootstrap", ModelDetails.tree(found)));
        answers.bollenStine().ifPresent(found -> model.put("bollen_stine", ModelDetails.tree(found)));
        return model;
    }
}
