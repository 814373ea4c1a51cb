package kith.cli;

import java.util.OptionalInt;
import kith.report.document.SmallCells;
import picocli.CommandLine.Option;

/** The smallest group whose statistics are shown. */
@HelpHeading("Privacy")
final class SmallCellOption {

    @Option(
            names = "--smallest-cell",
            paramLabel = "N",
            description =
                    "In tables by group, do not show statistics of groups with fewer respondents; 5 without it, 1 shows all.")
    @NumberRange(from = 1, to = 1_000)
    private Integer least;

    SmallCells cells() {
        return new SmallCells(given().orElse(SmallCells.USUAL));
    }

    /** As far as it was given. */
    OptionalInt given() {
        return least == null ? OptionalInt.empty() : OptionalInt.of(least);
    }
}
