package kith.scoring.norms;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A term of continuous norms: the product of a power of the norm score and a power of the covariate, named as in cNORM
 * ({@code L2A1}).
 *
 * @param norm power of the norm score (T)
 * @param covariate power of the covariate
 */
public record NormTerm(int norm, int covariate) {

    private static final Pattern NAME = Pattern.compile("(?:L(\\d))?(?:A(\\d))?");

    /** All terms up to these powers: {@code L1}, …, {@code A1}, …, {@code L1A1}, …. */
    static List<NormTerm> upTo(int norm, int covariate) {
        List<NormTerm> terms = new ArrayList<>();
        for (int l = 0; l <= norm; l++) {
            for (int a = 0; a <= covariate; a++) {
                if (l + a > 0) {
                    terms.add(new NormTerm(l, a));
                }
            }
        }
        return terms;
    }

    /** The term of this name. */
    static NormTerm named(String name) {
        Matcher matcher = NAME.matcher(name);
        if (name.isEmpty() || !matcher.matches()) {
            throw new IllegalArgumentException("no term: " + name);
        }
        return new NormTerm(power(matcher.group(1)), power(matcher.group(2)));
    }

    private static int power(String digit) {
        return digit == null ? 0 : Integer.parseInt(digit);
    }

    public String name() {
        return (norm > 0 ? "L" + norm : "") + (covariate > 0 ? "A" + covariate : "");
    }

    /** The term of a norm score and a covariate. */
    double of(double score, double value) {
        return power(score, norm) * power(value, covariate);
    }

    /** Its derivative by the norm score. */
    double slope(double score, double value) {
        return norm == 0 ? 0 : norm * power(score, norm - 1) * power(value, covariate);
    }

    private static double power(double base, int exponent) {
        double product = 1;
        for (int k = 0; k < exponent; k++) {
            product *= base;
        }
        return product;
    }
}
