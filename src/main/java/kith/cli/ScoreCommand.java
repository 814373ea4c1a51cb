package kith.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import kith.data.CsvWriter;
import kith.data.DataRequest;
import kith.data.DataSet;
import kith.data.Grouping;
import kith.data.InputFile;
import kith.data.Responses;
import kith.data.ResponsesReader;
import kith.data.Roles;
import kith.data.SamplingDesign;
import kith.finding.Finding;
import kith.finding.Problems;
import kith.instrument.Instrument;
import kith.instrument.InstrumentLibrary;
import kith.irt.TraitTable;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.document.Tree;
import kith.report.section.scores.NormsTables;
import kith.report.section.scores.ScoresSection;
import kith.report.section.scores.ScoresTree;
import kith.report.section.scores.TraitColumns;
import kith.report.section.word.Labels;
import kith.scoring.ScoreAudit;
import kith.scoring.ScoreTrail;
import kith.scoring.ScoredData;
import kith.scoring.Scores;
import kith.scoring.imputation.ImputationSettings;
import kith.scoring.imputation.ImputationSettings.Single;
import kith.scoring.norms.AppliedNorms;
import kith.scoring.norms.NormingSample;
import kith.scoring.norms.Norms;
import kith.study.ScoresAnswer;
import kith.study.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code score}. */
@Command(
        name = "score",
        description =
                "Scores responses by the instrument's rules, with the number of items answered and the outcome (complete,"
                        + " prorated, missing) of each score. csv gives one row per respondent; a table describes the scores; json gives both.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  kith score -i collective-efficacy -d datasets/collective-efficacy/contexts.csv --id id -o scores.csv",
            "  kith score -i collective-efficacy -d norm-sample.csv --group country --write-norms norms.yaml",
            "  kith score -i collective-efficacy -d norm-sample.csv --norm-covariate age --write-norms norms.yaml",
            "  kith score -i collective-efficacy -d answers.csv --norms norms.yaml -o scores.csv",
            "  kith score -i collective-efficacy -d answers.csv --trait-table traits.csv -o scores.csv"
        })
final class ScoreCommand implements Callable<ExitCode>, CheckedOptions {

    private final Terminal terminal;

    @Option(
            names = {"-i", "--instrument"},
            required = true,
            paramLabel = "INSTRUMENT",
            description = "Id of a bundled instrument, or an instrument file.")
    private String instrumentName;

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description = "Describe the scores within the groups of this column.")
    private String group;

    @Option(
            names = "--time",
            paramLabel = "COLUMN",
            description =
                    "Column with the wave of each row, where respondents answered several times: every id may then"
                            + " stand once in each wave, and csv has the wave beside the id.")
    private String time;

    @Option(
            names = "--cluster",
            paramLabel = "COLUMN",
            description = "Column of clusters, such as schools: standard errors of means allow for them.")
    private String cluster;

    @Option(
            names = "--weights",
            paramLabel = "COLUMN",
            description =
                    "Column of sampling weights: means, standard deviations and shares of the scores are weighted.")
    private String weights;

    @Option(
            names = "--impute",
            paramLabel = "HOW",
            description = "Replace missing responses before scoring, within each subscale: none (the default), two_way"
                    + " (person mean + item mean − overall mean, rounded) or two_way_error (with a random error).")
    private Single impute = Single.NONE;

    @Mixin
    private ImputationOptions imputation;

    @Option(
            names = "--audit",
            paramLabel = "FILE",
            description =
                    "Write the trail of every score to this file (CSV): for each respondent, scale and item the response,"
                            + " the value that counts, the rule and the outcome, so that each score can be computed again by hand.")
    private Path auditFile;

    @Option(
            names = "--spss",
            paramLabel = "FILE",
            description =
                    "Write SPSS syntax to this file (.sps), and beside it a CSV file with responses and scores that it"
                            + " reads and labels. PSPP reads it too.")
    private Path spss;

    @Option(
            names = "--trait-table",
            paramLabel = "FILE",
            description =
                    "Table from sum score to trait that kith irt --score-table wrote: adds the trait and its standard error to every"
                            + " complete score of the scales in it.")
    private Path traitTable;

    @Mixin
    private SmallCellOption small;

    @Mixin
    private NormOptions norms;

    @Mixin
    private DataOptions data;

    @Mixin
    private OutputOptions output;

    ScoreCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void check(Problems problems) {
        if (spss != null && !ScoreFile.extension(spss).equals("sps")) {
            problems.add("--spss", "“" + spss + "”", "a name that ends in .sps", "SPSS knows syntax by this ending");
        }
    }

    @Override
    public ExitCode call() {
        Instrument instrument = InstrumentLibrary.load(instrumentName, terminal.folder());
        Roles roles = data.roles();
        if (group != null) {
            roles = roles.withGroup(group);
        }
        roles = time == null ? roles : roles.withWave(time);
        roles = cluster == null ? roles : roles.withCluster(cluster);
        roles = weights == null ? roles : roles.withWeight(weights);
        Optional<Norms> given = norms.read(terminal);
        DataSet read = ResponsesReader.read(DataRequest.of(data.source(terminal))
                .withItemsOf(instrument)
                .withNumbers(norms.columns(given))
                .withRoles(roles));
        List<Finding> findings = new ArrayList<>(read.findings());
        Optional<Grouping> groups = Optional.ofNullable(group).map(read.responses()::grouping);
        ScoresAnswer answer = ScoresAnswer.of(
                instrument,
                read.responses(),
                groups,
                SamplingDesign.of(read.responses(), Optional.ofNullable(cluster), Optional.ofNullable(weights)),
                new ImputationSettings(impute, imputation.sets(), imputation.method()),
                imputation.seed());
        findings.addAll(answer.findings());
        Scores scores = answer.scores();
        Section section = ScoresSection.of(scores, groups, Labels.of(instrument));
        Optional<Grouping> waves = Optional.ofNullable(time).map(read.responses()::grouping);
        Table table = ScoresSection.perRespondent(scores, waves);
        Tree result = ScoresTree.full(scores, groups)
                .put("audit", ScoresTree.of(audit(instrument, answer.scored(), scores), scores.rowIds()));
        waves.ifPresent(wave -> result.put("waves", wave.byRow()));
        if (given.isPresent()) {
            AppliedNorms applied = norms.apply(given.get(), scores, groups, read.responses());
            findings.addAll(applied.findings());
            table = NormsTables.perRespondent(table, scores, applied);
            result.put("norms", NormsTables.tree(scores, applied));
        }
        if (traitTable != null) {
            TraitTable traits = TraitTableFile.read(terminal, traitTable, scores);
            int without = TraitColumns.without(scores, traits);
            if (without > 0) {
                findings.add(Finding.of("scores_without_trait", Map.of("scores", without)));
            }
            table = TraitColumns.perRespondent(table, scores, traits);
            result.put("traits", TraitColumns.tree(scores, traits));
        }
        section = small.cells().apply(ScoresSection.withPooled(section, answer.pooled()));
        answer.pooled().ifPresent(means -> result.put("multiple_imputation", NormsTables.tree(means)));
        writeAudit(instrument, answer, waves);
        writeSpss(instrument, answer, read.input());
        norms.write(
                terminal,
                new NormingSample(instrument, scores, groups, read.input()),
                read.responses(),
                Optional.ofNullable(cluster),
                imputation.seed(),
                small.cells().least(),
                findings);
        return output.write(
                terminal,
                new Answer(
                        "score", read, findings, section, table, small.cells().apply(result), true));
    }

    private void writeAudit(Instrument instrument, ScoresAnswer answer, Optional<Grouping> waves) {
        if (auditFile != null) {
            OutputFile.write(
                    terminal.resolve(auditFile),
                    CsvWriter.bytes(ScoreTrail.of(instrument, answer.scored(), answer.scores(), waves)));
        }
    }

    private void writeSpss(Instrument instrument, ScoresAnswer answer, InputFile input) {
        if (spss == null) {
            return;
        }
        ScoredData data = ScoredData.of(instrument, answer.scored(), answer.scores());
        Path syntax = terminal.resolve(spss);
        Path read = new SpssSyntaxFile(syntax).data();
        String name = String.valueOf(read.getFileName());
        Map<Path, byte[]> files = new LinkedHashMap<>();
        files.put(read, CsvWriter.bytes(data.table()));
        String comment = "Kith " + Version.text() + ": " + input.name() + " scored by " + instrument.id() + ", version "
                + instrument.version();
        files.put(syntax, data.syntax(name, comment).getBytes(StandardCharsets.UTF_8));
        OutputFile.writeAll(files);
    }

    private ScoreAudit audit(Instrument instrument, Responses responses, Scores scores) {
        return ScoreAudit.of(
                instrument, responses, scores, InstrumentLibrary.sha256(instrumentName, terminal.folder()));
    }
}
