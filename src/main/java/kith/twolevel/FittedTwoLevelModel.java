package kith.twolevel;

import java.util.List;
import java.util.function.Supplier;

/** A fitted two-level model that can be asked more: how well each level fits by itself. */
public final class FittedTwoLevelModel {

    private final TwoLevelFit answer;
    private final Supplier<List<LevelFit>> levels;

    /** @param levels fits each level by itself */
    FittedTwoLevelModel(TwoLevelFit answer, Supplier<List<LevelFit>> levels) {
        this.answer = answer;
        this.levels = levels;
    }

    public TwoLevelFit answer() {
        return answer;
    }

    /** The fit of each level with the other unrestricted. */
    public List<LevelFit> levelFit() {
        return levels.get();
    }
}
