package kith.dif;

/**
 * What one method found of one item, in the terms that all methods share.
 *
 * @param method which
 * @param test its test
 * @param effect its size in its own unit
 * @param size its class
 */
public record MethodResult(DifMethod method, ChiSquareStatistic test, double effect, DifSize size) {

    static MethodResult of(DifMethod method, ChiSquareStatistic test, double effect, DifSize size, double alpha) {
        return new MethodResult(method, test, effect, test.isSignificant(alpha) ? size : DifSize.A);
    }
}
