package kith.moments.sufficient;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kith.finding.InputException;
import kith.finding.Problem;
import kith.math.Matrix;
import kith.moments.missing.MissingPattern;
import kith.moments.ordered.ContingencyTables;
import kith.moments.ordered.ObservedVariable;
import kith.yaml.YamlDocument;
import kith.yaml.YamlSchema;

/**
 * {@link SufficientStatistics} as a JSON file ({@code kith/moments/moments.schema.json}). Numbers are written with all
 * their digits, covariances divided by n, so that what is read back is what was written, bit for bit. A file written by
 * hand may have covariances divided by n − 1, or correlations and standard deviations.
 */
public final class MomentsFile {

    /** Of the format. */
    private static final int VERSION = 1;

    /** Thirty variables in a thousand missing-data patterns take 10 MB. */
    private static final long LARGEST = 100_000_000;

    private MomentsFile() {}

    /** Only when a file is read. */
    private static final class Published {
        private static final YamlSchema SCHEMA = YamlSchema.resource("/kith/moments/moments.schema.json");
    }

    /**
     * What a file says of its own making.
     *
     * @param kith version of Kith
     * @param file from which the moments were computed
     * @param sha256 of that file; empty where it is not known
     */
    public record Origin(String kith, String file, String sha256) {}

    /**
     * Reads a file.
     *
     * @throws InputException with everything that is wrong
     */
    public static SufficientStatistics read(Path file) {
        return read(YamlDocument.read(file, LARGEST));
    }

    /** Reads what has been parsed. */
    public static SufficientStatistics read(YamlDocument document) {
        Published.SCHEMA.require(document);
        MomentsReader reader = new MomentsReader(document);
        SufficientStatistics read = reader.statistics();
        List<Problem> problems = reader.problems();
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return read;
    }

    /** Writes a file. */
    public static void write(SufficientStatistics statistics, Origin origin, Writer out) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(out).setPrettyPrinter(new DefaultPrettyPrinter());
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeNumberField("moments", VERSION);
        json.writeStringField("kith", origin.kith());
        json.writeObjectFieldStart("input");
        json.writeStringField("file", origin.file());
        if (!origin.sha256().isEmpty()) {
            json.writeStringField("sha256", origin.sha256());
        }
        json.writeFieldName("rows");
        write(json, statistics.rows());
        json.writeEndObject();
        names(json, "variables", statistics.variables());
        if (statistics.group().isPresent()) {
            json.writeStringField("group", statistics.group().get());
        }
        json.writeStringField("divisor", "n");
        json.writeObjectFieldStart("excluded");
        json.writeFieldName("incomplete");
        write(json, statistics.excluded().incomplete());
        json.writeFieldName("ungrouped");
        write(json, statistics.excluded().ungrouped());
        json.writeEndObject();
        samples(json, statistics);
        tables(json, statistics);
        json.writeEndObject();
        json.flush();
        out.write('\n');
        out.flush();
    }

    private static void samples(JsonGenerator json, SufficientStatistics statistics) throws IOException {
        json.writeArrayFieldStart("samples");
        for (GroupStatistics group : statistics.groups()) {
            for (MissingPattern pattern : group.patterns().patterns()) {
                start(json, group, pattern.n());
                if (pattern.observed().length < statistics.variables().size()) {
                    names(json, "variables", pattern.moments().names());
                }
                json.writeFieldName("mean");
                numbers(json, pattern.moments().mean());
                Matrix covariance = pattern.moments().covariance();
                json.writeArrayFieldStart("covariance");
                for (int i = 0; i < covariance.rows().size(); i++) {
                    double[] triangle = new double[i + 1];
                    for (int j = 0; j <= i; j++) {
                        triangle[j] = covariance.at(i, j);
                    }
                    numbers(json, triangle);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            if (group.patterns().emptyRows() > 0) {
                start(json, group, group.patterns().emptyRows());
                names(json, "variables", List.of());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private static void start(JsonGenerator json, GroupStatistics group, double n) throws IOException {
        json.writeStartObject();
        label(json, group);
        json.writeFieldName("n");
        write(json, n);
    }

    private static void label(JsonGenerator json, GroupStatistics group) throws IOException {
        if (!group.name().isEmpty()) {
            json.writeStringField("group", group.name());
        }
    }

    private static void tables(JsonGenerator json, SufficientStatistics statistics) throws IOException {
        List<ObservedVariable> ordered = statistics.ordered();
        if (ordered.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("ordered");
        for (ObservedVariable variable : ordered) {
            json.writeStartObject();
            json.writeStringField("variable", variable.name());
            json.writeFieldName("categories");
            numbers(json, variable.categories());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("tables");
        for (GroupStatistics group : statistics.groups()) {
            Optional<ContingencyTables> tables = group.tables();
            for (int i = 0; i < ordered.size() && tables.isPresent(); i++) {
                for (int j = i + 1; j < ordered.size(); j++) {
                    json.writeStartObject();
                    label(json, group);
                    names(
                            json,
                            "pair",
                            List.of(ordered.get(i).name(), ordered.get(j).name()));
                    json.writeArrayFieldStart("counts");
                    for (double[] row : tables.get().whole(i, j)) {
                        numbers(json, row);
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                }
            }
        }
        json.writeEndArray();
    }

    private static void names(JsonGenerator json, String key, List<String> names) throws IOException {
        json.writeArrayFieldStart(key);
        for (String name : names) {
            json.writeString(name);
        }
        json.writeEndArray();
    }

    private static void numbers(JsonGenerator json, double[] numbers) throws IOException {
        json.writeStartArray();
        for (double number : numbers) {
            write(json, number);
        }
        json.writeEndArray();
    }

    /** Whole numbers without a decimal point. */
    private static void write(JsonGenerator json, double number) throws IOException {
        if (number == Math.rint(number) && Math.abs(number) < 1e15 && !(number == 0 && 1 / number < 0)) {
            json.writeNumber((long) number);
        } else {
            json.writeNumber(number);
        }
    }
}
