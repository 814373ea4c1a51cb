package kith.irt;

/**
 * What item response models of scales are asked for.
 *
 * @param model of all items
 * @param errors kind of standard errors
 * @param threads at most
 */
public record IrtPlan(ItemModel model, IrtQuestion.StandardErrorKind errors, int threads) {

    /** Oakes standard errors, one thread. */
    public static IrtPlan of(ItemModel model) {
        return new IrtPlan(model, IrtQuestion.StandardErrorKind.OAKES, 1);
    }

    public IrtPlan with(IrtQuestion.StandardErrorKind other) {
        return new IrtPlan(model, other, threads);
    }

    public IrtPlan withThreads(int other) {
        return new IrtPlan(model, errors, other);
    }
}
