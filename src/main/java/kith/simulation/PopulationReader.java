package kith.simulation;

import java.nio.file.Path;
import java.util.List;
import kith.finding.InputException;
import kith.finding.Problem;
import kith.yaml.YamlDocument;
import kith.yaml.YamlSchema;

/**
 * Reads a population from YAML, or tells everything that is wrong with the file: first where it departs from the schema
 * ({@code datasets/population.schema.json}); when it does not, then what the schema cannot say, such as a factor that
 * is not there, thresholds that do not ascend, or loadings that leave nothing for the residual.
 */
public final class PopulationReader {

    private PopulationReader() {}

    /** Only when a file is checked. */
    private static final class Published {
        private static final YamlSchema SCHEMA = YamlSchema.resource("/datasets/population.schema.json");
    }

    /**
     * Reads a file.
     *
     * @throws InputException with every problem
     */
    public static Population read(Path file) {
        return read(YamlDocument.read(file));
    }

    /**
     * Reads what has been parsed.
     *
     * @throws InputException with every problem
     */
    public static Population read(YamlDocument document) {
        Published.SCHEMA.require(document);
        List<Problem> problems = new PopulationChecks(document).problems();
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return new PopulationBuilder(document.mapping()).population();
    }
}
