package kith.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.grouplevel.DesignCurve;
import kith.report.document.Tree;
import picocli.CommandLine.Option;

/**
 * The variances that the reliability of group scores follows from: an ICC, variance components, or what {@code kith
 * group} found.
 */
@HelpHeading("Variances of groups")
final class GroupVarianceOptions {

    @Option(
            names = "--icc",
            paramLabel = "ICC",
            description = "With group-reliability: ICC(1) of the scale score, such as .167.")
    @NumberRange(from = 0, to = 1, ends = NumberRange.Ends.LOWER)
    private Double icc;

    @Option(
            names = "--tau",
            paramLabel = "VARIANCE",
            description = "With group-reliability, in place of --icc: variance between groups (ecometric model).")
    private Double between;

    @Option(
            names = "--tau-person",
            paramLabel = "VARIANCE",
            description = "With --tau: variance between respondents within groups.")
    private Double persons;

    @Option(names = "--sigma2", paramLabel = "VARIANCE", description = "With --tau: residual variance of an item.")
    private Double residual;

    @Option(names = "--item-count", paramLabel = "N", description = "With --tau: number of items.")
    private Integer items;

    @Option(
            names = "--results",
            paramLabel = "FILE",
            description =
                    "With group-reliability, in place of --icc: JSON of kith group; the ecometric model if it has one, ICC(1)"
                            + " otherwise.")
    @ReportedAs("from")
    private Path from;

    @Option(
            names = "--subscale",
            paramLabel = "ID",
            description = "With --results: which scale, where the file has several.")
    @ReportedAs("scale")
    @Needs("--results")
    private String scale;

    boolean isGiven() {
        return icc != null || between != null || from != null;
    }

    void require(Problems problems) {
        int ways = (icc == null ? 0 : 1) + (between == null ? 0 : 1) + (from == null ? 0 : 1);
        if (ways != 1) {
            problems.add(
                    "--for group-reliability",
                    ways == 0 ? "without variances" : "with several sources of variances",
                    "one of --icc, --tau and --results",
                    ways == 0 ? "add --icc .167" : "leave the others out");
        }
        boolean components = persons != null && residual != null && items != null;
        if (between != null && !components) {
            problems.add(
                    "--tau", "without all other parts", "--tau-person, --sigma2 and --item-count as well", "add them");
        }
        if (between == null && (persons != null || residual != null || items != null)) {
            problems.add("--tau", "missing", "needed with --tau-person, --sigma2 and --item-count", "add --tau");
        }
    }

    DesignCurve curve(Terminal terminal) {
        if (icc != null) {
            return DesignCurve.ofIcc(icc);
        }
        return from != null ? read(terminal) : new DesignCurve(between, persons, residual, items);
    }

    private DesignCurve read(Terminal terminal) {
        Path file = terminal.resolve(from);
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (JacksonException wrong) {
            throw new InputException(from.toString(), "no JSON", "the JSON of kith group", "");
        } catch (IOException failure) {
            throw new InputException(from.toString(), "the file cannot be read", "the JSON of kith group", "");
        }
        if (!root.path("analysis").asText().equals("group")) {
            throw new InputException(
                    from.toString(),
                    "no answer of kith group",
                    "the JSON of kith group",
                    "write it with kith group … -o group.json");
        }
        JsonNode found = scale(root.path("result"));
        JsonNode model = found.path("ecometrics");
        if (model.has("tau_group")) {
            return new DesignCurve(
                    model.path("tau_group").asDouble(),
                    model.path("tau_person").asDouble(),
                    model.path("sigma2_item").asDouble(),
                    model.path("reliability").path(0).path("items").asInt());
        }
        if (!found.path("icc1").isNumber()) {
            throw new InputException(from.toString(), "no ICC(1)", "an answer with ICC(1)", "give --icc");
        }
        return DesignCurve.ofIcc(Math.max(0, found.path("icc1").asDouble()));
    }

    private JsonNode scale(JsonNode result) {
        if (!result.has("scales")) {
            return result;
        }
        JsonNode scales = result.path("scales");
        java.util.List<String> names = StreamSupport.stream(scales.spliterator(), false)
                .map(one -> one.path("scale").asText())
                .toList();
        int at = names.indexOf(scale);
        if (at < 0) {
            throw new InputException(
                    "--subscale",
                    scale == null ? "missing" : "“" + scale + "”",
                    "one of " + String.join(", ", names),
                    "add --subscale " + names.get(0));
        }
        return scales.path(at);
    }

    /** Adds the name of the file, without its folder. */
    Tree settle(Tree options) {
        return from == null ? options : options.put("from", String.valueOf(from.getFileName()));
    }
}
