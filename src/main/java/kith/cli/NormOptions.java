package kith.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import kith.data.Grouping;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.Problem;
import kith.finding.Problems;
import kith.scoring.Scores;
import kith.scoring.norms.AppliedNorms;
import kith.scoring.norms.ContinuousNorming;
import kith.scoring.norms.NormFile;
import kith.scoring.norms.NormingSample;
import kith.scoring.norms.Norms;
import picocli.CommandLine.Option;

/** Norms that are applied to scores, or built from them. */
@HelpHeading("Norms")
final class NormOptions implements CheckedOptions {

    private static final int SAMPLES = 200;

    @Option(
            names = "--norms",
            paramLabel = "FILE",
            description =
                    "Norm file to apply: z, T and percentile with its interval of every score, in csv and json. With"
                            + " --group the norms of the respondent’s group; with continuous norms also T at the"
                            + " respondent’s covariate.")
    private Path norms;

    @Option(
            names = "--write-norms",
            paramLabel = "FILE",
            description =
                    "Write norms from these scores, of all and of the groups of --group, to a norm file (YAML). Groups with fewer"
                            + " respondents than --smallest-cell get none.")
    private Path writeNorms;

    @Option(
            names = "--norm-covariate",
            paramLabel = "COLUMN",
            description = "With --write-norms: also continuous norms by this numeric column, such as age.")
    private String covariate;

    @Option(
            names = "--norm-terms",
            paramLabel = "N",
            description =
                    "Terms of the model of continuous norms; by default the fewest that explain 99%% of the variance"
                            + " and increase with the norm score.")
    @NumberRange(from = 1, to = 23)
    private Integer terms;

    @Override
    public void check(Problems problems) {
        if (covariate != null && writeNorms == null) {
            problems.add(
                    norms == null
                            ? needs("--norm-covariate", "--write-norms FILE")
                            : new Problem(
                                    "--norm-covariate",
                                    "together with --norms",
                                    "--norms alone, since the norm file names its covariate",
                                    "leave --norm-covariate out"));
        }
        if (terms != null && covariate == null) {
            problems.add(needs("--norm-terms", "--norm-covariate COLUMN"));
        }
    }

    private static Problem needs(String option, String other) {
        return new Problem(option, "given alone", "with " + other, "add " + other + " or leave " + option + " out");
    }

    /** The norms to apply. */
    Optional<Norms> read(Terminal terminal) {
        return Optional.ofNullable(norms).map(terminal::resolve).map(NormFile::read);
    }

    /** Columns of numbers that continuous norms need. */
    List<String> columns(Optional<Norms> given) {
        Set<String> columns = new LinkedHashSet<>();
        given.ifPresent(found -> columns.addAll(found.covariates()));
        if (covariate != null) {
            columns.add(covariate);
        }
        return List.copyOf(columns);
    }

    AppliedNorms apply(Norms given, Scores scores, Optional<Grouping> groups, Responses responses) {
        Map<String, double[]> covariates = new HashMap<>();
        given.covariates().forEach(name -> covariates.put(name, responses.column(name)));
        return AppliedNorms.of(given, scores, groups, covariates);
    }

    /** Builds norms and writes the file, where that is asked for. */
    void write(
            Terminal terminal,
            NormingSample sample,
            Responses responses,
            Optional<String> cluster,
            long seed,
            int least,
            List<Finding> findings) {
        if (writeNorms == null) {
            return;
        }
        OptionalInt size = terms == null ? OptionalInt.empty() : OptionalInt.of(terms);
        Optional<NormingSample.Covariate> continuous = Optional.ofNullable(covariate)
                .map(name -> new NormingSample.Covariate(
                        new ContinuousNorming(name, size, SAMPLES, seed),
                        responses.column(name),
                        cluster.map(column -> responses.grouping(column).code())
                                .orElseGet(() ->
                                        IntStream.range(0, responses.size()).toArray())));
        OutputFile.write(
                terminal.resolve(writeNorms),
                NormFile.write(sample.norms(continuous, least, findings)).getBytes(StandardCharsets.UTF_8));
    }
}
