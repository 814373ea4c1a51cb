package kith.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import kith.data.DataRequest;
import kith.data.DataSource;
import kith.data.Responses;
import kith.data.ResponsesReader;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.math.Matrix;
import kith.report.document.Tree;
import kith.rotation.NamedRotation;
import kith.rotation.Rotation;
import kith.rotation.RotationSettings;
import kith.rotation.RowNormalization;
import kith.rotation.StartingPoints;
import kith.rotation.TargetRotation;
import kith.sem.estimation.FactorRotation;
import kith.sem.model.ExploratoryBlock;
import kith.sem.model.ModelSyntax;
import picocli.CommandLine.Option;

/** Options about how factors are turned. */
@HelpHeading("Rotation")
final class RotationOptions {

    @Option(
            names = "--rotation",
            paramLabel = "NAME",
            description =
                    "oblimin without it, geominQ for efa() blocks of a model. Uncorrelated factors: varimax, quartimax, equamax, parsimax, bentlerT, geominT,"
                            + " infomaxT, entropy, bifactor, cfT, targetT. Correlated factors: promax, oblimin, quartimin, bentlerQ,"
                            + " geominQ, infomaxQ, simplimax, biquartimin, cfQ, targetQ. Or none.")
    private String name;

    @Option(
            names = "--gamma",
            paramLabel = "X",
            description = "Of oblimin: how oblique the factors may be, 0 without it; SPSS calls it delta.")
    private Double gamma;

    @Option(
            names = "--epsilon",
            paramLabel = "X",
            description =
                    "Of geomin: what is added to each squared loading; 0.01 without it, 0.001 for efa() blocks of a model.")
    private Double epsilon;

    @Option(
            names = "--kappa",
            paramLabel = "X",
            description =
                    "Of the Crawford-Ferguson family (cfT, cfQ), from 0 to 1. With p items and k factors 0 is quartimax,"
                            + " 1/p varimax, k/(2p) equamax, (k-1)/(p+k-2) parsimax.")
    private Double kappa;

    @Option(names = "--power", paramLabel = "X", description = "Of promax, 4 without it; SPSS calls it kappa.")
    @NumberRange(from = 1, to = 100)
    private Double power;

    @Option(
            names = "--zeros",
            paramLabel = "N",
            description = "Of simplimax: how many loadings are to be near zero; as many as there are items without it.")
    private Integer zeros;

    @Option(
            names = "--normalize",
            paramLabel = "kaiser|none",
            description =
                    "Whether loadings are normalised by communality during rotation (Kaiser), as SPSS does. Without"
                            + " it kaiser for varimax and promax, none for the others, as in R.")
    private RowNormalization rows;

    @Option(
            names = "--target",
            paramLabel = "FILE",
            description =
                    "Of targetT and targetQ: a table with the names of the factors in its first line, then one line per item"
                            + " that begins with its name. A cell that is empty leaves its loading open.")
    private Path target;

    private static final int FEWEST_FACTORS = 2;

    private final String usual;
    private final OptionalDouble usualEpsilon;

    private RotationOptions(String usual, OptionalDouble usualEpsilon) {
        this.usual = usual;
        this.usualEpsilon = usualEpsilon;
    }

    /** For a factor analysis, which rotates by oblimin. */
    static RotationOptions ofFactorAnalysis() {
        return new RotationOptions("oblimin", OptionalDouble.empty());
    }

    /** For exploratory blocks of a model, rotated by geomin as in lavaan. */
    static RotationOptions ofBlocks() {
        return new RotationOptions("geominQ", FactorRotation.epsilon());
    }

    private String name() {
        return name == null ? usual : name;
    }

    /** Geomin's ε, where it is given or not GPArotation's. */
    private OptionalDouble epsilon() {
        boolean geomin = NamedRotation.of(name()).settings().contains(RotationSettings.Setting.EPSILON);
        return epsilon == null && geomin ? usualEpsilon : optional(epsilon);
    }

    /** Whether any of them is given. */
    private boolean isGiven() {
        return name != null
                || gamma != null
                || epsilon != null
                || kappa != null
                || power != null
                || zeros != null
                || rows != null
                || target != null;
    }

    /**
     * The rotation of the exploratory blocks of a model.
     *
     * @throws InputException where it cannot be, or the model has no such blocks
     */
    FactorRotation ofModel(Terminal terminal, ModelSyntax model, long seed) {
        Problems problems = new Problems();
        List<ExploratoryBlock> blocks = model.exploratoryBlocks();
        if (isGiven() && blocks.isEmpty()) {
            problems.add(
                    "--rotation",
                    "a rotation for a model without efa() blocks",
                    "a model such as efa(\"a\")*f1 + efa(\"a\")*f2 =~ x1 + x2 + x3 + x4",
                    "leave the options of the rotation out, or write factors to be rotated with efa()");
        }
        Optional<Rotation> rotation = rotation(terminal, problems);
        rotation.ifPresent(chosen -> FactorRotation.check(chosen, blocks, problems));
        problems.throwIfAny();
        return FactorRotation.of(rotation.orElseThrow(), words()).from(StartingPoints.withSeed(seed));
    }

    /** The rotation asked for; empty, with problems added, where it cannot be. */
    Optional<Rotation> rotation(Terminal terminal, Problems problems) {
        try {
            return Optional.of(NamedRotation.of(name()).rotation(settings(terminal)));
        } catch (InputException wrong) {
            problems.addAll(wrong.problems());
            return Optional.empty();
        }
    }

    /** @throws InputException where a target lacks an item */
    void requireItems(Rotation rotation, List<String> items) {
        if (rotation instanceof TargetRotation given) {
            Problems problems = new Problems();
            for (String item : items) {
                if (!given.target().rows().contains(item)) {
                    problems.add(
                            target.toString(),
                            "no line for “" + item + "”",
                            "a line for each item",
                            "add it, with empty cells if nothing is known of it");
                }
            }
            problems.throwIfAny();
        }
    }

    private RotationSettings settings(Terminal terminal) {
        return new RotationSettings(
                optional(gamma),
                epsilon(),
                optional(kappa),
                optional(power),
                zeros == null ? OptionalInt.empty() : OptionalInt.of(zeros),
                Optional.ofNullable(rows),
                target == null ? Optional.empty() : Optional.of(readTarget(terminal)));
    }

    private static OptionalDouble optional(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** How many factors the target has, if there is one. */
    static OptionalInt factors(Rotation rotation) {
        return rotation instanceof TargetRotation given
                ? OptionalInt.of(given.target().cols().size())
                : OptionalInt.empty();
    }

    private Matrix readTarget(Terminal terminal) {
        DataSource source = DataSource.of(terminal.resolve(target)).withName(target.toString());
        List<String> header = ResponsesReader.columns(source);
        if (header.size() <= FEWEST_FACTORS) {
            throw new InputException(
                    source.name(),
                    header.size() + " columns",
                    "a column with the names of the items and one per factor, at least " + FEWEST_FACTORS + " factors",
                    "");
        }
        String first = header.get(0);
        List<String> factors = header.subList(1, header.size());
        Responses read = ResponsesReader.read(
                        DataRequest.of(source).withTexts(List.of(first)).withNumbers(factors))
                .responses();
        List<String> names =
                read.labels().get(first).stream().map(String::strip).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new InputException(source.name(), "an item with two lines", "one line per item", "");
        }
        List<double[]> cells = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            int row = i;
            cells.add(factors.stream()
                    .mapToDouble(factor -> read.column(factor)[row])
                    .toArray());
        }
        return Matrix.of(names, factors, cells.toArray(double[][]::new));
    }

    /** The rotation in words, with what was set of it. */
    String words() {
        StringBuilder words = new StringBuilder(NamedRotation.of(name()).keyword());
        append(words, "γ = ", gamma);
        append(words, "ε = ", epsilon().isPresent() ? (Double) epsilon().getAsDouble() : null);
        append(words, "κ = ", kappa);
        append(words, "power ", power);
        append(words, "zeros ", zeros);
        append(words, "", rows == RowNormalization.KAISER ? "Kaiser’s normalisation" : null);
        append(words, "", rows == RowNormalization.NONE ? "without normalisation" : null);
        return words.toString();
    }

    private static void append(StringBuilder words, String name, Object value) {
        if (value != null) {
            words.append(", ").append(name).append(value);
        }
    }

    /** Adds the rotation that was used. */
    Tree settle(Tree options) {
        return options.put("rotation", name());
    }
}
