package kith.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.irt.FactorChoice;
import kith.irt.FactorPlan;
import kith.rotation.NamedRotation;
import picocli.CommandLine.Option;

/** Options that say which factors the items of an item response model load on. */
@HelpHeading("Factors")
final class TraitFactorOptions {

    private static final int FEWEST_POINTS = 5;
    private static final int MOST_POINTS = 201;

    @Option(
            names = "--factors",
            paramLabel = "N",
            description =
                    "All items load on each of N factors (1 to 3), which are rotated after the fit; 1 without it.")
    private Integer factors;

    @Option(
            names = "--rotation",
            paramLabel = "NAME",
            description =
                    "With --factors, the rotation of the standardised loadings, as in kith efa; ${DEFAULT-VALUE} without it.")
    private String rotation = NamedRotation.OBLIMIN.keyword();

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            description = "With --factors, seed of the random starts of the rotation; ${DEFAULT-VALUE} without it.")
    private long seed = 1;

    @Option(
            names = "--structure",
            paramLabel = "MODEL",
            description =
                    "Factors and their items in lavaan's syntax, such as 'a =~ x1 + x2; b =~ x3 + x4', or the name of a file that"
                            + " holds them. Factors have variance 1 and correlate. Takes the place of --items.")
    private String structure;

    @Option(
            names = "--specific",
            split = ",",
            paramLabel = "FACTOR",
            description =
                    "With --structure, factors that correlate with no other (two-tier model); an item loads on one of them at most.")
    private List<String> specific = List.of();

    @Option(
            names = "--bifactor",
            description =
                    "A general factor of all items; the factors of --structure, or the subscales of a total scale, are specific to"
                            + " it and uncorrelated.")
    private boolean bifactor;

    @Option(
            names = "--points",
            paramLabel = "N",
            description =
                    "Points of integration along each factor, from -6 to 6; 61, 31 or 21 for one, two or three dimensions without it.")
    private Integer points;

    boolean hasStructure() {
        return structure != null;
    }

    /** Whether there may be several factors. */
    boolean isMultidimensional() {
        return hasStructure() || bifactor || isExploratory();
    }

    boolean isExploratory() {
        return factors != null && factors > 1;
    }

    /** @throws InputException with every problem */
    FactorPlan plan(Terminal terminal, Problems problems) {
        if (points != null && (points < FEWEST_POINTS || points > MOST_POINTS)) {
            problems.add("--points", points.toString(), FEWEST_POINTS + " to " + MOST_POINTS, "");
        }
        FactorPlan plan = new FactorPlan.OneFactor();
        try {
            plan = new FactorChoice(
                            factors == null ? OptionalInt.empty() : OptionalInt.of(factors),
                            rotation,
                            Optional.ofNullable(structure)
                                    .map(text -> new ModelText("--structure", text).syntax(terminal)),
                            specific,
                            bifactor)
                    .plan(seed);
        } catch (InputException wrong) {
            problems.addAll(wrong.problems());
        }
        problems.throwIfAny();
        return plan;
    }

    OptionalInt points() {
        return points == null ? OptionalInt.empty() : OptionalInt.of(points);
    }
}
