package kith.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import kith.analysis.TargetFile;
import kith.data.DataSource;
import kith.finding.InputException;
import kith.report.document.Tree;
import kith.rotation.NamedRotation;
import kith.rotation.RotationChoice;
import kith.rotation.RotationSettings;
import kith.rotation.RowNormalization;
import kith.rotation.StartingPoints;
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

    private final String usual;

    private RotationOptions(String usual) {
        this.usual = usual;
    }

    /** For a factor analysis, which rotates by oblimin. */
    static RotationOptions ofFactorAnalysis() {
        return new RotationOptions(NamedRotation.OBLIMIN.keyword());
    }

    /** For exploratory blocks of a model, rotated by geomin as in lavaan. */
    static RotationOptions ofBlocks() {
        return new RotationOptions(NamedRotation.GEOMIN_Q.keyword());
    }

    /** The rotation as it was chosen. */
    RotationChoice choice(Terminal terminal) {
        return new RotationChoice(name == null ? usual : name, settings(terminal));
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
        List<ExploratoryBlock> blocks = model.exploratoryBlocks();
        if (isGiven() && blocks.isEmpty()) {
            throw new InputException(List.of(FactorRotation.withoutBlocks()));
        }
        return FactorRotation.of(choice(terminal), blocks).from(StartingPoints.withSeed(seed));
    }

    private RotationSettings settings(Terminal terminal) {
        return new RotationSettings(
                optional(gamma),
                optional(epsilon),
                optional(kappa),
                optional(power),
                zeros == null ? OptionalInt.empty() : OptionalInt.of(zeros),
                Optional.ofNullable(rows),
                target == null
                        ? Optional.empty()
                        : Optional.of(TargetFile.read(
                                DataSource.of(terminal.resolve(target)).withName(target.toString()))));
    }

    private static OptionalDouble optional(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Adds the rotation that was used. */
    Tree settle(Tree options) {
        return options.put("rotation", name == null ? usual : name);
    }
}
