package kith.prespecification;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import kith.finding.InputException;
import kith.yaml.Checksum;
import kith.yaml.YamlDocument;
import kith.yaml.YamlMapping;
import kith.yaml.YamlSchema;

/**
 * The plan of a study as it was written down at a moment: the whole study file, the instrument's checksum, and the
 * analyses that follow.
 *
 * <p>A checksum shows that nothing was changed by accident. It cannot show when the plan was written: whoever can edit
 * the file can renew its checksum. That takes a registry, to which {@link #sha256} is given.
 *
 * @param frozen the moment, in ISO 8601
 * @param version of Kith
 * @param analyses ids of the analyses that the study asked for
 * @param data whether the file of responses was there at that moment
 * @param instrumentSha256 checksum of the instrument file
 * @param studySha256 checksum of the study file, with line ends as \n
 * @param study the text of the study file
 */
public record FrozenPlan(
        String frozen,
        String version,
        List<String> analyses,
        Data data,
        String instrumentSha256,
        String studySha256,
        String study) {

    private static final YamlSchema SCHEMA = YamlSchema.resource("/kith/study/plan.schema.json");

    /** Whether the responses were there when the plan was written. */
    public enum Data {
        ABSENT,
        PRESENT
    }

    public FrozenPlan {
        Objects.requireNonNull(data);
        analyses = List.copyOf(analyses);
    }

    /** A new plan; {@code study} is the text of the study file. */
    public static FrozenPlan of(
            String frozen, String version, List<String> analyses, Data data, String instrumentSha256, String study) {
        String text = withPlainLineEnds(study);
        return new FrozenPlan(frozen, version, analyses, data, instrumentSha256, checksum(text), text);
    }

    /** @throws InputException when it is no plan */
    public static FrozenPlan read(Path file) {
        YamlDocument document = YamlDocument.read(file);
        SCHEMA.require(document);
        YamlMapping keys = document.mapping();
        return new FrozenPlan(
                keys.text("frozen"),
                keys.text("kith"),
                keys.texts("analyses"),
                Data.valueOf(keys.text("data").toUpperCase(java.util.Locale.ROOT)),
                keys.text("instrument_sha256"),
                keys.text("study_sha256"),
                keys.text("study"));
    }

    /** The plan as a file. */
    public String text() {
        StringBuilder text = new StringBuilder("""
                # Plan of a study, written by `kith freeze`. `kith run` compares the study with it and reports every difference.
                frozen: "%s"
                kith: "%s"
                analyses: [%s]
                data: %s
                instrument_sha256: "%s"
                study_sha256: "%s"
                study: |2+
                """.formatted(
                        frozen,
                        version,
                        String.join(", ", analyses),
                        data.name().toLowerCase(java.util.Locale.ROOT),
                        instrumentSha256,
                        studySha256));
        study.lines()
                .forEach(line -> text.append(line.isEmpty() ? "" : "  " + line).append('\n'));
        return text.toString();
    }

    /** Checksum of {@link #text()}: what a registry keeps. */
    public String sha256() {
        return checksum(text());
    }

    /** Whether the study in the plan is the one that was frozen. */
    public boolean isIntact() {
        return checksum(study).equals(studySha256);
    }

    /** The study file as it was planned. */
    public YamlDocument document() {
        return YamlDocument.of("the frozen plan", study);
    }

    private static String withPlainLineEnds(String text) {
        String plain = text.replace("\r\n", "\n").replace('\r', '\n');
        return plain.endsWith("\n") ? plain : plain + "\n";
    }

    private static String checksum(String text) {
        return Checksum.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
