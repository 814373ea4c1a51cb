package kith.instrument;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kith.finding.InputException;
import kith.finding.Problem;
import kith.yaml.YamlDocument;
import kith.yaml.YamlSchema;

/**
 * Reads an instrument from YAML, or tells everything that is wrong with the file: first where it departs from the
 * schema ({@code instruments/instrument.schema.json}), then what the schema cannot say, such as an id that stands
 * twice, an item in no subscale or a form that lacks the wording of an item. Every problem has its line and column.
 */
public final class InstrumentReader {

    private InstrumentReader() {}

    /** Only when a file is checked: making the schema takes a tenth of a second. */
    private static final class Published {
        private static final YamlSchema SCHEMA = YamlSchema.resource("/instruments/instrument.schema.json");
    }

    /**
     * Reads a file.
     *
     * @throws InputException with every problem
     */
    public static Instrument read(Path file) {
        return read(YamlDocument.read(file));
    }

    /**
     * Reads what has been parsed.
     *
     * @throws InputException with every problem
     */
    public static Instrument read(YamlDocument document) {
        List<Problem> problems = problems(document);
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return new InstrumentBuilder(document.mapping()).instrument();
    }

    /** Everything that is wrong with a file, in the order of its lines; empty when nothing is. */
    public static List<Problem> problems(Path file) {
        try {
            return problems(YamlDocument.read(file));
        } catch (InputException e) {
            return e.problems();
        }
    }

    /** Everything that is wrong with what has been parsed; empty when nothing is. */
    public static List<Problem> problems(YamlDocument document) {
        List<Problem> problems = new ArrayList<>(Published.SCHEMA.problems(document));
        if (document.root() instanceof kith.yaml.YamlMapping) {
            problems.addAll(new InstrumentChecks(document).problems());
        }
        return document.inOrder(problems);
    }

    /** Without the schema, for files that the tests have checked. */
    static Instrument readBundled(YamlDocument document) {
        return new InstrumentBuilder(document.mapping()).instrument();
    }
}
