package kith.fit;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every measure of the fit of one model, each in the variants that its estimator gives; the rest is absent. Read one by
 * {@link #value(FitIndex)}, or by {@link #preferred} where the best variant is wanted: robust before scaled before
 * plain.
 */
public final class FitIndices {

    private final Map<FitIndex, Map<FitVariant, Double>> values;
    private final Map<String, Double> byName;

    private FitIndices(Builder builder) {
        Map<FitIndex, Map<FitVariant, Double>> copy = new EnumMap<>(FitIndex.class);
        builder.values.forEach((index, variants) -> copy.put(index, new EnumMap<>(variants)));
        values = copy;
        Map<String, Double> names = new LinkedHashMap<>();
        builder.order.forEach(entry -> names.put(entry.name(), value(entry.index(), entry.variant())));
        byName = Collections.unmodifiableMap(names);
    }

    /** The tests of a model and of its baseline. */
    public record Compared(TestStatistic model, TestStatistic baseline) {}

    /** One measure in one variant. */
    private record Entry(FitIndex index, FitVariant variant) {
        String name() {
            return index.id() + variant.suffix();
        }
    }

    /** The plain measure, NaN where there is none. */
    public double value(FitIndex index) {
        return value(index, FitVariant.PLAIN);
    }

    /** NaN where there is none of this variant. */
    public double value(FitIndex index, FitVariant variant) {
        return values.getOrDefault(index, Map.of()).getOrDefault(variant, Double.NaN);
    }

    /** Whether the estimator gives this variant, be it NaN for this model. */
    public boolean has(FitIndex index, FitVariant variant) {
        return values.getOrDefault(index, Map.of()).containsKey(variant);
    }

    /** The first variant of an index that is a finite number; plain where none is. */
    public FitVariant variant(FitIndex index, List<FitVariant> order) {
        return order.stream()
                .filter(variant -> Double.isFinite(value(index, variant)))
                .findFirst()
                .orElse(FitVariant.PLAIN);
    }

    /** An index in the first variant of an order that is a finite number. */
    public double preferred(FitIndex index, List<FitVariant> order) {
        return value(index, variant(index, order));
    }

    /** An index robust, or else scaled, or else plain. */
    public double preferred(FitIndex index) {
        return preferred(index, FitVariant.ROBUST_FIRST);
    }

    /** By lavaan's names with underscores for dots, in lavaan's order: as they are written in JSON. */
    public Map<String, Double> byName() {
        return byName;
    }

    /** The measure of a name of {@link #byName}, NaN where there is none. */
    public double get(String name) {
        return byName.getOrDefault(name, Double.NaN);
    }

    public boolean has(String name) {
        return byName.containsKey(name);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects measures in the order in which they are written. */
    public static final class Builder {

        private static final List<FitIndex> OTHERS =
                List.of(FitIndex.NNFI, FitIndex.RFI, FitIndex.NFI, FitIndex.PNFI, FitIndex.IFI, FitIndex.RNI);
        private static final List<FitIndex> ROBUST_OTHERS = List.of(FitIndex.NNFI, FitIndex.RNI);
        private static final double CLOSE = 0.05;
        private static final double NOT_CLOSE = 0.08;

        private final Map<FitIndex, Map<FitVariant, Double>> values = new EnumMap<>(FitIndex.class);
        private final List<Entry> order = new java.util.ArrayList<>();

        private Builder() {}

        public Builder put(FitIndex index, double value) {
            return put(index, FitVariant.PLAIN, value);
        }

        public Builder put(FitIndex index, FitVariant variant, double value) {
            values.computeIfAbsent(index, key -> new EnumMap<>(FitVariant.class))
                    .put(variant, value);
            order.add(new Entry(index, variant));
            return this;
        }

        /** A χ² test, plain or scaled. */
        public Builder test(TestedModel of, FitVariant variant, double chisq, double df, double pValue) {
            return put(of.chisq, variant, chisq).put(of.df, variant, df).put(of.pValue, variant, pValue);
        }

        /** The factor by which the statistic of a test is divided. */
        public Builder scalingFactor(TestedModel of, double factor) {
            return put(of.scalingFactor, factor);
        }

        /** Indices of a model against its baseline. */
        public Builder compare(FitVariant variant, Compared tests, List<FitIndex> indices) {
            indices.forEach(index -> put(index, variant, ComparativeFit.of(index, tests.model(), tests.baseline())));
            return this;
        }

        /** Every index against the baseline that a variant of the tests has, in lavaan's order. */
        public Builder comparisons(Map<FitVariant, Compared> variants) {
            variants.forEach((variant, tests) -> compare(variant, tests, List.of(FitIndex.CFI, FitIndex.TLI)));
            variants.forEach(
                    (variant, tests) -> compare(variant, tests, variant == FitVariant.ROBUST ? ROBUST_OTHERS : OTHERS));
            return this;
        }

        /**
         * RMSEA with its interval, and the tests of close and of not-close fit; with the plain one their conventions.
         *
         * @param point statistic of the estimate
         * @param interval statistic of the bounds and tests
         */
        public Builder rmsea(FitVariant variant, TestStatistic point, TestStatistic interval, double n, int groups) {
            Rmsea rmsea = Rmsea.of(point, interval, n, groups);
            put(FitIndex.RMSEA, variant, rmsea.estimate());
            put(FitIndex.RMSEA_CI_LOWER, variant, rmsea.lower());
            put(FitIndex.RMSEA_CI_UPPER, variant, rmsea.upper());
            put(FitIndex.RMSEA_PVALUE, variant, Rmsea.close(interval, n, groups, CLOSE));
            put(FitIndex.RMSEA_NOTCLOSE_PVALUE, variant, Rmsea.notClose(interval, n, groups, NOT_CLOSE));
            if (variant == FitVariant.PLAIN) {
                put(FitIndex.RMSEA_CI_LEVEL, 0.90);
                put(FitIndex.RMSEA_CLOSE_H0, CLOSE);
                put(FitIndex.RMSEA_NOTCLOSE_H0, NOT_CLOSE);
            }
            return this;
        }

        /** Takes away what judges by degrees of freedom: a model with fewer than none has no such measure. */
        public void withoutDegreesOfFreedom() {
            values.forEach((index, variants) -> {
                if (index.isJudgedByDf()) {
                    variants.replaceAll((variant, value) -> Double.NaN);
                }
            });
        }

        public FitIndices build() {
            return new FitIndices(this);
        }
    }
}
