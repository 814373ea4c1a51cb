package kith.scoring.norms;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kith.text.ExactNumber;
import kith.yaml.YamlDocument;
import kith.yaml.YamlMapping;
import kith.yaml.YamlSchema;

/**
 * Norms as a YAML file. Frequencies are what is read back; the percentiles and intervals beside them are for readers.
 */
public final class NormFile {

    private NormFile() {}

    /** Only when a file is read. */
    private static final class Published {
        private static final YamlSchema SCHEMA = YamlSchema.resource("/kith/scoring/norms.schema.json");
    }

    /**
     * Reads a file.
     *
     * @throws kith.finding.InputException with everything that is wrong
     */
    public static Norms read(Path file) {
        return read(YamlDocument.read(file));
    }

    /** Reads what has been parsed. */
    public static Norms read(YamlDocument document) {
        Published.SCHEMA.require(document);
        YamlMapping root = document.mapping();
        YamlMapping sample = root.mapping("sample").orElseThrow();
        List<Norms.ScaleNorms> scales = new ArrayList<>();
        for (YamlMapping scale : root.mappings("scales")) {
            List<NormTable> tables =
                    scale.mappings("groups").stream().map(NormFile::table).toList();
            List<ContinuousNorms> continuous = scale.mappings("groups").stream()
                    .flatMap(group -> group.mapping("continuous").stream()
                            .map(norms -> ContinuousNormText.read(document, group.text("group", ""), norms)))
                    .toList();
            scales.add(new Norms.ScaleNorms(scale.text("scale"), tables, continuous));
        }
        return new Norms(
                root.text("instrument"),
                root.text("version", ""),
                sample.text("file", ""),
                sample.text("sha256", ""),
                root.text("group_by", ""),
                scales);
    }

    private static NormTable table(YamlMapping group) {
        List<YamlMapping> lines = group.mappings("scores");
        return new NormTable(
                group.text("group", ""),
                lines.stream()
                        .mapToDouble(line -> line.scalar("raw").orElseThrow().number())
                        .sorted()
                        .toArray(),
                lines.stream()
                        .sorted((a, b) -> Double.compare(
                                a.scalar("raw").orElseThrow().number(),
                                b.scalar("raw").orElseThrow().number()))
                        .mapToInt(line -> line.scalar("n").orElseThrow().wholeNumber())
                        .toArray());
    }

    /** The text of a norm file. */
    public static String write(Norms norms) {
        StringBuilder text = new StringBuilder();
        text.append(
                        "# Norms. Read back: raw and n. Percentiles (half of the ties counted as below), their 95% intervals and T")
                .append(
                        " scores\n# (linear; normalised) follow from them. Continuous norms: read back, except raw_scores_of_t.\n");
        text.append("instrument: ").append(quoted(norms.instrument())).append('\n');
        text.append("version: ").append(quoted(norms.version())).append('\n');
        text.append("sample:\n  file: ").append(quoted(norms.sample())).append('\n');
        text.append("  sha256: ").append(quoted(norms.sha256())).append('\n');
        if (!norms.groupedBy().isEmpty()) {
            text.append("group_by: ").append(quoted(norms.groupedBy())).append('\n');
        }
        text.append("scales:\n");
        for (Norms.ScaleNorms scale : norms.scales()) {
            text.append("  - scale: ").append(quoted(scale.scale())).append("\n    groups:\n");
            for (NormTable table : scale.tables()) {
                write(table, text);
                scale.continuousOf(table.group()).ifPresent(found -> ContinuousNormText.write(found, text));
            }
        }
        return text.toString();
    }

    private static void write(NormTable table, StringBuilder text) {
        text.append("      - group: ").append(quoted(table.group())).append('\n');
        text.append("        n: ").append(table.n()).append('\n');
        text.append("        mean: ").append(number(table.mean())).append('\n');
        text.append("        sd: ").append(number(table.sd())).append('\n');
        text.append("        mean_se: ")
                .append(number(table.sd() / Math.sqrt(table.n())))
                .append('\n');
        text.append("        scores:\n");
        for (NormedScore line : table.lines()) {
            text.append(String.format(
                    Locale.ROOT,
                    "          - {raw: %s, n: %d, percentile: %.2f, ci_lower: %.2f, ci_upper: %.2f, t: %s, t_normalised: %s}%n",
                    number(line.raw()),
                    line.frequency(),
                    line.percentile(),
                    line.lower(),
                    line.upper(),
                    rounded(table.t(line.raw(), TieRule.LINEAR)),
                    rounded(table.t(line.raw(), TieRule.MID))));
        }
    }

    private static String rounded(double value) {
        return Double.isNaN(value) ? "null" : String.format(Locale.ROOT, "%.2f", value);
    }

    /** Twelve significant digits. */
    static String number(double value) {
        return Double.isNaN(value) ? "null" : ExactNumber.shortest(value);
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
