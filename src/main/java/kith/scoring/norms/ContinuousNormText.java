package kith.scoring.norms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kith.finding.InputException;
import kith.yaml.YamlDocument;
import kith.yaml.YamlMapping;
import kith.yaml.YamlScalar;

/** Continuous norms in a norm file. The table of raw scores beside the polynomial is for readers. */
final class ContinuousNormText {

    private static final int COLUMNS = 5;

    private ContinuousNormText() {}

    static ContinuousNorms read(YamlDocument document, String group, YamlMapping norms) {
        YamlMapping sample = norms.mapping("sample").orElseThrow();
        List<NormTerm> terms =
                norms.texts("terms").stream().map(NormTerm::named).toList();
        double[] coefficients = numbers(norms, "coefficients");
        double[] covariance = numbers(norms, "covariance");
        int p = terms.size() + 1;
        if (coefficients.length != p || covariance.length != p * p) {
            throw new InputException(List.of(document.problem(
                    norms.mark(),
                    terms.size() + " terms, " + coefficients.length + " coefficients and " + covariance.length
                            + " covariances",
                    p + " coefficients (the intercept first) and " + p * p + " covariances",
                    "use the file as Kith wrote it")));
        }
        return new ContinuousNorms(
                group,
                norms.text("covariate"),
                new NormSample(
                        sample.scalar("n").orElseThrow().wholeNumber(),
                        number(sample, "from"),
                        number(sample, "to"),
                        number(sample, "lowest"),
                        number(sample, "highest")),
                new NormPolynomial(
                        terms,
                        coefficients,
                        IntStream.range(0, p)
                                .mapToObj(i -> Arrays.copyOfRange(covariance, i * p, (i + 1) * p))
                                .toArray(double[][]::new)),
                number(norms, "r_squared"),
                number(norms, "rmse"));
    }

    private static double number(YamlMapping mapping, String key) {
        return mapping.scalar(key).orElseThrow().number();
    }

    private static double[] numbers(YamlMapping mapping, String key) {
        return mapping.sequence(key).orElseThrow().scalars().stream()
                .mapToDouble(YamlScalar::number)
                .toArray();
    }

    static void write(ContinuousNorms norms, StringBuilder text) {
        NormSample sample = norms.sample();
        NormPolynomial polynomial = norms.polynomial();
        String indent = "          ";
        text.append("        continuous:\n");
        text.append(indent)
                .append("covariate: ")
                .append(NormFile.quoted(norms.covariate()))
                .append('\n');
        text.append(String.format(
                Locale.ROOT,
                "%ssample: {n: %d, from: %s, to: %s, lowest: %s, highest: %s}%n",
                indent,
                sample.n(),
                NormFile.number(sample.from()),
                NormFile.number(sample.to()),
                NormFile.number(sample.lowest()),
                NormFile.number(sample.highest())));
        text.append(indent)
                .append("terms: [")
                .append(polynomial.terms().stream().map(NormTerm::name).collect(Collectors.joining(", ")))
                .append("]\n");
        text.append(indent)
                .append("coefficients: ")
                .append(exact(polynomial.coefficients()))
                .append('\n');
        text.append(indent)
                .append("covariance: ")
                .append(exact(Arrays.stream(polynomial.covariance())
                        .flatMapToDouble(Arrays::stream)
                        .toArray()))
                .append('\n');
        text.append(indent)
                .append("r_squared: ")
                .append(NormFile.number(norms.rSquared()))
                .append('\n');
        text.append(indent)
                .append("rmse: ")
                .append(NormFile.number(norms.rmse()))
                .append('\n');
        text.append(indent).append("raw_scores_of_t:\n");
        for (int column = 0; column < COLUMNS; column++) {
            double value = sample.from() + column * (sample.to() - sample.from()) / (COLUMNS - 1);
            List<String> cells = new ArrayList<>();
            for (int t = (int) ContinuousNorms.LOWEST; t <= ContinuousNorms.HIGHEST; t += COLUMNS) {
                cells.add(String.format(Locale.ROOT, "%d: %.2f", t, norms.raw(t, value)));
            }
            text.append(indent)
                    .append("  - {covariate: ")
                    .append(NormFile.number(value))
                    .append(", ")
                    .append(String.join(", ", cells))
                    .append("}\n");
        }
    }

    /** All digits: terms of high powers nearly cancel. */
    private static String exact(double[] values) {
        return Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
