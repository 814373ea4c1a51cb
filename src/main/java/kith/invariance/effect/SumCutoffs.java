package kith.invariance.effect;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kith.finding.Problems;

/**
 * Cut-offs on the sums of factors' items.
 *
 * @param byFactor one a factor; under an empty name the one for every factor that has none of its own
 */
public record SumCutoffs(Map<String, Double> byFactor) {

    private static final String EVERY = "";

    public SumCutoffs {
        byFactor = Map.copyOf(byFactor);
    }

    public static SumCutoffs none() {
        return new SumCutoffs(Map.of());
    }

    /** The same for every factor. */
    public static SumCutoffs ofEvery(double sum) {
        return new SumCutoffs(Map.of(EVERY, sum));
    }

    /** Such as {@code 12}, or {@code ci: 12, rw: 14}, in the order of the names. */
    public String inWords() {
        return new TreeMap<>(byFactor)
                .entrySet().stream()
                        .map(one -> (one.getKey().equals(EVERY) ? "" : one.getKey() + ": ")
                                + new BigDecimal(one.getValue().toString())
                                        .stripTrailingZeros()
                                        .toPlainString())
                        .collect(Collectors.joining(", "));
    }

    /**
     * Such as {@code 12} for every factor, or {@code ci=12}.
     *
     * @throws kith.finding.InputException when one cannot be read
     */
    public static SumCutoffs parse(String where, List<String> said) {
        Problems problems = new Problems();
        Map<String, Double> cutoffs = new LinkedHashMap<>();
        for (String one : said) {
            int at = one.indexOf('=');
            double cutoff = number(one.substring(at + 1).strip());
            if (Double.isFinite(cutoff)) {
                cutoffs.put(at < 0 ? EVERY : one.substring(0, at).strip(), cutoff);
            } else {
                problems.add(where, "“" + one + "”", "a sum such as 12, or that of one factor such as ci=12", "");
            }
        }
        problems.throwIfAny();
        return new SumCutoffs(cutoffs);
    }

    /** The number that a text is, or NaN. */
    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException noNumber) {
            return Double.NaN;
        }
    }

    OptionalDouble of(String factor) {
        Double own = byFactor.getOrDefault(factor, byFactor.get(EVERY));
        return own == null ? OptionalDouble.empty() : OptionalDouble.of(own);
    }

    /** @throws kith.finding.InputException when a factor is not there */
    void require(List<String> factors) {
        Problems problems = new Problems();
        for (String factor : byFactor.keySet()) {
            if (!factor.equals(EVERY) && !factors.contains(factor)) {
                problems.add("cutoff", "no factor “" + factor + "”", "one of " + String.join(", ", factors), "");
            }
        }
        problems.throwIfAny();
    }
}
