package kith.twolevel;

import java.util.List;
import kith.sem.Sem;
import kith.sem.model.ParameterTable;

/** A fitted two-level model that can be asked more: how well each level fits by itself. */
public final class FittedTwoLevelModel {

    private final TwoLevelFit answer;
    private final ParameterTable table;
    private final List<TwoLevelLikelihood> likelihoods;
    private final UnrestrictedModel unrestricted;
    private final Sem sem;

    /** @param table as blocks, with a value in every fixed row */
    FittedTwoLevelModel(
            TwoLevelFit answer,
            ParameterTable table,
            List<TwoLevelLikelihood> likelihoods,
            UnrestrictedModel unrestricted,
            Sem sem) {
        this.answer = answer;
        this.table = table;
        this.likelihoods = likelihoods;
        this.unrestricted = unrestricted;
        this.sem = sem;
    }

    public TwoLevelFit answer() {
        return answer;
    }

    /** The fit of each level with the other unrestricted. */
    public List<LevelFit> levelFit() {
        return new PartiallySaturated(
                        table, likelihoods, unrestricted, sem.fit().maxIterations())
                .levels();
    }
}
